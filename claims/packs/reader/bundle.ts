/**
 * A bundle: a whole pack in one compressed file (docs/pack-format.md, clause 2).
 *
 * ```
 * gzip ┌ {"claims":2,"format":1,"kind":"footnote-pack","pack":{"id":"towers",…}}\n     header
 *      │ {"created":"2026-11-24",…,"id":"bridge-length",…}\n                           claims, one a line,
 *      └ {"created":"2026-11-24",…,"id":"tower-height",…}\n                            sorted by id
 * ```
 *
 * Every line is canonical JSON (canonical-json.ts) and the compressor is one and the same code on
 * every platform, so the same sources give the same bytes. The reader takes a bundle from anybody:
 * bytes, lines, depth and counts are limited before anything is parsed, and a line that is not the
 * canonical form of the record it holds is refused, which leaves no room for double fields,
 * `__proto__`, numbers that round or anything else that two readers could understand differently.
 */
import { type Claim, parseClaim } from '../../records/claim.ts'
import { type Pack, type PackManifest, packManifest } from '../../records/pack.ts'
import type { Problem, Result } from '../../result.ts'
import { parse, z } from '../../schema.ts'
import { slices as slicesOf } from '../../slices.ts'
import { canonicalJson } from './canonical-json.ts'
import { compressLines } from './compress.ts'
import { MAX_BUNDLE_BYTES, MAX_CLAIMS, MAX_LINE_BYTES } from './limits.ts'
import { readLines, sha256 } from './lines.ts'
import { PackFileError } from './pack-file-error.ts'

/** Version of the bundle format; a reader refuses a higher one (clause 6.2). */
export const BUNDLE_FORMAT = 1

/** Claims given at a time: some 5 ms of parsing, and a look at the clock after it. */
const CLAIMS_PER_SLICE = 100

const header = z.strictObject({
  kind: z.literal('footnote-pack'),
  format: z.literal(BUNDLE_FORMAT),
  claims: z.int().check(z.gte(0), z.lte(MAX_CLAIMS)),
  pack: packManifest,
})

/** What a caller knows of a file before it is read; from signed metadata. */
export type Expected = {
  /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
  readonly sha256?: string
}

/** A bundle whose header is read and good. The claims are checked while they are taken. */
export type OpenBundle = {
  readonly manifest: PackManifest
  /** How many claims the slices hold together. */
  readonly count: number
  /**
   * The claims in the order of their ids. To be iterated once and to the end: only then is the file
   * as a whole known to be good, so nothing may take effect before.
   *
   * @throws PackFileError where the file breaks a clause
   */
  slices(options?: { readonly signal?: AbortSignal }): AsyncGenerator<readonly Claim[], void>
}

/**
 * Opens a bundle. Nothing is decoded before the file's hash has been found to be the expected one.
 *
 * @param file the file's bytes, whole or as they arrive
 */
export async function openBundle(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  expected: Expected = {},
): Promise<Result<OpenBundle, Problem>> {
  return PackFileError.caught(async () => {
    const bytes = await wholeFile(file, MAX_BUNDLE_BYTES, expected)
    const lines = readLines(bytes, 'bundle')
    const first = await lines.next()
    if (first.done) throw new PackFileError('invalid', 'bundle: is empty')
    const { claims: count, pack } = readHeader(header, first.value.text, 'bundle')
    return { manifest: pack, count, slices: (options) => claimSlices(lines, count, options?.signal) }
  })
}

/** Reads a bundle whole: for small packs and tools. Install large ones slice by slice. */
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

/**
 * Writes a bundle of all claims but drafts (clause 2.8): the same bytes for the same pack, on every platform and whatever the order of
 * the claims. Other work gets its turn every 256 K characters, some 30 ms.
 *
 * @returns the bytes, or what breaks a limit or is there twice
 */
export async function writeBundle(
  pack: Pack,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (claims: number) => void } = {},
): Promise<Result<Uint8Array, Problem>> {
  return PackFileError.caught(async () => {
    const published = pack.claims.filter(({ lifecycle }) => lifecycle.state !== 'draft')
    const claims = published.sort((a, b) => (a.id < b.id ? -1 : 1))
    const bytes = await compressLines(bundleLines(pack.manifest, claims, claims.length, options.onProgress), {
      ...(options.signal ? { signal: options.signal } : {}),
    })
    if (bytes.length > MAX_BUNDLE_BYTES)
      throw new PackFileError('too-large', `bundle: has ${bytes.length} bytes, more than ${MAX_BUNDLE_BYTES}`)
    return bytes
  })
}

