import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publishAll } from '../../../support/delegations.ts'
import { newTest } from '../../../support/tuf-client-under-test.ts'
import { newSigner, type Signed, type TufSimulator } from '../../../support/tuf-simulator.ts'

describe('cli/commands/tuf-client, bins', () => {
  it('finds the bin of a path by the first digits of its hash', async () => {
    const path = 'packs/a.fnpack'
    const prefix = createHash('sha256').update(path).digest('hex').slice(0, 2)
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'other', { path_hash_prefixes: [prefix === '00' ? '01' : '00'] })
      repo.delegate('targets', 'bin', { path_hash_prefixes: ['zz', prefix] })
      repo.addTarget('other', path, 'wrong')
      repo.addTarget('bin', path, 'right')
      publishAll(repo)
    })
    expect(await client.download(path)).toBe(0)
    expect(client.downloads()).toEqual(['right'])
    expect(repo.requests.slice(4)).toEqual(['bin 1'])
  })

  // SHA-256 of "packs/a.fnpack": 5af12e71…, in bits 0101 1010 1111 0001 …
  it.each([
    [1, 'bin', 'bin-0'],
    [4, 'a/b', 'a/b-5'],
    [5, 'bin', 'bin-0b'],
    [8, 'é ü', 'é ü-5a'],
    [9, '', '-0b5'],
  ])('finds a path in the one of 2^%i bins that its hash says', async (bits, prefix, bin) => {
    const path = 'packs/a.fnpack'
    const { repo, client } = await newTest((repo) => {
      for (const name of repo.delegateToBins('targets', bits, prefix)) repo.addTarget(name, path, 'wrong')
      repo.addTarget(bin, path, 'right')
      publishAll(repo)
    })
    expect(await client.download(path)).toBe(0)
    expect(client.downloads()).toEqual(['right'])
    expect(repo.requests.slice(4).map(decodeURIComponent)).toEqual([`${bin} 1`])
  })

  it('ends the search at a bin, as the reference clients do', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'A')
      repo.delegate('targets', 'B')
      repo.delegateToBins('A', 1, 'bin')
      repo.addTarget('B', 'file', 'by B')
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(1)
    expect(repo.requests).not.toContain('B 1')
  })

  it('continues below a bin', async () => {
    const { client } = await newTest((repo) => {
      for (const bin of repo.delegateToBins('targets', 1, 'bin')) {
        repo.delegate(bin, `under ${bin}`)
        repo.addTarget(`under ${bin}`, 'file', 'below')
      }
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(0)
    expect(client.downloads()).toEqual(['below'])
  })

  it.each<[string, (repo: TufSimulator) => void, string]>([
    [
      'signed by another key',
      (repo) => {
        for (const bin of ['bin-0', 'bin-1']) repo.signers.set(bin, [newSigner()])
      },
      '(unsigned)',
    ],
    [
      'signed by the key of targets',
      (repo) => {
        for (const bin of ['bin-0', 'bin-1']) repo.signers.set(bin, repo.signers.get('targets') ?? [])
      },
      '(unsigned)',
    ],
    [
      'below its threshold',
      (repo) => {
        repo.targets.delegations.succinct_roles.threshold = 2
      },
      '(unsigned)',
    ],
  ])('refuses a bin %s', async (_, damage, complaint) => {
    const { client } = await newTest((repo) => {
      repo.delegateToBins('targets', 1, 'bin')
      for (const bin of ['bin-0', 'bin-1']) repo.addTarget(bin, 'file', 'content')
      damage(repo)
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(1)
    expect(client.complaints).toContain(complaint)
    expect(client.downloads()).toEqual([])
  })

  it('refuses a bin that the snapshot does not list', async () => {
    const { client } = await newTest((repo) => {
      const bins = repo.delegateToBins('targets', 1, 'bin')
      repo.publish(...bins, 'targets')
      repo.snapshot.meta = { 'targets.json': repo.snapshot.meta['targets.json'] }
      repo.publish('snapshot', 'timestamp')
    })
    expect(await client.download('file')).toBe(1)
    expect(client.complaints).toMatch(/does not list bin-[01]\.json/)
  })

  it.each<[string, (delegations: Signed) => void]>([
    ['no bits', ({ succinct_roles: bins }) => Object.assign(bins, { bit_length: 0 })],
    ['33 bits', ({ succinct_roles: bins }) => Object.assign(bins, { bit_length: 33 })],
    ['half a bit', ({ succinct_roles: bins }) => Object.assign(bins, { bit_length: 1.5 })],
    ['bits as text', ({ succinct_roles: bins }) => Object.assign(bins, { bit_length: '8' })],
    ['no name', ({ succinct_roles: bins }) => Reflect.deleteProperty(bins, 'name_prefix')],
    ['a threshold of 0', ({ succinct_roles: bins }) => Object.assign(bins, { threshold: 0 })],
    ['roles besides', (delegations) => Object.assign(delegations, { roles: [] })],
    ['neither bins nor roles', (delegations) => Reflect.deleteProperty(delegations, 'succinct_roles')],
  ])('refuses bins with %s', async (_, damage) => {
    const { client } = await newTest((repo) => {
      repo.delegateToBins('targets', 1, 'bin')
      damage(repo.targets.delegations)
      // Half a bit has no canonical form to sign; the form is checked before the signature.
      repo.replace('targets', Buffer.from(JSON.stringify({ signed: repo.targets, signatures: [] })), true)
    })
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(malformed)')
  })
})
