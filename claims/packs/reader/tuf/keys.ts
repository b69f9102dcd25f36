/**
 * Public keys of TUF metadata (specification 4.2.2) on WebCrypto:
 *
 * | keytype                       | scheme              | public                        | signature        |
 * | ----------------------------- | ------------------- | ----------------------------- | ---------------- |
 * | ed25519                       | ed25519             | 64 hex digits (or PEM)        | 64 bytes         |
 * | ecdsa, ecdsa-sha2-nistp256    | ecdsa-sha2-nistp256 | PEM (or the point, hex)       | DER (r, s)       |
 * | rsa                           | rsassa-pss-sha256   | PEM, 2048 bits or more        | as long as the key |
 *
 * The forms in parentheses are not in the specification; older repositories use them.
 */
import { type Bytes, fromHex, toHex } from './bytes.ts'
import type { PublicKeyRecord } from './records.ts'

export type VerifyingKey = {
  /**
   * The key itself, always in the same form: two key ids with the same identity are one key and count
   * once.
   */
  readonly identity: string
  /** Whether `signature` (bytes as in the file) is this key's signature of `message`. */
  verify(message: Bytes, signature: Bytes): Promise<boolean>
}

/** WebCrypto's key. Named through its function because Node and browsers name the type differently. */
type CryptoKeyHere = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** 4.2.2: "All RSA keys MUST be at least 2048 bits." */
const MIN_RSA_BITS = 2048
const SHA256_BYTES = 32

/** Reads a public key; undefined for a type, scheme or key that this client cannot use. */
export async function readPublicKey(record: PublicKeyRecord): Promise<VerifyingKey | undefined> {
  const text = record.keyval.public
  if (text === undefined) return undefined
  try {
    switch (`${record.keytype}/${record.scheme}`) {
      case 'ed25519/ed25519':
        return await ed25519(text)
      case 'ecdsa/ecdsa-sha2-nistp256':
      case 'ecdsa-sha2-nistp256/ecdsa-sha2-nistp256':
        return await ecdsa(text)
      case 'rsa/rsassa-pss-sha256':
        return await rsa(text)
      default:
        return undefined
    }
  } catch {
    // WebCrypto throws for bytes that are not a key. That key never counts.
    return undefined
  }
}

async function ed25519(text: string): Promise<VerifyingKey | undefined> {
  const algorithm = { name: 'Ed25519' }
  const key = await importKey(text, algorithm)
  if (key === undefined) return undefined
  return {
    identity: await identityOf(key),
    verify: (message, signature) => crypto.subtle.verify(algorithm, key, signature, message),
  }
}

async function ecdsa(text: string): Promise<VerifyingKey | undefined> {
  const key = await importKey(text, { name: 'ECDSA', namedCurve: 'P-256' })
  if (key === undefined) return undefined
  return {
    identity: await identityOf(key),
    async verify(message, signature) {
      const raw = rawFromDer(signature, 32)
      return (
        raw !== undefined &&
        (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, message))
      )
    },
  }
}

async function rsa(text: string): Promise<VerifyingKey | undefined> {
  const der = fromPem(text)
  if (der === undefined) return undefined
  const key = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-256' }, true, [
    'verify',
  ])
  const bits = (key.algorithm as { readonly modulusLength?: number }).modulusLength ?? 0
  if (bits < MIN_RSA_BITS) return undefined
  // The metadata does not tell the length of the salt, but WebCrypto needs it. python-tuf signs with the
  // length of the hash; OpenSSL's default is the longest that fits (RFC 8017, 9.1.1).
  const saltLengths = [SHA256_BYTES, Math.ceil((bits - 1) / 8) - SHA256_BYTES - 2]
  return {
    identity: await identityOf(key),
    async verify(message, signature) {
      for (const saltLength of saltLengths)
        if (await crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, key, signature, message)) return true
      return false
    },
  }
}

async function importKey(
  text: string,
  algorithm: { readonly name: string; readonly namedCurve?: string },
): Promise<CryptoKeyHere | undefined> {
  const der = fromPem(text)
  if (der !== undefined) return crypto.subtle.importKey('spki', der, algorithm, true, ['verify'])
  const raw = fromHex(text)
  return raw && crypto.subtle.importKey('raw', raw, algorithm, true, ['verify'])
}

async function identityOf(key: CryptoKeyHere): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.exportKey('spki', key)))
}

/** The DER inside `-----BEGIN PUBLIC KEY-----`; undefined for any other text. */
function fromPem(text: string): Bytes | undefined {
  const body = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(text)?.[1]
  return body === undefined ? undefined : Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
}

/**
 * Converts an ECDSA signature from the form of X.509 (RFC 3279, 2.2.3: a DER sequence of two integers)
 * to that of WebCrypto (IEEE P1363: r and s, `size` bytes each). Undefined for anything else.
 */
export function rawFromDer(der: Bytes, size: number): Bytes | undefined {
  // Two integers of up to 33 bytes make 70 bytes: the short form of lengths is enough for P-256.
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined
  const raw = new Uint8Array(size * 2)
  let at = 2
  for (let part = 0; part < 2; part += 1) {
    const length = der[at + 1] ?? 0
    const start = at + 2
    if (der[at] !== 0x02 || length === 0 || start + length > der.length) return undefined
    let digits = der.subarray(start, start + length)
    // A leading zero only marks the number as positive.
    if (digits[0] === 0) digits = digits.subarray(1)
    else if ((digits[0] as number) >= 0x80) return undefined
    if (digits.length > size) return undefined
    raw.set(digits, (part + 1) * size - digits.length)
    at = start + length
  }
  return at === der.length ? raw : undefined
}
