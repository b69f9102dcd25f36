import { type Bytes, toHex } from './bytes.ts'
import { TufError } from './fault.ts'
import type { Hashes } from './records.ts'

/** Names in metadata → names in WebCrypto. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

/**
 * Checks a file against what a trusted role says about it (specification 5.5.2, 5.6.2, 5.7.3): its exact
 * length and **every** hash. A hash that this client cannot compute counts as a mismatch, as in the
 * reference clients.
 *
 * @throws TufError `mismatch`
 */
export async function checkLengthAndHashes(
  bytes: Bytes,
  expected: { readonly length?: number | undefined; readonly hashes?: Hashes | undefined },
  file: string,
): Promise<void> {
  if (expected.length !== undefined && expected.length !== bytes.length)
    throw new TufError('mismatch', `${file} has ${bytes.length} bytes instead of ${expected.length}.`)
  for (const [name, digest] of Object.entries(expected.hashes ?? {})) {
    const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined
    if (algorithm === undefined)
      throw new TufError('mismatch', `${file} cannot be checked: the hash "${name}" is unknown.`)
    if ((await digestHex(algorithm, bytes)) !== digest)
      throw new TufError('mismatch', `${file} is not the file that was signed: its ${name} differs.`)
  }
}

/** SHA-256 in lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): Promise<string> {
  return digestHex('SHA-256', bytes)
}

async function digestHex(algorithm: string, bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, bytes as Bytes)))
}
