/**
 * Precision and recall on the newsroom articles: which sentences state which of 58 claims. Labels of
 * kind `partial` count neither way; a mark without a label is wrong.
 */
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { LEVELS, type Level, type Match, type MatchRequest, STANCES } from '../../claims/match/types.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { type Article, claimOf, type Label, newsroom, PLAIN_SETS, TOPICS } from './data.ts'
import { foldOf, heldOutModels } from './held-out.ts'
import { bestF1, type Counts, curveOf, type Point, rates, recallAt } from './metrics.ts'
import { peersOver } from './peers.ts'
import { byLevel, idOf, product, withoutThresholds, wouldBeMarked } from './product.ts'
import type { Cell, Part, Table } from './report.ts'

/** A claim proposed for a sentence. */
type Found = {
  topic: string
  article: string
  index: number
  text: string
  claim: string
  score: number
  stance?: string
  label: Label | undefined
}
type Run = { curve: Found[]; levels: Record<Level, Found[]> }
type Place = { topic: string; article: Article }

/** Minimum precision at which a mark is worth its cost. Recall is compared at this precision. */
const PRECISION = 0.95

export async function measureNewsroom(folder: string, words: WordTable): Promise<Part> {
  const { claims, articles } = newsroom(folder)
  const places = [...articles].flatMap(([topic, list]) => list.map((article) => ({ topic, article })))
  const matchables = claims.map((claim) => claimOf(claim.id, [claim.text, ...claim.variants]))
  const matchers = await product(matchables, words)
  const run = async (modelOf: (place: Place) => TreeModel): Promise<Run> => {
    const out: Run = { curve: [], levels: byLevel(() => []) }
    const open = new Map<TreeModel, TreeModel>()
    for (const place of places) {
      const model = modelOf(place)
      const without = open.get(model) ?? withoutThresholds(model)
      open.set(model, without)
      const all = await matchers(without).match({ ...requestOf(place.article, 'strict'), all: true })
      out.curve.push(...all.filter(wouldBeMarked).map((match) => foundOf(place, match)))
      for (const level of LEVELS) {
        const matches = await matchers(model).match(requestOf(place.article, level))
        out.levels[level].push(...matches.map((match) => foundOf(place, match)))
      }
    }
    return out
  }
  const heldOut = heldOutModels()
  const runs: [string, Run][] = []
  if (heldOut !== undefined) {
    runs.push(['topic held out', await run((place) => heldOut[foldOfPlace(place)] ?? SHIPPED_MODEL)])
  }
  runs.push(['trained on these topics', await run(() => SHIPPED_MODEL)])
  const main = runs[0] as [string, Run]

  const matches = labelsOf(places)
  const counts = (found: readonly Found[], of: (label: Label, topic: string) => boolean): Counts => ({
    marked: found.filter(({ label, topic }) => label?.kind === 'match' && of(label, topic)).length,
    right: found.filter(({ label, topic }) => label?.kind === 'match' && of(label, topic)).length,
    matches: matches.filter(({ label, topic }) => of(label, topic)).length,
  })
  const wrongIn = (found: readonly Found[], topics: readonly string[]): Found[] =>
    found.filter(({ label, topic }) => label === undefined && topics.includes(topic))
  const overall = (found: readonly Found[], topics: readonly string[]): Counts => {
    const right = counts(found, (_, topic) => topics.includes(topic))
    return { ...right, marked: right.right + wrongIn(found, topics).length }
  }
  const everywhere = [...TOPICS, ...PLAIN_SETS]
  const curves = runs.map(([name, { curve }]) => ({ name, curve: curveOfFound(curve, matches.length) }))
  const peers = peerRuns(claims, places).map(({ name, found }) => ({
    name,
    found,
    curve: curveOfFound(found, matches.length),
  }))
  const sentences = (set: string): number =>
    (articles.get(set) ?? []).reduce((sum, { sentences }) => sum + sentences.length, 0)
  const perThousand = (found: readonly Found[], set: string): number =>
    (1_000 * new Set(wrongIn(found, [set]).map(({ article, index }) => `${article} ${index}`)).size) /
    sentences(set)

  const levelRows = runs.flatMap(([name, { levels }]) =>
    LEVELS.map((level): Cell[] => {
      const all = overall(levels[level], everywhere)
      const { precision, recall, f1 } = rates(all)
      return [
        `${name}, ${level}`,
        precision,
        recall,
        f1,
        all.right,
        all.marked,
        ...PLAIN_SETS.map((set) => perThousand(levels[level], set)),
      ]
    }),
  )
  const curveRows = [...curves, ...peers].map(({ name, curve }): Cell[] => {
    const best = bestF1(curve)
    const found =
      peers.find((peer) => peer.name === name)?.found ?? runs.find(([run]) => run === name)?.[1].curve
    const above = (found ?? []).filter(({ score }) => score >= best.score)
    return [
      name,
      recallAt(curve, PRECISION),
      best.f1,
      best.precision,
      best.recall,
      ...PLAIN_SETS.map((set) => perThousand(above, set)),
    ]
  })
  const levels = main[1].levels
  const topicRows = TOPICS.map((topic): Cell[] => [
    topic,
    matches.filter((match) => match.topic === topic).length,
    ...LEVELS.flatMap((level) => {
      const { precision, recall, f1 } = rates(overall(levels[level], [topic]))
      return [precision, recall, f1]
    }),
  ])
  const stanceRows = (['asserted', 'attributed', 'denied'] as const).map((stance): Cell[] => [
    stance,
    matches.filter(({ label }) => label.stance === stance).length,
    ...LEVELS.map((level) => rates(counts(levels[level], (label) => label.stance === stance)).recall),
  ])
  const ofStance = stanceTable(main[1])
  const tables: Table[] = [
    {
      title: `Newsroom: ${claims.length} claims, ${everywhere.reduce((sum, set) => sum + sentences(set), 0)} sentences, ${matches.length} matches${heldOut === undefined ? ' (no held-out weights: run npm run train)' : ''}`,
      columns: ['', 'precision', 'recall', 'F1', 'right', 'marked', '_near /1,000', '_negatives /1,000'],
      rows: levelRows,
    },
    {
      title: 'Newsroom, whole curve (thresholds chosen on the set)',
      columns: [
        '',
        `recall at P≥${PRECISION}`,
        'best F1',
        'its P',
        'its R',
        'its _near /1,000',
        'its _negatives',
      ],
      rows: curveRows,
    },
    {
      title: `Newsroom by topic, ${main[0]}: precision, recall, F1 at each level`,
      columns: ['', 'matches', ...LEVELS.flatMap((level) => [`${level} P`, 'R', 'F1'])],
      rows: topicRows,
    },
    {
      title: `Newsroom by stance, ${main[0]}: recall`,
      columns: ['', 'matches', ...LEVELS],
      rows: stanceRows,
    },
    ofStance,
  ]
  const mainCurve = curves[0]?.curve ?? []
  return {
    tables,
    goals: [
      {
        measure: `newsroom, ${main[0]}: recall at precision ≥ ${PRECISION}`,
        figure: recallAt(mainCurve, PRECISION),
        goal: 0.2,
        better: 'higher',
      },
      {
        measure: `newsroom, ${main[0]}: best F1`,
        figure: bestF1(mainCurve).f1,
        goal: 0.58,
        better: 'higher',
      },
      {
        measure: `_near at strict, ${main[0]}: false per 1,000`,
        figure: perThousand(levels.strict, '_near'),
        goal: 2,
        better: 'lower',
      },
    ],
    json: {
      curves: Object.fromEntries([...curves, ...peers].map(({ name, curve }) => [name, curve])),
      falseMarks: byLevel((level) => wrongIn(levels[level], everywhere)),
      missed: missesOf(places, main[1]),
      claims: Object.fromEntries(claims.map(({ id, text, variants }) => [id, [text, ...variants]])),
    },
  }
}

const curveOfFound = (found: readonly Found[], matches: number): Point[] =>
  curveOf(
    found
      .filter(({ label }) => label?.kind !== 'partial')
      .map(({ score, label }) => ({ score, right: label !== undefined })),
    matches,
  )

/** A page as a reader's browser gives it. */
function requestOf(article: Article, level: Level): MatchRequest {
  const { title, date, sentences } = article
  const lead = sentences.slice(0, 3).map(({ text }) => text)
  return {
    document: {
      lang: 'en',
      headline: title ?? '',
      lead: lead.join(' '),
      ...(date === null ? {} : { published: date }),
    },
    runs: [{ before: [], sentences: sentences.map(({ text }, id) => ({ id, text })) }],
    level,
  }
}

function foundOf({ topic, article }: Place, match: Match): Found {
  const { text = '', labels = [] } = article.sentences[match.sentence] ?? {}
  const claim = idOf(match.claim)
  return {
    topic,
    article: article.article,
    index: match.sentence,
    text,
    claim,
    score: match.score,
    stance: match.stance,
    label: labels.find((label) => label.claim === claim),
  }
}

/** Each topic is a fold of its own; the other pages are held out a quarter at a time. */
function foldOfPlace({ topic, article }: Place): number {
  const place = (TOPICS as readonly string[]).indexOf(topic)
  return place >= 0 ? place : foldOf(article.article)
}

