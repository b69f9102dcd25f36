import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { Updater } from 'tuf-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBundle } from '../../../claims/packs/reader/bundle.ts'
import { main } from '../../../cli/main.ts'
import { makeKey } from '../../support/make-key.ts'
import { seedPack } from '../packs-in-folder.ts'
import { recordingTerminal } from '../terminal.ts'

/** For tests in which keys are made at full strength, on a busy machine. */
const SLOW = 60_000

const folder = mkdtempSync(join(tmpdir(), 'footnote-channel-'))
const at = (...path: string[]) => join(folder, ...path)
const PLACES = ['--keys', at('keys'), '--channel', at('channel'), '--passphrase-file', at('passphrase')]

async function footnote(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, out: terminal.written, err: terminal.complaints }
}

/** The seed pack as another release of it. */
function pack(version: number, change: (finding: string) => string = (text) => text): string {
  const path = at('packs', `${version}`, 'venezuela-2017')
  seedPack(path, version)
  const claim = join(path, 'claims', 'assembly-545-members.json')
  const record = JSON.parse(readFileSync(claim, 'utf8'))
  record.finding.en = change(record.finding.en)
  writeFileSync(claim, JSON.stringify(record))
  return path
}

function channelFiles(room: string): string[] {
  return readdirSync(at('channel', room)).sort()
}

let base = ''
const server = createServer((request, response) => {
  try {
    const bytes = readFileSync(at('channel', decodeURIComponent(request.url ?? '')))
    response.writeHead(200).end(bytes)
  } catch {
    response.writeHead(404).end()
  }
})

