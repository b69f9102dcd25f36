/** The reader's side of a channel: its address, its keys, and the release of a pack that it offers. */
import { channelDownload } from '../../claims/packs/reader/channel.ts'
import { type ChannelAddress, readChannelAddress } from '../../claims/packs/reader/channel-address.ts'
import { type ReleaseOffer, releasesOf } from '../../claims/packs/reader/releases.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { TufClient } from '../../claims/packs/reader/tuf/client.ts'
import { channelFingerprint } from '../../claims/packs/reader/tuf/fingerprint.ts'
import { TUF_LIMITS } from '../../claims/packs/reader/tuf/limits.ts'
import { metadataUrl } from '../../claims/packs/reader/tuf/names.ts'
import type { TufStorage } from '../../claims/packs/reader/tuf/storage.ts'
import { TrustedSet } from '../../claims/packs/reader/tuf/trusted-set.ts'

/** Why a channel could not be used, with TUF's code if it has one. */
export class ChannelError extends Error {
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(code: string, message: string, retryAfterMs?: number) {
    super(message)
    this.name = 'ChannelError'
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * Reads the address of a channel that a person typed.
 *
 * @throws ChannelError in words for the reader
 */
export function readAddress(text: string): ChannelAddress {
  const address = readChannelAddress(text)
  if (!address.ok) throw new ChannelError(address.error.code, address.error.message)
  return address.value
}

export type ChannelParts = {
  readonly fetch: typeof fetch
  /** ms since 1970 */
  readonly now: number
  readonly signal: AbortSignal
}

/**
 * The first root of a channel: a new subscription trusts it once the reader says yes.
 *
 * @throws ChannelError
 */
export async function firstRoot(url: string, { fetch, signal }: ChannelParts): Promise<Bytes> {
  const answer = await channelDownload({ fetch, signal })(metadataUrl(`${url}metadata/`, 'root', 1), {
    maxBytes: TUF_LIMITS.rootBytes,
  })
  if (!answer.ok) throw new ChannelError(answer.error.code, answer.error.message, answer.error.retryAfterMs)
  return answer.value
}

/**
 * The fingerprint of a channel's keys, which people compare to know whose keys they are.
 *
 * @throws ChannelError if `root` is no root.json
 */
export async function fingerprintOf(root: Bytes, now: number): Promise<string> {
  const trusted = await TrustedSet.open(root, now).catch((cause) => {
    throw new ChannelError('malformed', cause instanceof Error ? cause.message : String(cause))
  })
  return channelFingerprint(trusted.root)
}

/** The release of a pack that a channel offers, and functions to fetch it. */
export type OpenChannel = {
  readonly offer: ReleaseOffer
  /** When the channel's signatures expire, which guarantee that this is the newest release; ISO 8601 date and time. */
  readonly goodUntil: string
  bundle(): Promise<Bytes>
  patch(from: number): Promise<Bytes>
}

/**
 * Brings the trusted metadata of a channel up to date and finds a pack's newest release in it.
 *
 * @param pack may be left out if the channel has only one pack
 * @throws ChannelError
 */
export async function openChannel(
  url: string,
  pack: string | undefined,
  trust: { readonly root: Bytes; readonly storage: TufStorage },
  { fetch, now, signal }: ChannelParts,
): Promise<OpenChannel> {
  const client = new TufClient({
    metadataUrl: `${url}metadata/`,
    storage: trust.storage,
    download: channelDownload({ fetch, signal }),
    now,
    trustedRoot: trust.root,
  })
  const listed = await client.list()
  if (!listed.ok) throw new ChannelError(listed.error.code, listed.error.message, listed.error.retryAfterMs)
  const offers = releasesOf(listed.value)
  const names = [...offers.keys()].sort()
  const name = pack ?? (names.length === 1 ? names[0] : undefined)
  const offer = name === undefined ? undefined : offers.get(name)
  if (offer === undefined) {
    throw new ChannelError(
      'no-such-target',
      names.length === 0
        ? 'This channel offers no pack.'
        : `This channel offers ${names.join(', ')}. Put # and one of them behind the address.`,
    )
  }
  const get = async (target: ReleaseOffer['bundle']) => {
    const fetched = await client.fetch(target, `${url}targets/`)
    if (!fetched.ok)
      throw new ChannelError(fetched.error.code, fetched.error.message, fetched.error.retryAfterMs)
    return fetched.value
  }
  return {
    offer,
    goodUntil: firstExpiry(client.trusted),
    bundle: () => get(offer.bundle),
    async patch(from) {
      const patch = offer.patches.find((each) => each.from === from)
      if (patch === undefined) throw new ChannelError('no-such-target', `No patch from version ${from}.`)
      return get(patch.target)
    },
  }
}

/** The earliest expiry date of the metadata that an update depends on. */
function firstExpiry(trusted: TrustedSet | undefined): string {
  const records = [trusted?.root, trusted?.snapshot, trusted?.timestamp]
  const times = records.flatMap((record) => (record === undefined ? [] : [Date.parse(record.expires)]))
  if (times.length === 0) throw new Error('background: a channel was listed but nothing of it is trusted')
  return new Date(Math.min(...times)).toISOString()
}
