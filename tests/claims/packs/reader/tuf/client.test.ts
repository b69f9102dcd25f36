import { describe, expect, it, onTestFinished } from 'vitest'
import { channelDownload } from '../../../../../claims/packs/reader/channel.ts'
import type { Bytes } from '../../../../../claims/packs/reader/tuf/bytes.ts'
import { TufClient } from '../../../../../claims/packs/reader/tuf/client.ts'
import type { HighWater } from '../../../../../claims/packs/reader/tuf/high-water.ts'
import { rawFromDer } from '../../../../../claims/packs/reader/tuf/keys.ts'
import { memoryStorage, type TufStorage } from '../../../../../claims/packs/reader/tuf/storage.ts'
import { bytesOf, envelopeOf, type Signed, TufSimulator } from '../../../../support/tuf-simulator.ts'

function root(repo: TufSimulator, version = 1): Bytes {
  return new Uint8Array(repo.file('root', version) as Buffer)
}

async function channel() {
  const repo = new TufSimulator()
  const { metadataUrl, targetsUrl } = await repo.start()
  onTestFinished(() => repo.stop())
  return {
    repo,
    targetsUrl,
    refresh: (storage: TufStorage, trustedRoot?: Bytes) =>
      new TufClient({
        metadataUrl,
        storage,
        download: channelDownload({ fetch }),
        now: Date.now(),
        ...(trustedRoot === undefined ? {} : { trustedRoot }),
      }).refresh(),
  }
}

