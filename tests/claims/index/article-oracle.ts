/** What an article must find, computed from the terms and weights of an index without posting lists, hits or bounds. */
import {
  type ArticleText,
  CLAIMS_A_WINDOW,
  CONTEXT_PART,
  LEAST_NEAR,
  NEAR_A_SENTENCE,
  NEAR_BEFORE,
  type NearClaim,
} from '../../../claims/index/article.ts'
import { indexFingerprint } from '../../../claims/index/fingerprint.ts'
import { type Floor, SHARE_PARTS } from '../../../claims/index/floor.ts'
import { WEIGHT_STEPS } from '../../../claims/index/format.ts'
import { hashKey } from '../../../claims/index/keys.ts'
import { openViews } from '../../../claims/index/open-views.ts'
import { rarityIn } from '../../../claims/index/rarity.ts'
import { type IndexableClaim, MAX_ROW_TERMS } from '../../../claims/index/rows.ts'
import { type ClaimKey, splitClaimKey } from '../../../claims/records/claim-key.ts'
import { statementsOf } from '../../../claims/text/statements.ts'
import { stopWords } from '../../../claims/text/stop-words.ts'
import { scanTerms, termList } from '../../../claims/text/terms.ts'
import { words } from '../../support/matching.ts'

const termsIn = (text: string): Set<number> => {
  const list = termList()
  scanTerms(text, list)
  return new Set(list.items.subarray(0, list.length))
}
const without = (terms: Set<number>, lang: string): Set<number> => {
  const stops = [...stopWords(lang)].filter((word) => word !== 'us').flatMap((word) => [...termsIn(word)])
  return terms.difference(new Set(stops))
}

/** For each sentence the claims that it is near to, for an article of one window. The index was compiled with the shipped words. */
export function articleOracle(
  buffer: ArrayBuffer,
  claims: readonly IndexableClaim[],
  floor: Floor,
  { headline, lead, sentences, lang }: ArticleText,
): NearClaim[][] {
  const views = openViews(buffer, indexFingerprint(words))
  if (views === false) throw new Error('the index does not open')
  const { rarity } = rarityIn(sentences.length + 1)
  const read = (...texts: string[]) => without(new Set(texts.flatMap((text) => [...termsIn(text)])), lang)
  const said = read(headline, lead, ...sentences.flatMap(({ text, before }) => [text, ...before]))

  const weightsOf = new Map<string, Map<number, number>>()
  const weightOf = (pack: string, term: number): number => {
    let ofPack = weightsOf.get(pack)
    if (ofPack === undefined) {
      const at = views.packHash.indexOf(hashKey(pack))
      const numbers = [...views.hashes.keys()].filter((number) => views.termPack[number] === at)
      ofPack = new Map(numbers.map((number) => [views.hashes[number] ?? 0, views.weights[number] ?? 0]))
      weightsOf.set(pack, ofPack)
    }
    return ofPack.get(term) ?? 0
  }
  type Row = { key: ClaimKey; weights: Map<number, number>; total: number; score: number }
  const rows: Row[] = claims.flatMap(({ key, wordings }) =>
    statementsOf(wordings).flatMap(({ text, lang: of }): Row[] => {
      const terms = [...without(termsIn(text), of)].slice(0, MAX_ROW_TERMS)
      const weights = new Map(terms.map((term) => [term, weightOf(splitClaimKey(key).pack, term)]))
      const sum = (some: number[], by = (weight: number) => weight): number =>
        some.reduce((all, term) => all + by(weights.get(term) ?? 0), 0)
      const rare = (weight: number): number => rarity[weight] ?? 0
      const own = terms.filter((term) => said.has(term))
      const reaches =
        terms.length > 0 &&
        own.length >= Math.min(floor.terms, terms.length) &&
        sum(own) >= Math.round((floor.weight ?? 0) * WEIGHT_STEPS) &&
        sum(own) * SHARE_PARTS >= Math.round(floor.own * SHARE_PARTS) * sum(terms)
      const covered = sum(own, rare)
      return reaches && covered > 0
        ? [{ key, weights, total: sum(terms), score: (covered * covered) / sum(terms, rare) }]
        : []
    }),
  )
  const ranked = [...Map.groupBy(rows, ({ key }) => key)]
    .map(([key, ofClaim]) => ({ key, rows: ofClaim, score: Math.max(...ofClaim.map(({ score }) => score)) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  const chosen = firstOfPacks(ranked, CLAIMS_A_WINDOW)
  return sentences.map(({ text, before }) => {
    const own = read(text)
    const around = read(text, headline, ...before.slice(0, NEAR_BEFORE))
    const near = chosen.flatMap(({ key, rows: ofClaim, score }) => {
      const parts = ofClaim.map(({ weights, total }) => {
        const sum = (terms: Set<number>) =>
          [...weights].reduce((all, [term, weight]) => all + (terms.has(term) ? weight : 0), 0)
        return sum(own) === 0 ? 0 : (sum(own) + CONTEXT_PART * sum(around)) / total
      })
      return [{ key, near: (Math.max(...parts) * score) / WEIGHT_STEPS }].filter(
        (one) => one.near >= LEAST_NEAR,
      )
    })
    return firstOfPacks(
      near.sort((a, b) => b.near - a.near || (a.key < b.key ? -1 : 1)),
      NEAR_A_SENTENCE,
    )
  })
}

function firstOfPacks<T extends { readonly key: ClaimKey }>(sorted: readonly T[], limit: number): T[] {
  const packs = Map.groupBy(sorted, ({ key }) => splitClaimKey(key).pack)
  const kept = new Set([...packs.values()].flatMap((ofPack) => ofPack.slice(0, limit)))
  return sorted.filter((one) => kept.has(one))
}
