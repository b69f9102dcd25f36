/** How well the words of one text say a word of another: in the same word, another form, or another word for it. */
import type { Analysis } from '../../text/analyse.ts'
import type { LanguageTable } from '../../text/word-table.ts'
import type { How } from './alignment.ts'
import type { Nearby } from './context.ts'

// Fits, 0–1, of a related word. The trees were trained with these.
const FIT_OF_RELATION = { derived: 0.9, same: 0.75, similar: 0.55 }
const FIT_OF_SAME_START = 0.7
/** Fit of a name of the claim that the sentence has in small letters: "trump card" is hardly about Trump. */
export const FIT_OF_LOWERED_NAME = 0.6

/** Two words are forms of one word if they begin with this many equal letters … */
const SAME_START_LETTERS = 5
/** … which are at least this share of the longer word. */
const SAME_START_SHARE = 0.7

/** The word of a text that fits best; `place` is its token, or -1. */
type WordFit = {
  readonly place: number
  readonly fit: number
  readonly how: How
  /** Whether no word fits and there is an opposite. */
  readonly opposite: boolean
}

/** Looks in a text for the word that fits the claim's token best, other than the same stem. */
export function relatedWord(claim: Analysis, at: number, text: Analysis, words: LanguageTable): WordFit {
  const { stem } = claim.tokens[at] as Analysis['tokens'][number]
  const entry = claim.entries[at] as number
  let place = -1
  let fit = 0
  let how: How = 'none'
  let opposite = false
  for (const there of text.firsts) {
    const relation = words.relation(entry, text.entries[there] as number)
    if (relation === 'opposite') {
      opposite = true
      continue
    }
    let value = relation === undefined ? 0 : FIT_OF_RELATION[relation]
    let by: How = relation === 'derived' ? 'form' : 'meaning'
    if (value === 0 && haveSameStart(stem, (text.tokens[there] as Analysis['tokens'][number]).stem)) {
      value = FIT_OF_SAME_START
      by = 'form'
    }
    if (value > fit) {
      fit = value
      place = there
      how = by
    }
  }
  return { place, fit, how, opposite: opposite && place < 0 }
}

/**
 * How well the context says the claim's token, 0–1. Words count only with the same stem, names also in
 * other forms: "Ruritanian" for Ruritania.
 */
export function fitFromContext(
  claim: Analysis,
  at: number,
  around: readonly Nearby[],
  words: LanguageTable,
): number {
  const { stem } = claim.tokens[at] as Analysis['tokens'][number]
  let best = 0
  for (const near of around) {
    if (best >= near.fit) continue
    if (near.text.byStem.has(stem)) best = near.fit
    else if (claim.roles[at] === 'name') {
      const { fit, how } = relatedWord(claim, at, near.text, words)
      if (how === 'form') best = Math.max(best, near.fit * fit)
    }
  }
  return best
}

function haveSameStart(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0) || a.length < SAME_START_LETTERS || b.length < SAME_START_LETTERS)
    return false
  let same = 1
  const shorter = Math.min(a.length, b.length)
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same++
  return same >= SAME_START_LETTERS && same >= SAME_START_SHARE * Math.max(a.length, b.length)
}
