import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../claims/claim.ts'
import { readBundle } from '../../claims/packs/bundle.ts'
import { sha256 } from '../../claims/packs/lines.ts'
import { applyPatch, openPatch } from '../../claims/packs/patch.ts'
import { main } from '../../cli/main.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { recordingTerminal } from './terminal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('footnote build', () => {
  it('makes the same bundle twice, and a patch that leads from the old one to it', async () => {
    const old = packIn('old', [aClaim()], 1)
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'house' })], 2)
    const [a, b, c] = ['a.footnote', 'b.footnote', 'c.footnote'].map((name) => join(folder, name))
    await run('build', old, '--out', a!)
    await run('build', now, '--out', c!)
    const { written } = await run('build', now, '--out', b!, '--patch-from', a!, '--json')
    const made = JSON.parse(written)
    expect(made).toMatchObject({ id: 'towers', version: 2, claims: 2, patch: join(folder, 'b.patch') })
    expect(readFileSync(c!)).toEqual(readFileSync(b!))
    expect(made.sha256).toBe(await sha256(readFileSync(b!)))
    const base = await readBundle(readFileSync(a!))
    const patch = await openPatch(readFileSync(made.patch))
    if (!base.ok || !patch.ok) throw new Error('unreadable')
    const target = await applyPatch([base.value.claims], patch.value)
    expect(target.ok && Buffer.from(target.value).equals(readFileSync(b!))).toBe(true)
  })

  it('says where a folder is wrong, and makes nothing of it', async () => {
    const pack = packIn('bad', [aClaim()])
    writeFileSync(join(pack, 'claims', 'oops.json'), '{"id": 1,,}')
    const { code, complaints } = await run('build', pack, '--out', join(folder, 'x.footnote'))
    expect(code).toBe(1)
    expect(complaints).toContain('claims/oops.json:1:10')
    expect(() => readFileSync(join(folder, 'x.footnote'))).toThrow()
  })

  it.each([
    [['build'], 'no PACK is named'],
    [['build', 'nowhere'], 'there is no such pack'],
    [['build', 'a', 'b'], 'one too many'],
    [['diff', 'a'], 'two packs are needed'],
    [['test', 'a', '--level', 'loose'], '--level must be one of'],
  ])('is told from %j what is missing', async (args, message) => {
    const { code, complaints } = await run(...args)
    expect(code).toBeGreaterThan(0)
    expect(complaints).toContain(message)
  })
})

describe('footnote diff', () => {
  it('puts verdicts that turn first and says when readers will be asked', async () => {
    const old = packIn('old', [aClaim(), aClaim({ id: 'bridge' })])
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'bridge', topics: ['x'] })], 2)
    const { code, written } = await run('diff', old, now)
    expect(code).toBe(1)
    expect(written).toMatch(
      /Verdict turns \(1\)[\s\S]*supported → refuted[\s\S]*Changed \(1\)[\s\S]*topics[\s\S]*more than a fifth/,
    )
    expect((await run('diff', now, now)).code).toBe(0)
  })

  it('says which sentences of a folder of pages gain or lose a mark', async () => {
    const old = packIn('old', [aClaim()])
    const now = packIn('new', [aClaim({ lifecycle: { state: 'withdrawn' } })], 2)
    mkdirSync(join(folder, 'pages'))
    writeFileSync(
      join(folder, 'pages', 'tower.txt'),
      'Visitors came from far away. The tower is 300 metres high. It was a sunny day.',
    )
    const { written } = await run('diff', old, now, '--pages', join(folder, 'pages'), '--json')
    expect(JSON.parse(written).marks).toEqual([
      {
        doc: join(folder, 'pages', 'tower.txt'),
        sentence: 'The tower is 300 metres high.',
        claim: 'tower-height',
        change: 'lost',
      },
    ])
  })
})

describe('footnote lint', () => {
  it('names file, line and column, says what to do, and fails on errors only', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is so.\u200b' } })])
    const { code, written } = await run('lint', pack)
    expect(code).toBe(0)
    expect(written).toMatch(/claims\/tower-height\.json:1:\d+: warning stray-characters/)
    expect((await run('lint', pack, '--strict')).code).toBe(1)
    writeFileSync(join(pack, 'claims', 'oops.json'), '{}')
    const broken = await run('lint', pack, '--json')
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.written.split('\n')[0]!)).toMatchObject({
      rule: 'schema',
      severity: 'error',
      file: 'claims/oops.json',
      line: 1,
    })
  })

  it('mends a folder with --fix, and has nothing to mend the second time', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is  so.' } })])
    expect((await run('lint', pack, '--fix')).written).toContain('Mended 1 file.')
    expect((await run('lint', pack, '--fix', '--strict')).written).toMatch(/^0 errors|\n0 errors/)
  })

  it('writes SARIF with every rule and the place of every finding', async () => {
    const pack = packIn('pack', [aClaim({ verdict: 'refuted' })])
    const [log] = JSON.parse((await run('lint', pack, '--sarif')).written).runs
    expect(log.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('no-evidence')
    expect(log.results[0]).toMatchObject({ ruleId: 'no-evidence', level: 'warning' })
    expect(log.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('claims/tower-height.json')
  })
})

describe('footnote test', () => {
  it('tries both kinds of example and says why one fails', async () => {
    const examples = {
      match: [
        { lang: 'en', text: 'The tower is 300 metres high.' },
        { lang: 'en', text: 'Rain is expected on Friday.' },
      ],
      reject: [{ lang: 'en', text: 'The bridge is closed for repairs.' }],
    }
    const { code, written } = await run('test', packIn('pack', [aClaim({ examples })]), '--json')
    expect(code).toBe(1)
    const results = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results.map(({ kind, passed }) => [kind, passed])).toEqual([
      ['match', true],
      ['match', false],
      ['reject', true],
    ])
    expect(results[1].reason).toContain('too few words')
  })
})

function packIn(name: string, claims: readonly Claim[], version = 1): string {
  const pack = join(folder, name)
  mkdirSync(join(pack, 'claims'), { recursive: true })
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(aManifest({ version })))
  for (const claim of claims) writeFileSync(join(pack, 'claims', `${claim.id}.json`), JSON.stringify(claim))
  return pack
}

async function run(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, written: terminal.written, complaints: terminal.complaints }
}
