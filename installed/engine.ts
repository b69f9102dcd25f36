/**
 * The background's state, all of it a cache of the database: the worker may be stopped at any
 * moment and the next one starts here again.
 *
 *   start ─▶ leftovers of killed installs removed ─▶ packs that ship with the extension installed,
 *   if missing ─▶ index loaded, or compiled and kept ─▶ questions answered ─▶ packs from files put
 *   back that the database has lost
 *
 * Changes (installs, switching packs) run one after the other; questions are answered from the
 * matcher in force until a change has a new one ready. Where few words have changed, only those are
 * compiled, into a layer on the index; layers are merged when nothing else is to be done:
 *
 *   change ─▶ outlines of what went and what came compared ─▶ few claims differ: a layer with them
 *                                                          └▶ many, or no outline: all compiled anew
 *   many layers ─▶ all compiled anew, in the background; the next change does not wait for it
 */

import { type LayerChanges, type LayeredIndex, MERGE_LAYERS, MERGE_SHARE } from '../claims/index/layers.ts'
import type { Retriever } from '../claims/index/retriever.ts'
import type { LoadClaims, Matcher } from '../claims/match/types.ts'
import { type ClaimKey, claimKey } from '../claims/records/claim-key.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { matchable } from '../claims/records/matchable-claim.ts'
import { isLive } from '../claims/records/verdict.ts'
import { slices } from '../claims/slices.ts'
import type { installUpdate } from './client/compare.ts'
import type { restoreFiles } from './client/pack-file.ts'
import { comesBackOn, lostFiles, type PackMemory } from './pack-memory.ts'
import { claimsByKey, claimsOfRelease, type StoredClaim } from './store/claims.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { isIndexOf, type StoredIndex, saveIndex, saveLayer, storedIndex } from './store/indexes.ts'
import { type Outline, type OutlineChanges, outlineChanges } from './store/outlines.ts'
import { type IncomingRelease, installedPacks, newestKnown, removeLeftovers } from './store/packs.ts'

/** What the engine is built from. */
export type EngineParts = {
  readonly open: () => Promise<Database>
  /** The packs that ship with the extension, read and checked. */
  readonly embedded: () => Promise<readonly IncomingRelease[]>
  /** Loads what reads and writes packs; most starts do without. */
  readonly client: () => Promise<{
    readonly installUpdate: typeof installUpdate
    readonly restoreFiles: typeof restoreFiles
  }>
  /** The ids of packs that the reader removed and that shall not come again by themselves. */
  readonly removed: () => Promise<ReadonlySet<string>>
  /** What is known of packs beside the database. */
  readonly memory: PackMemory
  readonly compile: (
    claims: AsyncIterable<MatchableClaim>,
    options: {
      readonly expected: number
      readonly onProgress: (share: number) => void
      readonly signal?: AbortSignal | undefined
    },
  ) => Promise<ArrayBuffer>
  /** Compiles changes into a layer on an index that has been opened. */
  readonly compileLayer: (changes: LayerChanges, below: readonly ArrayBuffer[]) => Promise<ArrayBuffer>
  /** The retriever over a base and its layers, or false if one is damaged or of another fingerprint. */
  readonly openIndex: (buffers: readonly [ArrayBuffer, ...ArrayBuffer[]]) => Promise<LayeredIndex | false>
  readonly createMatcher: (retriever: Retriever, load: LoadClaims) => Promise<Matcher>
  readonly now: () => Date
}

/**
 * More layers are not laid, and all claims compiled anew at once: twice as many as call for a merge,
 * so that only merges that are interrupted again and again come to it.
 */
const MOST_LAYERS = 2 * MERGE_LAYERS
/** For the answer to the question that has woken the worker: it reads the same database, ms. */
const FIRST_ANSWER_MS = 250
/** Claims of a layer that are read from the database at a time. */
const CLAIMS_PER_READ = 500

export type Engine = {
  /** The matcher in force; waits for the first one. */
  matcher(): Promise<Matcher>
  packs(): Promise<readonly InstalledPack[]>
  claims(keys: readonly ClaimKey[]): Promise<StoredClaim[]>
  /**
   * Makes a change to the packs when all earlier ones are done, then a new matcher; the old one
   * answers until the new one is ready.
   *
   * @param onCompile told what share of the new index is done, 0–1
   * @throws what `work` throws; nothing is compiled then
   */
  change<T>(
    work: (db: Database, memory: PackMemory) => Promise<T>,
    onCompile?: (share: number) => void,
  ): Promise<T>
  /** Installs packs of the extension that are newer than what is installed; for after an update of the extension. */
  installEmbedded(): Promise<void>
}

