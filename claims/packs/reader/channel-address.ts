/** The address of a channel, as people paste it and as links carry it (docs/channel.md, C1). */
import { isPublicHost } from '../../records/public-host.ts'
import { fail, ok, type Result } from '../../result.ts'

/** The address of a channel and, if named, of one pack in it. */
export type ChannelAddress = {
  /** `https://host/folder/`, with the final slash. */
  readonly url: string
  /** Host and port that the browser would connect to, for display. */
  readonly host: string
  /** Whether it is on this device: for trying a channel. A page elsewhere must not lead there. */
  readonly onThisDevice: boolean
  readonly pack: string | undefined
}

/** What is wrong with an address; the interface has words for the codes. */
export type AddressProblem = { readonly code: 'address' | 'address-inside'; readonly message: string }

/**
 * Reads the address that a reader pasted or a link carried: `https://host/folder/`, with `#pack-id` if
 * the channel has several packs, with or without one of the prefixes of a subscribe link (C6.1).
 *
 * @returns the address, or what is wrong with it, in words for the reader
 */
export function readChannelAddress(text: string): Result<ChannelAddress, AddressProblem> {
  const plain = text.trim().replace(/^(?:ext\+|web\+)?footnote:(?:\/\/(?=https?:))?/i, '')
  const url = URL.canParse(plain) ? new URL(plain) : undefined
  const onThisDevice = url !== undefined && isThisDevice(url.hostname)
  if (url === undefined || !(url.protocol === 'https:' || (onThisDevice && url.protocol === 'http:')))
    return fail({ code: 'address', message: 'The address of a channel starts with https://.' })
  // Otherwise an address could make the browser knock at devices of the reader's own network.
  if (!onThisDevice && !isPublicHost(url.hostname))
    return fail({
      code: 'address-inside',
      message: 'The address of a channel must name a public site, not a device or a network of your own.',
    })
  if (url.username !== '' || url.password !== '')
    return fail({
      code: 'address',
      message: 'The address of a channel must not contain a user name or a password.',
    })
  const above = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1)
  const folder = above.replace(/(?<=\/)metadata\/$/, '')
  const pack = url.hash.replace(/^#(?:footnote:)?/i, '')
  return ok({
    url: `${url.origin}${folder}`,
    host: url.host,
    onThisDevice,
    pack: pack === '' ? undefined : pack,
  })
}

/** Whether a host name, as URL writes it, is this device itself. */
export function isThisDevice(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}
