import { attribute, documentOf, findAll, isElement, localName } from './dom.ts'

/** A link to subscribe has two forms (docs/channel.md, C6.1): a scheme of ours, and a web address with a mark after `#`. */
const SCHEME = /^(?:(?:ext|web)\+)?footnote:./i
/**
 * The mark is followed by nothing or by the id of a pack. An id needs two letters in a row, because
 * `#footnote:1` and `#footnote:a` are nearly always the page's own footnotes (docs/adr/0012).
 */
const MARKED = /^(https:\/\/[^#]+)#(footnote:(?:(?=.*[a-z]{2})[\w.-]{1,64})?)$/i

/**
 * Gives the address of the link to subscribe that a person clicked on; undefined for every other click
 * and for clicks that a script made.
 *
 * @param maxLength the longest address that counts, in UTF-16 units
 */
export function clickedChannelLink(event: MouseEvent, maxLength: number): string | undefined {
  if (!event.isTrusted || event.button !== 0) return undefined
  // The path includes open shadow trees, and the page cannot change it.
  for (const target of event.composedPath()) {
    if (!(target instanceof Node) || !isElement(target) || localName(target) !== 'a') continue
    const address = attribute(target, 'href')?.trim() ?? ''
    if (address.length > maxLength) return undefined
    // With a key held down, the reader wants to open the web page itself in another tab or window.
    const plainly = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    return SCHEME.test(address) || (plainly && isMarked(address, target)) ? address : undefined
  }
  return undefined
}

/** Whether it is a web address with our mark that does not lead to a place on the page it is on. */
function isMarked(address: string, link: Element): boolean {
  const [, page, place] = MARKED.exec(address) ?? []
  if (page === undefined) return false
  const leadsHere = URL.canParse(page) && new URL(page).href === location.href.split('#')[0]
  return !leadsHere || findAll(documentOf(link), `[id="${place}"],a[name="${place}"]`, 1).length === 0
}
