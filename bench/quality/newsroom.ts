/** Precision and recall on the newsroom articles: which sentences state which of 58 claims. */
import { LEVELS, type Level, STANCES } from '../../claims/match/types.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { Bench } from './bench.ts'
import { claimOf, newsroom, otherClaims, PLAIN_SETS, TOPICS } from './data.ts'
import { goalsOf, type LeastFigures } from './goals.ts'
import { foldOf } from './held-out.ts'
import type { JudgeSet } from './judges.ts'
import { bestF1, type Counts, type Point, rates, recallAt } from './metrics.ts'
import {
  curveOfFound,
  FIGURE_COLUMNS,
  type Figures,
  type Found,
  figureRow,
  figuresOf,
  type LabelledPage,
  leadOf,
  matchesIn,
  type PageLabel,
  type Run,
  runPages,
} from './pages.ts'
import { peersOver } from './peers.ts'
import { type MatcherOf, product } from './product.ts'
import type { Cell, Part, Table } from './report.ts'
import { stanceGoals, stanceTable } from './stances.ts'

const EVERYWHERE = [...TOPICS, ...PLAIN_SETS]

export async function measureNewsroom(bench: Bench): Promise<Part> {
  const { claims, articles } = newsroom(bench.folder)
  const pages = newsroomPages(articles)
  const matchables = claims.map(({ id, text, variants }) => claimOf(id, [text, ...variants]))
  const matches = matchesIn(pages)
  const alone = await product(matchables, bench.words)
  const others = otherClaims(bench.folder)
  bench.progress.show(`compiling ${others.length} claims`, undefined)
  const among = await product([...matchables, ...others], bench.words)

  const runs: NamedRun[] = []
  const crowded: NamedRun[] = []
  for (const set of bench.sets) {
    const by = (name: string, matcherOf: MatcherOf, isHeldOut: boolean): Promise<NamedRun> =>
      runOver(bench, set, name, { pages, claims: matchables, matcherOf, isHeldOut })
    runs.push(await by('topic held out', alone, true), await by('trained on these topics', alone, false))
    crowded.push(await by(`topic held out, among ${others.length} other claims`, among, true))
  }
  const main = runs.at(-2) as NamedRun
  const mainCrowded = crowded.at(-1) as NamedRun
  const peers = peerRuns(claims, pages).map(({ name, found }) => ({
    name,
    curve: curveOfFound(found, matches.length),
    found,
  }))
  const figures = (run: NamedRun): Figures => figuresOf(run.run, matches.length)
  const sentences = sentencesIn(pages, EVERYWHERE)
  const tables: Table[] = [
    {
      title: `Newsroom: ${claims.length} claims, ${sentences} sentences, ${matches.length} matches`,
      columns: FIGURE_COLUMNS,
      rows: [...runs, ...crowded].map((run) => figureRow(run.name, figures(run))),
    },
    levelTable(runs, pages),
    peerTable(peers),
    topicTable(main, pages),
    recallByStance(main, pages),
    candidateStances(main),
    stanceTable('Newsroom', [main]),
  ]
  return {
    tables,
    goals: [
      ...goalsOf(main.name, figures(main), NEWSROOM_GOALS),
      ...goalsOf(mainCrowded.name, figures(mainCrowded), CROWDED_GOALS),
      {
        measure: `_near at strict, ${main.name}: false per 1,000`,
        figure: perThousand(main.run.levels.strict, pages, '_near'),
        goal: 2,
        better: 'lower',
      },
      ...stanceGoals('newsroom', 'en', main),
    ],
    json: {
      curves: Object.fromEntries(
        [...runs, ...crowded].map(({ name, run }) => [name, curveOfFound(run.curve, matches.length)]),
      ),
      falseMarks: Object.fromEntries(
        LEVELS.map((level) => [level, wrongIn(main.run.levels[level], EVERYWHERE)]),
      ),
      falseMarksAmongOthers: wrongIn(mainCrowded.run.levels.strict, EVERYWHERE),
      missed: missesOf(pages, main.run),
      claims: Object.fromEntries(claims.map(({ id, text, variants }) => [id, [text, ...variants]])),
    },
  }
}

