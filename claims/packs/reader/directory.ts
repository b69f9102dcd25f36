/** The directory: packs that the extension recommends, one reviewed file each (directory/README.md). */
import { httpsUrl, id, lang, line, localised, prose, publicName } from '../../records/fields.ts'
import { MAX_LANGUAGES } from '../../records/pack.ts'
import type { Problem, Result } from '../../result.ts'
import { parse, z } from '../../schema.ts'

/** Version of the record. */
const DIRECTORY_FORMAT = 1

/** What a reader sees of a pack before any of it is downloaded; a file of directory/. */
export const directoryEntry = z.strictObject({
  format: z.literal(DIRECTORY_FORMAT),
  pack: id,
  name: localised(publicName),
  description: localised(prose),
  publisher: z.strictObject({ name: publicName, url: httpsUrl }),
  licence: line,
  languages: z.array(lang).check(z.minLength(1), z.maxLength(MAX_LANGUAGES)),
  /** What its claims are about, in words that readers use. */
  topics: localised(z.array(line).check(z.minLength(1), z.maxLength(8))),
  /** Where its releases come from. A pack that ships with the extension has no channel here. */
  channel: z.optional(
    z.strictObject({
      url: httpsUrl,
      /** Fingerprint of the channel's first root (docs/channel.md, C1.3). */
      fingerprint: z
        .string()
        .check(
          z.regex(/^\d{5}(?: \d{5}){5}$/, 'is not six groups of five digits, as `footnote verify` prints'),
        ),
    }),
  ),
})
export type DirectoryEntry = z.infer<typeof directoryEntry>

/** Reads an entry from outside. */
export function parseDirectoryEntry(input: unknown, subject: string): Result<DirectoryEntry, Problem[]> {
  return parse(directoryEntry, input, subject)
}
