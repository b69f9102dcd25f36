/**
 * What one hostile pack may cost in time. A second is the promise, and no bench measures it; a test has
 * no second, because machines differ, and a good pack that is read beside it instead: a second is what
 * forty of them take.
 */
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { aClaim, aManifest } from './records.ts'

const CLAIMS = 1_000
const PACKS = 40

export type Yardstick = {
  /** Whether reading these bytes takes too long, thrice in a row: a busy machine is not taken for a slow reader. */
  tooSlow(read: () => Promise<unknown>, took: number): Promise<boolean>
}

/** @param read how packs are read where the test is, in the browser for instance */
export async function yardstick(read: (bytes: Uint8Array) => Promise<unknown>): Promise<Yardstick> {
  const good = await writeBundle({
    manifest: aManifest(),
    claims: Array.from({ length: CLAIMS }, (_, at) => aClaim({ id: `claim-${at}` })),
  })
  if (!good.ok) throw new Error(good.error.message)
  const measure = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  let least = Infinity
  for (let run = 0; run < 5; run++) least = Math.min(least, await measure(() => read(good.value)))
  const most = least * PACKS
  return {
    async tooSlow(again, took) {
      for (let run = 0; run < 2 && took > most; run++) took = Math.min(took, await measure(again))
      return took > most
    },
  }
}
