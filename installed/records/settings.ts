/** The reader's settings. They never leave the device. */
import { LEVELS, type Level } from '../../claims/match/types.ts'
import { z } from '../../claims/schema.ts'
import { field, list, value } from './fields.ts'
import { type RecordFormat, type RecordStore, unchanged } from './stored-record.ts'

export type Settings = {
  readonly level: Level
  /** Hosts of sites that the reader switched off. */
  readonly sitesOff: readonly string[]
  /** Whether sentences and claims are compared by meaning too, and not only by their words. */
  readonly meanings: boolean
}

const host = z.string().check(z.maxLength(255))

export const SETTINGS: RecordFormat<Settings> = {
  key: 'settings',
  fields: {
    level: field<Level>(z.enum(LEVELS), 'strict'),
    sitesOff: list(value(host)),
    // Came later than the others: it is missing in what was stored before, and then it is on.
    meanings: field<boolean>(z.boolean(), true),
  },
  migrations: [unchanged],
}

export type SettingsRecord = {
  read(): Promise<Settings>
  /** Switches reading a site's pages on or off. */
  switchSite(host: string, on: boolean): Promise<Settings>
  setLevel(level: Level): Promise<Settings>
  setMeanings(on: boolean): Promise<Settings>
}

export function settingsRecord(store: RecordStore): SettingsRecord {
  const { read, change } = store.open(SETTINGS)
  return {
    read,
    switchSite: (host, on) =>
      change((now) => {
        const others = now.sitesOff.filter((off) => off !== host)
        return { ...now, sitesOff: on ? others : [...others, host] }
      }),
    setLevel: (level) => change((now) => ({ ...now, level })),
    setMeanings: (on) => change((now) => ({ ...now, meanings: on })),
  }
}
