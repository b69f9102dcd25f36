/** The preview of a bundle, which a reader sees before the yes. */
import { type OpenBundle, openBundle } from '../../claims/packs/reader/bundle.ts'
import { type ClaimSummary, summaryOf } from '../../claims/packs/reader/diff.ts'
import { PackFileError } from '../../claims/packs/reader/pack-file-error.ts'
import { nameDoubt } from '../../claims/packs/reader/publisher-names.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Origin } from '../../claims/records/pack.ts'
import { VERDICTS, type Verdict } from '../../claims/records/verdict.ts'
import type { PackPreview } from '../../messages/pack-preview.ts'
import type { PackClientParts, StepOptions } from '../pack-client.ts'
import type { Database } from '../store/database.ts'
import { noVerdicts } from '../store/releases.ts'
import { knownPublishers } from './known-packs.ts'
import { changesTo } from './release-changes.ts'
import { tryOut } from './try-out.ts'

/** Claims shown before the yes. */
const MAX_SAMPLES = 6

/**
 * Reads a whole bundle without storing it.
 *
 * @throws PackFileError if the file is invalid
 */
export async function previewBundle(
  parts: Pick<PackClientParts, 'loadAsset' | 'directory' | 'subscriptions' | 'openTrial'>,
  db: Database,
  bytes: Uint8Array<ArrayBuffer>,
  origin: Origin,
  { now, signal, onProgress }: StepOptions,
): Promise<PackPreview> {
  const hash = await sha256(bytes)
  const bundle = await openOrThrow(bytes)
  const verdicts = noVerdicts()
  const samples = sampler()
  const trial = tryOut(bundle.manifest.id, parts.openTrial, signal)
  let read = 0
  async function* counted(): AsyncGenerator<readonly Claim[]> {
    for await (const slice of bundle.slices({ signal })) {
      for (const claim of slice) {
        verdicts[claim.verdict] += 1
        samples.add(claim)
      }
      await trial.add(slice)
      read += slice.length
      onProgress(bundle.count === 0 ? 1 : read / bundle.count)
      yield slice
    }
  }
  const { manifest } = bundle
  const current = await db.get('packs', manifest.id)
  const changes = current && (await changesTo(db, current, { manifest }, counted()))
  if (current === undefined) for await (const _ of counted());
  const doubt = nameDoubt(manifest.publisher, await knownPublishers(parts, db))
  return {
    ...(doubt === undefined ? {} : { doubt }),
    triedOut: await trial.result(),
    release: { manifest, claims: read, verdicts, installedAt: now.toISOString(), origin },
    sha256: hash,
    samples: samples.lines(),
    ...(current && changes
      ? {
          replaces: {
            manifest: current.manifest,
            origin: current.origin,
            same: current.sha256 === hash && current.origin.kind === origin.kind,
            changes,
          },
        }
      : {}),
  }
}

/** @throws PackFileError */
export async function openOrThrow(bytes: Uint8Array): Promise<OpenBundle> {
  const opened = await openBundle(bytes)
  if (!opened.ok) throw PackFileError.of([opened.error])
  return opened.value
}

/** Chooses claims to show: the first of each verdict, then the first of the others; in the order of verdicts. */
function sampler(): { add(claim: Claim): void; lines(): ClaimSummary[] } {
  const first: ClaimSummary[] = []
  const others: ClaimSummary[] = []
  const seen = new Set<Verdict>()
  return {
    add(claim) {
      if (!seen.has(claim.verdict)) {
        seen.add(claim.verdict)
        first.push(summaryOf(claim))
      } else if (others.length < MAX_SAMPLES) others.push(summaryOf(claim))
    },
    lines: () =>
      [...first, ...others]
        .slice(0, MAX_SAMPLES)
        .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
  }
}
