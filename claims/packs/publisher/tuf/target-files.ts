import type { Bytes } from '../../reader/tuf/bytes.ts'
import { sha256 } from '../../reader/tuf/hashes.ts'
import type { TargetFileRecord } from '../../reader/tuf/records.ts'

/** The entry of the metadata for a file: its length and SHA-256. */
export async function describeTarget(
  bytes: Bytes,
  custom?: Readonly<Record<string, unknown>>,
): Promise<TargetFileRecord> {
  const description = { length: bytes.length, hashes: { sha256: await sha256(bytes) } }
  return custom === undefined ? description : { ...description, custom }
}

/** The name of a file below targets/ (6.2.1): HASH.NAME, in the folder of its path. */
export function targetFileName(path: string, { hashes }: TargetFileRecord): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}${hashes.sha256}.${path.slice(slash)}`
}
