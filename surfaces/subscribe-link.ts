/** A link to subscribe that opened the packs page. */
export type SubscribeLink = {
  readonly address: string
  /** Host of the page that it was on; undefined if the browser itself opened it. */
  readonly from?: string | undefined
}

/**
 * Takes the link out of the page's address (`packs.html?subscribe=…&from=…`), so that reloading the page
 * does not ask again. The background writes it there (installed/channel-links.ts), or the browser does
 * (`protocol_handlers` in wxt.config.ts).
 */
export function takeSubscribeLink(view: Window): SubscribeLink | undefined {
  const query = new URLSearchParams(view.location.search)
  const address = query.get('subscribe')
  if (address === null) return undefined
  view.history.replaceState(null, '', view.location.pathname)
  return { address, from: query.get('from') ?? undefined }
}
