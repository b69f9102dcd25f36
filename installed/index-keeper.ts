/**
 * Keeps the index over the enabled packs up to date. If few wordings have changed, only their claims
 * are compiled, into a layer on the index:
 *
 *   stored index, packs ─▶ outlines compared ─▶ nothing differs:    the index as it is
 *                                            ├▶ few claims differ:  a layer with them
 *                                            └▶ many, no outline, or an index compiled by other
 *                                               rules: all claims compiled again
 *
 * If there are many layers, all claims are compiled again too: see mergeIsDue in
 * claims/index/layers.ts.
 */
import { type LayerChanges, type LayeredIndex, MERGE_LAYERS, MERGE_SHARE } from '../claims/index/layers.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { changesSince } from './index-changes.ts'
import { claimsNamed, liveClaims } from './index-claims.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { dropIndex, isIndexOf, type StoredIndex, saveIndex, saveLayer } from './store/indexes.ts'
import { outlineFingerprint } from './store/outline.ts'

/** The functions that compile and open indexes. */
export type IndexParts = {
  /**
   * Fingerprint of everything that shapes an index besides the claims: the format, the word table, the
   * language data, the rules. An index with another fingerprint is compiled again.
   */
  readonly fingerprint: () => Promise<string>
  readonly compile: (
    claims: AsyncIterable<MatchableClaim>,
    options: {
      readonly expected: number
      readonly onProgress: (share: number) => void
      readonly signal?: AbortSignal | undefined
    },
  ) => Promise<ArrayBuffer>
  /** Compiles changes into a layer on an index that has been opened. */
  readonly compileLayer: (
    changes: LayerChanges,
    below: readonly ArrayBuffer[],
    options: { readonly signal?: AbortSignal | undefined },
  ) => Promise<ArrayBuffer>
  /** The retriever over a base and its layers; false if one of them is damaged or of another version. */
  readonly openIndex: (buffers: readonly [ArrayBuffer, ...ArrayBuffer[]]) => Promise<LayeredIndex | false>
  /** Whether every byte is as it was written, and as it would be compiled today. Opening checks less. */
  readonly isSound: (buffer: ArrayBuffer) => Promise<boolean>
}

export type KeepOptions = {
  /** Called with the progress of compiling a new index, 0–1. */
  readonly onCompile?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export type IndexKeeper = {
  /**
   * The index of the enabled ones of these packs: the stored one, brought up to date if it can be,
   * or a new one.
   */
  upToDate(
    db: Database,
    packs: readonly InstalledPack[],
    stored: StoredIndex | undefined,
    options?: KeepOptions,
  ): Promise<LayeredIndex>
  /** A new index of the enabled ones of these packs, with all claims compiled again. */
  compiledAnew(db: Database, packs: readonly InstalledPack[], options?: KeepOptions): Promise<LayeredIndex>
  /**
   * Checks the whole index that was opened last, and deletes it from the database if a byte is not as
   * it was written, or if it would be compiled differently today. About 20 ms, and 1 ms more for every
   * 5 MB: for idle time.
   *
   * @returns false if it was deleted
   */
  check(db: Database): Promise<boolean>
}

/**
 * With more layers than this, all claims are compiled again at once. It is twice the number at which a
 * merge is due, so it is only reached if merges are interrupted repeatedly.
 */
const MAX_LAYERS = 2 * MERGE_LAYERS

export function indexKeeper(parts: IndexParts): IndexKeeper {
  /** The buffers of the index that was opened last; its retriever holds them anyway. */
  let opened: readonly ArrayBuffer[] = []

  /** This room decides which claims and wordings an index contains, so these rules belong to its fingerprint. */
  async function currentFingerprint(): Promise<string> {
    return `${await parts.fingerprint()} ${outlineFingerprint()}`
  }

  async function open(buffers: StoredIndex['buffers']): Promise<LayeredIndex | false> {
    const index = await parts.openIndex(buffers)
    if (index !== false) opened = buffers
    return index
  }

  /** The stored index, with a new layer if few wordings differ; false if it cannot be used for these packs. */
  async function broughtUpToDate(
    db: Database,
    stored: StoredIndex,
    packs: readonly InstalledPack[],
    signal: AbortSignal | undefined,
  ): Promise<LayeredIndex | false> {
    const { buffers } = stored
    const index = await open(buffers)
    if (index === false || isIndexOf(stored, packs)) return index
    const changes = await changesSince(db, stored, packs, signal)
    if (changes === undefined || changes.changed.length > index.size * MERGE_SHARE) return false
    if (changes.changed.length + changes.removed.length === 0) {
      await tryToKeep(saveLayer(db, stored, packs, undefined))
      return index
    }
    if (buffers.length > MAX_LAYERS) return false
    const claims = claimsNamed(db, changes.changed, signal)
    const layer = await parts.compileLayer({ ...changes, claims }, buffers, { signal })
    await tryToKeep(saveLayer(db, stored, packs, layer))
    return open([...buffers, layer])
  }

  async function compiledAnew(
    db: Database,
    packs: readonly InstalledPack[],
    { onCompile = () => {}, signal }: KeepOptions = {},
  ): Promise<LayeredIndex> {
    const enabled = enabledOf(packs)
    const expected = enabled.reduce((sum, pack) => sum + pack.claims, 0)
    const [fingerprint, buffer] = await Promise.all([
      currentFingerprint(),
      parts.compile(liveClaims(db, enabled, signal), { expected, onProgress: onCompile, signal }),
    ])
    signal?.throwIfAborted()
    await tryToKeep(saveIndex(db, enabled, { buffer, fingerprint }))
    const index = await open([buffer])
    if (index === false) throw new Error('background: a freshly compiled index could not be opened')
    return index
  }

  return {
    compiledAnew,
    async upToDate(db, packs, stored, options = {}) {
      if (stored === undefined || stored.fingerprint !== (await currentFingerprint()))
        return compiledAnew(db, packs, options)
      const kept = await broughtUpToDate(db, stored, enabledOf(packs), options.signal).catch((cause) => {
        options.signal?.throwIfAborted()
        console.error('background: the index could not be brought up to date', cause)
        return false as const
      })
      return kept || compiledAnew(db, packs, options)
    },
    async check(db) {
      const sound = await Promise.all(opened.map(parts.isSound))
      if (!sound.includes(false)) return true
      console.error('background: the stored index is damaged or out of date, and is compiled anew')
      await dropIndex(db)
      return false
    },
  }
}

function enabledOf(packs: readonly InstalledPack[]): InstalledPack[] {
  return packs.filter((pack) => pack.enabled)
}

/** If an index cannot be stored, the next start takes longer, but readers lose no marks. */
async function tryToKeep(saving: Promise<unknown>): Promise<void> {
  await saving.catch((cause) => console.error('background: the index could not be kept', cause))
}
