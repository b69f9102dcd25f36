/** Conditions that a claim carries (docs/pack-format.md): names, places and a time, tried on a sentence in its context. */
import { fold } from '../text/normalise.ts'
import type { GuardResult } from './guard-result.ts'
import { textsOf } from './pair/context.ts'
import type { Pair } from './pair/pair.ts'

/** Tries the claim's names, places and window. Gives one result for each guard of the claim, passed or not. */
export function tryClaimGuards({ claim, sentenceAnalysis, around }: Pair): GuardResult[] {
  const { names = [], places, window } = claim.guards
  const results: GuardResult[] = []
  if (names.length > 0 || places !== undefined) {
    const page = [sentenceAnalysis, ...textsOf(around)].map(({ text }) => wholeWords(text)).join(' ')
    for (const oneOf of names) results.push(tryMentions('names', oneOf, page))
    if (places !== undefined) results.push(tryMentions('places', places, page))
  }
  if (window !== undefined && around.published !== undefined) {
    const day = around.published.slice(0, 10)
    const isEarly = window.from !== undefined && day < window.from
    const isLate = window.until !== undefined && day > window.until
    results.push({ guard: 'window', passed: !isEarly && !isLate, detail: `published ${day}` })
  }
  return results
}

/** Whether the page has at least one of these names. */
function tryMentions(guard: string, oneOf: readonly string[], page: string): GuardResult {
  const there = oneOf.find((name) => page.includes(wholeWords(name)))
  return { guard, passed: there !== undefined, detail: there ?? `none of ${oneOf.join(', ')}` }
}

/** A text folded to words, with a space at both ends so that only whole words are found in it. */
function wholeWords(text: string): string {
  return ` ${fold(text)
    .text.replace(/\./g, '')
    .replace(/'s?(?!\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
