/**
 * Text from outside, for a terminal: one line, without the control characters that a terminal obeys
 * and those that turn the direction of what follows.
 */
export function printable(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(UNPRINTABLE, '�')
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** A value as a line of JSON in which whatever a terminal would obey is written as its escape. */
export function jsonLine(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent)
  // JSON.stringify escapes the controls below U+0020; line breaks are those of the indent.
  const escaped = json.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `${escaped}\n`
}

const UNPRINTABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu
