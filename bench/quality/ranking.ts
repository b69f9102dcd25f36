/**
 * Measures whether the right claim is ranked first, for tweets with Snopes claims and for debates with
 * PolitiFact claims.
 */
import { LEVELS, type Level, type Match, type MatchRequest } from '../../claims/match/types.ts'
import { type Bench, mainSet } from './bench.ts'
import { politifact, type Query, type Retrieval, snopes } from './data.ts'
import { foldOf } from './held-out.ts'
import type { Judges } from './judges.ts'
import { averagePrecision, mean } from './metrics.ts'
import { peersOver } from './peers.ts'
import { idOf, product } from './product.ts'
import type { Cell, Goal, Part, Table } from './report.ts'

/** Answers that count for each sentence. */
const DEPTH = 5

export const measureSnopes = (bench: Bench): Promise<Part> =>
  measureRanking('snopes-tweets', snopes(bench.folder), 0.9, bench)

export async function measurePolitifact(bench: Bench): Promise<Part> {
  const data = politifact(bench.folder)
  const ranking = await measureRanking('politifact-debates', data, 0.5, bench)
  const difficulty = await measureDifficulty(data, bench)
  return {
    tables: [...ranking.tables, ...difficulty.tables],
    goals: [...ranking.goals, ...difficulty.goals],
    json: { ranking: ranking.json, difficulty: difficulty.json },
  }
}

type Answers = (query: Query) => Promise<string[]>

async function measureRanking(
  name: string,
  { claims, train, dev }: Retrieval,
  goal: number,
  bench: Bench,
): Promise<Part> {
  const { words, progress, sets } = bench
  const matcherOf = await product(claims, words, { ranking: true })
  const answersOf =
    (judges: Judges): Answers =>
    async (query) =>
      (await matcherOf(judges).match({ ...requestOf(query), level: 'strict', top: DEPTH }))
        .slice(0, DEPTH)
        .map(({ claim }) => idOf(claim))
  const ours = answersOf(mainSet(bench).shipped)
  const peers = peersOver(claims.map(({ wordings }) => wordings.map(({ text }) => text)))
  const rows: Cell[][] = []
  const missed: unknown[] = []
  const texts = new Map(claims.map(({ key, wordings }) => [idOf(key), wordings[0]?.text ?? ''] as const))
  const rank = async (label: string, queries: readonly Query[], answer: Answers): Promise<number> => {
    const precisions: number[] = []
    let hits = 0
    for (const query of queries) {
      const answers = await answer(query)
      const precision = averagePrecision(answers, query.relevant, DEPTH)
      precisions.push(precision)
      if (query.relevant.has(answers[0] ?? '')) hits++
      if (answer === ours && precision < 1) {
        const named = (ids: Iterable<string>): string[] => Array.from(ids, (id) => `${id} ${texts.get(id)}`)
        missed.push({ part: label, text: query.text, right: named(query.relevant), answers: named(answers) })
      }
      progress.show(`${name}, ${label}`, precisions.length / queries.length)
    }
    rows.push([label, queries.length, mean(precisions), hits / queries.length])
    return mean(precisions)
  }
  for (const { name, shipped } of sets.slice(0, -1)) await rank(`dev, ${name}`, dev, answersOf(shipped))
  const onDev = await rank(`dev, ${mainSet(bench).name}`, dev, ours)
  await rank(`train, ${mainSet(bench).name}`, train, ours)
  for (const { name, search } of peers) {
    await rank(`dev, ${name}`, dev, async ({ text }) =>
      [...search(text)]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, DEPTH)
        .map(([number]) => idOf(claims[number]?.key ?? '')),
    )
  }
  return {
    tables: [
      {
        title: `Ranking, ${name}: ${claims.length} claims`,
        columns: ['', 'queries', `MAP@${DEPTH}`, 'Hit@1'],
        rows,
      },
    ],
    goals: [{ measure: `${name} dev: MAP@${DEPTH}`, figure: onDev, goal, better: 'higher' }],
    json: missed,
  }
}

/** Recall by difficulty: how hard people found it to see that the sentence repeats the claim. */
async function measureDifficulty(
  { claims, train, difficulty }: Retrieval & { difficulty: Map<string, string> },
  bench: Bench,
): Promise<{ tables: Table[]; goals: Goal[]; json: unknown }> {
  const { words, progress } = bench
  const { name, shipped, heldOut } = mainSet(bench)
  const matcherOf = await product(claims, words)
  const found: { group: string; level: Level | null; text: string; claim: string; score: number }[] = []
  const texts = new Map(claims.map(({ key, wordings }) => [idOf(key), wordings[0]?.text ?? ''] as const))
  for (const query of train) {
    const judges = heldOut(foldOf(transcriptOf(query))) ?? shipped
    const matches = await matcherOf(judges).match({ ...requestOf(query), level: 'wide', all: true })
    for (const claim of query.relevant) {
      const match = matches.find((one) => idOf(one.claim) === claim)
      found.push({
        group: difficulty.get(`${query.id} ${claim}`) ?? 'unlabelled',
        level: match === undefined ? null : levelMarked(match),
        text: query.text,
        claim: texts.get(claim) ?? '',
        score: match?.score ?? 0,
      })
    }
    progress.show('politifact-debates, recall by difficulty', found.length / train.length)
  }
  const groups = ['CLEAN', 'CLEAN_HARD', 'CONTEXT_DEPENDENT', 'PART_OF']
  const recall = (group: string, level: Level): number => {
    const of = found.filter((one) => one.group === group)
    const marked = of.filter(
      (one) => one.level !== null && LEVELS.indexOf(one.level) <= LEVELS.indexOf(level),
    )
    return marked.length / Math.max(1, of.length)
  }
  const how = `${name}, transcript held out`
  return {
    tables: [
      {
        title: `Recall by difficulty, politifact-debates train, against all claims, ${how}`,
        columns: ['', 'pairs', ...LEVELS],
        rows: groups.map((group): Cell[] => [
          group,
          found.filter((one) => one.group === group).length,
          ...LEVELS.map((level) => recall(group, level)),
        ]),
      },
    ],
    goals: [
      {
        measure: `CLEAN at strict, ${how}: recall`,
        figure: recall('CLEAN', 'strict'),
        goal: 0.45,
        better: 'higher',
      },
    ],
    json: found.filter(({ level }) => level !== 'strict').sort((a, b) => a.score - b.score),
  }
}

const levelMarked = (match: Match): Level | null => (match.marked ? match.level : null)

const transcriptOf = ({ id }: Query): string => id.slice(0, id.lastIndexOf('_'))

function requestOf({ text, context }: Query): MatchRequest {
  return {
    document: { lang: 'en', headline: '', lead: '' },
    // In the data the nearest sentence comes first, on a page last.
    runs: [{ before: [...context].reverse(), sentences: [{ id: 0, text }] }],
    level: 'wide',
  }
}
