import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeKey } from '../../support/make-key.ts'
import { aBundle } from '../../support/pack-file.ts'
import { aClaim } from '../../support/records.ts'

let folder = ''
const at = (...path: string[]) => join(folder, ...path)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'))
  writeFileSync(at('passphrase'), 'correct horse\n')
  await makeKey(at('keys'), 'editor', 'correct horse', 4)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('footnote publish', () => {
  // What can be read only once shows whether what is signed is what was checked.
  it.skipIf(process.platform === 'win32')('publishes the bundle that it has checked', async () => {
    const { buffer } = await aBundle([aClaim()])
    writeFileSync(at('reviewed.footnote'), buffer)
    const result = spawnSync('sh', [
      '-c',
      `cat "${at('reviewed.footnote')}" | "${process.execPath}" cli/footnote.mjs publish /dev/stdin --keys "${at('keys')}" --channel "${at('channel')}" --passphrase-file "${at('passphrase')}"`,
    ])
    expect([result.status, result.stdout.toString()]).toEqual([
      0,
      `towers 1: 1 claim, ${buffer.length} bytes; 0 patches. Upload ${at('channel')}, metadata/timestamp.json last.\n`,
    ])
    const [file = ''] = readdirSync(at('channel', 'targets'))
    expect(readFileSync(at('channel', 'targets', file))).toEqual(buffer)
  })
})
