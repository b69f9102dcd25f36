import { detect } from 'tinyld/light'

/** Shorter texts tell too little, in UTF-16 units. */
const LEAST_TEXT = 20
const MOST_TEXT = 2_000

/** The language of a text as detected from the text itself: ISO 639-1, or `und`. */
export function languageOf(text: string): string {
  return text.length < LEAST_TEXT ? 'und' : detect(text.slice(0, MOST_TEXT)) || 'und'
}
