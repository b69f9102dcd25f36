import { describe, expect, it } from 'vitest'
import { newTest } from '../../../support/tuf-client-under-test.ts'
import { bytesOf, type KeyKind, newSigner, type Signer } from '../../../support/tuf-simulator.ts'

describe('cli/commands/tuf-client, keys', () => {
  it.each<KeyKind>(['ed25519', 'ecdsa', 'rsa'])(
    'verifies %s keys, and refuses a wrong signature of theirs',
    async (kind) => {
      const { repo, client } = await newTest()
      const signer = repo.addKey('root', newSigner(kind))
      repo.root.roles.root.threshold = 2
      repo.publish('root')
      expect(await client.refresh()).toBe(0)
      expect(client.version('root')).toBe(2)
      repo.publish('root')
      const root = repo.newest('root')
      const signature = root.signatures.find(({ keyid }) => keyid === signer.keyid) as { sig: string }
      // Well formed, of the right kind and key, and of other bytes.
      signature.sig = signer.sign(Buffer.from('something else'))
      repo.replace('root', bytesOf(root))
      expect(await client.refresh()).toBe(1)
      expect(client.version('root')).toBe(2)
    },
  )

  it('verifies keys of the old type name ecdsa-sha2-nistp256', async () => {
    const { repo, client } = await newTest()
    repo.addKey('root', newSigner('ecdsa', { keytype: 'ecdsa-sha2-nistp256' }))
    repo.root.roles.root.threshold = 2
    repo.publish('root')
    expect(await client.refresh()).toBe(0)
    expect(client.version('root')).toBe(2)
  })

  it.each(['key-1', 'ABC', 'é ü/..', '__key', 'constructor', ''])(
    'accepts the key id %j as a name',
    async (keyid) => {
      const { repo, client } = await newTest()
      repo.rotateKeys('snapshot')
      repo.root.roles.snapshot.keyids = []
      repo.signers.set('snapshot', [])
      repo.addKey('snapshot', { ...newSigner('ed25519'), keyid })
      repo.publish('root', 'snapshot', 'timestamp')
      expect(await client.refresh()).toBe(0)
      expect(client.version('snapshot')).toBe(2)
    },
  )

  it('refuses a snapshot with fewer signatures than its threshold', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.root.roles.snapshot.threshold = 3
      repo.addKey('snapshot')
      repo.addKey('snapshot')
      repo.publish('root', 'targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    repo.signers.get('snapshot')?.pop()
    repo.publish('targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('snapshot.json is signed by 2 of the 3 keys it needs')
    expect(client.version('snapshot')).toBe(2)
  })

  it('cannot be satisfied by a threshold above the number of keys', async () => {
    const { client } = await newTest((repo) => {
      for (let count = 0; count < 4; count += 1) repo.addKey('snapshot')
      repo.root.roles.snapshot.threshold = 6
      repo.publish('root', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 2', 'timestamp 2'])
  })

  it.each([0, -1, '1'])('refuses a threshold of %j', async (threshold) => {
    const { client } = await newTest((repo) => {
      repo.root.roles.snapshot.threshold = threshold
      repo.publish('root')
    })
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 1'])
  })

  it('does not count a key that the role does not list, nor an id without a key', async () => {
    const { client } = await newTest((repo) => {
      repo.root.roles.snapshot.threshold = 2
      const stranger = newSigner()
      repo.root.keys[stranger.keyid] = stranger.record
      repo.root.roles.snapshot.keyids.push('no-such-key')
      repo.signers.get('snapshot')?.push(stranger)
      repo.publish('root', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 2', 'timestamp 2'])
  })

  it('counts one key id once, however often it is listed and signs', async () => {
    const { repo, client } = await newTest((repo) => {
      const [signer] = repo.signers.get('snapshot') as [Signer]
      repo.root.roles.snapshot.keyids = Array(9).fill(signer.keyid)
      repo.root.roles.snapshot.threshold = 2
      repo.publish('root', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('signed by 1 of the 2')
    const snapshot = repo.newest('snapshot')
    snapshot.signatures = Array(9).fill(snapshot.signatures[0])
    repo.replace('snapshot', bytesOf(snapshot))
    expect(await client.refresh()).toBe(1)
    expect(client.version('snapshot')).toBeUndefined()
  })

  it.each<KeyKind>(['ed25519', 'ecdsa', 'rsa'])(
    'counts one %s key once under two ids, however it is written',
    async (kind) => {
      const { repo, client } = await newTest((repo) => {
        const signer = newSigner(kind)
        const text = signer.record.keyval.public
        const twin = {
          ...signer,
          keyid: 'twin',
          record: {
            ...signer.record,
            keyval: { public: kind === 'ed25519' ? text.toUpperCase() : text.replaceAll('\n', '\r\n') },
            note: 'another',
          },
        }
        repo.root.roles.snapshot = { keyids: [], threshold: 2 }
        repo.signers.set('snapshot', [])
        repo.addKey('snapshot', signer)
        repo.addKey('snapshot', twin)
        repo.publish('root', 'snapshot', 'timestamp')
      })
      expect(await client.refresh()).toBe(1)
      expect(client.complaints).toContain('signed by 1 of the 2')
      repo.addKey('snapshot', newSigner(kind))
      repo.publish('root', 'snapshot', 'timestamp')
      expect(await client.refresh()).toBe(0)
    },
  )

  it.each<[string, (key: Buffer) => { keytype?: string; keyval: { public: string } }]>([
    ['of the old type', (key) => ({ keytype: 'ecdsa-sha2-nistp256', keyval: { public: pem(key) } })],
    ['as a bare point', (key) => ({ keyval: { public: point(key).toString('hex') } })],
    ['as a compressed point', (key) => ({ keyval: { public: compressed(key).toString('hex') } })],
    [
      'as PEM of a compressed point',
      (key) => ({ keyval: { public: pem(Buffer.concat([COMPRESSED_P256, compressed(key)])) } }),
    ],
    [
      'with bytes after its end',
      (key) => ({ keyval: { public: pem(Buffer.concat([key, Buffer.alloc(3)])) } }),
    ],
  ])('counts a P-256 key and itself %s as one signer at most', async (_, written) => {
    const signer = newSigner('ecdsa')
    const key = Buffer.from(signer.record.keyval.public.replace(/-----.*?-----|\n/g, ''), 'base64')
    const { client } = await newTest((repo) => {
      repo.root.roles.snapshot = { keyids: [], threshold: 2 }
      repo.signers.set('snapshot', [])
      repo.addKey('snapshot', signer)
      repo.addKey('snapshot', { ...signer, keyid: 'twin', record: { ...signer.record, ...written(key) } })
      repo.publish('root', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('signed by 1 of the 2')
  })

  it('refuses two signatures of one key id, even if one is enough', async () => {
    const { repo, client } = await newTest()
    const snapshot = repo.newest('snapshot')
    snapshot.signatures.push(snapshot.signatures[0] as { keyid: string; sig: string })
    repo.replace('snapshot', bytesOf(snapshot))
    expect(await client.refresh()).toBe(1)
    expect(client.version('snapshot')).toBeUndefined()
  })

  it.each(['', '00', 'no hex', 'abab'.repeat(32)])(
    'ignores a signature %j beside a good one',
    async (sig) => {
      const { client } = await newTest((repo) => {
        repo.addKey('timestamp')
        repo.publish('root', 'timestamp')
        const timestamp = repo.newest('timestamp')
        ;(timestamp.signatures[0] as { sig: string }).sig = sig
        timestamp.signatures.push({ keyid: 'stranger', sig })
        repo.replace('timestamp', bytesOf(timestamp))
      })
      expect(await client.refresh()).toBe(0)
      expect(client.version('timestamp')).toBe(2)
    },
  )

  it('accepts keys of unknown kinds, and does not count them', async () => {
    const { repo, client } = await newTest((repo) => {
      for (const record of [
        { keytype: 'sphincs', scheme: 'sphincs-shake-128s', keyval: { public: 'ab' } },
        { keytype: 'rsa', scheme: 'rsa-pkcs1v15-sha256', keyval: { public: 'ab' } },
        { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: 'abcd' } },
        {
          keytype: 'ecdsa',
          scheme: 'ecdsa-sha2-nistp256',
          keyval: { public: '-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----' },
        },
        { keytype: 'oidc', scheme: 'fulcio', keyval: { identity: 'somebody' } },
      ]) {
        const keyid = JSON.stringify(record)
        repo.root.keys[keyid] = record
        repo.root.roles.timestamp.keyids.push(keyid)
      }
      repo.publish('root', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    repo.root.roles.timestamp.threshold = 2
    repo.publish('root')
    expect(await client.refresh()).toBe(1)
  })
})

type Version = { keys: number[]; threshold: number; sigs: number[] }
const v = (keys: number[], threshold: number, sigs: number[]): Version => ({ keys, threshold, sigs })
const FIVE = [0, 1, 2, 3, 4]

describe('cli/commands/tuf-client, rotation of root keys', () => {
  it.each<[string, boolean, Version[]]>([
    ['one key for another, signed by both', true, [v([1], 1, [1]), v([2], 1, [2, 1]), v([2], 1, [2])]],
    ['signatures of strangers', true, [v([1], 1, [3, 1, 4]), v([2], 1, [3, 2, 1, 4]), v([2], 1, [3, 2, 4])]],
    ['any three of five', true, [v(FIVE, 3, [0, 2, 4]), v(FIVE, 3, [0, 4, 1]), v(FIVE, 3, [0, 1, 3])]],
    ['one of five replaced', true, [v(FIVE, 3, [0, 2, 4]), v([0, 1, 3, 4, 5], 3, [0, 4, 1])]],
    [
      'one of five replaced by its predecessors and itself',
      true,
      [v(FIVE, 3, [0, 2, 4]), v([0, 1, 3, 4, 5], 3, [0, 2, 4, 5]), v([0, 1, 3, 4, 5], 3, [0, 4, 5])],
    ],
    [
      'all of five replaced',
      true,
      [v(FIVE, 3, [0, 2, 4]), v([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]), v([5, 6, 7, 8, 9], 3, [5, 6, 7])],
    ],
    ['a higher threshold', true, [v([1, 2, 3], 1, [1]), v([1, 2, 3], 2, [1, 2])]],
    ['a lower threshold', true, [v([1, 2, 3], 2, [1, 2]), v([1, 2, 3], 1, [1, 2]), v([1, 2, 3], 1, [1])]],
    ['a second key', true, [v([1], 1, [1]), v([1, 2], 2, [1, 2])]],
    ['a new key without the old one', false, [v([1], 1, [1]), v([2], 1, [2, 3, 4])]],
    ['a new key that does not sign', false, [v([1], 1, [1]), v([2], 1, [1, 3, 4])]],
    ['too few of the new keys', false, [v(FIVE, 3, [0, 2, 4]), v([0, 1, 3, 4, 5], 3, [0, 2, 4])]],
    ['too few of the old keys', false, [v(FIVE, 3, [0, 2, 4]), v([0, 1, 3, 4, 5], 3, [0, 4, 5])]],
    ['a higher threshold that is not reached', false, [v([1, 2, 3], 1, [1]), v([1, 2, 3], 2, [2])]],
    [
      'a lower threshold while the old one is not reached',
      false,
      [v([1, 2, 3], 2, [1, 2]), v([1, 2, 3], 1, [1])],
    ],
  ])('%s: %s', async (_, accepted, versions) => {
    const signers = Array.from({ length: 10 }, () => newSigner('ed25519'))
    const { repo, client } = await newTest((repo) => {
      repo.published.delete('root')
      repo.root.version = 0
      for (const { keys, threshold, sigs } of versions) {
        repo.root.roles.root = { keyids: [], threshold }
        for (const key of keys) repo.trust('root', signers[key] as Signer)
        repo.signers.set(
          'root',
          sigs.map((sig) => signers[sig] as Signer),
        )
        repo.publish('root')
      }
    })
    await client.init(repo.file('root', 1) as Buffer)
    expect(await client.refresh()).toBe(accepted ? 0 : 1)
    expect(client.metadata('root')).toEqual(repo.file('root', versions.length - (accepted ? 0 : 1)))
  })
})

describe('cli/commands/tuf-client, rotation of other keys', () => {
  it.each<[string, boolean, Version]>([
    ['a new key that signs', true, v([2], 1, [2])],
    ['signatures of strangers', true, v([1], 1, [3, 1, 4])],
    ['a new key that does not sign', false, v([2], 1, [1, 3, 4])],
    ['three of five, one of them a stranger', false, v([0, 1, 3, 4, 5], 3, [0, 2, 4])],
    ['two of five where three are needed', false, v([0, 1, 3, 4, 5], 3, [0, 4])],
    ['three of five', true, v(FIVE, 3, [2, 3, 4])],
  ])('%s: %s', async (_, accepted, { keys, threshold, sigs }) => {
    const signers = Array.from({ length: 6 }, () => newSigner('ed25519'))
    for (const role of ['timestamp', 'snapshot', 'targets']) {
      const { repo, client } = await newTest((repo) => {
        repo.root.roles[role] = { keyids: [], threshold }
        for (const key of keys) repo.trust(role, signers[key] as Signer)
        repo.signers.set(
          role,
          sigs.map((sig) => signers[sig] as Signer),
        )
        repo.publish('root', 'targets', 'snapshot', 'timestamp')
      })
      expect(await client.refresh()).toBe(accepted ? 0 : 1)
      if (accepted) expect(client.metadata(role)).toEqual(repo.file(role))
      else expect(client.version(role)).toBeUndefined()
    }
  })
})

/** What comes before the 33 bytes of a compressed P-256 point in a SubjectPublicKeyInfo (RFC 5480). */
const COMPRESSED_P256 = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex')

function pem(key: Buffer): string {
  return `-----BEGIN PUBLIC KEY-----\n${key.toString('base64')}\n-----END PUBLIC KEY-----\n`
}

function point(key: Buffer): Buffer {
  return key.subarray(-65)
}

function compressed(key: Buffer): Buffer {
  return Buffer.concat([Buffer.from([2 + ((key.at(-1) as number) & 1)]), point(key).subarray(1, 33)])
}
