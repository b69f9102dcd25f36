/**
 * The background's state. All of it is a cache of the database, because the browser may stop the
 * background at any moment; the next one starts here again.
 *
 *   start ─▶ packs that ship with the extension installed, if there are none ─▶ index opened, or
 *   compiled ─▶ questions answered ─▶ repair (repair.ts): what the database has lost or damaged comes
 *   back, the bytes of the index checked, leftovers of killed installs deleted ─▶ every claim read once
 *   a session and compared with what was written
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
import { installNewer } from './install-newer.ts'
import type { CheckedReleases } from './records/checked-releases.ts'
import type { IncidentsRecord } from './records/incidents.ts'
import { fillEmpty, type RepairParts, repairDamage, repairPacks } from './repair.ts'
import { printDamage } from './store/check.ts'
import { claimsByKey, type StoredClaim } from './store/claims.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { storedIndex } from './store/indexes.ts'
import { removeLeftovers } from './store/leftovers.ts'
import { installedPacks } from './store/packs.ts'
import { turns } from './turns.ts'

/** What the engine is built from. */
export type EngineParts = IndexParts &
  RepairParts & {
    readonly open: () => Promise<Database>
    readonly incidents: Pick<IncidentsRecord, 'tell' | 'settle' | 'end'>
    readonly checkedReleases: CheckedReleases
    readonly createMatcher: (retriever: Retriever, load: LoadClaims) => Promise<Matcher>
    /** Whether a new matcher may have what the last one had to do without. Asked at each question. */
    readonly retryIsDue?: () => boolean
    /** ms before repair, and before the claims are read and compared; {@link FIRST_ANSWER_MS} and {@link CHECK_AFTER} if left out. */
    readonly waits?: { readonly repair: number; readonly check: number }
  }

/** Time before repair starts, ms. Repair reads the same database as the question that has woken the background. */
const FIRST_ANSWER_MS = 250
/** Time before all claims are read and compared, ms. A session that begins with many tabs has other work first. */
const CHECK_AFTER = 3_000

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
  let check = new AbortController()
  let checkIsDue = true

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
    if (packs.length === 0) await fillEmpty(parts, db)
    const matcher = await (packs.length === 0
      ? buildMatcher(db)
      : keeper.upToDate(db, packs, stored).then(matcherOver))
    inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, parts.waits?.repair ?? FIRST_ANSWER_MS))
      await repair(db)
    }).catch((cause) => console.error('background: could not clean up', cause))
    if (mergeIsDue) mergeLater()
    return matcher
  }

  /** Does the part of a start that can wait for the first answer. */
  async function repair(db: Database): Promise<void> {
    const repaired = await repairPacks(parts, db).catch((cause) => {
      // The notes still have what is to be repaired, so the next start tries again.
      console.error('background: packs could not be repaired', cause)
      return true
    })
    // First of all, or what was restored would have to wait for a check that may fail.
    if (repaired) await rebuild(db)
    await noteInBackup(db)
    const isSound = await keeper.check(db)
    if (!isSound) await rebuild(db)
    if ((repaired || !isSound) && mergeIsDue) mergeLater()
    checkLater()
    await removeLeftovers(db)
  }

  /** If the backup fails to note the packs, the next change or start tries again. */
  async function noteInBackup(db: Database): Promise<void> {
    try {
      const packs = await installedPacks(db)
      await parts.backup.update(packs)
      await parts.incidents.settle(packs)
    } catch (cause) {
      console.error('background: packs could not be noted', cause)
    }
  }

  /** Reads every claim once a session of the browser, and compares them with what was written. */
  function checkLater(): void {
    check.abort()
    check = new AbortController()
    const { signal } = check
    const run = async () => {
      if (signal.aborted || !checkIsDue) return
      const db = await parts.open()
      const { read, add: onSound } = parts.checkedReleases
      const options = { except: await read(), signal, onSound }
      const damage = await printDamage(db, await installedPacks(db), options)
      checkIsDue = false
      if (!(await repairDamage(parts, db, damage))) return
      await noteInBackup(db)
      await rebuild(db)
    }
    setTimeout(
      () =>
        inTurn(run).catch((cause) => {
          if (!signal.aborted) console.error('background: the claims could not be checked', cause)
        }),
      parts.waits?.check ?? CHECK_AFTER,
    )
  }

  /**
   * Brings the index up to date with a change that is in force. If that fails, the change has not failed:
   * the reader is told, and all claims are compiled again later.
   */
  async function rebuildAfter(db: Database, options?: KeepOptions): Promise<void> {
    try {
      await rebuild(db, options)
      await parts.incidents.end('index-behind')
    } catch (cause) {
      console.error('background: the index could not be brought up to date with a change', cause)
      mergeIsDue = true
      await parts.incidents.tell([{ kind: 'index-behind', at: parts.now().toISOString(), remedy: 'none' }])
    }
  }

  /** Runs `change` in its turn. A running merge or check is interrupted and repeated later. */
  function urgently<T>(change: (db: Database) => Promise<T>): Promise<T> {
    merge.abort()
    check.abort()
    return inTurn(async () => {
      const db = await parts.open()
      try {
        return await change(db)
      } finally {
        if (mergeIsDue) mergeLater()
        if (checkIsDue) checkLater()
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
      await parts.incidents.end('index-behind')
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
      const starting = started()
      starting.catch(() => {})
      // What is installed is known before it is compiled, which takes minutes for a very large pack.
      const packs = await installedPacks(await parts.open())
      if (packs.length > 0) return packs
      await starting
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
        await rebuildAfter(db, { onCompile })
        return result
      })
    },
    async installEmbedded() {
      await started()
      await urgently(async (db) => {
        if (!(await installNewer(parts, db, await parts.embedded()))) return
        await noteInBackup(db)
        await rebuildAfter(db)
      })
    },
  }
}
