import { describe, expect, it } from 'vitest'
import { localRecords } from '../../installed/records/local-records.ts'
import { settingsHandlers } from '../../installed/settings-requests.ts'
import { siteState } from '../../installed/site-state.ts'
import { aStorageArea } from '../support/storage-area.ts'

describe('a site that is switched in a private window', () => {
  it('leaves nothing in the storage that stays, and counts in private windows alone', async () => {
    const areas = { local: aStorageArea({}), session: aStorageArea({}) }
    const records = localRecords(areas)
    const handlers = settingsHandlers({} as never, records, { state: 'ready' })
    const set = (host: string, on: boolean, isPrivate: boolean) =>
      handlers['set-site']({ type: 'set-site', host, on, private: isPrivate })
    const isOn = async (host: string, isPrivate: boolean) =>
      (await handlers.site({ type: 'site', host, private: isPrivate })).on
    await set('ordinary.example', false, false)
    const before = JSON.stringify(areas.local.stored)

    expect(await set('secret.example', false, true)).toMatchObject({ on: false })
    expect([await isOn('secret.example', true), await isOn('secret.example', false)]).toEqual([false, true])
    expect(await set('ordinary.example', true, true)).toMatchObject({ on: true })
    expect([await isOn('ordinary.example', true), await isOn('ordinary.example', false)]).toEqual([
      true,
      false,
    ])
    await set('secret.example', true, true)
    expect(await isOn('secret.example', true)).toBe(true)
    expect(JSON.stringify(areas.local.stored)).toBe(before)
  })

  it('is off in private windows, too, if it is off everywhere', () => {
    const settings = { level: 'strict', meanings: true, sitesOff: ['a.example'] } as const
    expect(siteState(settings, 'a.example', { on: [], off: [] }).on).toBe(false)
  })
})
