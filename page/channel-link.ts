import { attribute, isElement, localName } from './dom.ts'

/** Longest address that is taken; the wire's limit. */
const LONGEST = 2_048
/** The two forms of a link to subscribe (docs/channel.md, C6.1): a scheme of ours, and a mark behind the `#` of a web address. */
const SCHEME = /^(?:(?:ext|web)\+)?footnote:./i
const MARKED = /^https:\/\/[^#]+#footnote:/i

/**
 * The address of the link to subscribe that a person clicked on; undefined for every other click,
 * and for those that a script made.
 */
export function clickedChannelLink(event: MouseEvent): string | undefined {
  if (!event.isTrusted || event.button !== 0) return undefined
  // Into open shadow trees too; the page cannot change what an event's path holds.
  for (const target of event.composedPath()) {
    if (!(target instanceof Node) || !isElement(target) || localName(target) !== 'a') continue
    const address = attribute(target, 'href')?.trim() ?? ''
    if (address.length > LONGEST) return undefined
    // With a key held down, a reader wants the web page itself, in another tab or window.
    const plainly = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    return SCHEME.test(address) || (plainly && MARKED.test(address)) ? address : undefined
  }
  return undefined
}
