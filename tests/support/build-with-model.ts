/** A copy of the extension's build for tests, with another model of meaning. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { WordModel } from './word-model.ts'

export type BuildWithModel = { readonly folder: string; remove(): void }

/** @param build name of the folder below .output */
export function buildWithModel(build: string, { file, facts }: WordModel): BuildWithModel {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-build-'))
  cpSync(resolve('.output', build), folder, { recursive: true })
  writeFileSync(join(folder, 'meaning.bin'), file)
  writeFileSync(join(folder, 'meaning.json'), facts)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
