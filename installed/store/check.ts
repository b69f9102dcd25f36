/**
 * Checks the stored releases against what the packs table says of them. Chromium's database may repair
 * itself after a crash by leaving records out, without an error.
 */
import { claimsOfRelease } from './claims.ts'
import { printWriter } from './claims-print.ts'
import {
  type Database,
  generationRange,
  handled,
  type InstalledPack,
  type StoredRelease,
} from './database.ts'
import { changePack } from './packs.ts'

/** Which release of a pack it is. */
export type ReleasePlace = 'in-force' | 'before' | 'waiting' | 'agreed'

export type Damage = {
  readonly pack: InstalledPack
  readonly place: ReleasePlace
  /** How many claims the database still has of the release. */
  readonly found: number
  /** How many it should have. */
  readonly claims: number
}

/** The releases of which claims are missing. Counting 100,000 claims takes some 30 ms. */
export async function countDamage(db: Database, packs: readonly InstalledPack[]): Promise<Damage[]> {
  const tx = handled(db.transaction('claims', 'readonly'))
  const damage = await Promise.all(
    placesOf(packs).map(async ([pack, place, { generation, claims }]): Promise<Damage | undefined> => {
      const found = await tx.store.count(generationRange(generation))
      return found === claims ? undefined : { pack, place, found, claims }
    }),
  )
  await tx.done
  return damage.filter((each) => each !== undefined)
}

export type PrintCheckOptions = {
  /** Generations that need no check. */
  readonly except: readonly number[]
  readonly signal: AbortSignal
  /** Called with each generation that is as it was written. */
  readonly onSound: (generation: number) => Promise<void>
}

/**
 * Reads every claim of these packs and gives the releases whose claims are not those that were written.
 * Releases that older versions of the extension wrote have no print; they get one.
 *
 * @throws the reason of `signal`
 */
export async function printDamage(
  db: Database,
  packs: readonly InstalledPack[],
  { except, signal, onSound }: PrintCheckOptions,
): Promise<Damage[]> {
  const damage: Damage[] = []
  for (const [pack, place, release] of placesOf(packs)) {
    if (except.includes(release.generation)) continue
    const prints = printWriter()
    let found = 0
    for await (const slice of claimsOfRelease(db, release, { signal })) {
      for (const claim of slice) prints.add(claim)
      found += slice.length
      // Lets messages in.
      await new Promise((resolve) => setTimeout(resolve))
    }
    const print = prints.print()
    if (found !== release.claims || (release.print ?? print) !== print)
      damage.push({ pack, place, found, claims: release.claims })
    else {
      if (release.print === undefined) await addPrint(db, pack.id, release.generation, print)
      await onSound(release.generation)
    }
  }
  return damage
}

function placesOf(packs: readonly InstalledPack[]): [InstalledPack, ReleasePlace, StoredRelease][] {
  return packs.flatMap((pack) => {
    const places: [ReleasePlace, StoredRelease | undefined][] = [
      ['in-force', pack.damaged === true ? undefined : pack],
      ['before', pack.before],
      ['waiting', pack.waiting],
      // It may be the release before, too.
      ['agreed', pack.agreed?.generation === pack.before?.generation ? undefined : pack.agreed],
    ]
    return places.flatMap(([place, release]): [InstalledPack, ReleasePlace, StoredRelease][] =>
      release === undefined ? [] : [[pack, place, release]],
    )
  })
}

async function addPrint(db: Database, id: string, generation: number, print: string): Promise<void> {
  const withPrint = <T extends StoredRelease>(release: T): T =>
    release.generation === generation ? { ...release, print } : release
  await changePack(db, id, (pack) => ({
    ...withPrint(pack),
    ...(pack.before === undefined ? {} : { before: withPrint(pack.before) }),
    ...(pack.waiting === undefined ? {} : { waiting: withPrint(pack.waiting) }),
    ...(pack.agreed === undefined ? {} : { agreed: withPrint(pack.agreed) }),
  }))
}
