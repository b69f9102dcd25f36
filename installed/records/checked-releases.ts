/**
 * The generations whose claims were read and found as they were written, in this session of the browser.
 * The database is only damaged while the browser is closed or when it crashes, so once a session is
 * enough.
 */
import { z } from '../../claims/schema.ts'
import { list, value } from './fields.ts'
import type { RecordFormat, RecordStore } from './stored-record.ts'

export const CHECKED_RELEASES: RecordFormat<{ readonly generations: readonly number[] }> = {
  key: 'releasesChecked',
  fields: { generations: list(value(z.number())) },
  migrations: [],
}

export type CheckedReleases = {
  read(): Promise<readonly number[]>
  add(generation: number): Promise<void>
}

export function checkedReleases(store: RecordStore): CheckedReleases {
  const record = store.open(CHECKED_RELEASES)
  return {
    read: async () => (await record.read()).generations,
    async add(generation) {
      await record.change((now) => ({ ...now, generations: [...now.generations, generation] }))
    },
  }
}
