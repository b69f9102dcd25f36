import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBundle } from '../../../claims/packs/reader/bundle.ts'
import { applyPatch, openPatch } from '../../../claims/packs/reader/patch.ts'
import { sha256 } from '../../../claims/packs/reader/tuf/hashes.ts'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote build', () => {
  it('makes the same bundle twice, and a patch from the old bundle to it', async () => {
    const old = packIn('old', [aClaim()], 1)
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'house' })], 2)
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
