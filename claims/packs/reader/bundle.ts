/**
 * A bundle: a whole pack in one compressed file (docs/pack-format.md, clause 2).
 *
 * ```
 * gzip ┌ {"claims":2,"format":1,"kind":"footnote-pack","pack":{"id":"towers",…}}\n     header
 *      │ {"created":"2026-11-24",…,"id":"bridge-length",…}\n                           claims, one a line,
 *      └ {"created":"2026-11-24",…,"id":"tower-height",…}\n                            sorted by id
 * ```
 *
 * Every line is canonical JSON (canonical-json.ts), and the same compressor runs on every platform, so
 * the same sources give the same bytes. The reader accepts a bundle from anybody: bytes, lines, depth
 * and counts are limited before anything is parsed. A line that is not the canonical form of its record
 * is refused. This excludes double fields, `__proto__`, numbers that are rounded, and everything else
 * that two readers could understand differently.
 *
 * publisher/write-bundle.ts writes bundles.
 */
import type { Claim } from '../../records/claim.ts'
import type { Pack, PackManifest } from '../../records/pack.ts'
import type { Problem, Result } from '../../result.ts'
import { slices as slicesOf } from '../../slices.ts'
import { bundleHeader } from './bundle-header.ts'
import { type NumberedLine, readLines } from './lines.ts'
import { PackFileError } from './pack-file-error.ts'
import { parseLine, readClaimLine, readHeader } from './pack-lines.ts'
import { type Expected, wholeFile } from './whole-file.ts'

/** Claims given out at a time: about 5 ms of parsing, then the clock is read. */
const CLAIMS_PER_SLICE = 100

/** A bundle whose header was read and is valid. Its claims are checked while they are read. */
export type OpenBundle = {
  readonly manifest: PackManifest
  /** How many claims all slices hold together. */
  readonly count: number
  /**
   * The claims in the order of their ids. Iterate once and to the end: only then is the whole file
   * known to be valid, so nothing may take effect before.
   *
   * @throws PackFileError if the file breaks a clause
   */
  slices(options?: { readonly signal?: AbortSignal }): AsyncGenerator<readonly Claim[], void>
}

/**
 * Opens a bundle. Nothing is decoded before the file's hash has been checked.
 *
 * @param file the file's bytes, whole or as they arrive
 */
export async function openBundle(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  expected: Expected = {},
): Promise<Result<OpenBundle, Problem>> {
  return PackFileError.caught(async () => {
    const bytes = await wholeFile(file, expected)
    const lines = readLines(bytes, 'bundle')
    const first = await lines.next()
    if (first.done) throw new PackFileError('invalid', 'bundle: is empty')
    const { claims: count, pack } = readHeader(bundleHeader, first.value.text, 'bundle')
    return { manifest: pack, count, slices: (options) => claimSlices(lines, count, options?.signal) }
  })
}

/** Reads a whole bundle: for small packs and tools. Install large ones slice by slice. */
export async function readBundle(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  expected: Expected = {},
): Promise<Result<Pack, Problem>> {
  const opened = await openBundle(file, expected)
  if (!opened.ok) return opened
  return PackFileError.caught(async () => {
    const claims: Claim[] = []
    for await (const slice of opened.value.slices()) claims.push(...slice)
    return { manifest: opened.value.manifest, claims }
  })
}

async function* claimSlices(
  lines: AsyncGenerator<NumberedLine, void>,
  count: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Claim[], void> {
  let slice: Claim[] = []
  let read = 0
  let before = ''
  // Decompressed pieces follow each other without a turn of the event loop between them.
  const pause = slicesOf(signal)
  for await (const { text, number } of lines) {
    signal?.throwIfAborted()
    if (read === count)
      throw new PackFileError('invalid', `bundle: has more claims than the ${count} its header says`)
    const claim = readClaimLine(text, parseLine(text, `bundle, line ${number}`))
    // Clause 2.4: sorted by id, so that no id can be there twice.
    if (claim.id === before)
      throw new PackFileError('duplicate', `claim ${claim.id}: two claims of the pack have this id`)
    if (claim.id < before)
      throw new PackFileError('invalid', `claim ${claim.id}: stands after ${before}; claims are sorted by id`)
    before = claim.id
    read += 1
    slice.push(claim)
    if (slice.length === CLAIMS_PER_SLICE) {
      yield slice
      slice = []
      if (pause.due()) await pause.wait()
    }
  }
  if (read !== count)
    throw new PackFileError('invalid', `bundle: has ${read} claims, its header says ${count}`)
  if (slice.length > 0) yield slice
}
