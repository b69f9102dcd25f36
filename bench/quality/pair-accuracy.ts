/**
 * Measures pairs of texts with the same words but different facts. The first text is the claim, the
 * second the sentence. Training uses none of these pairs.
 */
import { INDEX_FLOOR } from '../../claims/index/floor.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import { LEVELS, type Level } from '../../claims/match/types.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import type { Progress } from '../../cli/progress.ts'
import { claimOf, pairs, type TextPair } from './data.ts'
import { naiveRetriever } from './naive-retriever.ts'
import type { Cell, Part } from './report.ts'

type Judged = TextPair & { score: number; level: Level | null }

export async function measurePairs(folder: string, words: WordTable, progress: Progress): Promise<Part> {
  const all = pairs(folder)
  const judged: Judged[] = []
  for (const [i, pair] of all.entries()) {
    judged.push({ ...pair, ...(await judge(pair, words)) })
    progress.show('pairs', i / all.length)
  }
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  const share = (of: readonly Judged[], level: Level): number =>
    of.filter((one) => one.level !== null && LEVELS.indexOf(one.level) <= LEVELS.indexOf(level)).length /
    Math.max(1, of.length)
  return {
    tables: [
      {
        title: 'Pairs: share that is marked',
        columns: ['', 'pairs', ...LEVELS, 'should be'],
        rows: kinds.map((kind): Cell[] => {
          const of = judged.filter((one) => one.kind === kind)
          const same = of[0]?.same === true
          return [kind, of.length, ...LEVELS.map((level) => share(of, level)), same ? 'marked' : 'unmarked']
        }),
      },
    ],
    goals: [],
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

async function judge({ a, b }: TextPair, words: WordTable): Promise<Pick<Judged, 'score' | 'level'>> {
  const claim = claimOf('pair', [a])
  const matcher = openMatcher({
    index: naiveRetriever([claim], words, INDEX_FLOOR),
    claims: [claim],
    words,
    model: SHIPPED_MODEL,
  })
  const [match] = await matcher.match({
    document: { lang: 'en', headline: '', lead: '' },
    runs: [{ before: [], sentences: [{ id: 0, text: b }] }],
    level: 'wide',
    all: true,
  })
  return { score: match?.score ?? 0, level: match?.level ?? null }
}
