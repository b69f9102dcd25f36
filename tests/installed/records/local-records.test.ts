import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKED_RELEASES } from '../../../installed/records/checked-releases.ts'
import { INCIDENTS } from '../../../installed/records/incidents.ts'
import { localRecords } from '../../../installed/records/local-records.ts'
import { OPENED_LINKS } from '../../../installed/records/opened-links.ts'
import { PACK_CHOICES } from '../../../installed/records/pack-choices.ts'
import { PACK_NOTES } from '../../../installed/records/pack-notes.ts'
import { PRIVATE_SITES } from '../../../installed/records/private-sites.ts'
import { SETTINGS } from '../../../installed/records/settings.ts'
import { decode, type RecordFormat } from '../../../installed/records/stored-record.ts'
import { SUBSCRIPTIONS } from '../../../installed/records/subscriptions.ts'
import { aStorageArea } from '../../support/storage-area.ts'

const FORMATS: readonly RecordFormat<object>[] = [
  SETTINGS,
  PACK_CHOICES,
  PACK_NOTES,
  SUBSCRIPTIONS,
  OPENED_LINKS,
  INCIDENTS,
  CHECKED_RELEASES,
  PRIVATE_SITES,
]

/** What every version has stored, by the record's key and the version: `settings.0`. Never changed afterwards. */
const FIXTURES: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(import.meta.glob('../../fixtures/records/*.json', { eager: true, import: 'default' })).map(
    ([path, stored]) => [path.replace(/.*\/|\.json$/g, ''), stored],
  ),
)

function open(changes: Readonly<Record<string, unknown>> = {}) {
  const versions = FORMATS.map(({ key }) => [key, FIXTURES[`${key}.0`]])
  const stored = { ...Object.fromEntries(versions), ...changes }
  const areas = { local: aStorageArea(stored), session: aStorageArea(stored) }
  return { records: localRecords(areas), areas, stored: areas.local.stored }
}

