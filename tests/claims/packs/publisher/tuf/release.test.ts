import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Updater } from 'tuf-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { releaseFiles, withRelease } from '../../../../../claims/packs/publisher/offer-release.ts'
import {
  type ChannelMetadata,
  offeredTargets,
} from '../../../../../claims/packs/publisher/tuf/channel-metadata.ts'
import { nextRelease, renew } from '../../../../../claims/packs/publisher/tuf/release.ts'
import { createRoot, nextRoot, type RootChange } from '../../../../../claims/packs/publisher/tuf/root.ts'
import {
  createSigningKey,
  openSigningKey,
  type SigningKey,
} from '../../../../../claims/packs/publisher/tuf/signing.ts'
import { describeTarget, targetFileName } from '../../../../../claims/packs/publisher/tuf/target-files.ts'
import { channelDownload } from '../../../../../claims/packs/reader/channel.ts'
import { releasesOf } from '../../../../../claims/packs/reader/releases.ts'
import { type Bytes, utf8 } from '../../../../../claims/packs/reader/tuf/bytes.ts'
import { TufClient } from '../../../../../claims/packs/reader/tuf/client.ts'
import type { TargetFileRecord } from '../../../../../claims/packs/reader/tuf/records.ts'
import { memoryStorage } from '../../../../../claims/packs/reader/tuf/storage.ts'
import type { Result } from '../../../../../claims/result.ts'

const NOW = Date.now()
const DAY = 86_400_000

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function newKeys(count: number): Promise<SigningKey[]> {
  return Promise.all(Array.from({ length: count }, async () => (await createSigningKey()).key))
}

/** A channel as a folder on a web server would be, written by claims/packs/tuf/repository alone. */
class Channel {
  readonly files = new Map<string, Bytes>()
  rootVersion = 1

  static async create(keys: SigningKey[], threshold = 1): Promise<Channel> {
    const role = { keys, threshold }
    const channel = new Channel()
    const root = must(await createRoot({ root: role, targets: role, snapshot: role, timestamp: role }, NOW))
    channel.files.set('metadata/1.root.json', root)
    return channel
  }

  get metadata(): ChannelMetadata {
    const newest = (role: string) =>
      [...this.files.keys()]
        .filter((name) => name.endsWith(`.${role}.json`))
        .sort(byVersion)
        .at(-1) ?? ''
    const optional = (key: string, name: string) => {
      const bytes = this.files.get(name)
      return bytes === undefined ? {} : { [key]: bytes }
    }
    return {
      root: this.files.get(newest('root')) as Bytes,
      ...optional('targets', newest('targets')),
      ...optional('snapshot', newest('snapshot')),
      ...optional('timestamp', 'metadata/timestamp.json'),
    }
  }

  async publish(contents: Record<string, string>, keys: SigningKey[], now = NOW): Promise<void> {
    const targets: Record<string, TargetFileRecord> = { ...offeredTargets(this.metadata) }
    for (const [path, text] of Object.entries(contents)) {
      const record = await describeTarget(utf8(text), { about: path })
      targets[path] = record
      this.files.set(`targets/${targetFileName(path, record)}`, utf8(text))
    }
    this.add(must(await nextRelease(this.metadata, targets, keys, now)))
  }

  async changeRoot(changes: RootChange[], keys: SigningKey[], now = NOW): Promise<void> {
    const root = must(await nextRoot(this.metadata.root, changes, keys, now))
    this.rootVersion += 1
    this.files.set(`metadata/${this.rootVersion}.root.json`, root)
  }

  add(files: ReadonlyMap<string, Bytes>): void {
    for (const [name, bytes] of files) this.files.set(`metadata/${name}`, bytes)
  }

