/**
 * Splits a block of text into sentences: Intl.Segmenter splits, and rules join what it wrongly splits
 * (sentence-borders.ts).
 *
 *   text       Mr. Lopez left.  He is in Caracas.
 *   segments   [Mr. )[Lopez left.  )[He is in Caracas.)
 *   sentences  [Mr. Lopez left.)   [He is in Caracas.)
 *
 * Takes time in proportion to the text. The segmenter gets slices of {@link SLICE} units, because
 * its cost per segment grows with the length of the text it is given.
 */
import { goesOn } from './sentence-borders.ts'
import { SPACE, skip, skipBack } from './spaces.ts'

/** Half-open `[start, end)` in UTF-16 units of the text as read; without white space at its ends. */
export type SentenceSpan = { readonly start: number; readonly end: number }

/** UTF-16 units that the segmenter gets at once; longer than any real paragraph. */
const SLICE = 16_384
/**
 * Longest sentence that is never cut, in UTF-16 units. A longer one may be cut, if possible at white
 * space. Nobody states a claim in eight thousand characters, and much shorter sentences are not matched
 * either.
 */
export const MAX_UNCUT_SENTENCE = SLICE / 2

/**
 * The sentences of `text` in reading order. They do not overlap, none is empty, and together they
 * hold everything but white space.
 *
 * A line break ends a sentence, unless the next line goes on with a small letter.
 *
 * @param lang BCP 47 tag; anything else counts as an unknown language
 */
export function splitSentences(text: string, lang: string): SentenceSpan[] {
  const segmenter = segmenterFor(lang)
  const spans: SentenceSpan[] = []
  let from = skip(text, 0, text.length, SPACE)
  while (from < text.length) {
    const to = sliceEnd(text, from)
    const starts = sentenceStarts(text, from, to, segmenter)
    // The last sentence of a slice may continue in the next slice, so it is read again with that slice.
    const last = starts.at(-1) as number
    const done = to === text.length || starts.length === 1 ? to : last
    for (const [i, start] of starts.entries()) {
      if (start < done) push(spans, text, start, Math.min(starts[i + 1] ?? done, done))
    }
    from = skip(text, done, text.length, SPACE)
  }
  return spans
}

function push(spans: SentenceSpan[], text: string, from: number, to: number): void {
  const start = skip(text, from, to, SPACE)
  const end = skipBack(text, to, start, SPACE)
  if (start < end) spans.push({ start, end })
}

/** The end of the slice that starts at `from`: at white space, if its second half has any. */
function sliceEnd(text: string, from: number): number {
  const end = from + SLICE
  if (end >= text.length) return text.length
  const atSpace = skipBackToSpace(text, end, from + MAX_UNCUT_SENTENCE)
  // Never between the halves of a surrogate pair.
  return isLowSurrogate(text.charCodeAt(atSpace)) ? atSpace - 1 : atSpace
}

function skipBackToSpace(text: string, end: number, least: number): number {
  for (let i = end; i > least; i--) {
    const unit = text.charCodeAt(i)
    if (unit === 0x20 || unit === 0x0a) return i + 1
  }
  return end
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** The starts of the sentences of `[from, to)`; the first is `from`. */
function sentenceStarts(text: string, from: number, to: number, segmenter: Intl.Segmenter): number[] {
  const slice = from === 0 && to === text.length ? text : text.slice(from, to)
  const borders: number[] = []
  for (const { index } of segmenter.segment(slice)) borders.push(from + index)
  borders.push(to)
  if (slice.includes('…')) addEllipses(slice, from, borders)
  const starts = [from]
  for (let i = 1; i + 1 < borders.length; i++) {
    const [border, next] = [borders[i] as number, borders[i + 1] as number]
    if (!goesOn(text, starts.at(-1) as number, border, next)) starts.push(border)
  }
  return starts
}

// A word with an ellipsis right after it, then a capital. An ellipsis after a space marks omitted words
// instead.
const ELLIPSIS_END = /(?<=\S…["”’»)]{0,2}\s{1,3})(?=["“‘«(¿¡]?\p{Lu})/gu

/** Adds the borders after "…" to `borders`: the segmenter ends a sentence at "...", but not at "…". */
function addEllipses(slice: string, from: number, borders: number[]): void {
  const known = new Set(borders)
  for (const { index } of slice.matchAll(ELLIPSIS_END)) {
    if (!known.has(from + index)) borders.push(from + index)
  }
  borders.sort((a, b) => a - b)
}

const segmenters = new Map<string, Intl.Segmenter>()
/** The cache is emptied at this size, so that a hostile page cannot fill the memory. */
const MAX_SEGMENTERS = 16

function segmenterFor(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang)
  if (known !== undefined) return known
  if (segmenters.size >= MAX_SEGMENTERS) segmenters.clear()
  const made = new Intl.Segmenter(isLanguageTag(lang) ? lang : 'und', { granularity: 'sentence' })
  segmenters.set(lang, made)
  return made
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0
  } catch {
    return false
  }
}
