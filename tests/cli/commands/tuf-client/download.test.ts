import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newTest } from '../../../support/tuf-client-under-test.ts'

const publishTargets = ['targets', 'snapshot', 'timestamp'] as const

describe('cli/commands/tuf-client, download', () => {
  it.each(['target_file.txt', 'path/to/a/target_file.txt'])(
    'fetches %s by its hash, and once',
    async (path) => {
      const { repo, client } = await newTest((repo) => {
        repo.addTarget('targets', path, 'contents')
        repo.publish(...publishTargets)
      })
      expect(await client.refresh()).toBe(0)
      expect(client.downloads()).toEqual([])
      expect(await client.download([path, path])).toBe(0)
      expect(await client.download(path)).toBe(0)
      expect(client.downloads()).toEqual(['contents'])
      const [digest] = repo.artifacts.get(path)?.digests ?? []
      expect(repo.artifactRequests).toEqual([path.replace(/[^/]*$/, (name) => `${digest}.${name}`)])
    },
  )

  it('refuses a substituted file, and fetches no file that it has', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.addTarget('targets', 'one', 'first')
      repo.addTarget('targets', 'two', 'second')
      repo.publish(...publishTargets)
    })
    expect(await client.download('one')).toBe(0)
    for (const artifact of repo.artifacts.values()) artifact.data = Buffer.from('malicious')
    expect(await client.download('one')).toBe(0)
    expect(await client.download('two')).toBe(1)
    expect(client.downloads()).toEqual(['first'])
    expect(readdirSync(client.targetDir)).toHaveLength(1)
  })

  it('replaces a file that changed and keeps the last good one through bad releases', async () => {
    const { repo, client } = await newTest()
    for (let release = 0; release < 6; release += 1) {
      repo.addTarget('targets', 'file', `contents ${release}`)
      repo.addTarget('targets', `new-${release}`, `new ${release}`)
      repo.publish(...publishTargets)
      expect(await client.download(['file', `new-${release}`])).toBe(0)
      const good = client.downloads()
      expect(good.slice(-2)).toEqual([`contents ${release}`, `new ${release}`])
      ;(repo.artifacts.get('file') as { data: Buffer }).data = Buffer.from('malicious')
      repo.targets.targets.file.length = 'malicious'.length
      repo.publish(...publishTargets)
      expect(await client.download('file')).toBe(1)
      expect(client.downloads()).toEqual(good)
    }
    expect(client.downloads()).toHaveLength(7)
  })

  it('stops at the first target that fails', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.addTarget('targets', 'one', 'first')
      repo.addTarget('targets', 'three', 'third')
      repo.publish(...publishTargets)
    })
    expect(await client.download(['one', 'two', 'three'])).toBe(1)
    expect(client.downloads()).toEqual(['first'])
    expect(repo.artifactRequests).toHaveLength(1)
  })

  it.each([[['sha256']], [['sha512']], [['sha256', 'sha512']], [['sha512', 'sha384']]])(
    'checks %j',
    async (algorithms) => {
      const { repo, client } = await newTest((repo) => {
        repo.addTarget('targets', 'file', 'contents', algorithms)
        repo.addTarget('targets', 'other', 'other contents', algorithms)
        repo.targets.targets.other.hashes[algorithms.at(-1) as string] = 'ab'.repeat(32)
        repo.publish(...publishTargets)
      })
      expect(await client.download('file')).toBe(0)
      expect(repo.artifactRequests).toHaveLength(1)
      expect(await client.download('other')).toBe(1)
      expect(client.downloads()).toEqual(['contents'])
    },
  )

  it.each([
    ['of an unknown algorithm', { 'unknown-hash': 'ab'.repeat(32) }],
    ['of which there is none', {}],
    ['that is missing', undefined],
    ['that is no digest', { sha256: 'everything' }],
  ])('refuses a file with a hash %s', async (_, hashes) => {
    const { client } = await newTest((repo) => {
      repo.addTarget('targets', 'file', 'contents')
      repo.targets.targets.file.hashes = hashes
      if (hashes === undefined) delete repo.targets.targets.file.hashes
      repo.publish(...publishTargets)
    })
    expect(await client.download('file')).toBe(1)
    expect(client.downloads()).toEqual([])
  })

  it.each([
    [1, 'too-long'],
    [1000, 'mismatch'],
  ])('refuses a file whose length is not %i', async (length, code) => {
    const { client } = await newTest((repo) => {
      repo.addTarget('targets', 'file', 'contents')
      repo.targets.targets.file.length = length
      repo.publish(...publishTargets)
    })
    expect(await client.download('file')).toBe(1)
    expect(client.complaints).toContain(`(${code})`)
    expect(client.downloads()).toEqual([])
  })

  it.each([
    'a b',
    'per%cent',
    'per%2Fcent',
    'what?',
    'anchor#name',
    'é/ü',
    'plus+and&',
    '-dash',
    '--target-dir',
    '\u{1F600}',
    'back\\slash',
    'a//b',
    '/absolute',
    'constructor',
    '__proto',
    'line\nbreak',
    'a'.repeat(240),
    `${'ü'.repeat(60)}/x`,
  ])('fetches the target %j into a file of its folder', async (path) => {
    const { client } = await newTest((repo) => {
      repo.addTarget('targets', path, 'contents')
      repo.publish(...publishTargets)
    })
    expect(await client.download(path)).toBe(0)
    expect(client.downloads()).toEqual(['contents'])
    expect(readdirSync(client.targetDir)).toHaveLength(1)
    expect(await client.download(path)).toBe(0)
  })

  it.each(['../../outside', 'a/./b', '../metadata/root.json'])(
    'never leaves its folders for the target %j',
    async (path) => {
      const { repo, client } = await newTest((repo) => {
        repo.addTarget('targets', path, 'contents')
        repo.publish(...publishTargets)
      })
      expect(await client.download(path)).toBe(1)
      expect(client.complaints).toContain('cannot be part of a web address')
      expect(client.downloads()).toEqual([])
      expect(repo.artifactRequests).toEqual([])
    },
  )

  it('says what is missing, with exit code 1', async () => {
    const { client } = await newTest()
    expect(await client.download([])).toBe(1)
    expect(client.complaints).toContain('--target-name is missing')
  })
})
