import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBundle } from '../../../claims/packs/reader/bundle.ts'
import { applyPatch, openPatch } from '../../../claims/packs/reader/patch.ts'
import { sha256 } from '../../../claims/packs/reader/tuf/hashes.ts'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

const HOUSE = { texts: { en: { text: 'The town hall of Lyon was built in 1901.' } } }

describe('footnote build', () => {
  it('makes the same bundle twice, and a patch from the old bundle to it', async () => {
    const old = packIn('old', [aClaim()], 1)
    const corrected = { state: 'corrected', note: 'We had misread the survey.' }
    const house = aClaim({ ...HOUSE, id: 'house' })
    const now = packIn(
      'new',
      [aClaim({ verdict: 'refuted', label: { text: 'False' }, lifecycle: corrected }), house],
      2,
    )
    const [a, b, c] = ['a.footnote', 'b.footnote', 'c.footnote'].map((name) => join(folder, name))
    await run('build', old, '--out', a!)
    await run('build', now, '--out', c!)
    const { written } = await run('build', now, '--out', b!, '--patch-from', a!, '--json')
    const made = JSON.parse(written)
    expect(made).toMatchObject({ id: 'towers', version: 2, claims: 2, patch: join(folder, 'b.patch') })
    expect(readFileSync(c!)).toEqual(readFileSync(b!))
    writeFileSync(join(folder, 'a.txt'), 'The tower is 300 metres high.')
    expect((await run('match', '--pack', a!, join(folder, 'a.txt'))).written).toContain(
      '"claim":"tower-height"',
    )
    expect(made.sha256).toBe(await sha256(readFileSync(b!)))
    const base = await readBundle(readFileSync(a!))
    const patch = await openPatch(readFileSync(made.patch))
    if (!base.ok || !patch.ok) throw new Error('unreadable')
    const target = await applyPatch([base.value.claims], patch.value)
    expect(target.ok && Buffer.from(target.value).equals(readFileSync(b!))).toBe(true)
  })

  it('refuses what would harm readers, and says what', async () => {
    const old = packIn('old', [aClaim(), aClaim({ ...HOUSE, id: 'house' })], 1)
    const now = packIn(
      'new',
      [
        aClaim({
          verdict: 'refuted',
          finding: { en: 'TODO' },
          examples: { match: [{ lang: 'en', text: 'The house is open on Sundays.' }] },
        }),
      ],
      2,
    )
    const out = join(folder, 'x.footnote')
    const refused = await run('build', now, '--out', out, '--after', old)
    expect([refused.code, refused.written]).toEqual([1, ''])
    expect(refused.complaints).toMatch(
      /^Not released: 5 objections\.\nlint errors \(2\):[\s\S]*examples that fail \(1\):[\s\S]*gone \(1\):\n {2}house: [\s\S]*without a correction \(1\):\n {2}tower-height: /,
    )
    expect(existsSync(out)).toBe(false)
    const told = await run('build', now, '--out', out, '--after', old, '--json')
    expect(JSON.parse(told.written).refused).toHaveLength(5)
  })

  it('builds it all the same with a reason, which the changelog keeps once', async () => {
    const pack = packIn('new', [aClaim({ finding: { en: 'TODO' } })], 2)
    const log = join(pack, 'CHANGELOG.md')
    writeFileSync(
      log,
      '# Changelog\n\n## 2 – 2026-11-24\n\n- A claim more.\n\n## 1 – 2026-11-01\n\n- First release.\n',
    )
    const out = ['--out', join(folder, 'x.footnote')]
    for (const reason of ['', '  ', 'TODO'])
      expect((await run('build', pack, ...out, '--force', reason)).code).toBe(2)
    for (const _ of [1, 2])
      expect((await run('build', pack, ...out, '--force', 'The court rules today.')).code).toBe(0)
    expect(readFileSync(log, 'utf8')).toBe(
      '# Changelog\n\n## 2 – 2026-11-24\n\n- A claim more.\n- Released in spite of lint errors (1): The court rules today.\n\n## 1 – 2026-11-01\n\n- First release.\n',
    )
  })

  it('leaves the changelog alone if nothing speaks against the release, and makes it if it is missing', async () => {
    const good = packIn('good', [aClaim()])
    const out = ['--out', join(folder, 'x.footnote'), '--force', 'The court rules today.']
    expect((await run('build', good, ...out)).code).toBe(0)
    expect(existsSync(join(good, 'CHANGELOG.md'))).toBe(false)
    const bad = packIn('bad', [aClaim({ finding: { en: 'TODO' } })])
    expect((await run('build', bad, ...out)).code).toBe(0)
    expect(readFileSync(join(bad, 'CHANGELOG.md'), 'utf8')).toBe(
      '# Changelog of towers\n\n## 1 – 2026-11-24\n\n- Released in spite of lint errors (1): The court rules today.\n',
    )
  })

  it('says where a folder is wrong, and makes no bundle', async () => {
    const pack = packIn('bad', [aClaim()])
    writeFileSync(join(pack, 'claims', 'oops.json'), '{"id": 1,,}')
    const { code, complaints } = await run('build', pack, '--out', join(folder, 'x.footnote'))
    expect(code).toBe(1)
    expect(complaints).toContain('claims/oops.json:1:10')
    expect(() => readFileSync(join(folder, 'x.footnote'))).toThrow()
  })

  it.each([
    [['build'], 'PACK is missing'],
    [['build', 'nowhere'], 'there is no such pack'],
    [['build', 'a', 'b'], 'one too many'],
    [['diff', 'a'], 'two packs are needed'],
    [['test', 'a', '--level', 'loose'], '--level must be strict, balanced or wide'],
  ])('says what is missing in %j', async (args, message) => {
    const { code, complaints } = await run(...args)
    expect(code).toBeGreaterThan(0)
    expect(complaints).toContain(message)
  })
})
