import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ChannelFolder } from '../../../cli/channel/channel-folder.ts'
import { main } from '../../../cli/main.ts'
import { makeKey } from '../../support/make-key.ts'
import { aBundle } from '../../support/pack-file.ts'
import { aClaim } from '../../support/records.ts'
import { recordingTerminal } from '../terminal.ts'

/** For tests in which keys are made at full strength, on a busy machine. */
const SLOW = 60_000

let folder = ''
let places: string[] = []
const at = (...path: string[]) => join(folder, ...path)

async function footnote(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main([...args, ...places], terminal)
  return { code, out: terminal.written, err: terminal.complaints }
}

/** Names and contents of all files. */
function everything(): Map<string, string> {
  const names = readdirSync(folder, { recursive: true }).map(String).sort()
  const files = names.filter((name) => statSync(at(name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(at(name), 'latin1')]))
}

function fullDisk(path: string): Error {
  return Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write', path })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'))
  places = ['--keys', at('keys'), '--channel', at('channel'), '--passphrase-file', at('passphrase')]
  writeFileSync(at('passphrase'), 'correct horse\n')
  await makeKey(at('keys'), 'editor', 'correct horse', 4)
  writeFileSync(at('pack.footnote'), (await aBundle([aClaim()])).buffer)
  expect(await footnote('publish', at('pack.footnote'))).toMatchObject({ code: 0 })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const CHANGES: [verb: string, ...words: string[]][] = [
  ['create', '--name', 'second'],
  ['rotate', 'editor', '--name', 'second'],
  ['renew'],
]

describe('footnote keys', () => {
  it.each(CHANGES)(
    '%s changes nothing if the present files cannot be signed again',
    {
      timeout: SLOW,
    },
    async (...words) => {
      const targets = at('channel', 'metadata', '1.targets.json')
      writeFileSync(targets, readFileSync(targets).subarray(0, 100))
      const before = everything()
      expect(await footnote('keys', ...words)).toMatchObject({ code: 1, out: '' })
      expect(everything()).toEqual(before)
    },
  )

  it.each(CHANGES)(
    '%s changes nothing if the next root cannot be written',
    {
      timeout: SLOW,
    },
    async (...words) => {
      const before = everything()
      vi.spyOn(ChannelFolder.prototype, 'writeRoot').mockRejectedValueOnce(fullDisk('2.root.json'))
      expect(await footnote('keys', ...words)).toEqual({
        code: 1,
        out: '',
        err: 'footnote keys: 2.root.json: the disk is full.\n',
      })
      expect(everything()).toEqual(before)
    },
  )

  it('changes nothing if a change that waits for others cannot be written', { timeout: SLOW }, async () => {
    await makeKey(at('keys'), 'ben', 'correct horse', 4)
    expect((await footnote('keys', 'add', at('keys', 'ben.pub.json'))).code).toBe(0)
    expect((await footnote('keys', 'threshold', 'root', '2')).code).toBe(0)
    for (const file of ['ben.age', 'ben.pub.json']) rmSync(at('keys', file))
    writeFileSync(at('channel.staged'), 'somebody’s')
    const before = everything()
    expect(await footnote('keys', 'create', '--name', 'second')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('channel.staged/targets'),
    })
    expect(everything()).toEqual(before)
  })

  it('says what was written if the rest cannot be, and continues from there', { timeout: SLOW }, async () => {
    vi.spyOn(ChannelFolder.prototype, 'write').mockRejectedValueOnce(fullDisk('2.targets.json'))
    expect(await footnote('keys', 'rotate', 'editor', '--name', 'second')).toEqual({
      code: 1,
      out: '',
      err: 'footnote keys: 2.targets.json: the disk is full. 2.root.json is written, but the files that must be signed again are not. Run "footnote keys renew" to continue, and do not upload the folder before.\n',
    })
    // This is also the state after an interruption there: signatures of the old key no longer count,
    // and the new key exists.
    places = []
    expect((await footnote('verify', at('channel'))).code).toBe(1)
    places = ['--keys', at('keys'), '--channel', at('channel'), '--passphrase-file', at('passphrase')]
    expect(await footnote('keys', 'renew')).toMatchObject({ code: 0, err: '' })
    places = []
    expect(await footnote('verify', at('channel'))).toMatchObject({ code: 0, err: '' })
  })
})