beforeAll(async () => {
  writeFileSync(at('passphrase'), 'correct horse battery staple\n')
  // Keys that open quickly; those that the command makes take a second each, on purpose.
  for (const name of ['editor', 'second']) await makeKey(at('keys'), name, 'correct horse battery staple', 4)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('cli/commands/keys, publish and verify', () => {
  it('makes a key that only its passphrase opens, and prints no secret', { timeout: SLOW }, async () => {
    const made = await footnote(
      'keys',
      'create',
      '--keys',
      at('made'),
      '--name',
      'editor',
      ...PLACES.slice(4),
    )
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(/^Key [0-9a-f]{64}\nfingerprint (?:[0-9a-f]{4} ){7}[0-9a-f]{4}\n$/)
    const file = readFileSync(at('made', 'editor.age'))
    expect(file.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
    expect(statSync(at('made', 'editor.age')).mode & 0o077).toBe(0)
    const decrypter = new Decrypter()
    decrypter.addPassphrase('correct horse battery staple')
    const { pkcs8 } = JSON.parse(await decrypter.decrypt(file, 'text'))
    expect(made.out).not.toContain(pkcs8)
    expect(readFileSync(at('made', 'editor.pub.json'), 'utf8')).not.toContain(pkcs8)
    const again = await footnote(
      'keys',
      'create',
      '--keys',
      at('made'),
      '--name',
      'editor',
      ...PLACES.slice(4),
    )
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('already exists') })
    expect(readFileSync(at('made', 'editor.age'))).toEqual(file)
    // The public half of somebody else's key is nobody's to write over either.
    writeFileSync(at('made', 'ben.pub.json'), 'of Ben')
    await expect(makeKey(at('made'), 'ben', 'correct horse battery staple', 4)).rejects.toThrow(
      'ben.pub.json already exists',
    )
    expect(existsSync(at('made', 'ben.age'))).toBe(false)
    expect(readFileSync(at('made', 'ben.pub.json'), 'utf8')).toBe('of Ben')
  })

  it('does not overwrite the public half of somebody else’s key', async () => {
    const half = readFileSync(at('keys', 'second.pub.json'), 'utf8')
    cpSync(at('keys', 'second.pub.json'), at('made', 'ben.pub.json'))
    const { code, err } = await footnote(
      'keys',
      'create',
      '--keys',
      at('made'),
      '--name',
      'ben',
      ...PLACES.slice(4),
    )
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/ben\.pub\.json already exists/) })
    expect(readFileSync(at('made', 'ben.pub.json'), 'utf8')).toBe(half)
    expect(readdirSync(at('made'))).not.toContain('ben.age')
  })

  it('refuses a short passphrase, and one on the command line', async () => {
    writeFileSync(at('short'), 'secret\n')
    expect(
      await footnote('keys', 'create', '--keys', at('other'), '--passphrase-file', at('short')),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('shorter than 10'),
    })
    expect(await footnote('keys', 'create', '--keys', at('other'), '--passphrase', 'x')).toMatchObject({
      code: 2,
    })
    expect(() => readdirSync(at('other'))).toThrow()
  })

  it('publishes a first release as static files that verify', { timeout: SLOW }, async () => {
    const made = await footnote('publish', pack(1), ...PLACES)
    expect(made).toMatchObject({
      code: 0,
      err: expect.stringMatching(/fingerprint .*: (?:\d{5} ){5}\d{5}\n$/),
    })
    expect(channelFiles('metadata')).toEqual([
      '1.root.json',
      '1.snapshot.json',
      '1.targets.json',
      'timestamp.json',
    ])
    expect(channelFiles('targets')).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}\.venezuela-2017-1\.footnote$/),
    ])
    const verified = await footnote('verify', at('channel'), '--json')
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(verified.out)).toMatchObject({
      fingerprint: made.err.trim().slice(-35),
      versions: { root: 1, snapshot: 1, timestamp: 1 },
      packs: [{ pack: 'venezuela-2017', version: 1, patchesFrom: [] }],
      keys: Array(2).fill({ roles: ['root', 'timestamp', 'snapshot', 'targets'] }),
    })
  })

  it('publishes the next release with a patch, and keeps the files of the one before', {
    timeout: SLOW,
  }, async () => {
    const made = await footnote(
      'publish',
      pack(2, (text) => `${text} Corrected.`),
      '--json',
      ...PLACES,
    )
    expect(made).toMatchObject({ code: 0, err: '' })
    const { patches, bytes } = JSON.parse(made.out)
    expect(patches['1']).toBeLessThan(bytes / 4)
    expect(channelFiles('targets').map((name) => name.slice(65))).toEqual(
      expect.arrayContaining([
        'venezuela-2017-1.footnote',
        'venezuela-2017-2.footnote',
        'venezuela-2017-1-2.patch',
      ]),
    )
    expect(channelFiles('metadata')).toEqual(
      expect.arrayContaining(['1.snapshot.json', '1.targets.json', '2.snapshot.json', '2.targets.json']),
    )
    expect((await footnote('verify', base)).code).toBe(0)
  })

  it('counts the claims that it publishes, and says how many drafts it left out', {
    timeout: SLOW,
  }, async () => {
    const places = ['--keys', at('keys'), '--channel', at('with-drafts'), ...PLACES.slice(4)]
    const withDrafts = (version: number, drafts: number): string => {
      const path = pack(version)
      for (const name of readdirSync(join(path, 'claims')).slice(0, drafts)) {
        const file = join(path, 'claims', name)
        const record = JSON.parse(readFileSync(file, 'utf8'))
        writeFileSync(file, JSON.stringify({ ...record, lifecycle: { state: 'draft' } }))
      }
      return path
    }
    const all = readdirSync('packs/venezuela-2017/claims').length
    const first = await footnote('publish', withDrafts(11, 1), ...places)
    expect(first.out).toContain(`venezuela-2017 11: ${all - 1} claims (1 draft left out), `)
    const force = ['--force', 'It was too early.', '--json']
    const second = await footnote('publish', withDrafts(12, 2), ...force, ...places)
    const made = JSON.parse(second.out)
    expect(made).toMatchObject({ claims: all - 2, drafts: 2 })
    const targets = at('with-drafts', 'targets')
    const file = readdirSync(targets).find((name) => name.endsWith('.venezuela-2017-12.footnote')) as string
    const bundle = await readBundle(readFileSync(join(targets, file)))
    expect(bundle).toMatchObject({ ok: true, value: { claims: { length: made.claims } } })
    const third = await footnote('publish', pack(13), ...places)
    expect(third.out).toContain(`venezuela-2017 13: ${all} claims, `)
  })

  it('refuses a step back and another content under the same number, and changes nothing', {
    timeout: SLOW,
  }, async () => {
    const before = [channelFiles('metadata'), channelFiles('targets')]
    expect(await footnote('publish', pack(1), ...PLACES)).toMatchObject({
      code: 1,
      err: expect.stringContaining('step back'),
    })
    const other = pack(2, (text) => `${text} Otherwise.`)
    expect(await footnote('publish', other, ...PLACES)).toMatchObject({
      code: 1,
      err: expect.stringContaining('other content'),
    })
    expect([channelFiles('metadata'), channelFiles('targets')]).toEqual(before)
  })

  it('lets tuf-js update from what it published', async () => {
    const metadataDir = at('tufjs')
    mkdirSync(metadataDir)
    cpSync(at('channel', 'metadata', '1.root.json'), join(metadataDir, 'root.json'))
    const updater = new Updater({
      metadataDir,
      metadataBaseUrl: `${base}/metadata`,
      targetDir: metadataDir,
      targetBaseUrl: `${base}/targets`,
    })
    await updater.refresh()
    const info = await updater.getTargetInfo('venezuela-2017-2.footnote')
    if (info === undefined) throw new Error('tuf-js did not find the bundle')
    const bundle = readFileSync(await updater.downloadTarget(info))
    expect(bundle.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
    expect(await updater.getTargetInfo('venezuela-2017-1.footnote')).toBeUndefined()
  })

  it('raises a threshold, rotates and refuses to lock itself out; readers of the first root follow', {
    timeout: SLOW,
  }, async () => {
    const raised = await footnote('keys', 'threshold', 'root', '2', ...PLACES, '--json')
    expect(raised.code).toBe(0)
    const expires = expect.stringMatching(/^\d{4}-.*Z$/)
    expect(JSON.parse(raised.out)).toEqual({ published: true, root: { version: 2, expires }, waiting: [] })
    const rotated = await footnote('keys', 'rotate', 'editor', '--name', 'editor-2', ...PLACES, '--json')
    expect(rotated).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(rotated.out)).toEqual({
      keyid: expect.stringMatching(/^[0-9a-f]{64}$/),
      fingerprint: expect.stringMatching(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/),
      published: true,
      root: { version: 3, expires },
      waiting: [],
    })
    expect(await footnote('keys', 'revoke', 'second', ...PLACES)).toMatchObject({
      code: 1,
      err: expect.stringContaining('root needs signatures by 2 of its keys but would have only 1'),
    })
    const listed = JSON.parse(
      (await footnote('keys', 'list', '--json', '--keys', at('keys'), '--channel', at('channel'))).out,
    )
    expect(listed.root).toMatchObject({ version: 3, thresholds: { root: 2, targets: 1 } })
    const roles = Object.fromEntries(
      listed.keys.map((key: { name: string; roles: string[] }) => [key.name, key.roles.length]),
    )
    expect(roles).toEqual({ editor: 0, second: 4, 'editor-2': 4 })
    expect((await footnote('verify', base, '--root', at('channel', 'metadata', '1.root.json'))).code).toBe(0)
    expect((await footnote('publish', pack(3), ...PLACES)).code).toBe(0)
    expect((await footnote('publish', '--renew', ...PLACES)).code).toBe(0)
    expect((await footnote('verify', at('channel'))).code).toBe(0)
  })

  it('does not count from 1 again if the timestamp was lost', { timeout: SLOW }, async () => {
    const copy = at('without-timestamp')
    cpSync(at('channel'), copy, { recursive: true })
    rmSync(join(copy, 'metadata', 'timestamp.json'))
    const first = readFileSync(join(copy, 'metadata', '1.targets.json'), 'utf8')
    const places = PLACES.map((word) => (word === at('channel') ? copy : word))
    expect(await footnote('publish', pack(4), ...places)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/metadata has \d+\.\w+\.json but no timestamp\.json/),
    })
    expect(readFileSync(join(copy, 'metadata', '1.targets.json'), 'utf8')).toBe(first)
  })

  it('opens nothing with a wrong passphrase', { timeout: SLOW }, async () => {
    writeFileSync(at('wrong'), 'a wrong passphrase\n')
    const before = channelFiles('metadata')
    const places = [...PLACES.slice(0, 4), '--passphrase-file', at('wrong')]
    expect(await footnote('publish', pack(4), ...places)).toMatchObject({
      code: 1,
      err: expect.stringContaining('passphrase is wrong'),
    })
    expect(channelFiles('metadata')).toEqual(before)
  })

  it.each([
    ['a bundle that was changed', 'targets', /3\.footnote$/],
    ['a timestamp that was changed', 'metadata', /^timestamp\.json$/],
  ])('finds %s', async (_, room, pattern) => {
    const copy = at(`tampered-${room}`)
    cpSync(at('channel'), copy, { recursive: true })
    const name = readdirSync(join(copy, room)).find((each) => pattern.test(each)) as string
    const bytes = readFileSync(join(copy, room, name))
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] as number) ^ 1
    writeFileSync(join(copy, room, name), bytes)
    const result = await footnote('verify', copy)
    expect(result.code).toBe(1)
    expect(result.err).toMatch(/^footnote verify: .+\n$/)
  })

  it.each([
    [['keys'], 2],
    [['keys', 'list', '--keys', '/nowhere'], 1],
    [['keys', 'conjure', '--keys', '/nowhere'], 2],
    [['publish'], 2],
    [['verify'], 2],
    [['verify', '/nowhere'], 1],
    [['verify', 'a', 'b'], 2],
  ])('says what is wrong with %j', async (args, code) => {
    const result = await footnote(...args)
    expect(result).toMatchObject({ code, out: '' })
    expect(result.err).toMatch(/^footnote \w+: .+\./)
  })
})
