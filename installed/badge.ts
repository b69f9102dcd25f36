/** A neutral colour: the count says how many sentences state known claims, not that they are false. */
const BADGE_COLOUR = '#3d4a63'
/** Highest count that is shown as a number. */
const MAX_SHOWN = 999

/** The part of the toolbar button that the badge uses. */
export type BadgeButton = {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>
  setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>
}

/** Shows the number of a page's marked sentences on the toolbar button of its tab, or nothing for 0. */
export async function showCount(button: BadgeButton, tab: number, marked: number): Promise<void> {
  const text = marked === 0 ? '' : marked > MAX_SHOWN ? `${MAX_SHOWN}+` : String(marked)
  await button.setBadgeText({ tabId: tab, text })
  if (text !== '') await button.setBadgeBackgroundColor({ tabId: tab, color: BADGE_COLOUR })
}
