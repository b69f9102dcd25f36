/**
 * A TUF repository that tests may change at will, right or wrong, and its server. It shares no code
 * with claims/packs/tuf: metadata are plain objects, signed with node:crypto over the canonical
 * JSON of tuf-js's own package.
 */
import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { canonicalize } from '@tufjs/canonical-json'

export type KeyKind = 'ed25519' | 'ecdsa' | 'rsa'
export type Signer = {
  readonly keyid: string
  readonly record: { keytype: string; scheme: string; keyval: { public: string }; [field: string]: unknown }
  sign(bytes: Buffer): string
}
// biome-ignore lint/suspicious/noExplicitAny: tests reach into metadata and break it in every way
export type Signed = Record<string, any>
export type Envelope = { signed: Signed; signatures: { keyid: string; sig: string }[] }

const DAY = 24 * 3_600_000

/** A time in the form of the specification, some days from `from`. */
export function days(count: number, from = Date.now()): string {
  return new Date(from + count * DAY).toISOString().replace(/\.\d+Z$/, 'Z')
}

export function newSigner(kind: KeyKind = 'ecdsa', extra: Record<string, unknown> = {}): Signer {
  const { record, privateKey } = keyOf(kind)
  const whole = { ...record, ...extra }
  return {
    keyid: createHash('sha256').update(canonicalize(whole)).digest('hex'),
    record: whole,
    sign: (bytes) => signWith(kind, privateKey, bytes),
  }
}

function keyOf(kind: KeyKind): { record: Signer['record']; privateKey: KeyObject } {
  if (kind === 'ed25519') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    return {
      record: { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: raw.toString('hex') } },
      privateKey,
    }
  }
  const { publicKey, privateKey } =
    kind === 'ecdsa'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyval = { public: String(publicKey.export({ format: 'pem', type: 'spki' })) }
  return {
    record:
      kind === 'ecdsa'
        ? { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval }
        : { keytype: 'rsa', scheme: 'rsassa-pss-sha256', keyval },
    privateKey,
  }
}

function signWith(kind: KeyKind, key: KeyObject, bytes: Buffer): string {
  if (kind === 'ed25519') return sign(null, bytes, key).toString('hex')
  if (kind === 'ecdsa') return sign('sha256', bytes, key).toString('hex')
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return sign('sha256', bytes, { key, padding, saltLength: 32 }).toString('hex')
}

/** Files as a repository would publish them, made from a signed part and signers. */
export function envelopeOf(signed: Signed, signers: Iterable<Signer>): Envelope {
  const bytes = Buffer.from(canonicalize(signed))
  return { signed, signatures: [...signers].map(({ keyid, sign }) => ({ keyid, sig: sign(bytes) })) }
}

