/**
 * A note of each pack: which release is in force, the reader's decisions, and the pack's file in the
 * backup. See installed/pack-backup.ts for when notes are written and used.
 */
import { id } from '../../claims/records/fields.ts'
import { z } from '../../claims/schema.ts'
import { entry, field, list, optional } from './fields.ts'
import { listAsField, type RecordFormat, type RecordStore } from './stored-record.ts'

export type PackNote = {
  readonly pack: string
  /** Version of the release in force. */
  readonly version: number
  readonly enabled: boolean
  /** The highest version that the reader declined or has not agreed to yet. */
  readonly unasked?: number | undefined
  /** The highest version that the reader declined or rolled back. Older notes have none. */
  readonly declined?: number | undefined
  /** The revision of the pack's record when it was noted. Older notes have none. */
  readonly revision?: number | undefined
  /** The pack's name, by language. */
  readonly name?: Readonly<Record<string, string>> | undefined
  /** Address of the channel that the release in force came from. */
  readonly channel?: string | undefined
  /** Name and SHA-256 of the file that the release in force came from, if it came from a file. */
  readonly file?: { readonly name: string; readonly sha256: string } | undefined
}

const version = z.int().check(z.gte(1))
const file = z.object({ name: z.string(), sha256: z.string() })

export const PACK_NOTES: RecordFormat<{ readonly notes: readonly PackNote[] }> = {
  key: 'packNotes',
  fields: {
    notes: list(
      entry<PackNote, 'pack' | 'version'>(
        { pack: id, version },
        {
          // The reader can switch a pack on again with one click, but a pack that was switched off must
          // not mark pages.
          enabled: field(z.boolean(), false),
          unasked: optional(version),
          declined: optional(version),
          revision: optional(z.int().check(z.gte(0))),
          name: optional(z.record(z.string(), z.string())),
          channel: optional(z.string()),
          file: optional(file),
        },
      ),
    ),
  },
  migrations: [listAsField('notes')],
}

export type PackNotesRecord = {
  read(): Promise<readonly PackNote[]>
  /** Writes only if the notes differ afterwards. */
  change(change: (now: readonly PackNote[]) => readonly PackNote[]): Promise<readonly PackNote[]>
}

export function packNotesRecord(store: RecordStore): PackNotesRecord {
  const record = store.open(PACK_NOTES)
  return {
    read: async () => (await record.read()).notes,
    async change(change) {
      const { notes } = await record.change((now) => {
        const next = change(now.notes)
        return JSON.stringify(next) === JSON.stringify(now.notes) ? now : { ...now, notes: next }
      })
      return notes
    },
  }
}
