// C0/C1 controls except tab and line feed; directional marks, embeddings, overrides and isolates
// (UAX #9): packs cannot have them, sentences of a page can. U+FEFF and half surrogates draw boxes.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text from a page or a pack as it may be shown: nothing in it can turn the text around it. */
export function plain(text: string): string {
  return text.toWellFormed().replace(UNSAFE, '')
}