describe('claims/packs/tuf/client', () => {
  it('starts from the given root if the store has none or a broken one', async () => {
    const { repo, refresh } = await channel()
    for (const kept of [[], [['root.json', new Uint8Array([123])] as const]]) {
      const storage = memoryStorage(kept)
      expect((await refresh(storage, root(repo))).ok).toBe(true)
      expect(storage.files.get('root.json')).toEqual(root(repo))
    }
  })

  it('continues from the stored or the given root, whichever is newer', async () => {
    const { repo, refresh } = await channel()
    repo.publish('root', 'root')
    const storage = memoryStorage()
    expect((await refresh(storage, root(repo))).ok).toBe(true)
    repo.requests.length = 0
    expect((await refresh(storage, root(repo, 2))).ok).toBe(true)
    expect(repo.requests[0]).toBe('root 4')
    await storage.write(new Map([['root.json', root(repo, 1)]]))
    expect((await refresh(storage, root(repo, 3))).ok).toBe(true)
    expect(repo.requests.filter((request) => request.startsWith('root'))).toEqual(['root 4', 'root 4'])
  })

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['not UTF-8', (text) => Buffer.concat([Buffer.from([0xff]), Buffer.from(text)])],
    ['no JSON', () => '<html>'],
    ['an array', () => '[]'],
    ['null', () => 'null'],
    ['nested a million deep', () => `${'['.repeat(8000)}${']'.repeat(8000)}`],
    ['with a field twice', (text) => text.replace('"version"', '"version": 9, "version"')],
    ['with "__proto__"', (text) => text.replace('"version"', '"__proto__": {}, "version"')],
    ['with 1e400', (text) => text.replace('"version"', '"x": 1e400, "version"')],
    ['with a fraction', (text) => text.replace('"version"', '"x": 1.5, "version"')],
    ['with a number beyond 2^53', (text) => text.replace('"version"', '"x": 9007199254740993, "version"')],
    ['with half a surrogate pair', (text) => text.replace('"version"', '"x": "\\ud800", "version"')],
    [
      'with a whole number that is written as a fraction',
      (text) => text.replace('"version"', '"x": [1.0], "version"'),
    ],
    ['with an exponent', (text) => text.replace('"version"', '"x": {"y": -1E+2}, "version"')],
    ['with a version of 1.0', (text) => text.replace(/"version": (\d+)/g, '"version": $1.0')],
    ['cut short', (text) => text.slice(0, -20)],
    ['followed by more', (text) => `${text}{}`],
    ['of another specification', (text) => text.replace('"1.0.31"', '"2.0.0"')],
    [
      'with a version as text',
      (text) => text.replace(/"version": \d+,\n {2}"expires"/, '"version": "2",\n  "expires"'),
    ],
    ['with a strange date', (text) => text.replace(/"expires": "[^"]*"/, '"expires": "2030-02-31"')],
    ...['2030-02-30T00:00:00Z', '2030-01-01T24:00:00Z', '2030-01-01T00:00:60Z'].map(
      (time): [string, (text: string) => string] => [
        `good until ${time}`,
        (text) => text.replace(/"expires": "[^"]*"/, `"expires": "${time}"`),
      ],
    ),
    ['behind a byte order mark', (text) => `\ufeff${text}`],
  ])('refuses metadata that is %s', async (_, damage) => {
    const { repo, refresh } = await channel()
    const storage = memoryStorage()
    expect((await refresh(storage, root(repo))).ok).toBe(true)
    const before = new Map(storage.files)
    repo.publish('timestamp')
    const text = String(repo.file('timestamp'))
    const damaged = damage(text)
    expect(damaged).not.toEqual(text)
    repo.replace('timestamp', Buffer.from(damaged as string))
    const result = await refresh(storage, root(repo))
    expect(result).toMatchObject({ ok: false, error: { code: 'malformed' } })
    expect(storage.files).toEqual(before)
  })

  it('stops reading metadata at its limit', async () => {
    const { repo, refresh } = await channel()
    repo.replace('timestamp', Buffer.concat([repo.file('timestamp') as Buffer, Buffer.alloc(20_000, 0x20)]))
    expect(await refresh(memoryStorage(), root(repo))).toMatchObject({
      ok: false,
      error: { code: 'too-long' },
    })
  })

  it('does not believe a snapshot about how long a file may be', async () => {
    const { repo, refresh } = await channel()
    repo.publish('targets')
    repo.snapshot.meta['targets.json'].length = 6_000_000
    repo.publish('snapshot', 'timestamp')
    repo.replace('targets', Buffer.alloc(6_000_000, 0x20))
    expect(await refresh(memoryStorage(), root(repo))).toMatchObject({
      ok: false,
      error: { code: 'too-long' },
    })
  })

  it('says when the store fails, and updates once it works again', async () => {
    const { repo, refresh } = await channel()
    const good = memoryStorage()
    const broken: TufStorage = { ...good, write: () => Promise.reject(new Error('the disk is full')) }
    expect(await refresh(broken, root(repo))).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining('the disk is full') },
    })
    expect((await refresh(good, root(repo))).ok).toBe(true)
  })

  it('survives a store that stops after any number of writes', async () => {
    const { repo, refresh } = await channel()
    const storage = memoryStorage()
    expect((await refresh(storage, root(repo))).ok).toBe(true)
    repo.rotateKeys('timestamp')
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    for (let writes = 0; writes < 4; writes += 1) {
      const copy = memoryStorage(storage.files)
      let left = writes
      const dying: TufStorage = {
        ...copy,
        write: (changes) => (left-- > 0 ? copy.write(changes) : Promise.reject(new Error('stopped'))),
      }
      expect((await refresh(dying, root(repo))).ok).toBe(false)
      expect((await refresh(copy, root(repo))).ok).toBe(true)
      expect(copy.files.get('snapshot.json')).toEqual(new Uint8Array(repo.file('snapshot') as Buffer))
    }
  })
})

