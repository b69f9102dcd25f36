import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openSecond } from '../../../cli/match/meaning.ts'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

vi.mock('../../../cli/match/meaning.ts', { spy: true })

useFolder()
beforeEach(() => void vi.mocked(openSecond).mockClear())

describe('footnote diff', () => {
  it('lists changed verdicts first and says when readers will be asked', async () => {
    const old = packIn('old', [aClaim(), aClaim({ id: 'bridge' })])
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'bridge', topics: ['x'] })], 2)
    const { code, written } = await run('diff', old, now)
    expect(code).toBe(1)
    expect(written).toMatch(
      /Verdict changed \(1\)[\s\S]*supported → refuted[\s\S]*Changed \(1\)[\s\S]*topics[\s\S]*1 of 2 verdicts change/,
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

  it.each([
    ['with the model of meaning', [], 2],
    ['by words alone with --no-model', ['--no-model'], 0],
  ])('compares both releases %s', async (_, more, models) => {
    const pack = packIn('pack', [aClaim()])
    mkdirSync(join(folder, 'pages'))
    writeFileSync(join(folder, 'pages', 'tower.txt'), 'The tower is 300 metres high.')
    const { code, complaints } = await run('diff', pack, pack, '--pages', join(folder, 'pages'), ...more)
    expect([code, complaints]).toEqual([0, ''])
    expect(openSecond).toHaveBeenCalledTimes(models)
  })
})
