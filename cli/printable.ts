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

const UNPRINTABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu
