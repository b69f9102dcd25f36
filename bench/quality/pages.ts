/**
 * Pages whose sentences are labelled with claims, and what the product finds on them. Labels of kind
 * `partial` count neither way; a mark without a label is wrong.
 */
import {
  type DocumentContext,
  LEVELS,
  type Level,
  type Match,
  type MatchOptions,
  type MatchRequest,
  type Stance,
} from '../../claims/match/types.ts'
import type { ClaimKey } from '../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { Judges } from './judges.ts'
import { areaUnder, bestF1, curveOf, type Point, rates, recallAt } from './metrics.ts'
import { byLevel, idOf, type MatcherOf, wouldBeMarked } from './product.ts'
import type { Cell } from './report.ts'

export type PageLabel = {
  readonly claim: string
  readonly kind: 'match' | 'partial'
  readonly stance: Stance
}
export type LabelledPage = {
  readonly id: string
  /** Topic or event. */
  readonly group: string
  readonly document: DocumentContext
  /** Sentences before the first, if this is part of a page. */
  readonly before?: readonly string[]
  readonly sentences: readonly { readonly text: string; readonly labels: readonly PageLabel[] }[]
}

/** A claim proposed for a sentence. */
export type Found = {
  readonly group: string
  readonly page: string
  readonly index: number
  readonly text: string
  readonly claim: string
  readonly score: number
  readonly stance?: Stance
  readonly label: PageLabel | undefined
}
/** `curve`: everything that some threshold would mark. `levels`: what each level marks. */
export type Run = { readonly curve: Found[]; readonly levels: Record<Level, Found[]> }

/** Sentences at the start of an article that are its lead. */
const LEAD = 3

/** The first sentences of an article, as its lead. */
export const leadOf = (sentences: readonly { readonly text: string }[]): string =>
  sentences
    .slice(0, LEAD)
    .map(({ text }) => text)
    .join(' ')

export function requestOf({ document, before = [], sentences }: LabelledPage, level: Level): MatchRequest {
  return {
    document,
    runs: [{ before, sentences: sentences.map(({ text }, id) => ({ id, text })) }],
    level,
  }
}

/** A request for a whole page, which may use up the page's budget. */
export const wholePage = (): MatchOptions => ({ page: {}, priority: 'rest' })

/**
 * Runs the matcher over pages, once for the curve and once for each level.
 *
 * @param claims the claims that labels speak of; what is found of others is left out
 */
export async function runPages(
  pages: readonly LabelledPage[],
  claims: readonly MatchableClaim[],
  matcherOf: MatcherOf,
  judgesOf: (page: LabelledPage) => Judges,
  onPage: (done: number) => void = () => {},
): Promise<Run> {
  const keys = new Set<ClaimKey>(claims.map(({ key }) => key))
  const run: Run = { curve: [], levels: byLevel(() => []) }
  const foundIn = (page: LabelledPage, matches: readonly Match[]): Found[] =>
    matches.filter(({ claim }) => keys.has(claim)).map((match) => foundOf(page, match))
  for (const [i, page] of pages.entries()) {
    const judges = judgesOf(page)
    const all = await matcherOf(judges, { thresholds: false }).match(
      { ...requestOf(page, 'strict'), all: true },
      wholePage(),
    )
    run.curve.push(...foundIn(page, all.filter(wouldBeMarked)))
    for (const level of LEVELS) {
      const matches = await matcherOf(judges).match(requestOf(page, level), wholePage())
      run.levels[level].push(
        ...foundIn(
          page,
          matches.filter(({ marked }) => marked),
        ),
      )
    }
    onPage((i + 1) / pages.length)
  }
  return run
}

function foundOf({ id, group, sentences }: LabelledPage, match: Match): Found {
  const { text = '', labels = [] } = sentences[match.sentence] ?? {}
  const claim = idOf(match.claim)
  return {
    group,
    page: id,
    index: match.sentence,
    text,
    claim,
    score: match.score,
    stance: match.stance,
    label: labels.find((label) => label.claim === claim),
  }
}

/** All labelled matches, whether they are found or not. */
export const matchesIn = (
  pages: readonly LabelledPage[],
): { readonly group: string; readonly label: PageLabel }[] =>
  pages.flatMap(({ group, sentences }) =>
    sentences.flatMap(({ labels }) =>
      labels.filter(({ kind }) => kind === 'match').map((label) => ({ group, label })),
    ),
  )

/** The precision-recall curve of what was found. */
export const curveOfFound = (found: readonly Found[], matches: number): Point[] =>
  curveOf(
    found
      .filter(({ label }) => label?.kind !== 'partial')
      .map(({ score, label }) => ({ score, right: label !== undefined })),
    matches,
  )

export type Figures = {
  readonly matches: number
  readonly at95: number
  readonly at90: number
  readonly bestF1: number
  readonly averagePrecision: number
  /** Share of the matches that some threshold would mark. */
  readonly reachable: number
  readonly levels: Record<Level, { readonly precision: number; readonly recall: number }>
}

export function figuresOf({ curve, levels }: Run, matches: number): Figures {
  const points = curveOfFound(curve, matches)
  const isMatch = ({ label }: Found): boolean => label?.kind === 'match'
  return {
    matches,
    at95: recallAt(points, 0.95),
    at90: recallAt(points, 0.9),
    bestF1: bestF1(points).f1,
    averagePrecision: areaUnder(points),
    reachable: curve.filter(isMatch).length / Math.max(1, matches),
    levels: byLevel((level) => {
      const marked = levels[level].filter(({ label }) => label?.kind !== 'partial')
      return rates({ marked: marked.length, right: marked.filter(isMatch).length, matches })
    }),
  }
}

export const FIGURE_COLUMNS = [
  '',
  'matches',
  'reachable',
  'R at P≥.95',
  'R at P≥.90',
  'best F1',
  'avg. P',
  'strict P',
  'R',
  'balanced P',
  'R',
]

export const figureRow = (name: string, figures: Figures): Cell[] => [
  name,
  figures.matches,
  figures.reachable,
  figures.at95,
  figures.at90,
  figures.bestF1,
  figures.averagePrecision,
  figures.levels.strict.precision,
  figures.levels.strict.recall,
  figures.levels.balanced.precision,
  figures.levels.balanced.recall,
]

/** Of the matches that a level marks: how many there are, and the share whose stance is the labelled one. */
export function stanceRate(found: readonly Found[]): { count: number; right: number } {
  const matches = found.filter(({ label }) => label?.kind === 'match')
  const right = matches.filter(({ stance, label }) => stance === label?.stance)
  return { count: matches.length, right: right.length / Math.max(1, matches.length) }
}