function labelsOf(places: readonly Place[]): { topic: string; label: Label }[] {
  return places.flatMap(({ topic, article }) =>
    article.sentences.flatMap(({ labels }) =>
      labels.filter(({ kind }) => kind === 'match').map((label) => ({ topic, label })),
    ),
  )
}

function missesOf(places: readonly Place[], { curve, levels }: Run): unknown[] {
  const keyOf = (article: string, index: number, claim: string): string => `${article} ${index} ${claim}`
  const scores = new Map(curve.map((one) => [keyOf(one.article, one.index, one.claim), one.score]))
  const strict = new Set(levels.strict.map((one) => keyOf(one.article, one.index, one.claim)))
  return places.flatMap(({ topic, article }) =>
    article.sentences.flatMap(({ text, labels }, index) =>
      labels
        .filter(({ kind, claim }) => kind === 'match' && !strict.has(keyOf(article.article, index, claim)))
        .map(({ claim, stance }) => {
          const score = scores.get(keyOf(article.article, index, claim)) ?? null
          return { topic, article: article.article, index, text, claim, stance, score }
        }),
    ),
  )
}

/** Compares the stance of labelled matches with their label, whether they are marked or not. */
function stanceTable({ curve }: Run): Table {
  const labelled = curve.filter(({ label }) => label?.kind === 'match')
  return {
    title: `Stance of the ${labelled.length} labelled matches that are candidates`,
    columns: ['', 'labelled', 'given', 'precision', 'recall'],
    rows: STANCES.filter((stance) => stance !== 'asked').map((stance): Cell[] => {
      const given = labelled.filter((one) => one.stance === stance)
      const right = given.filter(({ label }) => label?.stance === stance).length
      const wanted = labelled.filter(({ label }) => label?.stance === stance).length
      const { precision, recall } = rates({ marked: given.length, right, matches: wanted })
      return [stance, wanted, given.length, precision, recall]
    }),
  }
}

function peerRuns(
  claims: readonly { id: string; text: string; variants: readonly string[] }[],
  places: readonly Place[],
): { name: string; found: Found[] }[] {
  return peersOver(claims.map(({ text, variants }) => [text, ...variants])).map(({ name, search }) => ({
    name,
    found: places.flatMap(({ topic, article }) =>
      article.sentences.flatMap(({ text, labels }, index) =>
        Array.from(search(text), ([number, score]): Found => {
          const claim = claims[number]?.id ?? ''
          const label = labels.find((label) => label.claim === claim)
          return { topic, article: article.article, index, text, claim, score, label }
        }),
      ),
    ),
  }))
}