/** The lines of a bundle, without their line ends; used by the patch too. */
export function* bundleLines(
  manifest: PackManifest,
  claims: Iterable<Claim>,
  count: number,
  onProgress?: (claims: number) => void,
): Generator<string> {
  yield bundleHeader(manifest, count)
  let before = ''
  let done = 0
  for (const claim of claims) {
    if (claim.id <= before)
      throw new PackFileError('duplicate', `claim ${claim.id}: two claims of the pack have this id`)
    before = claim.id
    const line = canonicalJson(claim)
    // A UTF-16 unit takes three bytes at most; only a line near the limit is worth counting.
    if (line.length * 3 > MAX_LINE_BYTES && new TextEncoder().encode(line).length >= MAX_LINE_BYTES)
      throw new PackFileError('too-large', `claim ${claim.id}: takes more than ${MAX_LINE_BYTES} bytes`)
    yield line
    done += 1
    if (done % 1_000 === 0 || done === count) onProgress?.(done)
  }
}

/** The first line of a bundle. */
export function bundleHeader(manifest: PackManifest, count: number): string {
  if (count > MAX_CLAIMS)
    throw new PackFileError('too-large', `bundle: has ${count} claims, more than ${MAX_CLAIMS}`)
  return canonicalJson({ kind: 'footnote-pack', format: BUNDLE_FORMAT, claims: count, pack: manifest })
}

/**
 * Collects a file, limits its size and compares its hash.
 *
 * @throws PackFileError
 */
export async function wholeFile(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  limit: number,
  expected: Expected,
): Promise<Uint8Array> {
  let bytes: Uint8Array
  if (file instanceof Uint8Array) bytes = file
  else {
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of file) {
      length += chunk.length
      if (length > limit) break
      chunks.push(chunk)
    }
    if (length > limit) throw new PackFileError('too-large', `file: has more than ${limit} bytes`)
    bytes = joined(chunks, length)
  }
  if (bytes.length > limit) throw new PackFileError('too-large', `file: has more than ${limit} bytes`)
  if (expected.sha256 !== undefined) {
    const found = await sha256(bytes)
    if (found !== expected.sha256)
      throw new PackFileError('invalid', `file: has the hash ${found}, expected ${expected.sha256}`)
  }
  return bytes
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/**
 * Reads the header line of a bundle or patch. A newer format is told from a broken one first
 * (clause 6.2), so that the reader can be asked to update.
 */
export function readHeader<T extends { format: number }>(
  schema: z.ZodMiniType<T>,
  text: string,
  what: string,
): T {
  const input = parseLine(text, what)
  const found = typeof input === 'object' && input !== null && 'format' in input ? input.format : undefined
  if (typeof found === 'number' && found > BUNDLE_FORMAT)
    throw new PackFileError(
      'unsupported-version',
      `${what}: is in format ${found}; this version of Footnote reads up to ${BUNDLE_FORMAT}. Update Footnote to use it`,
    )
  const parsed = parse(schema, input, `${what} header`)
  if (!parsed.ok) throw PackFileError.of(parsed.error)
  requireCanonical(text, parsed.value, `${what} header`)
  return parsed.value
}

/** Reads one line that holds a claim. */
export function readClaimLine(text: string, input: unknown): Claim {
  const parsed = parseClaim(input)
  if (!parsed.ok) throw PackFileError.of(parsed.error)
  requireCanonical(text, parsed.value, `claim ${parsed.value.id}`)
  return parsed.value
}

/** JSON.parse for a line whose length and depth are known to be small. */
export function parseLine(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PackFileError('invalid', `${what}: is not JSON`)
  }
}

/** Clause 2.3. */
export function requireCanonical(text: string, value: unknown, what: string): void {
  if (canonicalJson(value) !== text)
    throw new PackFileError('invalid', `${what}: is not written in canonical JSON`)
}

async function* claimSlices(
  lines: AsyncGenerator<{ text: string; number: number }, void>,
  count: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Claim[], void> {
  let slice: Claim[] = []
  let read = 0
  let before = ''
  // Decompressed pieces come without a turn of the event loop between them.
  const pause = slicesOf(signal)
  for await (const { text, number } of lines) {
    signal?.throwIfAborted()
    if (read === count)
      throw new PackFileError('invalid', `bundle: has more claims than the ${count} its header says`)
    const claim = readClaimLine(text, parseLine(text, `bundle, line ${number}`))
    // Clause 2.4: one order, and so no id twice.
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
