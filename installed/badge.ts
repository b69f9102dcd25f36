/** Neutral on purpose: a count says how many sentences state known claims, never that they are false. */
const BADGE_COLOUR = '#3d4a63'
/** Highest count that is shown as a number. */
const MAX_SHOWN = 999

/** The toolbar button, as far as the badge uses it. */
export type BadgeButton = {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>
  setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>
}

/** Shows a page's count of marked sentences on the toolbar button of its tab; nothing for none. */
export async function showCount(button: BadgeButton, tab: number, marked: number): Promise<void> {
  const text = marked === 0 ? '' : marked > MAX_SHOWN ? `${MAX_SHOWN}+` : String(marked)
  await button.setBadgeText({ tabId: tab, text })
  if (text !== '') await button.setBadgeBackgroundColor({ tabId: tab, color: BADGE_COLOUR })
}
