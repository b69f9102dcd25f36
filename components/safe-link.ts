import { plain } from './plain.ts'

/** Where a link goes, and the host to show beside it, as the browser understands it. */
export type SafeLink = { readonly href: string; readonly host: string }

/** Gives the host of a channel's address, to show it. It may be this device, which {@link safeLink} refuses. */
export function hostToShow(address: string): string {
  return plain(URL.canParse(address) ? new URL(address).host : address)
}

/**
 * Gives a link for a plain https address and undefined for anything else. Packs are checked when they are
 * installed; this is a second check where the address is opened.
 */
export function safeLink(address: string): SafeLink | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  // The parser would drop tabs and line breaks and repair slashes. An address that needs that is not plain.
  const plainly = /^https:\/\/[^/?#][^\s\\]*$/.test(address)
  if (!plainly || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined
  return { href: url.href, host: url.host }
}
