/**
 * Links to subscribe that a reader clicked on a page. Each opens the packs page with a question.
 * Nothing is fetched before the reader's yes (docs/adr/0012).
 */
import type { ArticleSender } from '../messages/serve.ts'
import type { OpenedLinksRecord } from './records/opened-links.ts'
import type { PrivateSitesRecord } from './records/private-sites.ts'
import type { SettingsRecord } from './records/settings.ts'
import { siteState } from './site-state.ts'

/** The part of the browser's tabs that links use. */
export type LinkTabs = {
  get(tab: number): Promise<{
    readonly active: boolean
    readonly incognito: boolean
    readonly index: number
    readonly windowId: number
  }>
  create(tab: { url: string; index?: number; openerTabId?: number; windowId?: number }): Promise<unknown>
}

export type ChannelLinkParts = {
  readonly tabs: LinkTabs
  /** Address of the packs page. */
  readonly packsPage: string
  readonly settings: Pick<SettingsRecord, 'read'>
  readonly openedLinks: OpenedLinksRecord
  readonly privateSites: Pick<PrivateSitesRecord, 'read'>
  readonly now: () => Date
}

/**
 * Opens the packs page for a link on the page of `sender`, unless too many links were opened
 * (link-limit.ts) or the reader switched the site off.
 */
export async function openChannelLink(
  { tabs, packsPage, settings, openedLinks, privateSites, now }: ChannelLinkParts,
  address: string,
  { tab, host }: ArticleSender,
): Promise<void> {
  const [chosen, from] = await Promise.all([settings.read(), tabs.get(tab)])
  const inPrivate = from.incognito ? await privateSites.read() : undefined
  // A reader cannot click in a tab that is not visible.
  if (!from.active || !siteState(chosen, host, inPrivate).on) return
  if (!(await openedLinks.add(now().getTime()))) return
  const page = new URL(packsPage)
  // A private window cannot show our pages. The tab opens in an ordinary window, which must not learn
  // the site.
  const origin = from.incognito ? {} : { from: host }
  page.search = new URLSearchParams({ subscribe: address, ...origin }).toString()
  const place = from.incognito ? {} : { index: from.index + 1, openerTabId: tab, windowId: from.windowId }
  await tabs.create({ url: page.href, ...place })
}
