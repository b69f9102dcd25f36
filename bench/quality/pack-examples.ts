/** The examples of the pack that ships with the extension, tried as `footnote test` tries them. */
import { LEVELS } from '../../claims/match/types.ts'
import { type ExampleResult, tryExamples } from '../../claims/packs/publisher/examples.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { readPack } from '../../cli/packs/read-pack.ts'
import type { Bench } from './bench.ts'
import { product } from './product.ts'
import type { Cell, Part } from './report.ts'

const PACK = 'packs/venezuela-2017'
/** Of 154 examples. */
const LEAST = 146

export async function measurePack({ words, progress, sets }: Bench): Promise<Part> {
  const pack = await readPack(PACK, progress)
  const live = pack.claims.filter(({ lifecycle }) => isLive(lifecycle.state))
  const matcherOf = await product(
    live.map((claim) => matchable(pack.manifest.id, claim)),
    words,
  )
  const rows: Cell[][] = []
  const failed: Record<string, ExampleResult[]> = {}
  let atStrict = 0
  for (const { name, shipped } of sets) {
    for (const level of LEVELS) {
      const results: ExampleResult[] = []
      for await (const result of tryExamples(pack.manifest.id, live, matcherOf(shipped), level))
        results.push(result)
      const passed = (kind: string): number =>
        results.filter((result) => result.passed && result.kind === kind).length
      const all = passed('match') + passed('reject')
      rows.push([`${name}, ${level}`, results.length, all, passed('match'), passed('reject')])
      if (level !== 'strict') continue
      atStrict = all
      failed[name] = results.filter((result) => !result.passed)
    }
  }
  return {
    tables: [
      {
        title: `Examples of ${PACK}`,
        columns: ['', 'examples', 'pass', 'that must match', 'that must not'],
        rows,
      },
    ],
    goals: [
      { measure: `examples of ${PACK} that pass at strict`, figure: atStrict, goal: LEAST, better: 'higher' },
    ],
    json: failed,
  }
}
