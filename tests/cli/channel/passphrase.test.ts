import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listKeys, openKeys } from '../../../cli/channel/key-folder.ts'
import { readPassphrase } from '../../../cli/channel/passphrase.ts'
import { makeKey } from '../../support/make-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'footnote-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** scrypt's least work. */
const QUICK = 1

function fromFile(content: string): Promise<string> {
  const file = join(folder, 'passphrase')
  writeFileSync(file, content)
  return readPassphrase(file, true)
}

describe('cli/channel/passphrase', () => {
  it.each([
    ['a line', 'correct horse\n'],
    ['a line of Windows', 'correct horse\r\n'],
    ['no line end', 'correct horse'],
    ['a byte order mark', '\ufeffcorrect horse\r\n'],
    ['more lines', 'correct horse\n\nnotes: correct\n'],
  ])('is the first line of a file with %s', async (_, content) => {
    expect(await fromFile(content)).toBe('correct horse')
  })

  it('is the same from a file as at the keyboard, including white space', async () => {
    expect(await fromFile(' correct horse \t\n')).toBe(' correct horse \t')
  })

  it('opens keys from versions that ignored white space around it', async () => {
    const keys = join(folder, 'keys')
    const before = await makeKey(keys, 'before', 'correct horse', QUICK)
    const typed = await makeKey(keys, 'typed', ' correct horse ', QUICK)
    const opened = await openKeys(keys, await listKeys(keys), await fromFile(' correct horse \n'))
    expect(opened.map(({ keyid }) => keyid)).toEqual([before.keyid, typed.keyid])
    await expect(openKeys(keys, await listKeys(keys), 'correct horse')).rejects.toThrow('typed.age could not')
  })
})
