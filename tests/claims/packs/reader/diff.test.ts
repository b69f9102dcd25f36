import { describe, expect, it } from 'vitest'
import { diffClaims } from '../../../../claims/packs/reader/diff.ts'
import { releaseCheck } from '../../../../claims/packs/reader/release-check.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

describe('claims/packs/diff', () => {
  it('separates changed verdicts, withdrawn claims, new claims and other changes', async () => {
    const before = ['a', 'b', 'c', 'd', 'e'].map((id) => aClaim({ id }))
    const after = [
      aClaim({ id: 'a' }),
      aClaim({ id: 'b', verdict: 'refuted', label: { text: 'False' } }),
      aClaim({ id: 'c', lifecycle: { state: 'withdrawn' } }),
      aClaim({ id: 'd', finding: { en: 'Another finding.' }, updated: '2026-11-25' }),
      aClaim({ id: 'f' }),
    ]
    const diff = await diffClaims([before], [after.slice(0, 2), after.slice(2)])
    expect(diff.flipped.map(({ before, after, fields }) => [before.verdict, after.verdict, fields])).toEqual([
      ['supported', 'refuted', ['label', 'verdict']],
    ])
    expect(diff.withdrawn.map(({ before, after }) => [before.id, after?.state])).toEqual([
      ['c', 'withdrawn'],
      ['e', undefined],
    ])
    expect(diff.changed.map(({ after, fields }) => [after.id, fields])).toEqual([
      ['d', ['finding', 'updated']],
    ])
    expect(diff.added.map(({ id }) => id)).toEqual(['f'])
    expect(diff.counts).toEqual({ before: 5, after: 5, common: 4, same: 1 })
  })

  it('counts a published draft as new, and ignores drafts', async () => {
    const draft = (id: string) => aClaim({ id, lifecycle: { state: 'draft' } })
    const diff = await diffClaims([[draft('a'), draft('b')]], [[draft('a'), aClaim({ id: 'b' })]])
    expect(diff.added.map(({ id }) => id)).toEqual(['b'])
    expect(diff.counts).toEqual({ before: 0, after: 1, common: 0, same: 0 })
  })
})

describe('claims/packs/release-check', () => {
  const flips = (flipped: number, common: number, before = common, after = common) => ({
    flipped: Array(flipped).fill(undefined),
    counts: { before, after, common, same: common - flipped },
  })

  it.each([
    ['a fifth of the verdicts turn', flips(2, 10), []],
    ['more than a fifth turn', flips(3, 10), ['verdicts']],
    ['the only verdict turns', flips(1, 1), ['verdicts']],
    ['claims nearly double', flips(0, 10, 10, 19), []],
    ['claims double', flips(0, 10, 10, 20), ['growth']],
    ['an empty pack gets claims', flips(0, 0, 0, 5), ['growth']],
    ['an empty pack stays empty', flips(0, 0), []],
  ])('when %s', (_, diff, codes) => {
    expect(releaseCheck(aManifest(), aManifest(), diff).map(({ code }) => code)).toEqual(codes)
  })

  it('makes a change of publisher or licence wait', () => {
    const publisher = { name: 'Somebody Else', url: 'https://else.example/' }
    const reasons = releaseCheck(aManifest(), aManifest({ publisher, licence: 'MIT' }), flips(0, 10))
    expect(reasons.map(({ code }) => code)).toEqual(['publisher', 'licence'])
  })
})
