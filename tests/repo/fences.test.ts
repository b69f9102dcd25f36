import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offendingImports, type Room, RULES, type Rule } from './imports.ts'
import { PRODUCT, sourcesOf, TOOLS } from './sources.ts'

describe('the fence of imports', () => {
  it('is crossed nowhere: move the code to a room that may import it, or take it as a parameter', () => {
    const edges = sourcesOf([...PRODUCT, ...TOOLS]).flatMap(({ path, text }) => offendingImports(path, text))
    expect(edges.map((edge) => `${edge.file} imports ${edge.imports}: ${edge.reason}`)).toEqual([])
  })

  it('has arrows that point down only: a room may import values and types of rooms below it in the table', () => {
    const rooms = Object.keys(RULES) as Room[]
    const upward = rooms.flatMap((room, at) => {
      const { values, types }: Rule = RULES[room]
      return [...values, ...types].flatMap((other) =>
        rooms.indexOf(other as Room) > at ? [] : [`${room} may import ${other}, which is above it`],
      )
    })
    expect(upward).toEqual([])
  })

  it.each([
    ['claims/records/claim.ts', "import { readFileSync } from 'node:fs'"],
    ['claims/records/claim.ts', "import { z } from 'zod/mini'"],
    ['claims/records/claim.ts', "import { h } from 'preact'"],
    ['claims/match/judge/trees.ts', "import { z } from '../../schema.ts'"],
    ['claims/match/judge/trees.ts', "import { decide } from '../decide.ts'"],
    ['claims/meaning/model-file.ts', "import { z } from '../schema.ts'"],
    ['claims/meaning/network.ts', "import { decide } from '../match/decide.ts'"],
    ['claims/match/pair/align.ts', "import type { Judge } from '../judge/judge.ts'"],
    ['claims/index/compile.ts', "import { installPack } from '../../installed/store/packs.ts'"],
    ['claims/text/tokens.ts', "import { parseClaim } from '../records/claim.ts'"],
    ['claims/languages/en.ts', "import { tokenise } from '../text/tokens.ts'"],
    ['claims/packs/reader/releases.ts', "import { sign } from '../publisher/tuf/signing.ts'"],
    ['page/blocks.ts', "import { browser } from '#imports'"],
    ['page/blocks.ts', "import { askFromArticle } from '../messages/send.ts'"],
    ['components/Card.tsx', "import { readSettings } from '../installed/settings.ts'"],
    ['components/Card.tsx', "import { claim } from '../claims/records/claim.ts'"],
    ['messages/send.ts', "export { h } from 'preact'"],
    ['installed/settings.ts', "import { browser } from '#imports'"],
    ['installed/engine.ts', "import { updates } from './client/updates.ts'"],
    ['reader/session.ts', "import { browser } from '#imports'"],
    ['surfaces/popup.ts', "import { browser } from '#imports'"],
    ['surfaces/popup.ts', "import { startSession } from '../reader/session.ts'"],
    ['cli/main.ts', "const x = await import('../installed/engine.ts')"],
    ['bench/page.ts', "import { aClaim } from '../tests/support/records.ts'"],
    ['entrypoints/popup/main.tsx', "import { aClaim } from '../../tests/support/records.ts'"],
  ])('stops %s from saying %s', (file, source) => {
    expect(offendingImports(file, source)).toHaveLength(1)
  })

  it.each([
    ['page/blocks.ts', "import type { Match } from '../claims/match/types.ts'"],
    ['claims/index/rows.ts', "import { type ClaimKey } from '../records/claim-key.ts'"],
    ['claims/match/matcher.ts', "import { align } from './pair/align.ts'"],
    ['cli/main.ts', "import { readFile } from 'node:fs/promises'"],
    ['claims/records/claim.ts', "// import { h } from 'preact'"],
  ])('lets %s say %s', (file, source) => {
    expect(offendingImports(file, source)).toEqual([])
  })
})

describe('the fence of types', () => {
  it('checks every room: a folder without a tsconfig.json is not type-checked by itself', () => {
    expect(PRODUCT.filter((folder) => !existsSync(join(folder, 'tsconfig.json')))).toEqual([])
  })

  it('allows no page, worker, network, database or Node in claims/', () => {
    const names = ['document', 'self', 'fetch', 'importScripts', 'caches', 'indexedDB', 'process', 'Response']
    const folder = mkdtempSync(resolve('claims', 'planted-'))
    try {
      writeFileSync(
        join(folder, 'planted.ts'),
        `export const all: unknown[] = [\n${names.map((name) => `  ${name},\n`).join('')}]\n`,
      )
      writeFileSync(
        join(folder, 'tsconfig.json'),
        // With all of claims/, because the types of one package could bring in the rest of a platform.
        '{"extends": "../tsconfig.json", "include": ["..", "."]}\n',
      )
      const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc')
      const run = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
      expect(run.status).not.toBe(0)
      const unknown = [
        ...run.stdout.matchAll(/planted\.ts\(\d+,\d+\): error TS\d+: Cannot find name '(\w+)'/g),
      ]
      expect(unknown.map(([, name]) => name)).toEqual(names)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the fence of lint', () => {
  it.each([
    ['claims/planted.ts', "import { h } from 'preact'\nexport const x = h\n"],
    ['page/planted.ts', "import { browser } from '#imports'\nexport const x = browser\n"],
    ['components/planted.tsx', "import { browser } from '#imports'\nexport const x = browser\n"],
  ])(
    'stops %s and says where the rule is explained',
    (file, source) => {
      const biome = resolve('node_modules', '.bin', process.platform === 'win32' ? 'biome.cmd' : 'biome')
      writeFileSync(file, source)
      try {
        const run = spawnSync(biome, ['lint', file], {
          encoding: 'utf8',
          shell: process.platform === 'win32',
        })
        expect(run.status).not.toBe(0)
        expect(run.stdout + run.stderr).toContain('docs/architecture.md')
      } finally {
        rmSync(file)
      }
    },
    30_000,
  )
})