describe('installed/records', () => {
  it('have a frozen fixture of every earlier version', () => {
    const wanted = FORMATS.flatMap(({ key, migrations }) =>
      migrations.map((_, version) => `${key}.${version}`),
    )
    expect(Object.keys(FIXTURES)).toEqual(expect.arrayContaining(wanted))
  })

  it('have a key each', () => {
    expect(new Set(FORMATS.map(({ key }) => key)).size).toBe(FORMATS.length)
  })

  it('read every field of what was stored before records had versions', async () => {
    const { records } = open()
    // A setting that came later has its default.
    expect(await records.settings.read()).toMatchObject(FIXTURES['settings.0'] as object)
    expect(await records.packChoices.read()).toEqual(FIXTURES['packs.0'])
    expect(await records.packNotes.read()).toEqual(FIXTURES['packNotes.0'])
    expect(await records.subscriptions.list()).toEqual(FIXTURES['channels.0'])
    expect(await records.privateSites.read()).toEqual(FIXTURES['privateSites.0'])
  })

  it('write it in the current form, without losing anything', async () => {
    const { records, stored, areas } = open()
    await records.settings.setLevel('wide')
    await records.packChoices.addRemoved('towers')
    await records.packNotes.change((notes) => notes.slice(1))
    await records.subscriptions.update((await records.subscriptions.ofPack('bridges')) as never, {
      failures: 1,
    })
    expect(stored.settings).toMatchObject({
      ...(FIXTURES['settings.0'] as object),
      version: 1,
      level: 'wide',
    })
    expect(stored.packs).toEqual({ version: 1, order: ['venezuela-2017'], removed: ['bridges', 'towers'] })
    expect(stored.packNotes).toEqual({ version: 1, notes: (FIXTURES['packNotes.0'] as object[]).slice(1) })
    const [first, second] = FIXTURES['channels.0'] as object[]
    expect(stored.channels).toEqual({ version: 1, subscriptions: [first, { ...second, failures: 1 }] })
    const last = (FIXTURES['linksOpened.0'] as number[]).at(-1) as number
    expect(await records.openedLinks.add(last + 60_000)).toBe(true)
    expect(areas.session.stored.linksOpened).toEqual({
      version: 1,
      times: [...(FIXTURES['linksOpened.0'] as number[]), last + 60_000],
    })
  })

  it('keep a site switched off when a setting is added that is not stored yet', async () => {
    const next: RecordFormat<{ sitesOff: readonly string[]; colours: boolean }> = {
      ...SETTINGS,
      fields: { sitesOff: SETTINGS.fields.sitesOff, colours: (stored) => stored === true },
    }
    expect(decode(next, FIXTURES['settings.0']).value).toEqual({
      sitesOff: ['news.example', 'www.tagblatt.example'],
      colours: false,
    })
  })

  it('compare meanings unless the reader has switched it off, whatever was stored before', async () => {
    const { records, stored } = open()
    expect((await records.settings.read()).meanings).toBe(true)
    await records.settings.setMeanings(false)
    expect(stored.settings).toMatchObject({
      ...(FIXTURES['settings.0'] as object),
      version: 1,
      meanings: false,
    })
    expect((await open({ settings: stored.settings }).records.settings.read()).meanings).toBe(false)
    // What the version before this one wrote.
    const before = { version: 1, level: 'wide', sitesOff: ['news.example'] }
    expect(await open({ settings: before }).records.settings.read()).toEqual({
      level: 'wide',
      sitesOff: ['news.example'],
      meanings: true,
    })
    expect((await open({ settings: { ...before, meanings: 'no' } }).records.settings.read()).meanings).toBe(
      true,
    )
  })

  it('keep the sites that are off if the level is damaged, also after the next change', async () => {
    const { records } = open({ settings: { sitesOff: ['news.example'] } })
    expect(await records.settings.read()).toMatchObject({ level: 'strict', sitesOff: ['news.example'] })
    expect(await records.settings.switchSite('other.example', false)).toMatchObject({
      level: 'strict',
      sitesOff: ['news.example', 'other.example'],
    })
  })

  it('keep the removed packs if the order is damaged', async () => {
    const { records } = open({ packs: { removed: ['bridges'] } })
    expect(await records.packChoices.read()).toEqual({ order: [], removed: ['bridges'] })
    await records.packChoices.setOrder(['towers'])
    expect(await records.packChoices.read()).toEqual({ order: ['towers'], removed: ['bridges'] })
  })

  it('keep a subscription without its damaged optional fields, and check it at once', async () => {
    const { pack, url, root, fingerprint } = (await open().records.subscriptions.list())[0] ?? ({} as never)
    const { records } = open({
      channels: [
        { pack, url, root, fingerprint, failures: 'many', mark: 3 },
        { pack: 'rootless', url },
      ],
    })
    expect(await records.subscriptions.list()).toEqual([
      { pack, url, root, fingerprint, failures: 0, next: 0 },
    ])
  })

  it('keep a pack switched off if its switch is damaged', async () => {
    const { records } = open({ packNotes: [{ pack: 'towers', version: 2 }] })
    expect(await records.packNotes.read()).toEqual([{ pack: 'towers', version: 2, enabled: false }])
  })

  it('change a subscription, but not another one that has replaced it', async () => {
    const { records } = open()
    const { subscriptions } = records
    const [towers] = await subscriptions.list()
    if (towers === undefined) throw new Error('no subscription')
    await subscriptions.keep({ ...towers, url: 'https://elsewhere.example/' })
    await subscriptions.update(towers, { failures: 9 })
    await subscriptions.replace(towers, undefined)
    expect(await subscriptions.find(towers)).toBeUndefined()
    expect(await subscriptions.ofPack('towers')).toMatchObject({
      url: 'https://elsewhere.example/',
      failures: 2,
    })
    await subscriptions.drop('towers')
    expect((await subscriptions.list()).map(({ pack }) => pack)).toEqual(['bridges'])
  })

  it('never throw, whatever is stored under their keys', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.jsonValue(), (format, stored) => {
        decode(format, stored)
      }),
      { numRuns: 1_000 },
    )
  })
})
