/** Where a channel is, as people paste it and links carry it (docs/channel.md, C1). */
import { fail, ok, type Result } from '../../result.ts'

/** The address of a channel, and of one pack in it. */
export type ChannelAddress = {
  /** `https://host/folder/`, with the slash. */
  readonly url: string
  /** Host and port, to show: where the browser would connect to. */
  readonly host: string
  readonly pack: string | undefined
}

/**
 * Reads what a reader pasted or a link carried: `https://host/folder/`, with `#pack-id` where the
 * channel has several packs, in either form of a link to subscribe (C6.1) or not.
 *
 * @returns what is wrong with it, in words for the reader, where it is no such address
 */
export function readChannelAddress(text: string): Result<ChannelAddress, string> {
  const plain = text.trim().replace(/^(?:ext\+|web\+)?footnote:(?:\/\/(?=https?:))?/i, '')
  const url = URL.canParse(plain) ? new URL(plain) : undefined
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (url === undefined || !(url.protocol === 'https:' || (local && url.protocol === 'http:')))
    return fail('A channel has an address that starts with https://.')
  if (url.username !== '' || url.password !== '')
    return fail('The address of a channel has no user name and no password in it.')
  const above = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1)
  const folder = above.replace(/(?<=\/)metadata\/$/, '')
  const pack = url.hash.replace(/^#(?:footnote:)?/i, '')
  return ok({ url: `${url.origin}${folder}`, host: url.host, pack: pack === '' ? undefined : pack })
}
