/** The address of a channel, as people paste it and as links carry it (docs/channel.md, C1). */
import { fail, ok, type Result } from '../../result.ts'

/** The address of a channel and, if named, of one pack in it. */
export type ChannelAddress = {
  /** `https://host/folder/`, with the final slash. */
  readonly url: string
  /** Host and port that the browser would connect to, for display. */
  readonly host: string
  readonly pack: string | undefined
}

/**
 * Reads the address that a reader pasted or a link carried: `https://host/folder/`, with `#pack-id` if
 * the channel has several packs, with or without one of the prefixes of a subscribe link (C6.1).
 *
 * @returns the address, or what is wrong with it, in words for the reader
 */
export function readChannelAddress(text: string): Result<ChannelAddress, string> {
  const plain = text.trim().replace(/^(?:ext\+|web\+)?footnote:(?:\/\/(?=https?:))?/i, '')
  const url = URL.canParse(plain) ? new URL(plain) : undefined
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (url === undefined || !(url.protocol === 'https:' || (local && url.protocol === 'http:')))
    return fail('The address of a channel starts with https://.')
  if (url.username !== '' || url.password !== '')
    return fail('The address of a channel must not contain a user name or a password.')
  const above = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1)
  const folder = above.replace(/(?<=\/)metadata\/$/, '')
  const pack = url.hash.replace(/^#(?:footnote:)?/i, '')
  return ok({ url: `${url.origin}${folder}`, host: url.host, pack: pack === '' ? undefined : pack })
}
