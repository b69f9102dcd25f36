/**
 * A patch: what changes between two bundles (docs/pack-format.md, clause 3).
 *
 * ```
 * gzip ┌ {"base":"9f…","claims":2,"format":1,"kind":"footnote-patch","pack":{…},"target":"03…"}\n
 *      │ {"remove":"bridge-length"}\n            changes, sorted by id
 *      └ {"set":{…,"id":"tower-height",…}}\n
 *
 * base      bridge-length  house  tower-height
 * target                   house  tower-height'
 * ```
 *
 * A patch is applied to the claims of the installed release and gives the target's bundle, byte for
 * byte, which is why the reader can compress too. The hash of the result is checked, so any fault of
 * base or patch is noticed and the result refused.
 *
 * publisher/make-patch.ts makes patches.
 */
import type { Claim } from '../../records/claim.ts'
import { type PackManifest, packManifest } from '../../records/pack.ts'
import type { Problem, Result } from '../../result.ts'
import { z } from '../../schema.ts'
import { BUNDLE_FORMAT, bundleHeaderLine } from './bundle-header.ts'
import { canonicalJson } from './canonical-json.ts'
import { compressLines } from './compress.ts'
import { MAX_CLAIMS, MAX_PATCH_BYTES } from './limits.ts'
import { type NumberedLine, readLines } from './lines.ts'
import type { ClaimSlices } from './merge-by-id.ts'
import { PackFileError } from './pack-file-error.ts'
import { parseLine, readClaimLine, readHeader } from './pack-lines.ts'
import { sha256 } from './tuf/hashes.ts'
import { type Expected, wholeFile } from './whole-file.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal digits'))

const header = z.strictObject({
  kind: z.literal('footnote-patch'),
  format: z.literal(BUNDLE_FORMAT),
  base: hash,
  target: hash,
  claims: z.int().check(z.gte(0), z.lte(MAX_CLAIMS)),
  pack: packManifest,
})

/** A claim that is added or replaced, or (without `claim`) removed. */
type ReleaseChange = { readonly id: string; readonly claim?: Claim }

/** A patch whose header was read and is valid. */
export type OpenPatch = {
  /** SHA-256 of the bundle that the patch starts from, and of the bundle that it gives. */
  readonly base: string
  readonly target: string
  readonly manifest: PackManifest
  /** Number of claims in the target. */
  readonly count: number
  /** The changes, sorted by id. Iterate once. @throws PackFileError */
  changes(): AsyncGenerator<ReleaseChange, void>
}

/** Opens a patch; see {@link applyPatch}. */
export async function openPatch(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  expected: Expected = {},
): Promise<Result<OpenPatch, Problem>> {
  return PackFileError.caught(async () => {
    const lines = readLines(await wholeFile(file, expected, MAX_PATCH_BYTES), 'patch')
    const first = await lines.next()
    if (first.done) throw new PackFileError('invalid', 'patch: is empty')
    const { base, target, claims: count, pack } = readHeader(header, first.value.text, 'patch')
    return { base, target, manifest: pack, count, changes: () => readChanges(lines) }
  })
}

/**
 * Applies a patch to the release that it was made for.
 *
 * @param base the claims of that release, sorted by id, as installed or read from its bundle
 * @returns the bytes of the target's bundle, whose hash was checked (clause 3.3)
 */
export async function applyPatch(base: ClaimSlices, patch: OpenPatch): Promise<Result<Uint8Array, Problem>> {
  return PackFileError.caught(async () => {
    const bytes = await compressLines(targetLines(base, patch))
    const found = await sha256(bytes)
    if (found !== patch.target)
      throw new PackFileError(
        'invalid',
        `patch: gives a bundle with the hash ${found}, expected ${patch.target}`,
      )
    return bytes
  })
}

async function* readChanges(lines: AsyncGenerator<NumberedLine, void>): AsyncGenerator<ReleaseChange, void> {
  let before = ''
  for await (const { text, number } of lines) {
    const change = readChange(text, `patch, line ${number}`)
    // Clause 3.2.
    if (change.id <= before)
      throw new PackFileError('invalid', `patch, line ${number}: ${change.id} stands after ${before}`)
    before = change.id
    yield change
  }
}

function readChange(text: string, what: string): ReleaseChange {
  const input = parseLine(text, what)
  if (typeof input === 'object' && input !== null) {
    if ('set' in input) {
      const claim = readClaimLine(text.slice('{"set":'.length, -1), input.set)
      if (text.startsWith('{"set":{')) return { id: claim.id, claim }
    }
    if (
      'remove' in input &&
      typeof input.remove === 'string' &&
      canonicalJson({ remove: input.remove }) === text
    )
      return { id: input.remove }
  }
  throw new PackFileError('invalid', `${what}: is neither {"set": claim} nor {"remove": id}`)
}

/** The lines of the target's bundle: base and changes merged by id. */
async function* targetLines(base: ClaimSlices, patch: OpenPatch): AsyncGenerator<string> {
  const changes = patch.changes()
  let change = await changes.next()
  yield bundleHeaderLine(patch.manifest, patch.count)
  let written = 0
  function* line(claim: Claim): Generator<string> {
    written += 1
    yield canonicalJson(claim)
  }
  for await (const slice of base) {
    for (const claim of slice) {
      while (!change.done && change.value.id < claim.id) {
        yield* line(newClaim(change.value))
        change = await changes.next()
      }
      if (change.done || change.value.id !== claim.id) yield* line(claim)
      else {
        if (change.value.claim !== undefined) yield* line(change.value.claim)
        change = await changes.next()
      }
    }
  }
  while (!change.done) {
    yield* line(newClaim(change.value))
    change = await changes.next()
  }
  if (written !== patch.count)
    throw new PackFileError('invalid', `patch: gives ${written} claims, its header says ${patch.count}`)
}

function newClaim({ id, claim }: ReleaseChange): Claim {
  // Clause 3.4.
  if (claim === undefined)
    throw new PackFileError('invalid', `patch: removes ${id}, which the base does not have`)
  return claim
}