const STRICT = { precision: 0.95, recall: 0.4 }
const NEWSROOM_GOALS: LeastFigures = { at95: 0.4, at90: 0.52, bestF1: 0.74, strict: STRICT }
const CROWDED_GOALS: LeastFigures = { at95: 0.35, at90: 0.45, bestF1: 0.7, strict: STRICT }

type NamedRun = { readonly name: string; readonly run: Run }

export function newsroomPages(articles: ReturnType<typeof newsroom>['articles']): LabelledPage[] {
  return [...articles].flatMap(([group, list]) =>
    list.map(({ article, title, date, sentences }): LabelledPage => {
      const lead = leadOf(sentences)
      const published = date === null ? {} : { published: date }
      return {
        id: article,
        group,
        document: { lang: 'en', headline: title ?? '', lead, ...published },
        sentences,
      }
    }),
  )
}

/** Each topic is a fold of its own; the other pages are held out a quarter at a time. */
export function foldOfPage({ id, group }: LabelledPage): number {
  const place = (TOPICS as readonly string[]).indexOf(group)
  return place >= 0 ? place : foldOf(id)
}

async function runOver(
  { progress }: Bench,
  set: JudgeSet,
  how: string,
  {
    pages,
    claims,
    matcherOf,
    isHeldOut,
  }: {
    pages: readonly LabelledPage[]
    claims: readonly MatchableClaim[]
    matcherOf: MatcherOf
    isHeldOut: boolean
  },
): Promise<NamedRun> {
  const name = `${set.name}, ${how}`
  const judgesOf = (page: LabelledPage) =>
    (isHeldOut ? set.heldOut(foldOfPage(page)) : undefined) ?? set.shipped
  const run = await runPages(pages, claims, matcherOf, judgesOf, (part) =>
    progress.show(`newsroom, ${name}`, part),
  )
  return { name, run }
}

const sentencesIn = (pages: readonly LabelledPage[], groups: readonly string[]): number =>
  pages.reduce((sum, { group, sentences }) => sum + (groups.includes(group) ? sentences.length : 0), 0)

const wrongIn = (found: readonly Found[], groups: readonly string[]): Found[] =>
  found.filter(({ label, group }) => label === undefined && groups.includes(group))

function perThousand(found: readonly Found[], pages: readonly LabelledPage[], group: string): number {
  const wrong = new Set(wrongIn(found, [group]).map(({ page, index }) => `${page} ${index}`))
  return (1_000 * wrong.size) / sentencesIn(pages, [group])
}

function countsIn(
  found: readonly Found[],
  pages: readonly LabelledPage[],
  groups: readonly string[],
): Counts {
  const right = found.filter(({ label, group }) => label?.kind === 'match' && groups.includes(group)).length
  const matches = matchesIn(pages).filter(({ group }) => groups.includes(group)).length
  return { right, marked: right + wrongIn(found, groups).length, matches }
}

function levelTable(runs: readonly NamedRun[], pages: readonly LabelledPage[]): Table {
  return {
    title: 'Newsroom at each level',
    columns: ['', 'precision', 'recall', 'F1', 'right', 'marked', '_near /1,000', '_negatives /1,000'],
    rows: runs.flatMap(({ name, run }) =>
      LEVELS.map((level): Cell[] => {
        const all = countsIn(run.levels[level], pages, EVERYWHERE)
        const { precision, recall, f1 } = rates(all)
        const plain = PLAIN_SETS.map((set) => perThousand(run.levels[level], pages, set))
        return [`${name}, ${level}`, precision, recall, f1, all.right, all.marked, ...plain]
      }),
    ),
  }
}

const peerTable = (peers: readonly { name: string; curve: Point[] }[]): Table => ({
  title: 'Newsroom, peers',
  columns: ['', 'R at P≥.95', 'R at P≥.90', 'best F1'],
  rows: peers.map(({ name, curve }): Cell[] => [
    name,
    recallAt(curve, 0.95),
    recallAt(curve, 0.9),
    bestF1(curve).f1,
  ]),
})

