import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offendingImports } from './imports.ts'

const ROOM_FOLDERS = ['claims', 'page', 'messages', 'components', 'entrypoints', 'cli']

function sourceFiles(): string[] {
  return ROOM_FOLDERS.flatMap((room) =>
    readdirSync(room, { recursive: true })
      .map((file) => join(room, String(file)).replaceAll('\\', '/'))
      .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts')),
  )
}

describe('the fence of imports', () => {
  it('is crossed nowhere', () => {
    const edges = sourceFiles().flatMap((file) => offendingImports(file, readFileSync(file, 'utf8')))
    expect(edges.map((edge) => `${edge.file} imports ${edge.imports}: ${edge.reason}`)).toEqual([])
  })

  it.each([
    ['claims/claim.ts', "import { readFileSync } from 'node:fs'"],
    ['claims/claim.ts', "import { z } from 'zod/mini'"],
    ['claims/claim.ts', "import { h } from 'preact'"],
    ['claims/match/score.ts', "import { z } from '../schema.ts'"],
    ['claims/match/score.ts', "import { installPack } from '../store/packs.ts'"],
    ['claims/text/tokens.ts', "import { parseClaim } from '../claim.ts'"],
    ['claims/text/tokens.ts', "import { type Claim, parseClaim } from '../claim.ts'"],
    ['page/blocks.ts', "import { browser } from '#imports'"],
    ['page/blocks.ts', "import { askFromArticle } from '../messages/send.ts'"],
    ['components/Card.tsx', "import { readSettings } from '../entrypoints/background/settings.ts'"],
    ['components/Card.tsx', "import { claim } from '../claims/claim.ts'"],
    ['messages/send.ts', "export { h } from 'preact'"],
    ['cli/main.ts', "const x = await import('../entrypoints/background/engine.ts')"],
    ['entrypoints/popup/main.tsx', "import { aClaim } from '../../tests/support/records.ts'"],
  ])('stops %s from saying %s', (file, source) => {
    expect(offendingImports(file, source)).toHaveLength(1)
  })

  it.each([
    ['page/blocks.ts', "import type { Match } from '../claims/match/types.ts'"],
    ['claims/text/tokens.ts', "import { type Claim, type Guards } from '../claim.ts'"],
    ['cli/main.ts', "import { readFile } from 'node:fs/promises'"],
    ['claims/claim.ts', "// import { h } from 'preact'"],
  ])('lets %s say %s', (file, source) => {
    expect(offendingImports(file, source)).toEqual([])
  })
})

describe('the fence of types', () => {
  it('knows no document in claims/', () => {
    const folder = mkdtempSync(resolve('claims', 'planted-'))
    try {
      writeFileSync(join(folder, 'planted.ts'), 'export const title: string = document.title\n')
      writeFileSync(join(folder, 'tsconfig.json'), '{"extends": "../tsconfig.json", "include": ["."]}\n')
      const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc')
      const run = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
      expect(run.status).not.toBe(0)
      expect(run.stdout).toMatch(/planted\.ts.*'document'/)
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