export function createEngine(parts: EngineParts): Engine {
  let inForce: Promise<Matcher> | undefined
  let changes: Promise<unknown> = Promise.resolve()
  let merge = new AbortController()
  let mergeIsDue = false

  /** Runs `change` when all earlier changes are done, whether they failed or not. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = changes.then(change)
    changes = result.catch(() => {})
    return result
  }

  /** {@link inTurn} for what the reader waits for: a merge makes way, and is done after it. */
  function urgently<T>(change: (db: Database) => Promise<T>): Promise<T> {
    merge.abort()
    return inTurn(async () => {
      const db = await parts.open()
      try {
        return await change(db)
      } finally {
        if (mergeIsDue) mergeLater()
      }
    })
  }

  async function start(): Promise<Matcher> {
    const db = await parts.open()
    // Asked for together: a worker that was just woken is busy, and each answer waits for its turn.
    const [installed, stored] = await Promise.all([installedPacks(db), storedIndex(db)])
    const matcher =
      installed.length > 0
        ? await matcherOf(db, installed, stored)
        : await installNewer(db, await parts.embedded()).then(() => buildMatcher(db))
    // What a kill left behind, and what was lost, can wait for the first answer.
    inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, FIRST_ANSWER_MS))
      await repair(db)
    }).catch((cause) => console.error('background: could not clean up', cause))
    if (mergeIsDue) mergeLater()
    return matcher
  }

  async function repair(db: Database): Promise<void> {
    const lost = await lostFiles(db, parts.memory)
    const restored =
      lost.length > 0 && (await (await parts.client()).restoreFiles(db, lost, parts.memory, parts.now()))
    await remember(db)
    if (restored) {
      inForce = Promise.resolve(await buildMatcher(db))
      if (mergeIsDue) mergeLater()
    }
    await removeLeftovers(db)
  }

  /** The second memory follows the first; should it fail, the next change or start sees to it. */
  async function remember(db: Database): Promise<void> {
    await parts.memory
      .remember(await installedPacks(db))
      .catch((cause) => console.error('background: packs could not be noted', cause))
  }

  async function buildMatcher(db: Database, onCompile?: (share: number) => void): Promise<Matcher> {
    const [installed, stored] = await Promise.all([installedPacks(db), storedIndex(db)])
    return matcherOf(db, installed, stored, onCompile)
  }

  async function matcherOf(
    db: Database,
    installed: readonly InstalledPack[],
    stored: StoredIndex | undefined,
    onCompile: (share: number) => void = () => {},
  ): Promise<Matcher> {
    const packs = installed.filter((pack) => pack.enabled)
    const kept =
      stored !== undefined &&
      (await broughtUpToDate(db, stored, packs).catch((cause) => {
        console.error('background: the index could not be brought up to date', cause)
        return false as const
      }))
    const index = kept || (await compile(db, packs, onCompile))
    mergeIsDue = index.mergeIsDue
    return parts.createMatcher(index, loaderOf(parts.open))
  }

  /** The stored index, with a layer where few words differ; false where it is of no use for these packs. */
  async function broughtUpToDate(
    db: Database,
    stored: StoredIndex,
    packs: readonly InstalledPack[],
  ): Promise<LayeredIndex | false> {
    const { buffers } = stored
    const index = await parts.openIndex(buffers)
    if (index === false || isIndexOf(stored, packs)) return index
    const changes = await changesSince(db, stored, packs)
    if (changes === undefined || changes.changed.length > index.size * MERGE_SHARE) return false
    if (changes.changed.length + changes.removed.length === 0) {
      await tryToKeep(saveLayer(db, stored, packs, undefined))
      return index
    }
    if (buffers.length > MOST_LAYERS) return false
    const claims = claimsNamed(db, changes.changed)
    const layer = await parts.compileLayer({ ...changes, claims }, buffers)
    await tryToKeep(saveLayer(db, stored, packs, layer))
    return parts.openIndex([...buffers, layer])
  }

  async function compile(
    db: Database,
    packs: readonly InstalledPack[],
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<LayeredIndex> {
    const expected = packs.reduce((sum, pack) => sum + pack.claims, 0)
    const buffer = await parts.compile(liveClaims(db, packs), { expected, onProgress, signal })
    signal?.throwIfAborted()
    await tryToKeep(saveIndex(db, packs, buffer))
    const index = await parts.openIndex([buffer])
    if (index === false) throw new Error('background: a freshly compiled index could not be opened')
    return index
  }

  /** An index that cannot be kept costs the next start some time, and nobody their marks. */
  async function tryToKeep(saving: Promise<unknown>): Promise<void> {
    await saving.catch((cause) => console.error('background: the index could not be kept', cause))
  }

  /** Compiles all claims anew when what was asked for before is done. */
  function mergeLater(): void {
    merge.abort()
    merge = new AbortController()
    const { signal } = merge
    inTurn(async () => {
      if (signal.aborted || !mergeIsDue) return
      const db = await parts.open()
      const packs = (await installedPacks(db)).filter((pack) => pack.enabled)
      const merged = await compile(db, packs, () => {}, signal)
      mergeIsDue = false
      inForce = Promise.resolve(await parts.createMatcher(merged, loaderOf(parts.open)))
    }).catch((cause) => {
      // Layered as it is, the index answers all the same.
      if (!signal.aborted) console.error('background: the index could not be merged', cause)
    })
  }

  async function installNewer(db: Database, releases: readonly IncomingRelease[]): Promise<boolean> {
    const installed = new Map((await installedPacks(db)).map((pack) => [pack.id, pack]))
    const removed = await parts.removed()
    const newer = releases.filter(({ manifest: { id, version } }) => {
      const pack = installed.get(id)
      if (pack === undefined) return !removed.has(id)
      return version > newestKnown(pack)
    })
    if (newer.length === 0) return false
    const notes = await parts.memory.notes()
    const client = await parts.client()
    for (const release of newer) {
      const { id, version } = release.manifest
      const noted = notes.find(({ pack }) => pack === id)
      const first = { enabled: comesBackOn(noted, version), declined: noted?.unasked }
      await client.installUpdate(db, release, { now: parts.now() }, first)
    }
    return true
  }

  function matcher(): Promise<Matcher> {
    if (inForce === undefined) {
      const starting = inTurn(start)
      // A failed start is tried again at the next question.
      starting.catch(() => {
        if (inForce === starting) inForce = undefined
      })
      inForce = starting
    }
    return inForce
  }

  /** A pack that no index can be made with shall not keep the reader from removing it. */
  async function started(): Promise<void> {
    await matcher().catch(async (cause) => {
      if ((await installedPacks(await parts.open())).length === 0) throw cause
    })
  }

  return {
    matcher,
    async packs() {
      await started()
      return installedPacks(await parts.open())
    },
    async claims(keys) {
      return claimsByKey(await parts.open(), keys)
    },
    async change(work, onCompile) {
      await started()
      return urgently(async (db) => {
        const result = await work(db, parts.memory)
        await remember(db)
        inForce = Promise.resolve(await buildMatcher(db, onCompile))
        return result
      })
    },
    async installEmbedded() {
      await matcher()
      await urgently(async (db) => {
        if (await installNewer(db, await parts.embedded())) {
          await remember(db)
          const built = await buildMatcher(db)
          inForce = Promise.resolve(built)
        }
      })
    },
  }
}

