import { fail, ok, type Problem, type Result } from '../result.ts'
import { laterFormat, parse, z } from '../schema.ts'
import { type Claim, parseClaim } from './claim.ts'
import { day, httpsUrl, id, lang, line, localised, prose, publicName } from './fields.ts'

/** Version of the manifest record and of the pack format as a whole (docs/pack-format.md). */
const PACK_FORMAT = 1

/** Languages of one pack. */
export const MAX_LANGUAGES = 50

/** A pack's description of itself: the file pack.json of a source folder. */
export const packManifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  id,
  /** The number of the release: a higher one is newer. It never goes down. */
  version: z.int().check(z.gte(1)),
  /** The day of this release. */
  released: day,
  name: localised(publicName),
  description: localised(prose),
  publisher: z.strictObject({ name: publicName, url: httpsUrl }),
  /** SPDX licence expression of the claims ("CC-BY-4.0"). */
  licence: line,
  /** The languages in which its claims can be matched. */
  languages: z.array(lang).check(z.minLength(1), z.maxLength(MAX_LANGUAGES)),
  /** How the publisher finds and weighs sources. Search engines ask ClaimReview publishers for both policies. */
  sourcingPolicy: httpsUrl,
  /** How the publisher corrects mistakes. */
  correctionsPolicy: httpsUrl,
  homepage: z.optional(httpsUrl),
})
export type PackManifest = z.infer<typeof packManifest>

/** A pack as a whole: its manifest and its claims, sorted by id. */
export type Pack = { readonly manifest: PackManifest; readonly claims: readonly Claim[] }

/** Where an installed release came from: the extension itself, a file, or a signed channel. */
export type Origin =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'channel'; readonly url: string }

/** Reads a manifest from outside. */
export function parseManifest(input: unknown): Result<PackManifest, Problem[]> {
  const later = laterFormat(input, PACK_FORMAT, 'pack.json')
  return later ? fail([later]) : parse(packManifest, input, 'pack.json')
}

/**
 * Reads a whole pack from outside. All or nothing: one bad claim is enough to refuse the pack. The
 * problems name every place.
 */
export function parsePack(manifestInput: unknown, claimInputs: readonly unknown[]): Result<Pack, Problem[]> {
  const problems: Problem[] = []
  const manifest = parseManifest(manifestInput)
  if (!manifest.ok) problems.push(...manifest.error)
  const claims: Claim[] = []
  const seen = new Set<string>()
  for (const input of claimInputs) {
    const claim = parseClaim(input)
    if (!claim.ok) {
      problems.push(...claim.error)
      continue
    }
    if (seen.has(claim.value.id)) {
      problems.push({
        code: 'duplicate',
        at: 'id',
        message: `claim ${claim.value.id}: two claims of the pack have this id`,
      })
    }
    seen.add(claim.value.id)
    claims.push(claim.value)
  }
  if (!manifest.ok || problems.length > 0) return fail(problems)
  claims.sort((a, b) => (a.id < b.id ? -1 : 1))
  return ok({ manifest: manifest.value, claims })
}
