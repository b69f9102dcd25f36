/**
 * Measures pairs of texts with the same words but different facts. The first text is the claim, the
 * second the sentence. Training uses none of these pairs.
 */
import { INDEX_FLOOR } from '../../claims/index/floor.ts'
import { LEVELS, type Level, type Stance } from '../../claims/match/types.ts'
import type { Bench } from './bench.ts'
import { claimOf, pairs, type TextPair } from './data.ts'
import type { Judges } from './judges.ts'
import { naiveRetriever } from './naive-retriever.ts'
import { matchersOver } from './product.ts'
import type { Cell, Goal, Part, Table } from './report.ts'

type Judged = TextPair & { score: number; level: Level | null; stance?: Stance }

export async function measurePairs(bench: Bench): Promise<Part> {
  const all = pairs(bench.folder)
  const runs: { name: string; judged: Judged[] }[] = []
  for (const { name, shipped } of bench.sets) {
    const judged: Judged[] = []
    for (const [i, pair] of all.entries()) {
      judged.push({ ...pair, ...(await judge(pair, shipped, bench)) })
      bench.progress.show(`pairs, ${name}`, i / all.length)
    }
    runs.push({ name, judged })
  }
  const { name, judged } = runs.at(-1) as (typeof runs)[number]
  return {
    tables: runs.flatMap((run) => [
      shareTable(`Pairs: share that is marked, ${run.name}`, run.judged, isMarked),
      shareTable(`Pairs: share that is marked as asserted, ${run.name}`, run.judged, isAsserted),
    ]),
    goals: [
      goal(
        `same words, other fact, marked at strict, ${name}`,
        judged,
        'same words, other fact',
        isMarked,
        0.1,
      ),
      goal(`contradictions marked at strict, ${name}`, judged, 'contradiction', isMarked, 0.05),
      goal(`contradictions marked as asserted at strict, ${name}`, judged, 'contradiction', isAsserted, 0.05),
    ],
    json: {
      wronglyMarked: judged
        .filter(({ same, level }) => !same && level === 'strict')
        .sort((a, b) => b.score - a.score),
      missed: judged.filter(({ same, level }) => same && level === null).slice(0, MISSES_LISTED),
    },
  }
}

/** Number of misses that are written to the JSON file. */
const MISSES_LISTED = 500

type Marked = (one: Judged, level: Level) => boolean
const isMarked: Marked = (one, level) =>
  one.level !== null && LEVELS.indexOf(one.level) <= LEVELS.indexOf(level)
/** A text that contradicts a claim may well be marked as denying it. */
const isAsserted: Marked = (one, level) => isMarked(one, level) && one.stance !== 'denied'

const shareOf = (judged: readonly Judged[], kind: string, level: Level, marked: Marked): number => {
  const of = judged.filter((one) => one.kind === kind)
  return of.filter((one) => marked(one, level)).length / Math.max(1, of.length)
}

const shareTable = (title: string, judged: readonly Judged[], marked: Marked): Table => ({
  title,
  columns: ['', 'pairs', ...LEVELS, 'should be'],
  rows: [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, of]): Cell[] => [
    kind,
    of.length,
    ...LEVELS.map((level) => shareOf(of, kind, level, marked)),
    of[0]?.same === true ? 'marked' : 'unmarked',
  ]),
})

const goal = (
  measure: string,
  judged: readonly Judged[],
  kind: string,
  marked: Marked,
  most: number,
): Goal => ({
  measure: `pairs, ${measure}`,
  figure: shareOf(judged, kind, 'strict', marked),
  goal: most,
  better: 'lower',
})

async function judge(
  { a, b }: TextPair,
  judges: Judges,
  { words }: Bench,
): Promise<Pick<Judged, 'score' | 'level' | 'stance'>> {
  const claim = claimOf('pair', [a])
  // As on a page of one sentence, which is near to its only claim.
  const index = {
    ...naiveRetriever([claim], words, INDEX_FLOOR),
    article: () => ({ near: () => [{ key: claim.key, near: 1 }] }),
  }
  const matcherOf = matchersOver(index, [claim], words)
  const [match] = await matcherOf(judges).match({
    document: { lang: 'en', headline: '', lead: '' },
    runs: [{ before: [], sentences: [{ id: 0, text: b }] }],
    level: 'wide',
    all: true,
  })
  return match === undefined
    ? { score: 0, level: null }
    : { score: match.score, level: match.level, stance: match.stance }
}
