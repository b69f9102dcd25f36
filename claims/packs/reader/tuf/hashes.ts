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
 * Checks a file against what a trusted role says of it (specification 5.5.2, 5.6.2, 5.7.3): the
 * length exactly, and **every** hash; one that this client cannot compute is a hash that does not
 * match, as in the reference clients.
 *
 * @throws TufError `mismatch`
 */
export async function checkLengthAndHashes(
  bytes: Bytes,
  expected: { readonly length?: number | undefined; readonly hashes?: Hashes | undefined },
  file: string,
): Promise<void> {
  if (expected.length !== undefined && expected.length !== bytes.length)
    throw new TufError('mismatch', `${file} has ${bytes.length} bytes and should have ${expected.length}.`)
  for (const [name, digest] of Object.entries(expected.hashes ?? {})) {
    const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined
    if (algorithm === undefined)
      throw new TufError('mismatch', `${file} cannot be checked: the hash "${name}" is not known here.`)
    if ((await digestHex(algorithm, bytes)) !== digest)
      throw new TufError('mismatch', `${file} is not the file that was signed: its ${name} differs.`)
  }
}

/** The SHA-256 of some bytes, in hexadecimal. */
export function sha256(bytes: Bytes): Promise<string> {
  return digestHex('SHA-256', bytes)
}

async function digestHex(algorithm: string, bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, bytes)))
}
