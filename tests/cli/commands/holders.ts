/** A channel with several signers, on disk, for the tests of signing. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { main } from '../../../cli/main.ts'
import { seedPack } from '../packs-in-folder.ts'
import { recordingTerminal } from '../terminal.ts'

/** For tests that sign with several keys, on a busy machine. */
export const SLOW = 60_000
export const PASSPHRASE = 'correct horse battery staple'

export const folder = mkdtempSync(join(tmpdir(), 'footnote-sign-'))
export const at = (...path: string[]) => join(folder, ...path)
export const CHANNEL = at('channel')
export const STAGED = at('channel.staged')
export const WITH_PASSPHRASE = ['--passphrase-file', at('passphrase')]
export const ada = ['--keys', at('ada'), '--channel', CHANNEL, ...WITH_PASSPHRASE]
export const signAs = (who: string, ...more: string[]) =>
  footnote('sign', CHANNEL, '--keys', at(who), ...WITH_PASSPHRASE, ...more)

export async function footnote(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, out: terminal.written, err: terminal.complaints }
}

export function pack(version: number): string {
  const path = at('packs', `${version}`, 'venezuela-2017')
  seedPack(path, version)
  return path
}

/** Names and contents of all files of the channel. */
export function served(): Map<string, string> {
  const names = readdirSync(CHANNEL, { recursive: true }).map(String).sort()
  return new Map(
    names
      .filter((name) => name.includes('.'))
      .map((name) => [name, readFileSync(join(CHANNEL, name), 'latin1')]),
  )
}

export async function verifiedVersion(): Promise<number> {
  const verified = await footnote('verify', CHANNEL, '--json')
  expect(verified).toMatchObject({ code: 0, err: '' })
  return JSON.parse(verified.out).packs[0].version
}

export const keyids = new Map<string, string>()

// biome-ignore lint/suspicious/noExplicitAny: metadata broken on purpose
export type Damaged = any

/** Changes what somebody staged, as somebody else with access to the folder could. */
export function damageStaged(role: string, damage: (signed: Damaged) => void): void {
  const name = readdirSync(join(STAGED, 'metadata')).find((each) => each.endsWith(`${role}.json`)) as string
  const envelope = JSON.parse(readFileSync(join(STAGED, 'metadata', name), 'utf8'))
  damage(envelope.signed)
  writeFileSync(join(STAGED, 'metadata', name), JSON.stringify(envelope))
}
