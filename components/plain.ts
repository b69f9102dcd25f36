/**
 * C0/C1 controls except tab and line feed, and the directional marks, embeddings, overrides and isolates of
 * UAX #9. Packs cannot contain them, but sentences of a page can. U+FEFF is drawn as a box, like half
 * surrogates.
 */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Gives text from a page or a pack as it may be shown: nothing in it can change the direction of the text around it. */
export function plain(text: string): string {
  return text.toWellFormed().replace(UNSAFE, '')
}