describe('claims/packs/tuf/client, the second memory', () => {
  function twoMemories() {
    let mark: HighWater | undefined
    const highWater = {
      read: async () => mark,
      write: async (next: HighWater) => {
        mark = next
      },
    }
    return { storage: () => ({ ...memoryStorage(), highWater }), mark: () => mark }
  }

  it('knows the highest versions after the metadata is lost', async () => {
    const { repo, refresh } = await channel()
    const { storage, mark } = twoMemories()
    const first = repo.published.get('timestamp')?.slice()
    repo.publish('targets', 'snapshot', 'timestamp')
    expect((await refresh(storage(), root(repo))).ok).toBe(true)
    expect(mark()).toMatchObject({ root: 1, timestamp: 2, snapshot: 2 })
    repo.published.set('timestamp', first ?? [])
    // A new, empty store, as after a browser that forgot its database.
    expect(await refresh(storage(), root(repo))).toMatchObject({ ok: false, error: { code: 'rollback' } })
    repo.timestamp.version = 2
    repo.publish('timestamp')
    expect((await refresh(storage(), root(repo))).ok).toBe(true)
    expect(mark()).toMatchObject({ timestamp: 3 })
  })

  it('refuses a chain of roots that ends earlier than one it has seen', async () => {
    const { repo, refresh } = await channel()
    const { storage } = twoMemories()
    const first = repo.published.get('root')?.slice()
    repo.publish('root')
    expect((await refresh(storage(), root(repo))).ok).toBe(true)
    repo.published.set('root', first ?? [])
    expect(await refresh(storage(), root(repo))).toMatchObject({ ok: false, error: { code: 'rollback' } })
  })

  it('starts to count again after the keys were rotated', async () => {
    const { repo, refresh } = await channel()
    const { storage, mark } = twoMemories()
    for (let count = 0; count < 9; count += 1) repo.publish('timestamp')
    expect((await refresh(storage(), root(repo))).ok).toBe(true)
    repo.rotateKeys('timestamp')
    repo.published.delete('timestamp')
    repo.timestamp.version = 0
    repo.publish('root', 'timestamp')
    expect((await refresh(storage(), root(repo))).ok).toBe(true)
    expect(mark()).toMatchObject({ root: 2, timestamp: 1 })
  })

  it('starts to count again if the given root rotated the keys', async () => {
    const { repo, refresh } = await channel()
    const storage = memoryStorage()
    // A thief of the snapshot key pushed its numbers up; the timestamp key stays.
    for (let count = 0; count < 9; count += 1) repo.publish('snapshot', 'timestamp')
    expect((await refresh(storage, root(repo))).ok).toBe(true)
    repo.rotateKeys('snapshot')
    repo.published.delete('snapshot')
    repo.snapshot.version = 0
    repo.publish('root', 'snapshot', 'timestamp')
    expect(await refresh(storage, root(repo, 2))).toMatchObject({ ok: true })
  })
})

describe('claims/packs/tuf/client, attacks on signatures', () => {
  it('does not let the snapshot key sign a root, a timestamp or targets', async () => {
    const { repo, refresh } = await channel()
    for (const role of ['root', 'timestamp', 'targets']) {
      const storage = memoryStorage()
      const signed = { ...(repo.roles.get(role) as Signed), version: 2 }
      const original = repo.published.get(role)?.slice() ?? []
      repo.replace(role, bytesOf(envelopeOf(signed, repo.signers.get('snapshot') ?? [])), role !== 'root')
      expect(await refresh(storage, root(repo))).toMatchObject({ ok: false, error: { code: 'unsigned' } })
      repo.published.set(role, original)
    }
  })

  it.each([
    ['3006020101020101', `${'00'.repeat(31)}01${'00'.repeat(31)}01`],
    ['300702020080020101', `${'00'.repeat(31)}80${'00'.repeat(31)}01`],
    ['3006020101020181', undefined],
    ['30060201010201010000', undefined],
    ['3005020101020101', undefined],
    ['3006020100', undefined],
    ['', undefined],
    ['30', undefined],
    ['3081060201010201', undefined],
    [`3026022101${'00'.repeat(32)}020101`, undefined],
  ])('reads the ECDSA signature %s as %s', (der, raw) => {
    const read = rawFromDer(new Uint8Array(Buffer.from(der, 'hex')), 32)
    expect(read === undefined ? undefined : Buffer.from(read).toString('hex')).toBe(raw)
  })
})
