/**
 * Makes text from outside safe for a terminal: one line, without control characters and without characters
 * that change the text direction.
 */
export function printable(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(UNPRINTABLE, '�')
}

/** Does the same for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** A value as a line of JSON. Characters that could control a terminal are escaped. */
export function jsonLine(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent)
  // JSON.stringify already escapes the controls below U+0020; line breaks come only from the indent.
  const escaped = json.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `${escaped}\n`
}

const UNPRINTABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu
