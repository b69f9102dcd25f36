/** Fits the weights with which the trees and the model of meaning decide together, and their levels. */

import { logitOf, meaningLogit } from '../../claims/match/judge/calibration.ts'
import { MEANINGS } from '../../claims/match/judge/judge.ts'
import { type Level, STANCES } from '../../claims/match/types.ts'
import type { Calibrated } from '../quality/calibrated.ts'
import { FOLDS } from '../quality/held-out.ts'
import { areaUnder, bestF1, curveOf, recallAt } from '../quality/metrics.ts'
import { fitLogistic, type LogisticRow, sigmoid, sumOf } from './logistic.ts'
import type { PairOut, Totals } from './pairs-out.ts'

/** A pair with the answer of the model. */
export type Joined = PairOut & {
  /** Logits of the two: see claims/match/judge/calibration.ts. */
  readonly columns: readonly [trees: number, meaning: number]
  readonly modelStance: string
}

export function joinedOf(pairs: readonly PairOut[], scores: readonly (readonly number[])[]): Joined[] {
  return pairs.map((pair, i): Joined => {
    const logits = scores[i] as readonly number[]
    const stances = logits.slice(MEANINGS.length)
    return {
      ...pair,
      columns: [logitOf(pair.trees), meaningLogit(logits)],
      modelStance: STANCES[stances.indexOf(Math.max(...stances))] ?? 'asserted',
    }
  })
}

/** Languages that are fitted, each pulled towards the one before it that it names. */
const LANGUAGES = [
  { lang: 'en', towards: undefined },
  { lang: 'es', towards: 'en' },
  { lang: 'en-es', towards: 'es' },
] as const
/** Rows' worth of trust in the fit that another language is pulled towards. */
const TRUST = 10

/** Events are hard on purpose and ordinary sentences are many: what each source counts. */
const WEIGHTS: Record<PairOut['source'], number> = { newsroom: 1, events: 0.15, news: 0.05, speeches: 0.05 }

type Weights = ReadonlyMap<string, readonly number[]>

function fitAll(joined: readonly Joined[]): Weights {
  const fitted = new Map<string, readonly number[]>()
  for (const { lang, towards } of LANGUAGES) {
    const rows = bestWordings(joined.filter((one) => one.lang === lang)).flatMap(
      ({ columns, label, source, times }): LogisticRow[] =>
        label === null ? [] : [{ columns, label, weight: WEIGHTS[source] * times }],
    )
    const start = towards === undefined ? [0, 0.5, 0.5] : (fitted.get(towards) as readonly number[])
    fitted.set(lang, fitLogistic(rows, start, towards === undefined ? 1 : TRUST))
  }
  return fitted
}

/** One pair for each sentence and claim: the wording that both judges together like best. */
function bestWordings(joined: readonly Joined[], scoreOf = plainSum): Joined[] {
  const best = new Map<string, Joined>()
  for (const one of joined) {
    const name = `${one.source} ${one.lang} ${one.unit} ${one.claimId}`
    const known = best.get(name)
    if (known === undefined || scoreOf(one) > scoreOf(known)) best.set(name, one)
  }
  return [...best.values()]
}

const plainSum = ({ columns: [trees, meaning] }: Joined): number => trees + meaning

/** Scores of pairs whose fold was left out when the weights were fitted. */
export type OutOfFold = ReadonlyMap<Joined, number>

function outOfFold(joined: readonly Joined[]): OutOfFold {
  const scores = new Map<Joined, number>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = joined.filter((one) => one.fold === fold)
    if (held.length === 0) continue
    const fitted = fitAll(joined.filter((one) => one.fold !== fold))
    for (const one of held)
      scores.set(one, sigmoid(sumOf(fitted.get(one.lang) as readonly number[], one.columns)))
  }
  return scores
}

/**
 * Least precision of what a level marks on real pages and events together. Few real pages are labelled, so
 * one claim that misleads would decide alone. A mark more that would be wrong is counted in, so that few marks
 * prove nothing.
 */
const LEAST_PRECISION = { strict: 0.945, balanced: 0.85, wide: 0.65 }
/**
 * Most marks on 10,000 ordinary sentences of news, and of political speeches. About half of the surest ones are
 * no mistakes, but true repeats of one of 89,695 claims.
 */
const MOST_FALSE = {
  strict: { news: 1.4, speeches: 4 },
  balanced: { news: 3, speeches: 15 },
  wide: { news: 20, speeches: 100 },
}

/** The languages whose pairs show that a level holds. English claims on Spanish pages are too few alone. */
const provenBy = (lang: string): string[] => (lang === 'en-es' ? ['es', 'en-es'] : [lang])

function levelFor(level: Level, lang: string, scored: OutOfFold, totals: Totals, share: number): number {
  const { words, meaning } = agreeIn(lang)
  const [leastWords, leastMeaning] = [logitOf(words[level]), logitOf(meaning[level])]
  const best = bestWordings(
    [...scored.keys()].filter(
      ({ lang: of, columns: [trees, model] }) =>
        provenBy(lang).includes(of) && trees >= leastWords && model >= leastMeaning,
    ),
    (one) => scored.get(one) as number,
  )
  const of = (source: PairOut['source']): number[][] => {
    const rows = best.filter((one) => one.source === source && one.label !== null)
    return rows.map((one) => [scored.get(one) as number, one.label as number])
  }
  const atPrecision = (): number => {
    const ranked = [...of('newsroom'), ...of('events')].sort((a, b) => (b[0] as number) - (a[0] as number))
    let right = 0
    let found = 1
    ranked.forEach(([score, label], i) => {
      right += label as number
      if (right / (i + 2) >= LEAST_PRECISION[level]) found = score as number
    })
    return found
  }
  const atFalse = (source: 'news' | 'speeches'): number => {
    const most = (MOST_FALSE[level][source] * totals.sentences[source] * share) / 10_000
    const ranked = best
      .filter((one) => one.source === source)
      .map((one) => ({ score: scored.get(one) as number, times: one.times }))
      .sort((a, b) => b.score - a.score)
    let marked = 0
    for (const { score, times } of ranked) {
      marked += times
      if (marked > most) return score + 1e-6
    }
    return 0
  }
  return Math.max(atPrecision(), ...(lang === 'en' ? [atFalse('news'), atFalse('speeches')] : []))
}

/**
 * Weights fitted on all pairs, with levels that hold on pairs that were left out.
 */
export function calibrationOf(
  joined: readonly Joined[],
  totals: Totals,
): { calibrated: Calibrated; oof: OutOfFold } {
  const fitted = fitAll(joined)
  const oof = outOfFold(joined)
  const folds = new Set(joined.map(({ fold }) => fold)).size
  const byLanguage = LANGUAGES.map(({ lang }) => {
    const [bias = 0, trees = 0, meaning = 0] = (fitted.get(lang) ?? []).map(round)
    const at = (level: Level): number =>
      round(Math.min(0.9999, levelFor(level, lang, oof, totals, folds / FOLDS)))
    const strict = at('strict')
    const balanced = Math.min(strict, at('balanced'))
    const levels = { strict, balanced, wide: Math.min(balanced, at('wide')) }
    const rates = stancesIn(joined, lang)
    return [
      lang,
      {
        weights: { bias, trees, meaning },
        levels,
        agree: agreeIn(lang),
        ...(rates.model > rates.rules ? { stance: true } : {}),
      },
    ] as const
  })
  return { calibrated: { ...Object.fromEntries(byLanguage), band: BAND } as Calibrated, oof }
}

/**
 * What each judge must give a pair at a level. Without it, words that agree so well that the trees are sure
 * outvoted the model: of sentences with the claim's words and another fact .47 were strict, and .42 of
 * contradictions were, as asserted; with .5 it is .18 and .04, and newsroom loses .03 of its matches at the same
 * precision. The other way round, a model that is sure marks by topic alone in ordinary news, where the
 * trees know better: .7 for words halves these marks and costs .04 of the matches on newsroom.
 */
