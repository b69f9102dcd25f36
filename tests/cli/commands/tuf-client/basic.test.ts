import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newTest } from '../../../support/tuf-client-under-test.ts'
import { bytesOf, days, envelopeOf, newSigner } from '../../../support/tuf-simulator.ts'

const FIRST_REQUESTS = ['root 2', 'timestamp', 'snapshot 1', 'targets 1']
const TOP_LEVEL = ['root', 'timestamp', 'snapshot', 'targets'] as const

describe('cli/commands/tuf-client, refresh', () => {
  it('asks for the next root, timestamp, snapshot and targets, in this order, and keeps their bytes', async () => {
    const { repo, client } = await newTest()
    expect(repo.requests).toEqual([])
    expect(await client.refresh()).toBe(0)
    expect(repo.requests).toEqual(FIRST_REQUESTS)
    for (const role of TOP_LEVEL) expect(client.metadata(role)).toEqual(repo.file(role))
    expect(await client.refresh()).toBe(0)
    expect(repo.requests).toEqual([...FIRST_REQUESTS, 'root 2', 'timestamp'])
  })

  it('keeps the bytes unchanged, including white space', async () => {
    const { repo, client } = await newTest()
    repo.replace('timestamp', Buffer.concat([repo.file('timestamp') as Buffer, Buffer.from(' \n')]))
    expect(await client.refresh()).toBe(0)
    expect(client.metadata('timestamp')).toEqual(repo.file('timestamp'))
  })

  it('refreshes before it looks for a target', async () => {
    const { repo, client } = await newTest()
    expect(await client.download('no such artifact')).toBe(1)
    expect(repo.requests).toEqual(FIRST_REQUESTS)
    expect(client.trusted()).toEqual(['root 1', 'snapshot 1', 'targets 1', 'timestamp 1'])
  })

  it('follows a repository without consistent snapshots under plain names', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.root.consistent_snapshot = false
      repo.addTarget('targets', 'dir/file.txt', 'plain')
      repo.publish('root', 'targets', 'snapshot', 'timestamp')
    })
    expect(await client.download('dir/file.txt')).toBe(0)
    expect(repo.requests).toEqual(['root 2', 'root 3', 'timestamp', 'snapshot', 'targets'])
    expect(repo.artifactRequests).toEqual(['dir/file.txt'])
  })

  it.each([
    ['misses a field', (root: Record<string, unknown>) => Reflect.deleteProperty(root, 'version')],
    [
      'was changed after signing',
      (root: Record<string, unknown>) => Object.assign(root, { spec_version: '1.0.0' }),
    ],
  ])('asks for nothing with a trusted root that %s', async (_, damage) => {
    const { repo, client } = await newTest()
    const root = JSON.parse(String(repo.file('root', 1)))
    damage(root.signed)
    await client.init(Buffer.from(JSON.stringify(root)))
    expect(await client.refresh()).toBe(1)
    expect(repo.requests).toEqual([])
  })

  it('cannot start without init', async () => {
    const { repo, client } = await newTest()
    rmSync(client.metadataDir, { recursive: true })
    expect(await client.refresh()).toBe(1)
    expect(repo.requests).toEqual([])
    expect(client.complaints).toContain('no trusted root.json')
  })

  it.each([
    ['root', ['root 1']],
    ['timestamp', ['root 2']],
    ['snapshot', ['root 2', 'timestamp 2']],
    ['targets', ['root 2', 'snapshot 2', 'timestamp 2']],
  ])('refuses an unsigned %s and keeps what came before it', async (role, trusted) => {
    const { repo, client } = await newTest()
    repo.signers.set(role, [])
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(unsigned)')
    expect(client.trusted()).toEqual(trusted)
  })

  it.each([
    ['root', ['root 1']],
    ['snapshot', ['root 2', 'timestamp 2']],
    ['targets', ['root 2', 'snapshot 2', 'timestamp 2']],
  ])('refuses a %s whose version is not the one in its name', async (role, trusted) => {
    const { repo, client } = await newTest()
    const signed = repo.roles.get(role) as { version: number }
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    repo.replace(role, bytesOf(envelopeOf({ ...signed, version: 3 }, repo.signers.get(role) ?? [])))
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(trusted)
  })

  it('refuses a file of another type, even if it is well signed', async () => {
    const { repo, client } = await newTest()
    const [timestampSigner] = repo.signers.get('timestamp') ?? []
    repo.addKey('snapshot', timestampSigner)
    repo.snapshot.meta = { 'snapshot.json': { version: 1 } }
    repo.publish('root', 'snapshot')
    repo.replace('timestamp', repo.file('snapshot') as Buffer, false)
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 2'])
  })

  it('counts unknown fields in signatures and otherwise ignores them', async () => {
    const { repo, client } = await newTest()
    repo.root['custom-field'] = { nested: ['value', '"quoted"', 'é\u{1F600}', null, true, -1] }
    repo.root.roles.root['another-field'] = 'value'
    repo.root.roles.mirrors = { keyids: [], threshold: 1 }
    repo.addKey('root', newSigner('ecdsa', { 'extra-field': { b: 2, a: 1 }, keyid_hash_algorithms: ['md5'] }))
    repo.publish('root')
    expect(await client.refresh()).toBe(0)
    expect(client.version('root')).toBe(2)
    const changed = repo.newest('root')
    changed.signed['custom-field'] = 'other'
    changed.signed.version = 3
    repo.replace('root', bytesOf(changed), false)
    expect(await client.refresh()).toBe(1)
  })

  it.each([
    ['snapshot', ['root 1', 'snapshot 1', 'targets 1', 'timestamp 2'], 'snapshot 2'],
    ['targets', ['root 1', 'snapshot 2', 'targets 1', 'timestamp 2'], 'targets 2'],
  ])('fails if the listed %s is missing, and updates the other files', async (role, trusted, request) => {
    const { repo, client } = await newTest()
    expect(await client.refresh()).toBe(0)
    if (role === 'snapshot') repo.timestamp.meta['snapshot.json'].version += 1
    else {
      repo.snapshot.meta['targets.json'].version += 1
      repo.publish('snapshot')
    }
    repo.publish('timestamp')
    expect(await client.refresh()).toBe(1)
    expect(repo.requests.at(-1)).toBe(request)
    expect(client.trusted()).toEqual(trusted)
  })

  it('fails when there is no timestamp', async () => {
    const { repo, client } = await newTest()
    repo.published.delete('timestamp')
    expect(await client.refresh()).toBe(1)
    expect(repo.requests.at(-1)).toBe('timestamp')
  })

  it('keeps the timestamp it has when another of the same version is served', async () => {
    const { repo, client } = await newTest()
    expect(await client.refresh()).toBe(0)
    const before = client.metadata('timestamp')
    repo.timestamp.meta['snapshot.json'].version = 100
    repo.timestamp.version = 0
    repo.published.delete('timestamp')
    repo.publish('timestamp')
    expect(await client.refresh()).toBe(0)
    expect(repo.requests.at(-1)).toBe('timestamp')
    expect(client.metadata('timestamp')).toEqual(before)
  })

  it('checks hashes and lengths of metadata if they are listed', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.withHashes = true
      repo.publish('targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    repo.publish('targets')
    repo.snapshot.meta['targets.json'].hashes.sha256 = 'ab'.repeat(32)
    repo.publish('snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect([client.version('snapshot'), client.version('targets')]).toEqual([3, 2])
    repo.publish('targets')
    repo.snapshot.meta['targets.json'].length -= 1
    repo.publish('snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.version('targets')).toBe(2)
  })

  it('follows 256 new roots in one go, and the rest the next time', async () => {
    const { client } = await newTest((repo) => {
      for (let count = 0; count < 260; count += 1) repo.publish('root')
    })
    expect(await client.refresh()).toBe(0)
    expect(client.version('root')).toBe(257)
    expect(await client.refresh()).toBe(0)
    expect(client.version('root')).toBe(261)
  })
})

