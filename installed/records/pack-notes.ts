/**
 * A note of each pack that would not come back by itself as it is: what the reader decided, and
 * which kept file holds it. See installed/pack-backup.ts for when notes are written and used.
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
  /** The highest version that the reader turned down, or has not said yes to yet. */
  readonly unasked?: number | undefined
  /** Where the release in force came from a file: the name and the SHA-256 of that file. */
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
          // A pack that stays silent is put right with one click; one that the reader switched off must not speak.
          enabled: field(z.boolean(), false),
          unasked: optional(version),
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
