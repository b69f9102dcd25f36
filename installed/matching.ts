/** Puts indexes and the matcher together from the parts in claims/ and the files that ship with the extension. */
import { type CompileOptions, compileIndex } from '../claims/index/compile.ts'
import { INDEX_VERSION, isIntact } from '../claims/index/format.ts'
import { compileLayer, openLayers } from '../claims/index/layers.ts'
import type { LoadClaims, Retriever } from '../claims/index/retriever.ts'
import { type Scorer, treeScorer, type Weights } from '../claims/match/judge/trees.ts'
import { createMatcher } from '../claims/match/matcher.ts'
import type { Matcher } from '../claims/match/types.ts'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { openWordTable, type WordTable } from '../claims/text/word-table.ts'
import type { LoadAsset } from './assets.ts'
import type { IndexParts } from './index-keeper.ts'

export type Matching = IndexParts & {
  createMatcher(retriever: Retriever, loadClaims: LoadClaims): Promise<Matcher>
  /** Reads the files now, so that they are on their way while the database is asked. */
  prefetch(): void
}

/**
 * The files are read once in a life of the background, and again only if that failed. They are no
 * part of the code, which would take longer to load at every start.
 */
export function createMatching(loadAsset: LoadAsset): Matching {
  const words = onceUntilFailed(async () => readWords(await (await loadAsset('/words.bin')).arrayBuffer()))
  const learned = onceUntilFailed(async (): Promise<{ weights: Weights; scorer: Scorer }> => {
    const weights: Weights = await (await loadAsset('/weights.json')).json()
    return { weights, scorer: treeScorer(weights) }
  })
  return {
    fingerprint: async () => (await words()).fingerprint,
    // In a small pack every word is rare. The table says how rare words are in ordinary text.
    compile: async (claims: AsyncIterable<MatchableClaim>, options: CompileOptions) =>
      compileIndex(claims, { ...options, words: (await words()).table }),
    compileLayer: async (changes, below, { signal }) =>
      compileLayer(changes, below, {
        words: (await words()).table,
        ...(signal === undefined ? {} : { signal }),
      }),
    openIndex: async (buffers) => openLayers(buffers),
    isIntact,
    async createMatcher(retriever, loadClaims) {
      const [{ table }, scoring] = await Promise.all([words(), learned()])
      return createMatcher({ retriever, loadClaims, words: table, ...scoring })
    },
    prefetch() {
      // Whoever needs them asks again, and gets the error then.
      words().catch(() => {})
      learned().catch(() => {})
    },
  }
}

/** The word table, and a hash of its bytes: an index that was compiled with other bytes is compiled anew. */
function readWords(buffer: ArrayBuffer): { readonly table: WordTable; readonly fingerprint: string } {
  const bytes = new Uint8Array(buffer)
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return { table: openWordTable(bytes), fingerprint: `${INDEX_VERSION} ${(hash >>> 0).toString(36)}` }
}