describe('cli/commands/tuf-client, expiry', () => {
  it('uses the clock of the system', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.root.expires = days(7)
      repo.publish('root')
    })
    expect(repo.requests).toEqual([])
    expect(await client.refresh()).toBe(0)
    expect(await client.refresh(Date.now() + 8 * 86_400_000)).toBe(1)
    expect(client.complaints).toContain('(expired)')
  })

  it('keeps a last root that has expired and goes no further', async () => {
    const { repo, client } = await newTest()
    expect(await client.refresh()).toBe(0)
    repo.root.expires = days(-1)
    repo.publish('root')
    repo.publish('targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 2', 'snapshot 1', 'targets 1', 'timestamp 1'])
    repo.root.expires = days(30)
    repo.publish('root')
    expect(await client.refresh()).toBe(0)
  })

  it.each([
    ['timestamp', ['root 1', 'snapshot 1', 'targets 1', 'timestamp 1']],
    ['snapshot', ['root 1', 'snapshot 1', 'targets 1', 'timestamp 2']],
    ['targets', ['root 1', 'snapshot 2', 'targets 1', 'timestamp 2']],
  ])('refuses a new %s that has expired', async (role, trusted) => {
    const { repo, client } = await newTest()
    expect(await client.refresh()).toBe(0)
    const signed = repo.roles.get(role) as { expires: string }
    signed.expires = days(-5)
    repo.publish(...(role === 'targets' ? ['targets', 'snapshot'] : role === 'snapshot' ? ['snapshot'] : []))
    repo.publish('timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(expired)')
    expect(client.trusted()).toEqual(trusted)
  })

  it('does not use trusted metadata that has expired since', async () => {
    const { client } = await newTest()
    expect(await client.refresh()).toBe(0)
    expect(await client.refresh(Date.now() + 31 * 86_400_000)).toBe(1)
  })

  it('updates from kept root and timestamp that have expired', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.root.expires = days(7)
      repo.timestamp.expires = days(7)
      repo.publish('root', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    repo.root.expires = days(21)
    repo.timestamp.expires = days(21)
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    expect(await client.refresh(Date.now() + 18 * 86_400_000)).toBe(0)
    expect(client.trusted()).toEqual(['root 3', 'snapshot 2', 'targets 2', 'timestamp 3'])
  })

  it('refuses an expired delegated role, new or kept, and accepts its successor', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'delegated', { paths: ['in/*'] })
      ;(repo.roles.get('delegated') as { expires: string }).expires = days(7)
      repo.addTarget('delegated', 'in/first', 'first')
      repo.addTarget('delegated', 'in/second', 'second')
      repo.publish('delegated', 'targets', 'snapshot', 'timestamp')
    })
    expect(await client.download('in/first')).toBe(0)
    const later = Date.now() + 18 * 86_400_000
    expect(await client.download('in/second', later)).toBe(1)
    expect(client.downloads()).toEqual(['first'])
    ;(repo.roles.get('delegated') as { expires: string }).expires = days(21)
    repo.publish('delegated', 'snapshot', 'timestamp')
    expect(await client.download('in/second', later)).toBe(0)
    expect(client.downloads()).toEqual(['first', 'second'])
  })

  it('never trusts a delegated role that was already expired', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'delegated', { paths: ['in/*'] })
      ;(repo.roles.get('delegated') as { expires: string }).expires = days(-1)
      repo.addTarget('delegated', 'in/target', 'content')
      repo.publish('delegated', 'targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    expect(await client.download('in/target')).toBe(1)
    expect(client.downloads()).toEqual([])
    expect(client.trusted()).toEqual(['root 1', 'snapshot 2', 'targets 2', 'timestamp 2'])
    expect(repo.artifactRequests).toEqual([])
  })
})
