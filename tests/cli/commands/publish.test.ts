import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/records/claim.ts'
import { main } from '../../../cli/main.ts'
import { makeKey } from '../../support/make-key.ts'
import { aBundle } from '../../support/pack-file.ts'
import { aClaim } from '../../support/records.ts'
import { recordingTerminal } from '../terminal.ts'

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

  it('compares with the last release in the channel, and asks for a changelog to force a bundle', async () => {
    const places = ['--keys', at('keys'), '--channel', at('channel'), '--passphrase-file', at('passphrase')]
    const publish = async (claim: Claim, version: number, ...more: string[]) => {
      writeFileSync(at('new.footnote'), (await aBundle([claim], { version })).buffer)
      const terminal = recordingTerminal()
      const code = await main(['publish', at('new.footnote'), ...places, ...more], terminal)
      return { code, err: terminal.complaints }
    }
    expect((await publish(aClaim(), 1)).code).toBe(0)
    const turned = aClaim({ verdict: 'refuted', label: { text: 'False' } })
    expect(await publish(turned, 2)).toMatchObject({
      code: 1,
      err: expect.stringContaining('tower-height: was supported and is refuted'),
    })
    expect(readdirSync(at('channel', 'targets'))).toHaveLength(1)
    const reason = ['--force', 'The survey was a hoax.']
    expect(await publish(turned, 2, ...reason)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--changelog FILE'),
    })
    expect((await publish(turned, 2, ...reason, '--changelog', at('CHANGES.md'))).code).toBe(0)
    expect(readFileSync(at('CHANGES.md'), 'utf8')).toContain(
      '- Released in spite of verdicts turned without a correction (1): The survey was a hoax.',
    )
  })
})
