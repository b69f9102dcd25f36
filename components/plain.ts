/**
 * C0/C1 controls except tab and line feed, and the directional marks, embeddings, overrides and
 * isolates of UAX #9. Packs cannot contain them, but sentences of a page can. U+FEFF and half
 * surrogates are here because they are drawn as a box.
 */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Removes from a text of a page or a pack everything that could change the direction of the text around it. */
export function plain(text: string): string {
  return text.toWellFormed().replace(UNSAFE, '')
}
