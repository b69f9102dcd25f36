/** What the index must find, computed from its terms and weights without posting lists, prefixes or hits. */

import { indexFingerprint } from '../../../claims/index/fingerprint.ts'
import { type Floor, SHARE_PARTS } from '../../../claims/index/floor.ts'
import { WEIGHT_STEPS } from '../../../claims/index/format.ts'
import { openViews } from '../../../claims/index/open-views.ts'
import { byCoverage, type Candidate } from '../../../claims/index/retriever.ts'
import { type IndexableClaim, MAX_ROW_TERMS } from '../../../claims/index/rows.ts'
import { statementsOf } from '../../../claims/text/statements.ts'
import { stopWords } from '../../../claims/text/stop-words.ts'
import { scanTerms, termList } from '../../../claims/text/terms.ts'

function termsIn(text: string): Set<number> {
  const list = termList()
  scanTerms(text, list)
  return new Set(list.items.subarray(0, list.length))
}

/** The candidates, found by looking at every wording of every claim. Takes the weights from the index, which was compiled without a word table. */
export function oracle(
  buffer: ArrayBuffer,
  claims: readonly IndexableClaim[],
  floor: Floor,
  sentence: string,
  context: readonly string[],
): Candidate[] {
  const views = openViews(buffer, indexFingerprint(undefined))
  if (views === false) throw new Error('the index does not open')
  const weightOf = new Map(Array.from(views.hashes, (hash, number) => [hash, views.weights[number] ?? 0]))
  const said = termsIn(sentence)
  const around = new Set(context.flatMap((text) => [...termsIn(text)]))
  const found: Candidate[] = []
  for (const { key, wordings } of claims) {
    let coverage = 0
    for (const { text, lang } of statementsOf(wordings)) {
      const stops = new Set(
        [...stopWords(lang)].filter((word) => word !== 'us').flatMap((word) => [...termsIn(word)]),
      )
      const row = [...termsIn(text)].filter((term) => !stops.has(term)).slice(0, MAX_ROW_TERMS)
      const sum = (terms: number[]): number => terms.reduce((all, term) => all + (weightOf.get(term) ?? 0), 0)
      const own = row.filter((term) => said.has(term))
      const total = sum(row)
      const covered = sum(row.filter((term) => said.has(term) || around.has(term)))
      if (
        row.length > 0 &&
        own.length >= Math.min(floor.terms, row.length) &&
        sum(own) >= Math.round((floor.weight ?? 0) * WEIGHT_STEPS) &&
        sum(own) * SHARE_PARTS >= Math.round(floor.own * SHARE_PARTS) * total &&
        covered * SHARE_PARTS >= Math.round(floor.coverage * SHARE_PARTS) * total
      )
        coverage = Math.max(coverage, covered / total)
    }
    if (coverage > 0) found.push({ key, coverage })
  }
  return found.sort(byCoverage)
}
