import { describe, expect, it } from 'vitest'
import { newTest } from '../../../support/tuf-client-under-test.ts'
import type { Signed, TufSimulator } from '../../../support/tuf-simulator.ts'

/** Starts a role again from version 1, as an attacker with its keys would. */
function startAgain(repo: TufSimulator, role: string): void {
  repo.published.delete(role)
  ;(repo.roles.get(role) as Signed).version = 0
}

describe('cli/commands/tuf-client, rollback', () => {
  it('refuses an older timestamp', async () => {
    const { repo, client } = await newTest((repo) => repo.publish('timestamp'))
    expect(await client.refresh()).toBe(0)
    startAgain(repo, 'timestamp')
    repo.publish('timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(rollback)')
    expect(client.version('timestamp')).toBe(2)
    expect(repo.requests.at(-1)).toBe('timestamp')
  })

  it.each([false, true])(
    'refuses a timestamp that leads to an older snapshot (hashes: %s)',
    async (withHashes) => {
      const { repo, client } = await newTest((repo) => {
        repo.withHashes = withHashes
        repo.publish('snapshot', 'timestamp')
      })
      expect(await client.refresh()).toBe(0)
      startAgain(repo, 'snapshot')
      repo.publish('snapshot', 'timestamp')
      expect(await client.refresh()).toBe(1)
      expect([client.version('timestamp'), client.version('snapshot')]).toEqual([2, 2])
      expect(repo.requests.at(-1)).toBe('timestamp')
    },
  )

  it.each([false, true])('refuses a snapshot that lists older targets (hashes: %s)', async (withHashes) => {
    const { repo, client } = await newTest((repo) => {
      repo.withHashes = withHashes
      repo.publish('targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    startAgain(repo, 'targets')
    repo.publish('targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(rollback)')
    expect([client.version('snapshot'), client.version('targets')]).toEqual([2, 2])
  })

  it('refuses a snapshot that no longer lists a role, or lists an older one', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'A')
      repo.publish('A', 'A', 'targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    const { version } = repo.snapshot.meta['A.json']
    repo.snapshot.meta['A.json'] = { version: 1 }
    repo.publish('snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    delete repo.snapshot.meta['A.json']
    repo.publish('snapshot', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect(client.version('snapshot')).toBe(2)
    repo.snapshot.meta['A.json'] = { version }
    repo.publish('snapshot', 'timestamp')
    expect(await client.refresh()).toBe(0)
  })

  it('does not fetch a snapshot that it already has', async () => {
    const { repo, client } = await newTest((repo) => repo.publish('snapshot', 'timestamp'))
    expect(await client.refresh()).toBe(0)
    startAgain(repo, 'snapshot')
    repo.publish('snapshot')
    expect(await client.refresh()).toBe(0)
    expect(client.version('snapshot')).toBe(2)
    expect(repo.requests.at(-1)).toBe('timestamp')
  })

  it('refuses a root that repeats or skips a version', async () => {
    const { repo, client } = await newTest()
    repo.publish('root', 'root')
    const third = repo.file('root', 3) as Buffer
    repo.published.set('root', [repo.file('root', 1) as Buffer, third])
    expect(await client.refresh()).toBe(1)
    repo.published.set('root', [repo.file('root', 1) as Buffer, repo.file('root', 1) as Buffer])
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 1'])
  })

  it('recovers from a fast-forwarded timestamp once its keys are rotated', async () => {
    const { repo, client } = await newTest((repo) => {
      for (let count = 0; count < 99; count += 1) repo.publish('timestamp')
    })
    expect(await client.refresh()).toBe(0)
    expect(client.version('timestamp')).toBe(100)
    repo.rotateKeys('timestamp')
    startAgain(repo, 'timestamp')
    repo.publish('root', 'timestamp')
    expect(await client.refresh()).toBe(0)
    expect(client.version('timestamp')).toBe(1)
  })

  it('recovers from a fast-forwarded snapshot once snapshot and timestamp keys are rotated', async () => {
    const { repo, client } = await newTest((repo) => {
      for (let count = 0; count < 99; count += 1) repo.publish('snapshot')
      repo.publish('timestamp')
    })
    expect(await client.refresh()).toBe(0)
    expect(client.version('snapshot')).toBe(100)
    repo.rotateKeys('snapshot')
    repo.rotateKeys('timestamp')
    startAgain(repo, 'snapshot')
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(0)
    expect(client.version('snapshot')).toBe(1)
  })

  it('recovers from fast-forwarded targets once the snapshot keys are rotated', async () => {
    const { repo, client } = await newTest((repo) => {
      for (let count = 0; count < 99; count += 1) repo.publish('targets')
      repo.publish('snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    expect(client.version('targets')).toBe(100)
    repo.rotateKeys('snapshot')
    startAgain(repo, 'targets')
    repo.publish('root', 'targets', 'snapshot', 'timestamp')
    expect(await client.refresh()).toBe(0)
    expect(client.version('targets')).toBe(1)
  })

  it('keeps its versions if a root only adds a key', async () => {
    const { repo, client } = await newTest((repo) => repo.publish('timestamp'))
    expect(await client.refresh()).toBe(0)
    repo.addKey('timestamp')
    startAgain(repo, 'timestamp')
    repo.publish('root', 'timestamp')
    expect(await client.refresh()).toBe(1)
    expect([client.version('root'), client.version('timestamp')]).toEqual([2, 2])
  })

  it('refuses a mixture of metadata that was never published together', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.withHashes = true
      repo.addTarget('targets', 'file', 'first')
      repo.publish('targets', 'snapshot', 'timestamp')
    })
    expect(await client.refresh()).toBe(0)
    repo.addTarget('targets', 'file', 'second')
    repo.publish('targets', 'snapshot', 'timestamp')
    // The snapshot of one release with the targets of the one before, under the name of the new one.
    repo.replace('targets', repo.file('targets', 2) as Buffer)
    expect(await client.download('file')).toBe(1)
    expect(client.complaints).toMatch(/\((?:mismatch|too-long)\)/)
    expect(client.version('targets')).toBe(2)
    expect(client.downloads()).toEqual([])
  })

  it('refuses a snapshot that is not the one whose hash the timestamp lists', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.withHashes = true
      repo.publish('targets', 'snapshot', 'timestamp')
    })
    // The same content and signatures with other white space.
    repo.replace('snapshot', Buffer.from(JSON.stringify(repo.newest('snapshot'))))
    expect(await client.refresh()).toBe(1)
    expect(client.trusted()).toEqual(['root 1', 'timestamp 2'])
  })
})
