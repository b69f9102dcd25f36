import { beforeAll, describe, expect, it } from 'vitest'
import { CANARY } from '../../../claims/packs/reader/canary.ts'
import type { Claim } from '../../../claims/records/claim.ts'
import { parsePack } from '../../../claims/records/pack.ts'
import { tryOut } from '../../../installed/client/try-out.ts'
import { createMatching } from '../../../installed/matching.ts'
import { aClaim } from '../../support/records.ts'

let openTrial: ReturnType<typeof createMatching>['openTrial']

beforeAll(() => {
  openTrial = createMatching((path) =>
    fetch(path === '/tree-model.json' ? '/claims/match/judge/tree-model.json' : path),
  ).openTrial
})

const resultOf = async (...slices: Claim[][]) => {
  const trial = tryOut('towers', openTrial)
  for (const slice of slices) await trial.add(slice)
  return trial.result()
}

/** A claim with this wording, and this id. */
const broad = (text: string, at: number, changes: Parameters<typeof aClaim>[0] = {}) =>
  aClaim({ id: `claim-${at + 10_000}`, texts: { en: { text } }, ...changes })

/** Everyday sentences, none of them in the list, each worded as half of all papers word it. */
const EVERYDAY = [
  'The government said it would publish its plan.',
  'Police are asking anyone who saw the accident to come forward.',
  'The company reported higher profits.',
  'Prices rose last year.',
  'A spokesman declined to comment.',
  'The two countries agreed to resume talks.',
  'Unemployment fell to its lowest level in a decade.',
  'The storm left thousands of homes without electricity.',
]

describe('installed/client/try-out', () => {
  it('finds no claim of the pack that ships with the extension in ordinary sentences', async () => {
    const files = import.meta.glob('../../../packs/venezuela-2017/claims/*.json', {
      eager: true,
      import: 'default',
    })
    const manifest = import.meta.glob('../../../packs/venezuela-2017/pack.json', {
      eager: true,
      import: 'default',
    })
    const strip = (each: unknown) => {
      const { $schema: _, ...record } = each as Record<string, unknown>
      return record
    }
    const pack = parsePack(strip(Object.values(manifest)[0]), Object.values(files).map(strip))
    if (!pack.ok) throw new Error(pack.error.map(({ message }) => message).join('\n'))
    expect(await resultOf([...pack.value.claims])).toEqual({
      sentences: CANARY.length,
      found: 0,
      claims: 0,
      broad: false,
      examples: [],
    })
  })

  it('finds a pack of everyday sentences too broad, and gives examples', async () => {
    const result = await resultOf(EVERYDAY.map((text, at) => broad(text, at)))
    expect(result.broad).toBe(true)
    expect(result.claims).toBeGreaterThanOrEqual(5)
    expect(result.examples).toHaveLength(3)
    expect(CANARY.map(({ text }) => text)).toEqual(expect.arrayContaining([...result.examples]))
  })

  it('looks at every claim of a large pack, also at the last one', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) =>
      broad(`Tower number ${at} is ${at} metres high.`, at),
    )
    const last = broad('The company reported higher profits.', 9_999)
    expect((await resultOf(many, [last])).claims).toBe(1)
  })

  it('skips claims that mark nothing', async () => {
    const withdrawn = EVERYDAY.map((text, at) => broad(text, at, { lifecycle: { state: 'withdrawn' } }))
    expect((await resultOf(withdrawn)).found).toBe(0)
  })

  it('stops when it is stopped', async () => {
    const stopped = tryOut('towers', openTrial, AbortSignal.abort(new Error('Stopped.')))
    await stopped.add([aClaim()])
    await expect(stopped.result()).rejects.toThrow('Stopped.')
  })
})
