/**
 * The stance of a sentence: it states something, attributes it to somebody, denies it or asks it. The
 * rules look at reporting verbs, quotation marks, words of denial and question marks. In an unknown
 * language a sentence is asserted or asked.
 */
import { languages } from '../languages/languages.ts'
import { groupOf } from '../languages/words.ts'
import { sourceOf } from './reporting.ts'
import { subjectBefore } from './subjects.ts'

export type StanceOf = {
  readonly stance: 'asserted' | 'attributed' | 'denied' | 'asked'
  /** Who says it, as the text names them. */
  readonly by?: string
}

/** What the matcher knows about the sentence and the claim. */
export type StanceHints = {
  /** The sentences before, the nearest first: a quotation that one of them opened may still be open. */
  readonly before: readonly string[]
  /** The sentence negates what the claim says, or the claim what the sentence says. */
  readonly negated: boolean
  /** Half-open range of the aligned words: a report counts only if it covers them. */
  readonly from: number
  readonly to: number
  /** The claim itself says that somebody denies something. */
  readonly claimDenies: boolean
}

const { denial } = languages.stance
const DENIAL = `(?<![\\p{L}\\p{N}])${groupOf(denial.patterns)}(?![\\p{L}\\p{N}])`
const ANY_DENIAL = new RegExp(DENIAL, 'iu')
/** Only for matchAll: with `test`, a global expression would start where the last call ended. */
const EACH_DENIAL = new RegExp(DENIAL, 'giu')
const DENYING_VERB = new RegExp(`^${groupOf(denial.verbs)}`, 'iu')
const IN_PASSING = new RegExp(`\\b${groupOf(denial.inPassing)}$`, 'iu')
const UNDONE = new RegExp(`\\b${groupOf(denial.undone)}\\s+$`, 'iu')

/** Whether a claim's own words deny: "Trump denied that …". */
export function denies(claim: string): boolean {
  return ANY_DENIAL.test(claim)
}

/** The stance of `text`, and who says it if the text tells. */
export function stanceOf(text: string, hints: StanceHints): StanceOf {
  const source = sourceOf(text, hints)
  const by = byOf(source?.by)
  const denied = hints.claimDenies ? undefined : denialOf(text, hints)
  if (denied !== undefined) return { stance: 'denied', ...(denied.by === undefined ? by : denied) }
  if (text.trimEnd().endsWith('?')) return { stance: 'asked', ...by }
  return source === undefined ? { stance: 'asserted' } : { stance: 'attributed', ...by }
}

function denialOf(text: string, hints: StanceHints): { by?: string } | undefined {
  for (const { 0: word, index: start } of text.matchAll(EACH_DENIAL)) {
    const before = text.slice(0, start)
    // "…, who has always denied it, …" tells what somebody else says, in passing.
    if (IN_PASSING.test(before) || UNDONE.test(before)) continue
    return DENYING_VERB.test(word) ? byOf(subjectBefore(text, start)) : {}
  }
  return hints.negated ? {} : undefined
}

const byOf = (by: string | undefined): { by?: string } => (by === undefined ? {} : { by })