  async serve(): Promise<string> {
    const server = createServer((request, response) => {
      const bytes = this.files.get(decodeURIComponent(request.url ?? '').slice(1))
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
}

function byVersion(a: string, b: string): number {
  return Number.parseInt(a.slice('metadata/'.length), 10) - Number.parseInt(b.slice('metadata/'.length), 10)
}

/** A reader with the reference client, and one with ours, both starting from root version 1. */
async function readers(channel: Channel) {
  const base = await channel.serve()
  const folder = mkdtempSync(join(tmpdir(), 'footnote-tufjs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const metadataDir = join(folder, 'metadata')
  mkdirSync(metadataDir)
  writeFileSync(join(metadataDir, 'root.json'), channel.files.get('metadata/1.root.json') as Bytes)
  const storage = memoryStorage()
  return {
    async tufJs(path: string): Promise<string | undefined> {
      const updater = new Updater({
        metadataDir,
        metadataBaseUrl: `${base}/metadata`,
        targetDir: folder,
        targetBaseUrl: `${base}/targets`,
      })
      await updater.refresh()
      const info = await updater.getTargetInfo(path)
      return info && readFileSync(await updater.downloadTarget(info, join(folder, 'download')), 'utf8')
    },
    async ours(path: string, now = NOW): Promise<string | undefined> {
      const client = new TufClient({
        metadataUrl: `${base}/metadata`,
        storage,
        download: channelDownload({ fetch }),
        now,
        trustedRoot: channel.files.get('metadata/1.root.json') as Bytes,
      })
      const target = must(await client.find(path))
      return target && new TextDecoder().decode(must(await client.fetch(target, `${base}/targets`)))
    },
  }
}

describe('claims/packs/publisher/tuf/release', () => {
  it('writes a channel from which tuf-js and our client update, release after release', async () => {
    const keys = await newKeys(2)
    const channel = await Channel.create(keys, 2)
    await channel.publish({ 'a.footnote': 'one', 'deep/b.footnote': 'two' }, keys)
    const { tufJs, ours } = await readers(channel)
    expect(await tufJs('a.footnote')).toBe('one')
    expect(await ours('a.footnote')).toBe('one')
    expect(await tufJs('deep/b.footnote')).toBe('two')
    await channel.publish({ 'a.footnote': 'three' }, keys)
    expect(await tufJs('a.footnote')).toBe('three')
    expect(await ours('a.footnote')).toBe('three')
    expect(await ours('deep/b.footnote')).toBe('two')
    expect(await tufJs('none')).toBeUndefined()
    expect(await ours('none')).toBeUndefined()
  })

  it('rotates, adds and withdraws keys and changes thresholds; both clients follow', async () => {
    const [first, second, third] = (await newKeys(3)) as [SigningKey, SigningKey, SigningKey]
    const channel = await Channel.create([first])
    await channel.publish({ file: 'one' }, [first])
    const { tufJs, ours } = await readers(channel)
    expect(await tufJs('file')).toBe('one')
    expect(await ours('file')).toBe('one')
    const roles = ['root', 'targets', 'snapshot', 'timestamp'] as const
    await channel.changeRoot(
      roles.flatMap((role) => [
        { kind: 'add', role, key: second } as const,
        { kind: 'add', role, key: third } as const,
        { kind: 'threshold', role, threshold: 2 } as const,
      ]),
      [first, second, third],
    )
    await channel.changeRoot([{ kind: 'remove', keyid: first.keyid }], [first, second, third])
    await channel.publish({ file: 'two' }, [second, third])
    expect(await tufJs('file')).toBe('two')
    expect(await ours('file')).toBe('two')
    expect(JSON.parse(new TextDecoder().decode(channel.metadata.root)).signed.keys).not.toHaveProperty(
      first.keyid,
    )
  })

  it('does not accept signatures of withdrawn keys', async () => {
    const [first, second] = (await newKeys(2)) as [SigningKey, SigningKey]
    const channel = await Channel.create([first, second])
    await channel.publish({ file: 'one' }, [first])
    await channel.changeRoot([{ kind: 'remove', keyid: first.keyid }], [first, second])
    const targets = offeredTargets(channel.metadata)
    expect(await nextRelease(channel.metadata, targets, [first], NOW)).toMatchObject({
      ok: false,
      error: { code: 'unsigned' },
    })
    const { ours } = await readers(channel)
    await expect(ours('file')).rejects.toThrow('unsigned')
    channel.add(must(await renew(channel.metadata, [second], NOW)))
    expect(await ours('file')).toBe('one')
  })

  it.each<[string, (keys: [SigningKey, SigningKey]) => RootChange[], string]>([
    ['no key left', ([key]) => [{ kind: 'remove', keyid: key.keyid }], 'would have only 0'],
    [
      'a threshold above its keys',
      () => [{ kind: 'threshold', role: 'targets', threshold: 2 }],
      'needs signatures by 2 of its keys',
    ],
    ['a threshold of 0', () => [{ kind: 'threshold', role: 'targets', threshold: 0 }], 'whole number'],
  ])('refuses a root with %s', async (_, changes, message) => {
    const keys = (await newKeys(2)) as [SigningKey, SigningKey]
    const channel = await Channel.create([keys[0]])
    const result = await nextRoot(channel.metadata.root, changes(keys), keys, NOW)
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } })
  })

  it('refuses a root that the keys trusted so far have not signed', async () => {
    const [first, second] = (await newKeys(2)) as [SigningKey, SigningKey]
    const channel = await Channel.create([first])
    const changes: RootChange[] = [{ kind: 'add', role: 'root', key: second }]
    const result = await nextRoot(channel.metadata.root, changes, [second], NOW)
    expect(result).toMatchObject({ ok: false, error: { code: 'unsigned' } })
  })

  it('renews only the timestamp while the rest is fresh, and everything later', async () => {
    const keys = await newKeys(1)
    const channel = await Channel.create(keys)
    await channel.publish({ file: 'one' }, keys)
    expect([...must(await renew(channel.metadata, keys, NOW + 10 * DAY)).keys()]).toEqual(['timestamp.json'])
    const later = NOW + 80 * DAY
    const { ours } = await readers(channel)
    await expect(ours('file', later)).rejects.toThrow('expired')
    const renewed = must(await renew(channel.metadata, keys, later))
    expect([...renewed.keys()]).toEqual(['2.snapshot.json', 'timestamp.json'])
    channel.add(renewed)
    expect(await ours('file', later)).toBe('one')
    const muchLater = NOW + 300 * DAY
    expect([...must(await renew(channel.metadata, keys, muchLater)).keys()]).toEqual([
      '2.targets.json',
      '3.snapshot.json',
      'timestamp.json',
    ])
    await channel.changeRoot([], keys, muchLater)
    channel.add(must(await renew(channel.metadata, keys, muchLater)))
    expect(await ours('file', muchLater)).toBe('one')
  })

  it('has nothing to renew before the first release, and needs a fresh root first', async () => {
    const keys = await newKeys(1)
    const channel = await Channel.create(keys)
    expect(await renew(channel.metadata, keys, NOW)).toMatchObject({ ok: false })
    const late = await nextRelease(channel.metadata, {}, keys, NOW + 366 * DAY)
    expect(late).toMatchObject({ ok: false, error: { code: 'expired' } })
  })

  it('keeps fields that it does not know', async () => {
    const keys = await newKeys(1)
    const channel = await Channel.create(keys)
    const signed = JSON.parse(new TextDecoder().decode(channel.metadata.root)).signed
    const root = must(
      await nextRoot(
        utf8(JSON.stringify({ signed: { ...signed, note: { a: 1 } }, signatures: [] })),
        [],
        keys,
        NOW,
      ),
    )
    expect(JSON.parse(new TextDecoder().decode(root)).signed.note).toEqual({ a: 1 })
  })

  it('opens a key with its secret', async () => {
    const { key, secret } = await createSigningKey()
    expect((await openSigningKey(secret)).keyid).toBe(key.keyid)
  })
})

describe('claims/packs/publisher/offer-release', () => {
  const release = (version: number, text: string, from: number[] = []) => ({
    pack: 'p',
    version,
    bundle: utf8(text),
    patches: new Map(from.map((number) => [number, utf8(`${number}`)])),
  })

  it('replaces a pack’s previous release and leaves other packs unchanged', async () => {
    const other = await describeTarget(utf8('x'), { kind: 'pack', pack: 'other', version: 4 })
    const one = release(1, 'one')
    const first = must(withRelease({ 'other-4.footnote': other }, one, await releaseFiles(one)))
    const two = release(2, 'two', [1])
    const second = must(withRelease(first, two, await releaseFiles(two)))
    expect(Object.keys(second).sort()).toEqual(['other-4.footnote', 'p-1-2.patch', 'p-2.footnote'])
    const releases = releasesOf(Object.entries(second).map(([path, file]) => ({ ...file, path })))
    expect(releases.get('p')).toMatchObject({
      version: 2,
      bundle: { path: 'p-2.footnote' },
      patches: [{ from: 1 }],
    })
    expect(releases.get('other')?.version).toBe(4)
  })

  it('refuses a step back, and another content under the same number', async () => {
    const two = release(2, 'two')
    const offered = must(withRelease({}, two, await releaseFiles(two)))
    const one = release(1, 'one')
    expect(withRelease(offered, one, await releaseFiles(one))).toMatchObject({
      ok: false,
      error: expect.stringContaining('step back'),
    })
    const again = release(2, 'two again')
    expect(withRelease(offered, again, await releaseFiles(again))).toMatchObject({
      ok: false,
      error: expect.stringContaining('other content'),
    })
    expect(withRelease(offered, two, await releaseFiles(two)).ok).toBe(true)
  })
})
