import { describe, expect, it, vi } from 'vitest'
import { type LinkTabs, openChannelLink } from '../../installed/channel-links.ts'
import { localRecords } from '../../installed/records/local-records.ts'
import { aStorageArea } from '../support/storage-area.ts'

const SENDER = { from: 'article', tab: 7, frame: 0, host: 'news.example', private: false } as const
const LINK = 'footnote:https://packs.example/'

function setUp(tab: Partial<Awaited<ReturnType<LinkTabs['get']>>> = {}) {
  const create = vi.fn(async () => {})
  const records = localRecords({ local: aStorageArea(), session: aStorageArea() })
  const tabs: LinkTabs = {
    get: async () => ({ active: true, incognito: false, index: 3, windowId: 1, ...tab }),
    create,
  }
  const parts = { ...records, tabs, packsPage: 'moz-extension://id/packs.html', now: () => new Date() }
  return { records, create, click: () => openChannelLink(parts, LINK, SENDER) }
}
const PAGE = 'moz-extension://id/packs.html?subscribe=footnote%3Ahttps%3A%2F%2Fpacks.example%2F'

describe('installed/channel-links', () => {
  it('opens the packs page beside the tab, and says where the link was', async () => {
    const { create, click } = setUp()
    await click()
    expect(create).toHaveBeenCalledWith({
      url: `${PAGE}&from=news.example`,
      index: 4,
      openerTabId: 7,
      windowId: 1,
    })
  })

  it('does not name the site of a private window', async () => {
    const { create, click } = setUp({ incognito: true })
    await click()
    expect(create).toHaveBeenCalledWith({ url: PAGE })
  })

  it('opens one tab for simultaneous clicks', async () => {
    const { create, click } = setUp()
    await Promise.all([click(), click(), click()])
    expect(create).toHaveBeenCalledTimes(1)
  })

  it('opens nothing for a tab that the reader does not see, or a site that is switched off', async () => {
    const behind = setUp({ active: false })
    await behind.click()
    expect(behind.create).not.toHaveBeenCalled()
    const off = setUp()
    await off.records.settings.switchSite('news.example', false)
    await off.click()
    expect(off.create).not.toHaveBeenCalled()
  })

  it('opens nothing on a site that is switched off in private windows only, in a private window', async () => {
    for (const [incognito, times] of [
      [true, 0],
      [false, 1],
    ] as const) {
      const { records, create, click } = setUp({ incognito })
      await records.privateSites.switchSite('news.example', false)
      await click()
      expect(create).toHaveBeenCalledTimes(times)
    }
  })
})
