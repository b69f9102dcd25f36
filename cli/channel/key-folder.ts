/**
 * Private keys on disk. Each key is two files:
 *
 * ```
 * editor.age         the private key, encrypted with a passphrase (age, scrypt); `age --decrypt` opens it
 * editor.pub.json    its public half, readable without the passphrase
 * ```
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { Decrypter, Encrypter } from 'age-encryption'
import {
  createSigningKey,
  keyIdOf,
  openSigningKey,
  type SigningKey,
} from '../../claims/packs/publisher/tuf/signing.ts'
import { readPublicKey } from '../../claims/packs/reader/tuf/keys.ts'
import type { PublicKeyRecord } from '../../claims/packs/reader/tuf/records.ts'
import { CommandError } from '../command.ts'

const PUBLIC = '.pub.json'

/** The part of a key that can be read without its passphrase. */
export type KeptKey = { readonly name: string; readonly keyid: string; readonly record: PublicKeyRecord }

/**
 * scrypt's work factor, log2 N, as age's own default: each guess of the passphrase takes a second and
 * 256 MB.
 */
const WORK_FACTOR = 18

/** A key that is not saved yet. */
export type NewKey = {
  readonly key: SigningKey
  /** Writes both halves or neither, the private one encrypted. Never overwrites another key. */
  save(): void
  /** Deletes what `save` wrote. */
  remove(): void
}

/**
 * Makes a key for a folder, without saving it.
 *
 * @throws CommandError if the folder already has a key with this name
 */
export async function newKey(
  folder: string,
  name: string | undefined,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<NewKey> {
  const { key, secret } = await createSigningKey()
  const stem = name ?? `key-${key.keyid.slice(0, 8)}`
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(stem))
    throw new CommandError(
      `"${stem}" cannot be the name of a key: use only letters, digits, ".", "_" and "-", 64 at most.`,
      2,
    )
  const file = join(folder, `${stem}.age`)
  const publicFile = join(folder, `${stem}${PUBLIC}`)
  for (const path of [file, publicFile])
    if (existsSync(path)) throw new CommandError(`${path} already exists; give the new key another --name.`)
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  const content = JSON.stringify({
    'footnote-key': 1,
    keyid: key.keyid,
    pkcs8: Buffer.from(secret).toString('base64'),
  })
  const encrypted = await encrypter.encrypt(content)
  const publicHalf = `${JSON.stringify({ keyid: key.keyid, record: key.record }, null, 1)}\n`
  const written: string[] = []
  const write = (path: string, bytes: string | Uint8Array, mode: number): void => {
    const descriptor = openSync(path, 'wx', mode)
    written.push(path)
    try {
      writeFileSync(descriptor, bytes)
    } finally {
      closeSync(descriptor)
    }
  }
  const remove = (): void => {
    for (const path of written.splice(0)) rmSync(path, { force: true })
  }
  return {
    key,
    remove,
    save() {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        write(file, encrypted, 0o600)
        write(publicFile, publicHalf, 0o666)
      } catch (error) {
        remove()
        throw error
      }
    },
  }
}

/** The keys of a folder, by name. */
export async function listKeys(folder: string): Promise<KeptKey[]> {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(PUBLIC))
  } catch {
    throw new CommandError(
      `${folder}: there is no such folder. "footnote keys create --keys ${folder}" makes one with a first key.`,
    )
  }
  return Promise.all(names.sort().map((name) => readPublicHalf(join(folder, name))))
}

/** The public half of a key, from this machine or another. */
export async function readPublicHalf(path: string): Promise<KeptKey> {
  try {
    const { keyid, record } = JSON.parse(readFileSync(path, 'utf8')) as {
      keyid: string
      record: PublicKeyRecord
    }
    if (keyid !== (await keyIdOf(record))) throw new Error('its id is not the hash of its key')
    if ((await readPublicKey(record)) === undefined) throw new Error('readers cannot use this kind of key')
    return { name: basename(path).replace(/\.pub\.json$/, ''), keyid, record }
  } catch (error) {
    throw new CommandError(
      `${path} is not the public half of a key: ${error instanceof Error ? error.message : error}.`,
    )
  }
}

/**
 * Opens private keys.
 *
 * @throws CommandError for a wrong passphrase or a damaged file
 */
export function openKeys(
  folder: string,
  keys: readonly KeptKey[],
  passphrase: string,
): Promise<SigningKey[]> {
  return Promise.all(
    keys.map(async ({ name, keyid }) => {
      const file = join(folder, `${name}.age`)
      const decrypter = new Decrypter()
      // Early versions trimmed passphrases from files before they made a key.
      for (const each of new Set([passphrase, passphrase.trim()])) decrypter.addPassphrase(each)
      let content: string
      try {
        content = await decrypter.decrypt(readFileSync(file), 'text')
      } catch {
        throw new CommandError(`${file} could not be opened: the passphrase is wrong or the file is damaged.`)
      }
      const { pkcs8 } = JSON.parse(content) as { pkcs8: string }
      const key = await openSigningKey(new Uint8Array(Buffer.from(pkcs8, 'base64')))
      if (key.keyid !== keyid) throw new CommandError(`${file} is not the private half of ${name}${PUBLIC}.`)
      return key
    }),
  )
}
