import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { naiveRetriever } from '../../bench/quality/naive-retriever.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { type OpenMatcherOptions, openMatcher } from '../../claims/match/open-matcher.ts'
import type { Matcher, MatchRequest } from '../../claims/match/types.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { openWordTable } from '../../claims/text/word-table.ts'

/** The word table that ships with the extension. */
export const words = openWordTable(readFileSync(resolve('public', 'words.bin')))

/** The extension's matcher over a few claims, or what `options` make of it. */
export function matcherOf(
  claims: readonly MatchableClaim[],
  options: Partial<OpenMatcherOptions> = {},
): Matcher {
  return openMatcher({
    index: naiveRetriever(claims, words),
    claims,
    words,
    model: SHIPPED_MODEL,
    ...options,
  })
}

/** A claim of pack `t` with one English wording. */
export function textClaim(id: string, text: string, more: Partial<MatchableClaim> = {}): MatchableClaim {
  return { key: `t/${id}`, wordings: [{ lang: 'en', text }], guards: {}, rejects: [], ...more }
}

/** A request for English sentences in a row, with their places as ids. */
export function requestOf(texts: readonly string[], more: Partial<MatchRequest> = {}): MatchRequest {
  return {
    document: { lang: 'en', headline: '', lead: '' },
    runs: [{ before: [], sentences: texts.map((text, id) => ({ id, text })) }],
    level: 'strict',
    ...more,
  }
}
