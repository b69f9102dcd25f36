/** Ed25519 keys that sign metadata. */
import { type Bytes, fromHex, toHex, utf8 } from '../../reader/tuf/bytes.ts'
import { canonicalJson } from '../../reader/tuf/canonical-json.ts'
import { sha256 } from '../../reader/tuf/hashes.ts'
import type { PublicKeyRecord } from '../../reader/tuf/records.ts'

/** A private key that can sign metadata. Its secret is inside WebCrypto and cannot be read out. */
export type SigningKey = {
  readonly keyid: string
  readonly record: PublicKeyRecord
  sign(message: Bytes): Promise<Bytes>
}

const ALGORITHM = { name: 'Ed25519' }

/**
 * Makes an Ed25519 key.
 *
 * @returns the key, and its secret (PKCS #8) for the one place that encrypts and keeps it
 */
export async function createSigningKey(): Promise<{ readonly key: SigningKey; readonly secret: Bytes }> {
  const keyPair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  if (!('privateKey' in keyPair)) throw new Error('claims/packs/tuf: Ed25519 gave no key pair')
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keyPair.privateKey))
  return { key: await openSigningKey(secret), secret }
}

/**
 * Opens a key.
 *
 * @param secret as {@link createSigningKey} returned it
 * @throws for anything else
 */
export async function openSigningKey(secret: Bytes): Promise<SigningKey> {
  // The short form of PKCS #8 (RFC 8410) lacks the public half; WebCrypto puts it into a JWK.
  const { x } = await crypto.subtle.exportKey(
    'jwk',
    await crypto.subtle.importKey('pkcs8', secret, ALGORITHM, true, ['sign']),
  )
  const key = await crypto.subtle.importKey('pkcs8', secret, ALGORITHM, false, ['sign'])
  const publicHex = toHex(fromBase64Url(x ?? ''))
  const record = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicHex } }
  return {
    keyid: await keyIdOf(record),
    record,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, message)),
  }
}

/** 4.2.1 KEYID: the SHA-256 of the key's canonical form. */
export function keyIdOf(record: PublicKeyRecord): Promise<string> {
  return sha256(utf8(canonicalJson(record)))
}

/**
 * A key's fingerprint as people compare it: the first 32 digits of the SHA-256 of the raw key, in groups
 * of four. 128 bits are too many for anyone to find a second key with the same fingerprint.
 */
export async function fingerprintOf(record: PublicKeyRecord): Promise<string> {
  const raw = fromHex(record.keyval.public ?? '') ?? utf8(record.keyval.public ?? '')
  return ((await sha256(raw)).slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

function fromBase64Url(text: string): Bytes {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
