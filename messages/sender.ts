/** Who sent a message, as far as the browser guarantees it. */
export type Sender =
  /** A content script of ours on a web page. */
  | {
      readonly from: 'article'
      readonly tab: number
      readonly frame: number
      /** Host of the page in the address bar: the site that the reader can switch off. */
      readonly host: string
      /** Whether it is in a private window. */
      readonly private: boolean
    }
  /** One of the extension's own pages, in the popup, a panel or a tab. */
  | { readonly from: 'extension' }

/** What the browser says of a message's sender (`runtime.MessageSender`, the fields that are used). */
export type RawSender = {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly frameId?: number | undefined
  readonly tab?:
    | {
        readonly id?: number | undefined
        readonly url?: string | undefined
        readonly incognito?: boolean | undefined
      }
    | undefined
}

/**
 * Identifies the sender of a message; undefined for a sender that must not ask us.
 *
 * @param self our extension's id and the address of its pages (`chrome-extension://…/`)
 */
export function identify(sender: RawSender, self: { id: string; origin: string }): Sender | undefined {
  if (sender.id !== self.id) return undefined
  if (sender.url?.startsWith(self.origin)) return { from: 'extension' }
  if (sender.tab?.id === undefined) return undefined
  const host = hostOf(sender.tab.url ?? sender.url)
  return host === undefined
    ? undefined
    : {
        from: 'article',
        tab: sender.tab.id,
        frame: sender.frameId ?? 0,
        host,
        private: sender.tab.incognito === true,
      }
}

/** Gives the host of an http(s) address, without port; undefined for any other address. */
export function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.hostname : undefined
}
