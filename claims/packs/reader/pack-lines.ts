/** The lines of bundles and patches as records. Each line must be the canonical JSON of its record. */
import { type Claim, parseClaim } from '../../records/claim.ts'
import { parse, type z } from '../../schema.ts'
import { BUNDLE_FORMAT } from './bundle-header.ts'
import { canonicalJson } from './canonical-json.ts'
import { PackFileError } from './pack-file-error.ts'

/**
 * Reads the header line of a bundle or patch. A newer format is recognised first (clause 6.2), so that
 * the message can ask for an update instead of calling the file broken.
 *
 * @param what kind of file, for messages: "bundle" or "patch"
 * @throws PackFileError
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

/**
 * Reads a line that holds a claim.
 *
 * @param input the line's text, already parsed
 * @throws PackFileError
 */
export function readClaimLine(text: string, input: unknown): Claim {
  const parsed = parseClaim(input)
  if (!parsed.ok) throw PackFileError.of(parsed.error)
  requireCanonical(text, parsed.value, `claim ${parsed.value.id}`)
  // Clause 2.8.
  if (parsed.value.lifecycle.state === 'draft')
    throw new PackFileError(
      'invalid',
      `claim ${parsed.value.id}: is a draft, which must not leave its source folder`,
    )
  return parsed.value
}

/**
 * JSON.parse for a line whose length and depth were checked before.
 *
 * @throws PackFileError
 */
export function parseLine(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PackFileError('invalid', `${what}: is not JSON`)
  }
}

/** Clause 2.3. */
function requireCanonical(text: string, value: unknown, what: string): void {
  if (canonicalJson(value) !== text)
    throw new PackFileError('invalid', `${what}: is not written in canonical JSON`)
}