const topicTable = ({ name, run }: NamedRun, pages: readonly LabelledPage[]): Table => ({
  title: `Newsroom by topic, ${name}: precision, recall, F1 at each level`,
  columns: ['', 'matches', ...LEVELS.flatMap((level) => [`${level} P`, 'R', 'F1'])],
  rows: TOPICS.map((topic): Cell[] => [
    topic,
    matchesIn(pages).filter(({ group }) => group === topic).length,
    ...LEVELS.flatMap((level) => {
      const { precision, recall, f1 } = rates(countsIn(run.levels[level], pages, [topic]))
      return [precision, recall, f1]
    }),
  ]),
})

const LABELLED_STANCES = STANCES.filter((stance) => stance !== 'asked')

function recallByStance({ name, run }: NamedRun, pages: readonly LabelledPage[]): Table {
  const ofStance = (labels: readonly (PageLabel | undefined)[], stance: string): number =>
    labels.filter((label) => label?.kind === 'match' && label.stance === stance).length
  return {
    title: `Newsroom by stance, ${name}: recall`,
    columns: ['', 'matches', ...LEVELS],
    rows: LABELLED_STANCES.map((stance): Cell[] => {
      const matches = ofStance(
        matchesIn(pages).map(({ label }) => label),
        stance,
      )
      const recall = (level: Level): number =>
        ofStance(
          run.levels[level].map(({ label }) => label),
          stance,
        ) / matches
      return [stance, matches, ...LEVELS.map(recall)]
    }),
  }
}

/** Compares the stance of labelled matches with their label, whether they are marked or not. */
function candidateStances({ run }: NamedRun): Table {
  const labelled = run.curve.filter(({ label }) => label?.kind === 'match')
  return {
    title: `Stance of the ${labelled.length} labelled matches that are candidates`,
    columns: ['', 'labelled', 'given', 'precision', 'recall'],
    rows: LABELLED_STANCES.map((stance): Cell[] => {
      const given = labelled.filter((one) => one.stance === stance)
      const right = given.filter(({ label }) => label?.stance === stance).length
      const wanted = labelled.filter(({ label }) => label?.stance === stance).length
      const { precision, recall } = rates({ marked: given.length, right, matches: wanted })
      return [stance, wanted, given.length, precision, recall]
    }),
  }
}

function missesOf(pages: readonly LabelledPage[], { curve, levels }: Run): unknown[] {
  const keyOf = (page: string, index: number, claim: string): string => `${page} ${index} ${claim}`
  const keyOfFound = ({ page, index, claim }: Found): string => keyOf(page, index, claim)
  const scores = new Map(curve.map((one) => [keyOfFound(one), one.score]))
  const strict = new Set(levels.strict.map(keyOfFound))
  return pages.flatMap(({ id, group, sentences }) =>
    sentences.flatMap(({ text, labels }, index) =>
      labels
        .filter(({ kind, claim }) => kind === 'match' && !strict.has(keyOf(id, index, claim)))
        .map(({ claim, stance }) => {
          const score = scores.get(keyOf(id, index, claim)) ?? null
          return { group, page: id, index, text, claim, stance, score }
        }),
    ),
  )
}

function peerRuns(
  claims: readonly { id: string; text: string; variants: readonly string[] }[],
  pages: readonly LabelledPage[],
): { name: string; found: Found[] }[] {
  return peersOver(claims.map(({ text, variants }) => [text, ...variants])).map(({ name, search }) => ({
    name,
    found: pages.flatMap(({ id, group, sentences }) =>
      sentences.flatMap(({ text, labels }, index) =>
        Array.from(search(text), ([number, score]): Found => {
          const claim = claims[number]?.id ?? ''
          const label = labels.find((label) => label.claim === claim)
          return { group, page: id, index, text, claim, score, label }
        }),
      ),
    ),
  }))
}
