/** Finds the source of a statement: a reporting verb, "according to", hearsay, an open quotation. */
import { languages } from '../languages/languages.ts'
import { groupOf, groupOfWords } from '../languages/words.ts'
import { subjectAfter, subjectBefore, trimSubject } from './subjects.ts'

export type Source = {
  /** Who says it, as the text names them; undefined if it does not. */
  readonly by: string | undefined
}

/** Where the claim's words are in the text, for {@link sourceOf}. */
export type Place = {
  /** The sentences before, the nearest first. */
  readonly before: readonly string[]
  /** Half-open range of the aligned words, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

// Not \b: to a regular expression the ó of "aseguró" is no letter.
const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'
const { according, hearsay, reporting } = languages.stance

const VERBS = new RegExp(`${START}${groupOf(reporting.verbs)}${END}`, 'giu')
const PLAINEST = new RegExp(`^${groupOf(reporting.plainest)}$`, 'iu')
/** "claims" and "reports" after one of these are nouns; "to say" and "was told" have no speaker before them. */
const NO_VERB = new RegExp(
  `(?:(?<!\\p{L})${groupOfWords(reporting.noVerbAfter)}|${groupOf(reporting.noVerbAfterEnding)})\\s*$`,
  'iu',
)
/** "United States" states nothing. */
const NOT_REPORTING = new RegExp(`${groupOf(reporting.notReporting)}$`, 'u')
/** "…, prosecutors said Thursday.", "…, as the roll call shows.", "…: reports" */
const TRAILING = new RegExp(
  [
    `,\\s+(?:${groupOf(reporting.trailingAs)}\\s+)?`,
    `((?!${groupOfWords(reporting.noTrailingSubject)}\\s)[\\p{L}\\p{N}.’' -]{2,60}?)`,
    `\\s+${groupOf(reporting.trailing)}${END}[^,;”"]{0,60}$`,
    `|:\\s*${groupOf(reporting.trailingSources)}\\s*$`,
  ].join(''),
  'iu',
)
/** "…, informó el Indec.", "…, asegura un vídeo con millones de vistas." */
const TRAILING_INVERTED = new RegExp(
  [
    `,\\s+${groupOf(reporting.trailingInverted)}\\s+`,
    `((?:${groupOfWords(reporting.invertedArticles)}|\\p{Lu}[\\p{L}.]*)(?![\\p{L}])[^,;”"]{0,80})`,
  ].join(''),
  'u',
)
const ACCORDING = new RegExp(`\\b${groupOf(according)}\\s+([^,.;:”"“]{2,80})`, 'iu')
const HEARSAY = new RegExp(`${START}${groupOf(hearsay.patterns)}${END}`, 'iu')
const WHOLE_HEARSAY = new RegExp(`${groupOf(hearsay.wholeEndings)}$`, 'iu')
const OPENING = /[“«„]/gu
const CLOSING = /[”»]/gu
/** Reach of a word of hearsay before the aligned words, in UTF-16 units. */
const NEAR = 30

/** The source of the aligned part of a text; undefined if the text itself states it. */
export function sourceOf(text: string, place: Place): Source | undefined {
  const named = ACCORDING.exec(text)
  if (named !== null) return { by: trimSubject(named[1] ?? '') }
  return (
    fromVerb(text, place) ??
    fromTrailing(text, place) ??
    (inQuotation(text, place) ? { by: undefined } : fromHearsay(text, place))
  )
}

/** "Lee said …", "“…,” said Lee". */
function fromVerb(text: string, place: Place): Source | undefined {
  for (const { 0: verb, index: start } of text.matchAll(VERBS)) {
    const end = start + verb.length
    const before = text.slice(0, start)
    if (NO_VERB.test(before) || NOT_REPORTING.test(text.slice(0, end))) continue
    const after = subjectAfter(text, end, before, PLAINEST.test(verb))
    // In "…, said X" the statement comes before the verb, in "X said …" after it.
    if (after !== undefined ? place.from < start : place.to > end)
      return { by: after ?? subjectBefore(text, start) }
  }
  return undefined
}

function fromTrailing(text: string, place: Place): Source | undefined {
  const trailing = TRAILING.exec(text)
  if (trailing !== null && place.from < trailing.index) return { by: trimSubject(trailing[1] ?? '') }
  const inverted = TRAILING_INVERTED.exec(text)
  if (inverted !== null && place.from < inverted.index)
    return { by: trimSubject((inverted[1] ?? '').replace(/[.\s]+$/u, '')) }
  return undefined
}

function fromHearsay(text: string, place: Place): Source | undefined {
  const found = HEARSAY.exec(text)
  if (found === null || found.index < place.from - NEAR || found.index >= place.to) return undefined
  // "The alleged attack" doubts the attack, and not what is said about it.
  const doubtsAll = WHOLE_HEARSAY.test(found[0])
  const end = found.index + found[0].length
  if (!doubtsAll && (end < place.from - 2 || found.index > place.from)) return undefined
  return { by: undefined }
}

/** Whether the aligned words are in a quotation that was opened here or in a sentence before. */
function inQuotation(text: string, { before, from }: Place): boolean {
  const opened = text.slice(0, Math.max(from, 0) + 1)
  if (/["“«]/u.test(opened) && /["”»]/u.test(text.slice(from))) return true
  if (/^\s*["“«]/u.test(text)) return true
  // A quotation that is closed but not opened here is the rest of a longer one.
  if (count(text, /"/gu) % 2 === 1 || count(text, CLOSING) > count(text, OPENING)) return true
  let open = 0
  for (const sentence of before.toReversed())
    open = Math.max(0, open + count(sentence, OPENING) - count(sentence, CLOSING))
  return open > 0
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
