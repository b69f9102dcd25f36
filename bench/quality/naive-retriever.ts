/**
 * A retriever that is simple and slow: it looks at every claim that shares a word with the sentence,
 * and works on words (stems) instead of hashed terms. For benches and tests with up to a few thousand claims.
 */

import type { Floor } from '../../claims/index/floor.ts'
import { byCoverage, type Candidate, type Retriever } from '../../claims/index/retriever.ts'
import type { ClaimKey } from '../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { analyse } from '../../claims/text/analyse.ts'
import { statementsOf } from '../../claims/text/statements.ts'
import type { WordTable } from '../../claims/text/word-table.ts'

/** So low that the judge accepts no claim below it (docs/matching.md, "Retrieve"). */
const FLOOR: Floor = { coverage: 0.35, own: 0.15, terms: 2 }

type Row = { readonly claim: number; readonly total: number; readonly terms: number }

/** A retriever over the wordings of `claims`. */
export function naiveRetriever(
  claims: readonly MatchableClaim[],
  table: WordTable,
  floor: Floor = FLOOR,
): Retriever {
  const rows: Row[] = []
  const postings = new Map<string, { rows: number[]; weights: number[] }>()
  claims.forEach((claim, index) => {
    for (const { text, lang } of statementsOf(claim.wordings)) {
      const row = rows.length
      const seen = termsOf(text, lang, table)
      let total = 0
      for (const [term, weight] of seen) {
        total += weight
        const list = postings.get(term) ?? { rows: [], weights: [] }
        list.rows.push(row)
        list.weights.push(weight)
        postings.set(term, list)
      }
      rows.push({ claim: index, total, terms: seen.size })
    }
  })
  const own = new Float64Array(rows.length)
  const fromContext = new Float64Array(rows.length)
  const hits = new Uint16Array(rows.length)

  // A cache, because neighbouring sentences share their context.
  let recent = new Map<string, ReadonlySet<string>>()
  const contextTerms = (text: string, lang: string): ReadonlySet<string> => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const terms = new Set(termsOf(text, lang, table).keys())
    if (recent.size >= 16) recent = new Map()
    recent.set(text, terms)
    return terms
  }

  return {
    size: claims.length,
    candidates(sentenceText, context, lang) {
      const touched: number[] = []
      const sentence = termsOf(sentenceText, lang, table)
      for (const term of sentence.keys()) {
        const list = postings.get(term)
        if (list === undefined) continue
        for (let i = 0; i < list.rows.length; i++) {
          const row = list.rows[i] as number
          if (hits[row] === 0) touched.push(row)
          hits[row] = (hits[row] as number) + 1
          own[row] = (own[row] as number) + (list.weights[i] as number)
        }
      }
      if (touched.length > 0) {
        const around = new Set(context.flatMap((text) => [...contextTerms(text, lang)]))
        for (const term of around) {
          if (sentence.has(term)) continue
          const list = postings.get(term)
          if (list === undefined) continue
          for (let i = 0; i < list.rows.length; i++) {
            const row = list.rows[i] as number
            if (hits[row] !== 0) fromContext[row] = (fromContext[row] as number) + (list.weights[i] as number)
          }
        }
      }
      const best = new Map<number, number>()
      for (const at of touched) {
        const row = rows[at] as Row
        const inSentence = own[at] as number
        const covered = (inSentence + (fromContext[at] as number)) / row.total
        if (
          (hits[at] as number) >= Math.min(floor.terms, row.terms) &&
          inSentence >= floor.own * row.total &&
          covered >= floor.coverage &&
          covered > (best.get(row.claim) ?? 0)
        )
          best.set(row.claim, covered)
        own[at] = 0
        fromContext[at] = 0
        hits[at] = 0
      }
      return [...best]
        .map(([claim, coverage]): Candidate => ({ key: claims[claim]?.key as ClaimKey, coverage }))
        .sort(byCoverage)
    },
  }
}

/** The terms of a text with their weights: the stems of its words, the digits of its numbers. */
function termsOf(text: string, lang: string, table: WordTable): Map<string, number> {
  const analysis = analyse(text, lang, table)
  const terms = new Map<string, number>()
  analysis.tokens.forEach((token, i) => {
    const role = analysis.roles[i]
    if (role === 'word' || role === 'name' || token.kind === 'number')
      terms.set(token.stem, Math.max(1, analysis.weights[i] as number))
  })
  return terms
}
