/**
 * Sites that the reader switched on or off in a private window. Kept in the storage area of the browser
 * session, which is never written to the disk: a private window leaves nothing.
 */
import { z } from '../../claims/schema.ts'
import { list, value } from './fields.ts'
import { type RecordFormat, type RecordStore, unchanged } from './stored-record.ts'

export type PrivateSites = { readonly on: readonly string[]; readonly off: readonly string[] }

const host = z.string().check(z.maxLength(255))

export const PRIVATE_SITES: RecordFormat<PrivateSites> = {
  key: 'privateSites',
  fields: { on: list(value(host)), off: list(value(host)) },
  migrations: [unchanged],
}

export type PrivateSitesRecord = {
  read(): Promise<PrivateSites>
  switchSite(host: string, on: boolean): Promise<PrivateSites>
}

export function privateSitesRecord(store: RecordStore): PrivateSitesRecord {
  const { read, change } = store.open(PRIVATE_SITES)
  return {
    read,
    switchSite: (host, on) =>
      change((now) => {
        const others = (hosts: readonly string[]) => hosts.filter((each) => each !== host)
        return on
          ? { on: [...others(now.on), host], off: others(now.off) }
          : { on: others(now.on), off: [...others(now.off), host] }
      }),
  }
}
