/**
 * The times at which links to subscribe opened a tab. Kept in the storage area of the browser session,
 * so that the count survives a stop of the background but not the session.
 */
import { z } from '../../claims/schema.ts'
import { withOpening } from '../link-limit.ts'
import { list, value } from './fields.ts'
import { listAsField, type RecordFormat, type RecordStore } from './stored-record.ts'

export const OPENED_LINKS: RecordFormat<{ readonly times: readonly number[] }> = {
  key: 'linksOpened',
  fields: { times: list(value(z.number())) },
  migrations: [listAsField('times')],
}

export type OpenedLinksRecord = {
  /**
   * Notes that a link opens a tab now, unless that would exceed the limit (link-limit.ts).
   *
   * @param now ms since 1970
   * @returns whether it may open
   */
  add(now: number): Promise<boolean>
}

export function openedLinksRecord(store: RecordStore): OpenedLinksRecord {
  const record = store.open(OPENED_LINKS)
  return {
    async add(now) {
      let mayOpen = false
      await record.change((before) => {
        const times = withOpening(before.times, now)
        mayOpen = times !== undefined
        return times === undefined ? before : { ...before, times }
      })
      return mayOpen
    },
  }
}
