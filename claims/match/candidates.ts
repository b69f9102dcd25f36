/**
 * The first step of matching: which claims could each sentence state?
 *
 * - Those above the index's floor: the sentence itself says enough of the claim's words.
 * - Those of the article that the sentence is near to (claims/index/article.ts), if a judge reads
 *   meaning: the sentence may say them in other words.
 * - For `top`, those that the ranking finds.
 */
import { firstOfEachPack, type NearClaim } from '../index/article.ts'
import type { Retriever } from '../index/retriever.ts'
import { baseLanguage, languages } from '../languages/languages.ts'
import type { Ranking } from '../rank/ranking.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { Slices } from '../slices.ts'
import type { Analysis } from '../text/analyse.ts'
import type { LoadTranslations } from '../text/translations.ts'
import { MAX_SENTENCE } from './limits.ts'
import type { PageContext } from './page-context.ts'
import type { Context } from './pair/context.ts'
import type { MatchRequest } from './types.ts'

/** Candidates of each pack above the floor that are judged at most, highest coverage first, unless the request asks for all. */
const MAX_CANDIDATES = 60
/** Sentences before a sentence that are part of its context. */
const MAX_BEFORE = 3
/**
 * Pairs below the floor that one request lays for each pack, the nearest first. Laying one takes about
 * 60 µs, and a slower judge takes only the best of them anyway.
 */
export const MAX_NEAR = 100

/** A sentence that has candidates. */
export type SentenceCandidates = {
  /** The id of the sentence in the request. */
  readonly sentence: number
  readonly analysis: Analysis
  /** The sentence's context, analysed at the first call. Few candidates need it. */
  readonly context: () => Context
  /** First those above the floor, then those of the article, then those that only the ranking found. */
  readonly keys: readonly ClaimKey[]
  /** Number of `keys` that are above the floor. */
  readonly aboveFloor: number
  /** How near the sentence is to claims of the article, in nats; all others are missing. */
  readonly near: ReadonlyMap<ClaimKey, number>
  /** What the ranking found for `top`, the nearest first. */
  readonly nearest: readonly ClaimKey[]
}

/** Where candidates come from. */
export type CandidateSources = {
  readonly index: Retriever
  readonly ranking?: Ranking | undefined
  /** Whether to add the claims of the article: only if a judge can judge pairs below the floor. */
  readonly byArticle: boolean
  /** For claims of the article in another language than the page. Without it, or if it fails, few of these are found. */
  readonly translations?: LoadTranslations | undefined
}

/** A sentence of the request with the sentences before it, the nearest first. */
type Place = { readonly id: number; readonly text: string; readonly before: readonly string[] }

/** Finds the candidates of all sentences of a request; sentences without any are left out. */
export async function findCandidates(
  { document: { lang }, runs, all, top }: MatchRequest,
  page: PageContext,
  { index, ranking, byArticle, translations }: CandidateSources,
  turns: Slices,
): Promise<SentenceCandidates[]> {
  const limit = all === true ? Infinity : Math.max(MAX_CANDIDATES, top ?? 0)
  const places = placesOf(runs)
  const near = byArticle ? await nearClaims(places, page, { index, translations }, lang, turns) : undefined
  const withCandidates: SentenceCandidates[] = []
  for (const [at, { id, text, before }] of places.entries()) {
    if (turns.due()) await turns.wait()
    const candidates = index.candidates(text, [...page.texts, ...before], lang)
    const ofArticle = near?.[at] ?? []
    const nearest = top === undefined ? [] : (ranking?.nearest(text, before, lang, top) ?? [])
    if (candidates.length + ofArticle.length + nearest.length === 0) continue
    const found = firstOfEachPack(candidates, limit).map(({ key }) => key)
    let context: Context | undefined
    withCandidates.push({
      sentence: id,
      analysis: page.analysed(text),
      context: () => {
        context ??= page.around(before)
        return context
      },
      keys: [...new Set([...found, ...ofArticle.map(({ key }) => key), ...nearest])],
      aboveFloor: found.length,
      near: new Map(ofArticle.map((one) => [one.key, one.near])),
      nearest,
    })
  }
  return withCandidates
}

function placesOf(runs: MatchRequest['runs']): Place[] {
  return runs.flatMap((run) => {
    const texts = [...run.before]
    return run.sentences.map(({ id, text }) => {
      const sentence = text.slice(0, MAX_SENTENCE)
      const before = texts.slice(-MAX_BEFORE).reverse()
      texts.push(sentence)
      return { id, text: sentence, before }
    })
  })
}

/** The claims of the article that each sentence is near to: the nearest {@link MAX_NEAR} pairs of each pack. */
async function nearClaims(
  places: readonly Place[],
  { texts: [headline, lead] }: PageContext,
  { index, translations }: Pick<CandidateSources, 'index' | 'translations'>,
  lang: string,
  turns: Slices,
): Promise<NearClaim[][] | undefined> {
  if (index.article === undefined) return undefined
  const list = isAcross(index, lang) ? await translations?.().catch(() => undefined) : undefined
  const article = index.article({ headline, lead, sentences: places, lang, translations: list })
  const all: (NearClaim & { readonly at: number })[] = []
  for (const at of places.keys()) {
    if (turns.due()) await turns.wait()
    for (const claim of article.near(at)) all.push({ ...claim, at })
  }
  const ofSentence: NearClaim[][] = places.map(() => [])
  // A stable sort: of pairs that are equally near, the first on the page come first.
  all.sort((a, b) => b.near - a.near)
  for (const { at, ...claim } of firstOfEachPack(all, MAX_NEAR)) ofSentence[at]?.push(claim)
  return ofSentence
}

/** Whether a claim has a wording in another language than the page, both of them known. */
function isAcross(index: Retriever, lang: string): boolean {
  const own = baseLanguage(lang)
  return languages.of(own) !== undefined && [...(index.languages?.() ?? [])].some((code) => code !== own)
}
