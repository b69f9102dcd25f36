/** Pairs of claims and sentences for tests, with the product's own word table. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type AnalysedClaim, analyseClaim } from '../../claims/match/pair/analysed-claim.ts'
import { type Context, EMPTY_CONTEXT } from '../../claims/match/pair/context.ts'
import { makePairs, type Pair } from '../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../claims/match/pair/sentence-facts.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { type Analysis, analyse } from '../../claims/text/analyse.ts'
import { openWordTable } from '../../claims/text/word-table.ts'

export const WORDS = openWordTable(readFileSync(resolve('public', 'words.bin')))

export const analysed = (text: string, lang = 'en'): Analysis => analyse(text, lang, WORDS)

/** What a page says around a sentence; only what is given. */
export type Page = {
  readonly before?: readonly string[]
  readonly headline?: string
  readonly lead?: string
  readonly published?: string
}

export function contextOf({ before = [], headline = '', lead = '', published }: Page, lang = 'en'): Context {
  return {
    ...EMPTY_CONTEXT,
    before: before.map((text) => analysed(text, lang)),
    headline: analysed(headline, lang),
    lead: analysed(lead, lang),
    published,
  }
}

/** A claim of one wording. */
export function claimOf(text: string, lang = 'en', guards: MatchableClaim['guards'] = {}): AnalysedClaim {
  return analyseClaim({ key: 'test/one', wordings: [{ lang, text }], guards, rejects: [] }, WORDS)
}

/** The pair of a claim of one wording with a sentence; undefined where the claim has no words. */
export function pairOf(
  claim: string,
  sentence: string,
  { lang = 'en', guards = {}, ...page }: Page & { lang?: string; guards?: MatchableClaim['guards'] } = {},
): Pair | undefined {
  const beside = analysed(sentence, lang)
  const around = contextOf(page, lang)
  return makePairs(claimOf(claim, lang, guards), beside, sentenceFacts(beside), around, WORDS)[0]
}

/** The sentence's words at some of its tokens, half-open; undefined for -1 and undefined. */
export function wordsAt(
  pair: Pair | undefined,
  at: number | { readonly from: number; readonly to: number } | undefined,
): string | undefined {
  const range = typeof at === 'number' ? { from: at, to: at + 1 } : at
  if (pair === undefined || range === undefined || range.from < 0) return undefined
  const { text, tokens } = pair.sentenceAnalysis
  return text.slice(tokens[range.from]?.start, tokens[range.to - 1]?.end)
}
