/**
 * What happened to the reader's packs without their doing: damage that was found, and what came of it. It
 * is shown until the reader has seen it. Kept outside the database, whose damage it is about.
 */
import { id } from '../../claims/records/fields.ts'
import { z } from '../../claims/schema.ts'
import type { PackIncident } from '../../messages/pack-incident.ts'
import { entry, field, list, optional } from './fields.ts'
import type { RecordFormat, RecordStore } from './stored-record.ts'

export type IncidentKind = PackIncident['kind']
export type Remedy = PackIncident['remedy']

/** Records over the unions, so that the compiler names a kind that is missing. */
const KINDS = Object.keys({
  damaged: true,
  'before-damaged': true,
  'waiting-damaged': true,
  'went-back': true,
  lost: true,
  unsubscribed: true,
  'records-lost': true,
  'everything-lost': true,
  'index-behind': true,
} satisfies Record<IncidentKind, true>) as IncidentKind[]
const REMEDIES = Object.keys({
  restored: true,
  fetching: true,
  'add-file': true,
  subscribe: true,
  'add-again': true,
  none: true,
} satisfies Record<Remedy, true>) as Remedy[]

export type Incident = PackIncident & {
  /** The release that was in force. */
  readonly version?: number | undefined
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
        { kind: z.enum(KINDS), at: text },
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
