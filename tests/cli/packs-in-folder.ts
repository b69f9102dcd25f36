/** Packs in a folder that is made for each test, and the command run on them. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Claim } from '../../claims/records/claim.ts'
import { main } from '../../cli/main.ts'
import { aManifest } from '../support/records.ts'
import { recordingTerminal } from './terminal.ts'

/** The folder of the test that runs. */
export let folder: string

/** Call it once in a test file. */
export function useFolder(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
}

export function packIn(name: string, claims: readonly Claim[], version = 1): string {
  const pack = join(folder, name)
  mkdirSync(join(pack, 'claims'), { recursive: true })
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(aManifest({ version })))
  for (const claim of claims) writeFileSync(join(pack, 'claims', `${claim.id}.json`), JSON.stringify(claim))
  return pack
}

/** Makes a release of the seed pack, without its examples: `publish` runs them, and they say nothing about channels. */
export function seedPack(pack: string, version: number): void {
  cpSync('packs/venezuela-2017', pack, { recursive: true })
  const manifest = join(pack, 'pack.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version": \d+/, `"version": ${version}`))
  for (const name of readdirSync(join(pack, 'claims'))) {
    const file = join(pack, 'claims', name)
    const { examples: _, ...claim } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify(claim))
  }
}

export async function run(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, written: terminal.written, complaints: terminal.complaints }
}
