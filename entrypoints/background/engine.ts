/**
 * The background's state, all of it a cache of the database: the worker may be stopped at any
 * moment and the next one starts here again.
 *
 *   start ─▶ leftovers of killed installs removed ─▶ packs that ship with the extension installed,
 *   if missing ─▶ index loaded, or compiled and kept ─▶ questions answered ─▶ packs from files put
 *   back that the database has lost
 *
 * Changes (installs, switching packs) run one after the other; questions are answered from the
 * matcher in force until a change has a new one ready.
 */
import { matchable } from '../../claims/match/matchable.ts'
import type { LoadClaims, Retriever } from '../../claims/match/retriever.ts'
import type { MatchableClaim, Matcher } from '../../claims/match/types.ts'
import type { ClaimKey } from '../../claims/pack.ts'
import { claimsByKey, claimsOfRelease, type StoredClaim } from '../../claims/store/claims.ts'
import type { Database, InstalledPack, StoredIndex } from '../../claims/store/database.ts'
import { isIndexOf, saveIndex, storedIndex } from '../../claims/store/indexes.ts'
import { type IncomingRelease, installedPacks, removeLeftovers } from '../../claims/store/packs.ts'
import { isLive } from '../../claims/verdict.ts'
import { installUpdate } from './compare.ts'
import { restoreFiles } from './pack-file.ts'
import { comesBackOn, type PackMemory } from './pack-memory.ts'

/** What the engine is built from. */
export type EngineParts = {
  readonly open: () => Promise<Database>
  /** The packs that ship with the extension, read and checked. */
  readonly embedded: () => Promise<readonly IncomingRelease[]>
  /** The ids of packs that the reader removed and that shall not come again by themselves. */
  readonly removed: () => Promise<ReadonlySet<string>>
  /** What is known of packs beside the database. */
  readonly memory: PackMemory
  readonly compile: (
    claims: AsyncIterable<MatchableClaim>,
    options: { readonly expected: number; readonly onProgress: (share: number) => void },
  ) => Promise<ArrayBuffer>
  /** A retriever over a stored index, or false if the bytes are not a whole index of this version. */
  readonly openIndex: (buffer: ArrayBuffer) => Retriever | false
  readonly createMatcher: (retriever: Retriever, load: LoadClaims) => Promise<Matcher>
  readonly now: () => Date
}

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

  /** Runs `change` when all earlier changes are done, whether they failed or not. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = changes.then(change)
    changes = result.catch(() => {})
    return result
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
    inTurn(() => repair(db)).catch((cause) => console.error('background: could not clean up', cause))
    return matcher
  }

  async function repair(db: Database): Promise<void> {
    const restored = await restoreFiles(db, parts.memory, parts.now())
    await remember(db)
    if (restored) inForce = Promise.resolve(await buildMatcher(db))
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
    const load: LoadClaims = async (keys) =>
      (await claimsByKey(db, keys)).map((found) => matchable(found.pack.id, found.claim))
    const usable = stored !== undefined && isIndexOf(stored, packs)
    const retriever = usable && parts.openIndex(stored.buffer)
    return parts.createMatcher(retriever || (await compile(db, packs, onCompile)), load)
  }

  async function compile(
    db: Database,
    packs: readonly InstalledPack[],
    onProgress: (share: number) => void,
  ): Promise<Retriever> {
    const expected = packs.reduce((sum, pack) => sum + pack.claims, 0)
    const buffer = await parts.compile(liveClaims(db, packs), { expected, onProgress })
    await saveIndex(db, packs, buffer)
    const retriever = parts.openIndex(buffer)
    if (retriever === false) throw new Error('background: a freshly compiled index could not be opened')
    return retriever
  }

  async function installNewer(db: Database, releases: readonly IncomingRelease[]): Promise<boolean> {
    const installed = new Map((await installedPacks(db)).map((pack) => [pack.id, pack]))
    const removed = await parts.removed()
    const newer = releases.filter(({ manifest: { id, version } }) => {
      const pack = installed.get(id)
      if (pack === undefined) return !removed.has(id)
      return (
        version > Math.max(pack.manifest.version, pack.declined ?? 0, pack.waiting?.manifest.version ?? 0)
      )
    })
    const notes = newer.length > 0 ? await parts.memory.notes() : []
    for (const release of newer) {
      const { id, version } = release.manifest
      const noted = notes.find(({ pack }) => pack === id)
      const first = { enabled: comesBackOn(noted, version), declined: noted?.unasked }
      await installUpdate(db, release, { now: parts.now() }, first)
    }
    return newer.length > 0
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

  return {
    matcher,
    async packs() {
      await matcher()
      return installedPacks(await parts.open())
    },
    async claims(keys) {
      return claimsByKey(await parts.open(), keys)
    },
    async change(work, onCompile) {
      await matcher()
      return inTurn(async () => {
        const db = await parts.open()
        const result = await work(db, parts.memory)
        await remember(db)
        inForce = Promise.resolve(await buildMatcher(db, onCompile))
        return result
      })
    },
    async installEmbedded() {
      await matcher()
      await inTurn(async () => {
        const db = await parts.open()
        if (await installNewer(db, await parts.embedded())) {
          await remember(db)
          const built = await buildMatcher(db)
          inForce = Promise.resolve(built)
        }
      })
    },
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
