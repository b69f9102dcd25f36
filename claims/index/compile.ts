/**
 * Compiles claims into an index (format.ts): collects their rows (rows.ts), then builds the buffer
 * (build.ts). Works in slices, so that other work on the thread is not kept waiting.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import { slices } from '../slices.ts'
import type { WordTable } from '../text/word-table.ts'
import { buildIndex } from './build.ts'
import { indexFingerprint } from './fingerprint.ts'
import { type Floor, INDEX_FLOOR } from './floor.ts'
import type { IndexViews } from './format.ts'
import { probeHash } from './probe.ts'
import { collectRows, type IndexableClaim } from './rows.ts'

export type CompileOptions = {
  readonly signal?: AbortSignal | undefined
  /** Expected number of claims, if known; only used for progress. */
  readonly expected?: number | undefined
  /** Called after each slice with the progress, 0–1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** Says how rare words are in ordinary text. The index must be opened with the same table. */
  readonly words?: WordTable | undefined
  /** {@link INDEX_FLOOR} if left out. */
  readonly floor?: Floor | undefined
  /** For a layer on other indexes (layers.ts): the claims that are removed, and how many are removed or replaced. */
  readonly update?: { readonly removed: readonly ClaimKey[]; readonly hides: number } | undefined
  /** The indexes that this one is a layer on. Terms keep the weights that they have there. */
  readonly below?: readonly IndexViews[] | undefined
}

/** Claims between two checks of the clock. */
const STRIDE = 16
/** Share of the work that collecting the rows takes. */
const COLLECTING = 0.6

/**
 * Compiles an index.
 *
 * @returns the index, ready to be stored and opened
 * @throws the reason of `signal` if it was aborted; RangeError if a key is too long (keys.ts)
 */
export async function compileIndex(
  claims: Iterable<IndexableClaim> | AsyncIterable<IndexableClaim>,
  options: CompileOptions = {},
): Promise<ArrayBuffer> {
  const { words, signal, expected, onProgress } = options
  const slice = slices(signal)
  const pause = async (done: number): Promise<void> => {
    onProgress?.(Math.min(1, done))
    await slice.wait()
  }
  const collected = collectRows(words)
  let count = 0
  for await (const claim of claims) {
    collected.add(claim)
    if (++count % STRIDE === 0 && slice.due())
      await pause(expected ? COLLECTING * Math.min(1, count / expected) : 0)
  }
  // Without a table, rarity is counted among the claims alone, and every word of a small pack seems common.
  const floor = options.floor ?? (words ? INDEX_FLOOR : { ...INDEX_FLOOR, weight: 0 })
  // The first probe of a process takes 20 ms, so it gets a slice of its own.
  await pause(COLLECTING)
  const probe = probeHash(words)
  await pause(COLLECTING)
  const fingerprint = indexFingerprint(words)
  const building = buildIndex(collected, { ...options, floor, fingerprint, probe })
  for (;;) {
    const step = building.next()
    if (step.done) {
      onProgress?.(1)
      return step.value
    }
    signal?.throwIfAborted()
    if (slice.due()) await pause(COLLECTING + (1 - COLLECTING) * step.value)
  }
}
