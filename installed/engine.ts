/**
 * The background's state. All of it is a cache of the database, because the browser may stop the
 * background at any moment; the next one starts here again.
 *
 *   start ─▶ packs that ship with the extension installed, if there are none ─▶ index opened, or
 *   compiled ─▶ questions answered ─▶ repair: packs from files put back that the database has lost,
 *   the bytes of the index checked, leftovers of killed installs deleted
 *
 * Changes (installs, switching packs) run one after the other. The old matcher answers until a change
 * has made a new one. index-keeper.ts brings the index up to date. If that leaves many layers, they are
 * merged when there is nothing else to do, and changes do not wait for the merge.
 */
import type { LayeredIndex } from '../claims/index/layers.ts'
import type { Retriever } from '../claims/index/retriever.ts'
import type { LoadClaims, Matcher } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import { claimLoader } from './index-claims.ts'
import { type IndexParts, indexKeeper, type KeepOptions } from './index-keeper.ts'
import { type InstallNewerParts, installNewer } from './install-newer.ts'
import { lostFiles } from './pack-backup.ts'
import type { PackClient } from './pack-client.ts'
import { claimsByKey, type StoredClaim } from './store/claims.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { storedIndex } from './store/indexes.ts'
import { removeLeftovers } from './store/leftovers.ts'
import { installedPacks } from './store/packs.ts'
import type { IncomingRelease } from './store/releases.ts'
import { turns } from './turns.ts'

/** What the engine is built from. */
export type EngineParts = IndexParts &
  Omit<InstallNewerParts, 'client'> & {
    readonly open: () => Promise<Database>
    /** The packs that ship with the extension, read and checked. */
    readonly embedded: () => Promise<readonly IncomingRelease[]>
    /** Loads the code that reads and writes packs. Most starts do not need it. */
    readonly client: () => Promise<Pick<PackClient, 'installUpdate' | 'restoreFiles'>>
    readonly createMatcher: (retriever: Retriever, load: LoadClaims) => Promise<Matcher>
    /** Whether a new matcher may have what the last one had to do without. Asked at each question. */
    readonly retryIsDue?: () => boolean
  }

/** Time before repair starts, ms. Repair reads the same database as the question that has woken the background. */
const FIRST_ANSWER_MS = 250

export type Engine = {
  /** The current matcher; waits for the first one. */
  matcher(): Promise<Matcher>
  packs(): Promise<readonly InstalledPack[]>
  claims(keys: readonly ClaimKey[]): Promise<StoredClaim[]>
  /**
   * Makes a change to the packs when all earlier changes are done, and then a new matcher. The old
   * matcher answers until then.
   *
   * @param onCompile called with the progress of compiling the new index, 0–1
   * @throws the error of `work`; then nothing is compiled
   */
  change<T>(work: (db: Database) => Promise<T>, onCompile?: (share: number) => void): Promise<T>
  /** Installs packs of the extension that are newer than the installed ones. Used after an update of the extension. */
  installEmbedded(): Promise<void>
}

export function createEngine(parts: EngineParts): Engine {
  const inTurn = turns()
  const keeper = indexKeeper(parts)
  const loadClaims = claimLoader(parts.open)
  let inForce: Promise<Matcher> | undefined
  let merge = new AbortController()
  let mergeIsDue = false

  async function matcherOver(index: LayeredIndex): Promise<Matcher> {
    mergeIsDue = index.mergeIsDue
    return parts.createMatcher(index, loadClaims)
  }

  async function buildMatcher(db: Database, options?: KeepOptions): Promise<Matcher> {
    // Both requests are sent at once, because in a worker that was just woken each answer waits for
    // other work.
    const [packs, stored] = await Promise.all([installedPacks(db), storedIndex(db)])
    return matcherOver(await keeper.upToDate(db, packs, stored, options))
  }

  async function rebuild(db: Database, options?: KeepOptions): Promise<void> {
    inForce = Promise.resolve(await buildMatcher(db, options))
  }

  async function start(): Promise<Matcher> {
    const db = await parts.open()
    const [packs, stored] = await Promise.all([installedPacks(db), storedIndex(db)])
    if (packs.length === 0) await installNewer(parts, db, await parts.embedded())
    const matcher = await (packs.length === 0
      ? buildMatcher(db)
      : keeper.upToDate(db, packs, stored).then(matcherOver))
    inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, FIRST_ANSWER_MS))
      await repair(db)
    }).catch((cause) => console.error('background: could not clean up', cause))
    if (mergeIsDue) mergeLater()
    return matcher
  }

  /** Does the part of a start that can wait for the first answer. */
  async function repair(db: Database): Promise<void> {
    const lost = lostFiles(await parts.backup.notes(), await installedPacks(db))
    const restored =
      lost.length > 0 && (await (await parts.client()).restoreFiles(db, lost, { now: parts.now() }))
    // First of all, or what was restored would have to wait for a check that may fail.
    if (restored) await rebuild(db)
    await noteInBackup(db)
    const isSound = await keeper.check(db)
    if (!isSound) await rebuild(db)
    if ((restored || !isSound) && mergeIsDue) mergeLater()
    await removeLeftovers(db)
  }

  /** If the backup fails to note the packs, the next change or start tries again. */
  async function noteInBackup(db: Database): Promise<void> {
    await parts.backup
      .update(await installedPacks(db))
      .catch((cause) => console.error('background: packs could not be noted', cause))
  }

  /** Runs `change` in its turn. A running merge is interrupted and repeated later. */
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

  /** Compiles all claims again when all earlier work is done. */
  function mergeLater(): void {
    merge.abort()
    merge = new AbortController()
    const { signal } = merge
    inTurn(async () => {
      if (signal.aborted || !mergeIsDue) return
      const db = await parts.open()
      const merged = await keeper.compiledAnew(db, await installedPacks(db), { signal })
      inForce = Promise.resolve(await matcherOver(merged))
    }).catch((cause) => {
      // The index still works with its layers.
      if (!signal.aborted) console.error('background: the index could not be merged', cause)
    })
  }

  /** Makes the matcher anew in its turn. The one in force answers until then. */
  function retry(): void {
    inTurn(async () => {
      // Another question may have asked for it, or a change has just done it.
      if (parts.retryIsDue?.() === true) await rebuild(await parts.open())
    }).catch((cause) => console.error('background: the matcher could not be made anew', cause))
  }

  function matcher(): Promise<Matcher> {
    if (inForce === undefined) {
      const starting = inTurn(start)
      // The next question tries the start again.
      starting.catch(() => {
        if (inForce === starting) inForce = undefined
      })
      inForce = starting
    } else if (parts.retryIsDue?.() === true) retry()
    return inForce
  }

  /** Waits for the start. If no index can be made with a pack, the reader must still be able to remove it. */
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
        const result = await work(db)
        await noteInBackup(db)
        await rebuild(db, { onCompile })
        return result
      })
    },
    async installEmbedded() {
      await matcher()
      await urgently(async (db) => {
        if (!(await installNewer(parts, db, await parts.embedded()))) return
        await noteInBackup(db)
        await rebuild(db)
      })
    },
  }
}
