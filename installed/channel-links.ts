/**
 * Links to subscribe that a reader clicked on a page: each opens the packs page with a question,
 * and nobody is asked for anything before the reader's yes (docs/adr/0012).
 */
import { browser } from '#imports'
import { parse, z } from '../claims/schema.ts'
import type { ArticleSender } from '../messages/serve.ts'
import { withOneMore } from './link-limit.ts'
import { readSettings } from './settings.ts'

/** In `storage.session`: a stop of the worker shall not start the count anew. */
const KEY = 'linksOpened'

let taking: Promise<unknown> = Promise.resolve()

/** Opens the packs page for a link on the page of `sender`, unless too many were opened or the reader switched the site off. */
export function openChannelLink(address: string, sender: ArticleSender): Promise<void> {
  const opened = taking.then(() => open(address, sender))
  taking = opened.catch(() => {})
  return opened
}

async function open(address: string, { tab, host }: ArticleSender): Promise<void> {
  const [{ sitesOff }, from, stored] = await Promise.all([
    readSettings(),
    browser.tabs.get(tab),
    browser.storage.session.get(KEY),
  ])
  // Nobody clicks in a tab that is not before them.
  if (!from.active || sitesOff.includes(host)) return
  const known = parse(z.array(z.number()), stored[KEY] ?? [], 'opened links')
  const times = withOneMore(known.ok ? known.value : [], Date.now())
  if (times === undefined) return
  await browser.storage.session.set({ [KEY]: times })
  const page = new URL(browser.runtime.getURL('/packs.html'))
  // A private window takes none of our pages: the tab opens in an ordinary one, which learns nothing of where it came from.
  const origin = from.incognito ? {} : { from: host }
  page.search = new URLSearchParams({ subscribe: address, ...origin }).toString()
  const place = from.incognito ? {} : { index: from.index + 1, openerTabId: tab, windowId: from.windowId }
  await browser.tabs.create({ url: page.href, ...place })
}
