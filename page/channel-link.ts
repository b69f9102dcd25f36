import { attribute, documentOf, findAll, isElement, localName } from './dom.ts'

/** The two forms of a link to subscribe (docs/channel.md, C6.1): a scheme of ours, and a mark behind the `#` of a web address. */
const SCHEME = /^(?:(?:ext|web)\+)?footnote:./i
/**
 * Behind the mark stands nothing, or a pack's id. One without two letters in a row is a page's own
 * footnote, `#footnote:1` or `#footnote:a`, far more often than a pack (docs/adr/0012).
 */
const MARKED = /^(https:\/\/[^#]+)#(footnote:(?:(?=.*[a-z]{2})[\w.-]{1,64})?)$/i

/**
 * The address of the link to subscribe that a person clicked on; undefined for every other click,
 * and for those that a script made.
 *
 * @param maxLength the longest address that is taken, in UTF-16 units
 */
export function clickedChannelLink(event: MouseEvent, maxLength: number): string | undefined {
  if (!event.isTrusted || event.button !== 0) return undefined
  // Into open shadow trees too; the page cannot change what an event's path holds.
  for (const target of event.composedPath()) {
    if (!(target instanceof Node) || !isElement(target) || localName(target) !== 'a') continue
    const address = attribute(target, 'href')?.trim() ?? ''
    if (address.length > maxLength) return undefined
    // With a key held down, a reader wants the web page itself, in another tab or window.
    const plainly = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    return SCHEME.test(address) || (plainly && isMarked(address, target)) ? address : undefined
  }
  return undefined
}

/** Whether it is a web address with our mark, and not one that leads to a place on its own page. */
function isMarked(address: string, link: Element): boolean {
  const [, page, place] = MARKED.exec(address) ?? []
  if (page === undefined) return false
  const leadsHere = URL.canParse(page) && new URL(page).href === location.href.split('#')[0]
  return !leadsHere || findAll(documentOf(link), `[id="${place}"],a[name="${place}"]`, 1).length === 0
}
