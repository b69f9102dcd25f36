import { browser } from '#imports'

/** Neutral on purpose: a count says how many sentences are known claims, never that they are false. */
const BADGE_COLOUR = '#3d4a63'

/** Manifest V3 calls it `action`, Manifest V2 (Firefox) `browserAction`. */
const action = () => browser.action ?? browser.browserAction

/** Shows a page's count of marked sentences on the toolbar button of its tab; nothing for none. */
export async function showCount(tab: number, marked: number): Promise<void> {
  const text = marked === 0 ? '' : marked > 999 ? '999+' : String(marked)
  await action().setBadgeText({ tabId: tab, text })
  if (text !== '') await action().setBadgeBackgroundColor({ tabId: tab, color: BADGE_COLOUR })
}
