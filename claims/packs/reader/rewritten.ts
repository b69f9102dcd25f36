/** Whether a claim still tells the reader the same, and is still found in the same sentences. */
import type { Claim } from '../../records/claim.ts'
import { wordingsOf } from '../../records/matchable-claim.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * Whether something that the reader was told has changed: who says it, what the check found, the
 * publisher's label, for which days it holds, all of its sources; or whether a sentence that was marked
 * may no longer be: a wording is gone, there is another guard or another example to reject. What is only
 * added (a language, a variant, a source, an explanation) rewrites nothing.
 */
export function isRewritten(before: Claim, after: Claim): boolean {
  const same = (field: 'label' | 'claimant' | 'validity' | 'guards') =>
    written(before[field]) === written(after[field])
  const kept = (old: Readonly<Record<string, string>> = {}, now: Readonly<Record<string, string>> = {}) =>
    Object.entries(old).every(([lang, text]) => now[lang] === text)
  const rejected = new Set(before.examples.reject.map(written))
  const sources = new Set(after.sources.map(({ url }) => url))
  return !(
    same('label') &&
    same('claimant') &&
    same('validity') &&
    same('guards') &&
    kept(before.finding, after.finding) &&
    kept(before.explanation, after.explanation) &&
    keepsWordings(before, after) &&
    before.sources.some(({ url }) => sources.has(url)) &&
    after.examples.reject.every((example) => rejected.has(written(example)))
  )
}

function keepsWordings(before: Claim, after: Claim): boolean {
  const wordings = new Set(wordingsOf(after).map(written))
  return wordingsOf(before).every((wording) => wordings.has(written(wording)))
}

/** The wordings of a claim, written so that the same statement is found under another id. */
export function plainWordings(claim: Claim): string[] {
  return wordingsOf(claim).map(
    ({ lang, text }) =>
      `${lang} ${text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim()}`,
  )
}

/** A field's value in the one form that can be compared; empty for a field that is not there. */
export function written(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}
