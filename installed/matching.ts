/** Puts indexes and the matcher together from the parts in claims/ and the files that ship with the extension. */
import { type CompileOptions, compileIndex } from '../claims/index/compile.ts'
import { indexFingerprint } from '../claims/index/fingerprint.ts'
import { compileLayer, openLayers } from '../claims/index/layers.ts'
import { isSound } from '../claims/index/probe.ts'
import type { Retriever } from '../claims/index/retriever.ts'
import { treesJudge } from '../claims/match/judge/trees.ts'
import { openMatcher } from '../claims/match/open-matcher.ts'
import type { LoadClaims, Matcher } from '../claims/match/types.ts'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { openTranslations } from '../claims/text/translations.ts'
import { openWordTable } from '../claims/text/word-table.ts'
import type { LoadAsset } from './assets.ts'
import type { IndexParts } from './index-keeper.ts'
import type { Meanings } from './meaning.ts'
import type { OpenTrial } from './pack-client.ts'

export type Matching = IndexParts & {
  createMatcher(index: Retriever, claims: LoadClaims): Promise<Matcher>
  /** Whether a new matcher may have a second judge that the last one had to do without. */
  retryIsDue(): boolean
  /** A matcher over a few claims, apart from the one in force: to try a pack before it is installed. */
  readonly openTrial: OpenTrial
  /** Starts reading the files, so that they load while the database is read. */
  prefetch(): void
}

/**
 * The files are read once while the background runs, and again only after a failure. They are not part
 * of the code, because then it would take longer to load at every start.
 */
export function createMatching(loadAsset: LoadAsset, meanings?: Omit<Meanings, 'state'>): Matching {
  const words = onceUntilFailed(async () =>
    openWordTable(new Uint8Array(await (await loadAsset('/words.bin')).arrayBuffer())),
  )
  const judge = onceUntilFailed(async () => treesJudge(await (await loadAsset('/tree-model.json')).json()))
  const translations = onceUntilFailed(async () =>
    openTranslations(new Uint8Array(await (await loadAsset('/translations.bin')).arrayBuffer())),
  )
  return {
    fingerprint: async () => String(indexFingerprint(await words())),
    // In a small pack every word is rare. The table says how rare words are in ordinary text.
    compile: async (claims: AsyncIterable<MatchableClaim>, options: CompileOptions) =>
      compileIndex(claims, { ...options, words: await words() }),
    compileLayer: async (changes, below, { signal }) =>
      compileLayer(changes, below, { words: await words(), ...(signal === undefined ? {} : { signal }) }),
    openIndex: async (buffers) => openLayers(buffers, await words()),
    isSound: async (buffer) => isSound(buffer, await words()),
    async createMatcher(index, claims) {
      const [table, model, second] = await Promise.all([words(), judge(), meanings?.second()])
      return openMatcher({
        index,
        words: table,
        model,
        claims,
        translations,
        second: second?.judge,
        band: second?.band,
        onProblem: meanings?.note,
      })
    },
    retryIsDue: () => meanings?.retryIsDue() === true,
    // By words alone: the model would take minutes for a large pack.
    async openTrial(claims, signal) {
      const [table, model] = await Promise.all([words(), judge()])
      async function* all() {
        yield* claims
      }
      const index = await compileIndex(all(), { words: table, signal, expected: claims.length })
      return openMatcher({ index, words: table, model, claims })
    },
    prefetch() {
      // The caller that needs them reads them again, and then gets the error.
      words().catch(() => {})
      judge().catch(() => {})
      // The first sentence waits for these two only if a pack has claims in another language, as the pack
      // of the extension has.
      meanings?.prefetch()
      translations().catch(() => {})
      // Most of the fingerprint does not depend on the words: it is computed while they load, but not
      // before listeners are registered and the message that woke the worker can be seen.
      setTimeout(() => indexFingerprint(undefined))
    },
  }
}