export function bytesOf(envelope: Envelope): Buffer {
  return Buffer.from(JSON.stringify(envelope, null, 1))
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export class TufSimulator {
  /** What the next publish() of a role signs; version 0 before the first. */
  readonly roles = new Map<string, Signed>()
  /** What is on the server, oldest first: version N at index N-1, unless a test did otherwise. */
  readonly published = new Map<string, Buffer[]>()
  readonly signers = new Map<string, Signer[]>()
  /** Target path → content served, and the digests under which it is served. */
  readonly artifacts = new Map<string, { data: Buffer; digests: string[] }>()
  /** `root 2`, `timestamp`, `A 1`: metadata in the order asked for; role names as they came. */
  readonly requests: string[] = []
  readonly artifactRequests: string[] = []
  /** Whether timestamp and snapshot carry lengths and hashes of what they list. */
  withHashes = false
  /** Takes a request's place in a test of faults. */
  answer: Answer | undefined
  #server: Server | undefined

  constructor() {
    const expires = days(30)
    const common = { spec_version: '1.0.31', version: 0, expires }
    this.roles.set('root', { _type: 'root', ...common, consistent_snapshot: true, keys: {}, roles: {} })
    this.roles.set('targets', { _type: 'targets', ...common, targets: {} })
    this.roles.set('snapshot', { _type: 'snapshot', ...common, meta: {} })
    this.roles.set('timestamp', { _type: 'timestamp', ...common, meta: {} })
    for (const role of ['root', 'timestamp', 'snapshot', 'targets']) {
      this.root.roles[role] = { keyids: [], threshold: 1 }
      this.addKey(role)
    }
    this.publish('targets', 'snapshot', 'timestamp', 'root')
  }

  get root(): Signed {
    return this.roles.get('root') as Signed
  }
  get targets(): Signed {
    return this.roles.get('targets') as Signed
  }
  get snapshot(): Signed {
    return this.roles.get('snapshot') as Signed
  }
  get timestamp(): Signed {
    return this.roles.get('timestamp') as Signed
  }

  /** Adds a key to a role's delegation, and to those who sign it. */
  addKey(role: string, signer = newSigner(), delegator = 'root'): Signer {
    this.trust(role, signer, delegator)
    this.signers.set(role, [...(this.signers.get(role) ?? []), signer])
    return signer
  }

  /** Names a key in the delegation without signing with it. */
  trust(role: string, signer: Signer, delegator = 'root'): void {
    const file = this.roles.get(delegator) as Signed
    const delegations = delegator === 'root' ? file : file.delegations
    delegations.keys[signer.keyid] = signer.record
    const entry =
      delegator === 'root' ? file.roles[role] : delegations.roles.find((each: Signed) => each.name === role)
    entry.keyids.push(signer.keyid)
  }

  rotateKeys(role: string): void {
    this.root.roles[role].keyids = []
    this.signers.set(role, [])
    this.addKey(role)
  }

  /** A delegation with a new key of its own; the delegated role exists from then on. */
  delegate(delegator: string, name: string, fields: Signed = {}): void {
    const file = this.roles.get(delegator) as Signed
    file.delegations ??= { keys: {}, roles: [] }
    file.delegations.roles.push({
      name,
      keyids: [],
      threshold: 1,
      terminating: false,
      paths: ['*'],
      ...fields,
    })
    if (fields.path_hash_prefixes !== undefined) delete file.delegations.roles.at(-1).paths
    if (!this.roles.has(name))
      this.roles.set(name, {
        _type: 'targets',
        spec_version: '1.0.31',
        version: 0,
        expires: days(30),
        targets: {},
      })
    this.addKey(name, newSigner(), delegator)
  }

  /** A delegation to 2^bits bins (TAP 15) with one new key; all bins exist from then on. */
  delegateToBins(delegator: string, bits: number, prefix: string): string[] {
    const file = this.roles.get(delegator) as Signed
    const signer = newSigner()
    file.delegations = {
      keys: { [signer.keyid]: signer.record },
      succinct_roles: { keyids: [signer.keyid], threshold: 1, bit_length: bits, name_prefix: prefix },
    }
    const width = (2 ** bits - 1).toString(16).length
    return Array.from({ length: 2 ** bits }, (_, count) => {
      const name = `${prefix}-${count.toString(16).padStart(width, '0')}`
      const common = { spec_version: '1.0.31', version: 0, expires: days(30) }
      this.roles.set(name, { _type: 'targets', ...common, targets: {} })
      this.signers.set(name, [signer])
      return name
    })
  }

  addTarget(role: string, path: string, content: string, algorithms: readonly string[] = ['sha256']): void {
    const data = Buffer.from(content)
    const hashes = Object.fromEntries(
      algorithms.map((name) => [name, createHash(name).update(data).digest('hex')]),
    )
    ;(this.roles.get(role) as Signed).targets[path] = { length: data.length, hashes }
    this.artifacts.set(path, { data, digests: Object.values(hashes) })
  }

  /** Raises the version, signs and serves each role; the role above lists it from its own next publish(). */
  publish(...names: string[]): void {
    for (const name of names) {
      const signed = this.roles.get(name) as Signed
      signed.version += 1
      this.replace(name, bytesOf(envelopeOf(signed, this.signers.get(name) ?? [])), false)
      const listed: Signed = { version: signed.version }
      if (this.withHashes) {
        const bytes = this.published.get(name)?.at(-1) as Buffer
        listed.length = bytes.length
        listed.hashes = { sha256: createHash('sha256').update(bytes).digest('hex') }
      }
      if (name === 'snapshot') this.timestamp.meta = { 'snapshot.json': listed }
      else if (name !== 'root' && name !== 'timestamp') this.snapshot.meta[`${name}.json`] = listed
    }
  }

  /** Serves other bytes as the newest file of a role. */
  replace(name: string, bytes: Buffer, instead = true): void {
    const files = this.published.get(name) ?? []
    this.published.set(name, instead ? [...files.slice(0, -1), bytes] : [...files, bytes])
  }

  /** The newest file of a role, parsed, for a test to change and {@link replace}. */
  newest(name: string): Envelope {
    return JSON.parse(String(this.published.get(name)?.at(-1)))
  }

  file(name: string, version?: number): Buffer | undefined {
    const files = this.published.get(name) ?? []
    return version === undefined ? files.at(-1) : files[version - 1]
  }

  async start(): Promise<{ metadataUrl: string; targetsUrl: string }> {
    this.#server = createServer((request, response) => {
      if (this.answer !== undefined) return this.answer(request, response)
      this.serve(request, response)
    })
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    const base = `http://127.0.0.1:${port}`
    return { metadataUrl: `${base}/metadata/`, targetsUrl: `${base}/targets/` }
  }

  /** Answers a request as a good server would. */
  serve(request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.lookUp(request.url ?? '')
    if (bytes === undefined) response.writeHead(404).end('not found')
    else response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes)
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  lookUp(url: string): Buffer | undefined {
    const metadata = /^\/metadata\/(.+)\.json$/.exec(url)?.[1]
    if (metadata !== undefined) {
      const versioned = /^(\d+)\.(.*)$/s.exec(metadata)
      const isVersioned =
        versioned !== null &&
        (versioned[2] === 'root' || (this.root.consistent_snapshot && metadata !== 'timestamp'))
      const role = (isVersioned ? versioned[2] : metadata) as string
      const version = isVersioned ? Number(versioned[1]) : undefined
      this.requests.push(version === undefined ? role : `${role} ${version}`)
      return this.file(decodeURIComponent(role), version)
    }
    const target = /^\/targets\/(.*)$/s.exec(url)?.[1]
    if (target === undefined) return undefined
    this.artifactRequests.push(target)
    const segments = decodeURIComponent(target).split('/')
    const last = segments.pop() ?? ''
    if (!this.root.consistent_snapshot) return this.artifacts.get([...segments, last].join('/'))?.data
    const dot = last.indexOf('.')
    const artifact = this.artifacts.get([...segments, last.slice(dot + 1)].join('/'))
    return artifact?.digests.includes(last.slice(0, dot)) ? artifact.data : undefined
  }
}
