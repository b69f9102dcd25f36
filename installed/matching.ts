/** Puts indexes and the matcher together from the parts in claims/ and the files that ship with the extension. */
import { type CompileOptions, compileIndex } from '../claims/index/compile.ts'
import { INDEX_VERSION, isIntact } from '../claims/index/format.ts'
import { compileLayer, openLayers } from '../claims/index/layers.ts'
import type { Retriever } from '../claims/index/retriever.ts'
import type { TreeModel } from '../claims/match/judge/tree-model.ts'
import { treesJudge } from '../claims/match/judge/trees.ts'
import { openMatcher } from '../claims/match/open-matcher.ts'
import type { LoadClaims, Matcher } from '../claims/match/types.ts'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { openWordTable, type WordTable } from '../claims/text/word-table.ts'
import type { LoadAsset } from './assets.ts'
import type { IndexParts } from './index-keeper.ts'

export type Matching = IndexParts & {
  createMatcher(index: Retriever, claims: LoadClaims): Promise<Matcher>
  /** Reads the files now, so that they are on their way while the database is asked. */
  prefetch(): void
}

/**
 * The files are read once in a life of the background, and again only if that failed. They are no
 * part of the code, which would take longer to load at every start.
 */
export function createMatching(loadAsset: LoadAsset): Matching {
  const words = onceUntilFailed(async () => readWords(await (await loadAsset('/words.bin')).arrayBuffer()))
  const judge = onceUntilFailed(async () => {
    const model: TreeModel = await (await loadAsset('/tree-model.json')).json()
    return treesJudge(model)
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
    async createMatcher(index, claims) {
      const [{ table }, model] = await Promise.all([words(), judge()])
      return openMatcher({ index, claims, words: table, model })
    },
    prefetch() {
      // Whoever needs them asks again, and gets the error then.
      words().catch(() => {})
      judge().catch(() => {})
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
