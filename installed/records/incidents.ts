/**
 * What happened to the reader's packs without their doing: damage that was found, and what came of it. It
 * is shown until the reader has seen it. Kept outside the database, whose damage it is about.
 */
import { id } from '../../claims/records/fields.ts'
import { z } from '../../claims/schema.ts'
import { entry, field, list, optional } from './fields.ts'
import type { RecordFormat, RecordStore } from './stored-record.ts'

export const INCIDENT_KINDS = [
  /** Claims of a pack are missing or changed. */
  'damaged',
  /** The release before, which the reader could go back to, is damaged. */
  'before-damaged',
  /** The release that waited for an answer is damaged. */
  'waiting-damaged',
  /** The database has an earlier state of a pack. */
  'went-back',
  /** A pack is gone. */
  'lost',
  /** A pack has lost its channel. */
  'unsubscribed',
  /** Settings, notes and channels are gone, the packs are not. */
  'records-lost',
  /** Packs, settings, notes and channels are gone. */
  'everything-lost',
  /** A change is in force, but the index could not be brought up to date with it. */
  'index-behind',
] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

export const REMEDIES = [
  /** All is as it was. */
  'restored',
  /** The pack's channel is asked for it. */
  'fetching',
  /** The reader has to choose the file again. */
  'add-file',
  /** The reader has to subscribe again. */
  'subscribe',
  /** The reader has to add it again from the list of packs. */
  'add-again',
  /** Nothing has to be done, or nothing can be done. */
  'none',
] as const
export type Remedy = (typeof REMEDIES)[number]

export type Incident = {
  readonly kind: IncidentKind
  /** ISO 8601 date and time. */
  readonly at: string
  readonly remedy: Remedy
  readonly pack?: string | undefined
  /** The pack's name, by language. */
  readonly name?: Readonly<Record<string, string>> | undefined
  /** The release that was in force. */
  readonly version?: number | undefined
  /** Claims that are missing or changed, if they were counted. */
  readonly missing?: number | undefined
  /** Name of the pack's file. */
  readonly file?: string | undefined
  /** Address of the pack's channel. */
  readonly channel?: string | undefined
  /** The reader has seen it. It is kept so that it is not told again at every start. */
  readonly seen: boolean
}

const text = z.string()
const count = z.int().check(z.gte(0))
/** Incidents that are kept at most; the oldest go first. */
const MAX_KEPT = 100

export const INCIDENTS: RecordFormat<{ readonly incidents: readonly Incident[] }> = {
  key: 'incidents',
  fields: {
    incidents: list(
      entry<Incident, 'kind' | 'at'>(
        { kind: z.enum(INCIDENT_KINDS), at: text },
        {
          remedy: field<Remedy>(z.enum(REMEDIES), 'none'),
          pack: optional(id),
          name: optional(z.record(text, text)),
          version: optional(count),
          missing: optional(count),
          file: optional(text),
          channel: optional(text),
          seen: field(z.boolean(), false),
        },
      ),
    ),
  },
  migrations: [],
}

/** The state of a pack by which an incident is over. */
type PackState = {
  readonly id: string
  readonly manifest: { readonly version: number }
  readonly damaged?: true
}

export type IncidentsRecord = {
  /** Those that the reader has not seen, the newest last. */
  unseen(): Promise<readonly Incident[]>
  /** Adds incidents. One that is known and not over is not told again. Never throws. */
  tell(incidents: readonly Omit<Incident, 'seen'>[]): Promise<void>
  /** Notes which incidents are over, because these packs are installed and whole. Never throws. */
  settle(packs: readonly PackState[]): Promise<void>
  /** Forgets incidents of a kind, which are over. Never throws. */
  end(kind: IncidentKind): Promise<void>
  /** The reader has seen them all. */
  dismiss(): Promise<void>
}

/** Reads and changes; what cannot be stored is at least told until the background stops. */
export function incidentsRecord(store: RecordStore): IncidentsRecord {
  const record = store.open(INCIDENTS)
  /** All incidents, if the last change could not be stored. */
  let unsaved: readonly Incident[] | undefined

  async function current(): Promise<readonly Incident[]> {
    return unsaved ?? (await record.read()).incidents
  }

  async function change(make: (now: readonly Incident[]) => readonly Incident[]): Promise<void> {
    try {
      await record.change((stored) => {
        const before = unsaved ?? stored.incidents
        const next = make(before)
        return next === stored.incidents ? stored : { ...stored, incidents: next.slice(-MAX_KEPT) }
      })
      unsaved = undefined
    } catch (cause) {
      unsaved = make(unsaved ?? (await record.read().catch(() => ({ incidents: [] }))).incidents)
      console.error('background: what happened to the packs could not be noted', cause)
    }
  }

  return {
    unseen: async () => (await current()).filter(({ seen }) => !seen),
    tell: (told) => (told.length === 0 ? Promise.resolve() : change((now) => told.reduce(withIncident, now))),
    async settle(packs) {
      const isOver = (incident: Incident): boolean =>
        incident.pack !== undefined &&
        ['fetching', 'add-file', 'add-again'].includes(incident.remedy) &&
        packs.some(
          (pack) =>
            pack.id === incident.pack &&
            pack.damaged !== true &&
            pack.manifest.version >= (incident.version ?? 0),
        )
      if (!(await current()).some(isOver)) return
      await change((now) => now.map((each) => (isOver(each) ? { ...each, remedy: 'restored' } : each)))
    },
    async end(kind) {
      if (!(await current()).some((each) => each.kind === kind)) return
      await change((now) => now.filter((each) => each.kind !== kind))
    },
    dismiss: () => change((now) => now.map((each) => ({ ...each, seen: true }))),
  }
}

function withIncident(known: readonly Incident[], told: Omit<Incident, 'seen'>): readonly Incident[] {
  const same = known.find(({ kind, pack }) => kind === told.kind && pack === told.pack)
  if (same !== undefined && same.remedy === told.remedy && same.remedy !== 'restored') return known
  return [...known.filter((each) => each !== same), { ...told, seen: false }]
}
