/** What an article must find, computed from the terms and weights of an index without posting lists, hits or bounds. */
import {
  type ArticleText,
  CLAIMS_A_WINDOW,
  CONTEXT_PART,
  LEAST_NEAR,
  NEAR_A_SENTENCE,
  NEAR_BEFORE,
  type NearClaim,
  type WindowClaim,
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
import { CERTAIN } from '../../../claims/text/translations.ts'
import { words } from '../../support/matching.ts'

/** Languages of the claims. */
const LANGS = ['en', 'es', 'fr']

const termsIn = (text: string): Set<number> => {
  const list = termList()
  scanTerms(text, list)
  return new Set(list.items.subarray(0, list.length))
}
const stopsOf = new Map<string, Set<number>>()
const without = (terms: Set<number>, lang: string): Set<number> => {
  let stops = stopsOf.get(lang)
  if (stops === undefined) {
    const words = [...stopWords(lang)].filter((word) => word !== 'us')
    stops = new Set(words.flatMap((word) => [...termsIn(word)]))
    stopsOf.set(lang, stops)
  }
  return terms.difference(stops)
}

/** The claims of an article of one window, and those that each of its sentences is near to. The index was compiled with the shipped words. */
export function articleOracle(
  buffer: ArrayBuffer,
  claims: readonly IndexableClaim[],
  floor: Floor,
  { headline, lead, sentences, lang, translations }: ArticleText,
): { window: WindowClaim[]; near: NearClaim[][] } {
  const views = openViews(buffer, indexFingerprint(words))
  if (views === false) throw new Error('the index does not open')
  const { rarity } = rarityIn(sentences.length + 1)
  const read = (...texts: string[]) => without(new Set(texts.flatMap((text) => [...termsIn(text)])), lang)
  /** How surely texts have each term, for a wording in the language `of`: up to 1. */
  const heard = (of: string, ...texts: string[]): Map<number, number> => {
    const words = read(...texts)
    const strengths = new Map<number, number>()
    const dictionary = of === lang ? undefined : translations?.dictionary(lang, of)
    for (const word of words)
      dictionary?.(word, (other, share) => {
        const strength = Math.max(1, Math.round(CERTAIN * (share / CERTAIN) ** 0.7)) / CERTAIN
        strengths.set(other, Math.max(strength, strengths.get(other) ?? 0))
      })
    for (const word of words) strengths.set(word, 1)
    return strengths
  }
  const inArticle = (of: string) =>
    heard(of, headline, lead, ...sentences.flatMap(({ text, before }) => [text, ...before]))
  const byLanguage = new Map(LANGS.map((of) => [of, inArticle(of)]))

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
  type Row = { key: ClaimKey; lang: string; weights: Map<number, number>; total: number; score: number }
  const rows: Row[] = claims.flatMap(({ key, wordings }) =>
    statementsOf(wordings).flatMap(({ text, lang: of }): Row[] => {
      const terms = [...without(termsIn(text), of)].slice(0, MAX_ROW_TERMS)
      const weights = new Map(terms.map((term) => [term, weightOf(splitClaimKey(key).pack, term)]))
      const sum = (some: number[], by = (weight: number) => weight): number =>
        some.reduce((all, term) => all + by(weights.get(term) ?? 0), 0)
      const rare = (weight: number): number => rarity[weight] ?? 0
      const said = byLanguage.get(of) ?? new Map<number, number>()
      const own = terms.filter((term) => said.has(term))
      const part = (term: number, by = (weight: number) => weight): number =>
        Math.round(by(weights.get(term) ?? 0) * (said.get(term) ?? 0))
      const inAll = own.reduce((all, term) => all + part(term), 0)
      const reaches =
        terms.length > 0 &&
        own.length >= Math.min(floor.terms, terms.length) &&
        inAll >= Math.round((floor.weight ?? 0) * WEIGHT_STEPS) &&
        inAll * SHARE_PARTS >= Math.round(floor.own * SHARE_PARTS) * sum(terms)
      const covered = own.reduce((all, term) => all + part(term, rare), 0)
      return reaches && covered > 0
        ? [{ key, lang: of, weights, total: sum(terms), score: (covered * covered) / sum(terms, rare) }]
        : []
    }),
  )
  const ranked = [...Map.groupBy(rows, ({ key }) => key)]
    .map(([key, ofClaim]) => ({ key, rows: ofClaim, score: Math.max(...ofClaim.map(({ score }) => score)) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  const chosen = firstOfPacks(ranked, CLAIMS_A_WINDOW)
  const near = sentences.map(({ text, before }) => {
    const places = new Map(
      LANGS.map((of) => [
        of,
        { own: heard(of, text), around: heard(of, text, headline, ...before.slice(0, NEAR_BEFORE)) },
      ]),
    )
    const nowhere = { own: new Map<number, number>(), around: new Map<number, number>() }
    const ofSentence = chosen.flatMap(({ key, rows: ofClaim, score }) => {
      const parts = ofClaim.map(({ weights, total, lang: of }) => {
        const { own, around } = places.get(of) ?? nowhere
        const sum = (terms: Map<number, number>) =>
          [...weights].reduce((all, [term, weight]) => all + (terms.get(term) ?? 0) * weight, 0)
        return sum(own) === 0 ? 0 : (sum(own) + CONTEXT_PART * sum(around)) / total
      })
      return [{ key, near: (Math.max(...parts) * score) / WEIGHT_STEPS }].filter(
        (one) => one.near >= LEAST_NEAR,
      )
    })
    return firstOfPacks(
      ofSentence.sort((a, b) => b.near - a.near || (a.key < b.key ? -1 : 1)),
      NEAR_A_SENTENCE,
    )
  })
  return { window: chosen.map(({ key, score }) => ({ key, score })), near }
}

function firstOfPacks<T extends { readonly key: ClaimKey }>(sorted: readonly T[], limit: number): T[] {
  const packs = Map.groupBy(sorted, ({ key }) => splitClaimKey(key).pack)
  const kept = new Set([...packs.values()].flatMap((ofPack) => ofPack.slice(0, limit)))
  return sorted.filter((one) => kept.has(one))
}
