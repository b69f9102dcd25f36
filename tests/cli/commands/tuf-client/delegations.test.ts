import { describe, expect, it } from 'vitest'
import { type Edge, graph, ONLY_PY, publishAll, TERMINATING } from '../../../support/delegations.ts'
import { newTest } from '../../../support/tuf-client-under-test.ts'
import { newSigner, type Signed } from '../../../support/tuf-simulator.ts'

describe('cli/commands/tuf-client, delegations', () => {
  it.each<[string, Edge[], string]>([
    ['one delegation', [['targets', 'A']], 'A'],
    [
      'two delegations',
      [
        ['targets', 'A'],
        ['targets', 'B'],
      ],
      'A B',
    ],
    [
      'two levels',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
      ],
      'A B C',
    ],
    [
      'depth first',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C'],
        ['A', 'D'],
      ],
      'A C D B',
    ],
    [
      'depth first over three levels',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C'],
        ['C', 'D'],
      ],
      'A C D B',
    ],
    [
      'nobody after a terminating role',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', TERMINATING],
        ['A', 'D'],
      ],
      'A C',
    ],
    [
      'the roles under a terminating role',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', TERMINATING],
        ['C', 'D'],
      ],
      'A C D',
    ],
    [
      'no role under one that is not for the path',
      [
        ['targets', 'A', ONLY_PY],
        ['targets', 'B'],
        ['A', 'C'],
      ],
      'B',
    ],
    [
      'no role under one that is not for the path, deeper',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['A', 'C', ONLY_PY],
        ['C', 'D'],
      ],
      'A B',
    ],
    [
      'a terminating role that is not for the path does not end it',
      [
        ['targets', 'A', { ...ONLY_PY, ...TERMINATING }],
        ['targets', 'B'],
      ],
      'B',
    ],
    [
      'a cycle once',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['C', 'D'],
        ['D', 'B'],
      ],
      'A B C D',
    ],
    [
      'a role that names itself',
      [
        ['targets', 'A'],
        ['A', 'A'],
        ['A', 'B'],
      ],
      'A B',
    ],
    [
      'a role of two delegators once',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['A', 'C'],
      ],
      'A C B',
    ],
    [
      'a role through the delegator that is for the path',
      [
        ['targets', 'A'],
        ['targets', 'B'],
        ['B', 'C'],
        ['A', 'C', ONLY_PY],
      ],
      'A B C',
    ],
  ])('asks for %s', async (_, edges, order) => {
    const { repo, client } = await newTest(graph(edges))
    expect(await client.download('missing')).toBe(1)
    expect(client.complaints).toContain('no target "missing"')
    expect(repo.requests.slice(4)).toEqual(order.split(' ').map((role) => `${role} 1`))
  })

  it.each([
    ['targetfile', true, []],
    ['README.md', true, ['A 1']],
    ['releases/x/x_v1', true, ['B 1', 'C 1']],
    ['releases/y/y_v1.zip', true, ['B 1', 'D 1']],
    ['releases/z/z_v1.zip', false, ['B 1']],
  ])('looks for %s if the whole chain is responsible for it', async (path, found, requests) => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'A', { paths: ['*.doc', '*.md'] })
      repo.delegate('targets', 'B', { paths: ['releases/*/*'] })
      repo.delegate('B', 'C', { paths: ['releases/x/*'] })
      repo.delegate('B', 'D', { paths: ['releases/y/*.zip'] })
      repo.addTarget('targets', 'targetfile', 'by targets')
      repo.addTarget('A', 'README.md', 'by A')
      repo.addTarget('C', 'releases/x/x_v1', 'x by C')
      repo.addTarget('D', 'releases/y/y_v1.zip', 'y by D')
      repo.addTarget('D', 'releases/z/z_v1.zip', 'z by D')
      publishAll(repo)
    })
    expect(await client.download(path)).toBe(found ? 0 : 1)
    expect(repo.requests.slice(4)).toEqual(requests)
    expect(client.downloads()).toEqual(found ? [String(repo.artifacts.get(path)?.data)] : [])
  })

  it('looks into a role once, however many ways lead to it', async () => {
    // 2^6 ways lead through twelve roles to the thirteenth.
    const { repo, client } = await newTest((repo) => {
      let above = ['targets']
      for (let level = 0; level < 6; level += 1) {
        const here = [`a${level}`, `b${level}`]
        for (const delegator of above) for (const name of here) repo.delegate(delegator, name)
        above = here
      }
      repo.delegate('targets', 'last')
      repo.addTarget('last', 'file', 'by the last')
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(0)
    expect(repo.requests.slice(4)).toHaveLength(13)
  })

  it('keeps a role whose name is too long for file systems', async () => {
    const role = 'é'.repeat(300)
    const { client } = await newTest((repo) => {
      repo.delegate('targets', role)
      repo.delegate('targets', `${role}e`)
      repo.addTarget(`${role}e`, 'file', 'content')
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(0)
    expect(client.trusted()).toHaveLength(6)
  })

  it('looks into 32 delegated roles and no more', async () => {
    const { repo, client } = await newTest((repo) => {
      for (let count = 1; count <= 40; count += 1) repo.delegate('targets', `r${count}`)
      repo.addTarget('r32', 'near', 'near')
      repo.addTarget('r33', 'far', 'far')
      publishAll(repo)
    })
    expect(await client.download('near')).toBe(0)
    expect(await client.download('far')).toBe(1)
    expect(repo.requests.filter((request) => request.startsWith('r'))).not.toContain('r33 1')
  })

  it('checks a role, new or kept, with the keys of the delegation that led to it', async () => {
    const { client } = await newTest((repo) => {
      repo.delegate('targets', 'A', { paths: ['a/*'] })
      repo.delegate('targets', 'B', { paths: ['b/*'] })
      repo.delegate('A', 'C', { paths: ['a/*', 'b/*'] })
      repo.delegate('B', 'C', { paths: ['a/*', 'b/*'] })
      // C is signed by the key that A names and not by the one that B names.
      repo.signers.get('C')?.pop()
      repo.addTarget('C', 'a/file', 'for a')
      repo.addTarget('C', 'b/file', 'for b')
      publishAll(repo)
    })
    expect(await client.download(['a/file', 'b/file'])).toBe(1)
    expect(client.complaints).toContain('C.json is signed by 0 of the 1')
    expect(client.downloads()).toEqual(['for a'])
    expect(client.version('C')).toBe(1)
    expect(await client.download('b/file')).toBe(1)
    expect(client.downloads()).toEqual(['for a'])
  })

  it('ends the search at a role that cannot be fetched or checked', async () => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', 'A')
      repo.delegate('targets', 'B')
      repo.signers.set('A', [newSigner()])
      repo.addTarget('B', 'file', 'by B')
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(1)
    repo.published.delete('A')
    expect(await client.download('file')).toBe(1)
    expect(repo.requests).not.toContain('B 1')
    expect(client.downloads()).toEqual([])
  })

  it('refuses a delegated role that the snapshot does not list', async () => {
    const { client } = await newTest((repo) => {
      repo.delegate('targets', 'A')
      repo.addTarget('A', 'file', 'by A')
      repo.publish('A', 'targets')
      delete repo.snapshot.meta['A.json']
      repo.publish('snapshot', 'timestamp')
    })
    expect(await client.download('file')).toBe(1)
    expect(client.complaints).toContain('does not list A.json')
  })

  it.each([
    '?',
    '#',
    '/delegatedrole',
    '../delegatedrole',
    '.',
    '..',
    '%2F',
    'a b',
    'é',
    "!'()*",
    'Root',
    '1.x',
  ])('asks for the role %j in one escaped path segment, and keeps it in one file', async (role) => {
    const { repo, client } = await newTest((repo) => {
      repo.delegate('targets', role)
      repo.addTarget(role, 'file', 'content')
      publishAll(repo)
    })
    expect(await client.download('file')).toBe(0)
    const escaped = encodeURIComponent(role).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    expect(repo.requests.at(-1)).toBe(`${escaped} 1`)
    expect(client.trusted()).toHaveLength(5)
    expect(client.metadata('root')).toEqual(repo.file('root'))
  })

  it.each(['root', 'timestamp', 'snapshot', 'targets'])(
    'refuses a delegation to a role called %s',
    async (role) => {
      const { repo, client } = await newTest((repo) => {
        repo.targets.delegations = {
          keys: {},
          roles: [{ name: role, keyids: [], threshold: 1, terminating: false, paths: ['*'] }],
        }
        repo.publish('targets', 'snapshot', 'timestamp')
      })
      expect(await client.refresh()).toBe(1)
      expect(client.version('targets')).toBeUndefined()
      expect(client.metadata('root')).toEqual(repo.file('root'))
    },
  )

  it.each<[string, (delegations: Signed) => void]>([
    ['two roles of one name', ({ roles }) => roles.push({ ...roles[0] })],
    ['paths and prefixes at once', ({ roles }) => Object.assign(roles[0], { path_hash_prefixes: ['00'] })],
    ['a threshold of 0', ({ roles }) => Object.assign(roles[0], { threshold: 0 })],
  ])('refuses delegations with %s', async (_, damage) => {
    const { client } = await newTest((repo) => {
      repo.delegate('targets', 'A')
      damage(repo.targets.delegations)
      publishAll(repo)
    })
    expect(await client.refresh()).toBe(1)
    expect(client.complaints).toContain('(malformed)')
  })
})