const AGREE = {
  words: { strict: 0.7, balanced: 0.5, wide: 0 },
  meaning: { strict: 0.5, balanced: 0.3, wide: 0.15 },
}
/** The trees were fitted to ordinary news in English alone. */
const agreeIn = (lang: string): typeof AGREE =>
  lang === 'en' ? AGREE : { ...AGREE, words: { strict: 0, balanced: 0, wide: 0 } }
/** Scores of the trees for which the model is asked: all but those that are nearly nothing. */
const BAND = { from: 0.005, to: 2 }

const round = (value: number): number => Math.round(value * 1e4) / 1e4

/** How often model and rules give the labelled stance of matches. */
function stancesIn(joined: readonly Joined[], lang: string): { count: number; model: number; rules: number } {
  const matches = bestWordings(joined.filter((one) => one.lang === lang && one.label === 1))
  const share = (of: (one: Joined) => string): number =>
    matches.filter((one) => of(one) === one.stance).length / Math.max(1, matches.length)
  return {
    count: matches.length,
    model: share(({ modelStance }) => modelStance),
    rules: share(({ ruleStance }) => ruleStance),
  }
}

/** What to look at: each judge alone and both, on pairs that were left out. */
export function reportOf(
  joined: readonly Joined[],
  oof: OutOfFold,
  calibrated: Calibrated,
  totals: Totals,
): string[] {
  const lines: string[] = []
  const ways: [string, (one: Joined) => number][] = [
    ['trees', ({ columns }) => columns[0]],
    ['meaning', ({ columns }) => columns[1]],
    ['both', (one) => oof.get(one) as number],
  ]
  for (const [name, matches] of Object.entries(totals.matches)) {
    const [source, lang] = name.split(' ') as [string, string]
    const rows = joined.filter((one) => one.source === source && one.lang === lang)
    for (const [way, scoreOf] of ways) {
      const ranked = bestWordings(rows, scoreOf).flatMap((one) =>
        one.label === null ? [] : [{ score: scoreOf(one), right: one.label === 1 }],
      )
      const curve = curveOf(ranked, matches)
      lines.push(
        `${name}, ${way}: recall at P≥.95 ${f(recallAt(curve, 0.95))}, at P≥.90 ${f(recallAt(curve, 0.9))}, best F1 ${f(bestF1(curve).f1)}, average precision ${f(areaUnder(curve))}, reachable ${f(ranked.filter(({ right }) => right).length / matches)}`,
      )
    }
  }
  for (const name of Object.keys(totals.matches)) lines.push(budgetLine(name, joined, totals))
  for (const { lang } of LANGUAGES) {
    const { weights, levels } = calibrated[lang] as Calibrated[string]
    const { count, model, rules } = stancesIn(joined, lang)
    lines.push(
      `${lang}: weights ${JSON.stringify(weights)}, levels ${JSON.stringify(levels)}; stance of ${count} matches: model ${f(model)}, rules ${f(rules)}`,
    )
  }
  return lines
}

/** Of all matches, the share that is among the first pairs of their page, in the order in which the model gets them. */
function budgetLine(name: string, joined: readonly Joined[], totals: Totals): string {
  const rows = joined.filter(({ source, lang }) => `${source} ${lang}` === name)
  const pages = Map.groupBy(rows, ({ page }) => page)
  const shares = BUDGETS.map((most) => {
    const right = new Set<string>()
    for (const page of pages.values())
      for (const one of page.toSorted((a, b) => b.trees - a.trees).slice(0, most))
        if (one.label === 1 && one.trees >= BAND.from) right.add(`${one.unit} ${one.claimId}`)
    return `${most === Infinity ? 'all' : most} ${f(right.size / (totals.matches[name] as number))}`
  })
  const inAll = rows.filter(({ trees }) => trees >= BAND.from).length
  return `${name}: ${f(inAll / pages.size)} pairs a page that has any; matches among the first pairs of a page: ${shares.join(', ')}`
}
const BUDGETS = [12, 24, 36, 60, Infinity]

const f = (value: number): string => value.toFixed(3)