/** Opened at each question: a browser may end a connection that a matcher outlives. */
function loaderOf(open: EngineParts['open']): LoadClaims {
  return async (keys) =>
    (await claimsByKey(await open(), keys)).map((found) => matchable(found.pack.id, found.claim))
}

type KeyChanges = {
  readonly changed: readonly ClaimKey[]
  readonly replaced: number
  readonly removed: readonly ClaimKey[]
}

/** What has changed since an index was made; undefined where that cannot be told without compiling anew. */
async function changesSince(
  db: Database,
  stored: StoredIndex,
  packs: readonly InstalledPack[],
): Promise<KeyChanges | undefined> {
  const now = packs.map(({ generation }) => generation)
  const outlinesOf = async (generations: readonly number[]) => {
    const found = await Promise.all(generations.map((generation) => db.get('outlines', generation)))
    return found.every((outline) => outline !== undefined)
      ? new Map(found.map((outline): [string, Outline] => [outline.pack, outline]))
      : undefined
  }
  const [gone, come] = await Promise.all([
    outlinesOf(stored.generations.filter((generation) => !now.includes(generation))),
    outlinesOf(now.filter((generation) => !stored.generations.includes(generation))),
  ])
  if (gone === undefined || come === undefined) return undefined
  const pause = slices()
  const all: [string, OutlineChanges][] = []
  for (const pack of new Set([...gone.keys(), ...come.keys()]))
    all.push([pack, await outlineChanges(gone.get(pack), come.get(pack), pause)])
  const keysOf = (which: 'changed' | 'removed') =>
    all.flatMap(([pack, changes]) => changes[which].map((claim) => claimKey(pack, claim)))
  return {
    changed: keysOf('changed'),
    removed: keysOf('removed'),
    replaced: all.reduce((sum, [, { replaced }]) => sum + replaced, 0),
  }
}

async function* claimsNamed(db: Database, keys: readonly ClaimKey[]): AsyncGenerator<MatchableClaim> {
  for (let at = 0; at < keys.length; at += CLAIMS_PER_READ) {
    const found = await claimsByKey(db, keys.slice(at, at + CLAIMS_PER_READ))
    // Its layer would hide a claim that is there.
    if (found.length < Math.min(CLAIMS_PER_READ, keys.length - at))
      throw new Error('background: a claim of the outline is not in the database')
    for (const { pack, claim } of found) yield matchable(pack.id, claim)
  }
}

async function* liveClaims(db: Database, packs: readonly InstalledPack[]): AsyncGenerator<MatchableClaim> {
  for (const pack of packs) {
    for await (const slice of claimsOfRelease(db, pack)) {
      for (const claim of slice) {
        if (isLive(claim.lifecycle.state)) yield matchable(pack.id, claim)
      }
    }
  }
}
