/** A release that was fetched from a channel. */
import { type OpenBundle, openBundle } from '../../claims/packs/reader/bundle.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { Problem } from '../../claims/result.ts'
import { ChannelError, type OpenChannel } from './channel.ts'

export type ChannelRelease = {
  readonly bundle: OpenBundle
  /** SHA-256 of its file, lower-case hexadecimal. */
  readonly hash: string
}

/** @throws ChannelError if the bytes are no bundle, or not the pack and version that the channel offers */
export async function readChannelRelease(channel: OpenChannel, bytes: Bytes): Promise<ChannelRelease> {
  const bundle = await openBundle(bytes)
  if (!bundle.ok) throw malformed(bundle.error)
  requireOffered(channel, bundle.value.manifest)
  return { bundle: bundle.value, hash: await sha256(bytes) }
}

/**
 * Checks that a file is the pack and version that the channel's metadata name, so that one pack cannot
 * be passed off as another.
 *
 * @throws ChannelError
 */
export function requireOffered(
  { offer }: OpenChannel,
  manifest: { readonly id: string; readonly version: number },
): void {
  if (manifest.id !== offer.pack || manifest.version !== offer.version)
    throw new ChannelError(
      'mismatch',
      `The channel calls this ${offer.pack} version ${offer.version}, and the file calls itself ${manifest.id} version ${manifest.version}.`,
    )
}

/** The error for a problem in a bundle from a channel. */
export function malformed({ message }: Problem): ChannelError {
  return new ChannelError('malformed', message)
}
