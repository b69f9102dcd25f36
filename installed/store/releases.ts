/** Writes the claims of a new release, and deletes those of an old one. */
import type { Claim } from '../../claims/records/claim.ts'
import type { Origin, PackManifest } from '../../claims/records/pack.ts'
import { VERDICTS, type Verdict } from '../../claims/records/verdict.ts'
import { printWriter } from './claims-print.ts'
import { type Database, generationRange, handled, type StoredRelease } from './database.ts'
import { outlineWriter } from './outline.ts'

/**
 * Claims written in one transaction. A transaction of 500 claims takes about 40 ms of the database's
 * time, so a reader's question waits no longer than that.
 */
const CLAIMS_PER_WRITE = 500

/** A release on its way into the database. */
export type IncomingRelease = {
  readonly manifest: PackManifest
  /** Its claims in slices of any size, as they are parsed. */
  readonly claims: Iterable<readonly Claim[]> | AsyncIterable<readonly Claim[]>
  readonly origin: Origin
  readonly sha256?: string | undefined
}

export type WriteOptions = {
  readonly now: Date
  readonly signal?: AbortSignal | undefined
  /** Called with the number of claims written so far. */
  readonly onProgress?: ((written: number) => void) | undefined
}

/**
 * Writes a release without putting it in force. Put it in force or keep it waiting afterwards
 * (packs.ts), otherwise the next start deletes it.
 *
 * @throws if `claims` throws, the signal is aborted or the database fails; then nothing of it stays
 */
export async function writeRelease(
  db: Database,
  { manifest, claims, origin, sha256 }: IncomingRelease,
  { now, signal, onProgress }: WriteOptions,
): Promise<StoredRelease> {
  const generation = await db.add('generations', { pack: manifest.id })
  try {
    let written = 0
    const outline = outlineWriter(manifest.id)
    const prints = printWriter()
    const verdicts = noVerdicts()
    for await (const slice of claims) {
      for (const claim of slice) {
        verdicts[claim.verdict] += 1
        outline.add(claim)
        prints.add(claim)
      }
      for (let at = 0; at < slice.length; at += CLAIMS_PER_WRITE) {
        signal?.throwIfAborted()
        written += await writeClaims(db, generation, slice.slice(at, at + CLAIMS_PER_WRITE))
        onProgress?.(written)
      }
    }
    signal?.throwIfAborted()
    await db.put('outlines', outline.outline(), generation)
    const release = {
      manifest,
      generation,
      claims: written,
      verdicts,
      installedAt: now.toISOString(),
      origin,
      print: prints.print(),
    }
    return sha256 === undefined ? release : { ...release, sha256 }
  } catch (cause) {
    await removeGeneration(db, generation).catch(() => {})
    throw cause
  }
}

/** A count for each verdict, all of them 0. */
export function noVerdicts(): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>
}

/** Deletes the claims of a generation. Its outline stays, because the index may still contain the generation. */
export async function removeGeneration(db: Database, generation: number): Promise<void> {
  const tx = handled(db.transaction(['claims', 'generations'], 'readwrite', { durability: 'relaxed' }))
  await tx.objectStore('claims').delete(generationRange(generation))
  await tx.objectStore('generations').delete(generation)
  await tx.done
}

async function writeClaims(db: Database, generation: number, claims: readonly Claim[]): Promise<number> {
  const tx = handled(db.transaction('claims', 'readwrite', { durability: 'relaxed' }))
  for (const claim of claims) {
    // A failed add aborts the transaction, and `done` rejects with the reason.
    tx.store.add(claim, [generation, claim.id]).catch(() => {})
  }
  await tx.done
  return claims.length
}
