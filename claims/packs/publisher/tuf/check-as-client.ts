import { fail, ok, type Result } from '../../../result.ts'
import type { Bytes } from '../../reader/tuf/bytes.ts'
import { TufClient } from '../../reader/tuf/client.ts'
import { TufError, type TufFault } from '../../reader/tuf/fault.ts'
import { readMetadata } from '../../reader/tuf/metadata.ts'
import { memoryStorage } from '../../reader/tuf/storage.ts'
import type { ChannelMetadata } from './channel-metadata.ts'
import type { Staged } from './cosignatures.ts'

/**
 * Reads a complete release like a client that knows the channel as it is now.
 *
 * @throws TufError for what that client would refuse
 */
export async function checkAsClient(current: ChannelMetadata, staged: Staged, now: number): Promise<void> {
  const merged = { ...current, ...staged }
  if (merged.timestamp === undefined) return
  const version = readMetadata(current.root, 'root', 'root.json').record.version
  const files: Readonly<Record<string, Bytes | undefined>> = {
    [`${version + 1}.root`]: staged.root,
    timestamp: merged.timestamp,
    snapshot: merged.snapshot,
    targets: merged.targets,
  }
  const client = new TufClient({
    metadataUrl: 'staged:/',
    storage: memoryStorage(),
    trustedRoot: current.root,
    now,
    download: async (url): Promise<Result<Bytes, TufFault>> => {
      const name = url.slice('staged:/'.length, -'.json'.length)
      const bytes = files[name] ?? files[name.replace(/^\d+\.(?!root$)/, '')]
      return bytes === undefined
        ? fail({ code: 'not-found', message: `${name}.json is not there.` })
        : ok(bytes)
    },
  })
  const result = await client.refresh()
  if (!result.ok) throw new TufError(result.error.code, result.error.message)
}
