/** The reader's settings. They never leave the device. */
import { LEVELS, type Level } from '../../claims/match/types.ts'
import { z } from '../../claims/schema.ts'
import { field, list, value } from './fields.ts'
import { type RecordFormat, type RecordStore, unchanged } from './stored-record.ts'

export type Settings = {
  readonly level: Level
  /** Hosts of sites that the reader switched off. */
  readonly sitesOff: readonly string[]
}

const host = z.string().check(z.maxLength(255))

export const SETTINGS: RecordFormat<Settings> = {
  key: 'settings',
  fields: { level: field<Level>(z.enum(LEVELS), 'strict'), sitesOff: list(value(host)) },
  migrations: [unchanged],
}

export type SettingsRecord = {
  read(): Promise<Settings>
  /** Switches reading a site's pages on or off. */
  switchSite(host: string, on: boolean): Promise<Settings>
  setLevel(level: Level): Promise<Settings>
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
  }
}
