import { describe, expect, it } from 'vitest'
import { diffClaims } from '../../../../claims/packs/reader/diff.ts'
import { releaseCheck } from '../../../../claims/packs/reader/release-check.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

/** Claims that each state something else. */
const stating = (changes: Partial<Record<keyof Claim, unknown>>, ...ids: string[]) =>
  ids.map((id) =>
    aClaim({ id, texts: { en: { text: `The tower of ${id} is 300 metres high.` } }, ...changes }),
  )
const text = (of: string) => ({ texts: { en: { text: `The tower of ${of} is 300 metres high.` } } })
/** Claims as `stating` makes them, with one further wording each. */
const withWording = (...added: (readonly [id: string, lang: string, wording: string])[]) =>
  added.map(([id, lang, wording]) => {
    const { en } = text(id).texts
    const texts = lang === 'en' ? { en: { ...en, variants: [wording] } } : { en, [lang]: { text: wording } }
    return aClaim({ id, texts })
  })
const compare = (before: Claim[], after: Claim[]) => diffClaims(() => [before], [after])
const codes = async (before: Claim[], after: Claim[]) =>
  releaseCheck(aManifest(), aManifest(), await compare(before, after)).map(({ code }) => code)
const withVariant = (variant: string) => {
  const { text, variants = [] } = aClaim().texts.en ?? { text: '' }
  return { en: { text, variants: [...variants, variant] } }
}
const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

describe('claims/packs/diff', () => {
  it('separates changed verdicts, withdrawn, rewritten and new claims, and other changes', async () => {
    const before = stating({}, 'a', 'b', 'c', 'd', 'e', 'g')
    const after = [
      ...stating({}, 'a'),
      ...stating({ verdict: 'refuted', label: { text: 'False' } }, 'b'),
      ...stating({ lifecycle: { state: 'withdrawn' } }, 'c'),
      ...stating({ finding: { en: 'Another finding.' }, updated: '2026-11-25' }, 'd'),
      ...stating({}, 'f'),
      ...stating({ topics: ['towers'] }, 'g'),
    ]
    const diff = await diffClaims(() => [before], [after.slice(0, 2), after.slice(2)])
    expect(diff.flipped.map(({ before, after, fields }) => [before.verdict, after.verdict, fields])).toEqual([
      ['supported', 'refuted', ['label', 'verdict']],
    ])
    expect(diff.withdrawn.map(({ before, after }) => [before.id, after?.state])).toEqual([
      ['c', 'withdrawn'],
      ['e', undefined],
    ])
    expect(diff.rewritten.map(({ after, fields }) => [after.id, fields])).toEqual([
      ['d', ['finding', 'updated']],
    ])
    expect(diff.changed.map(({ after, fields }) => [after.id, fields])).toEqual([['g', ['topics']]])
    expect(diff.added.map(({ id }) => id)).toEqual(['f'])
    expect(diff.counts).toEqual({ before: 6, after: 5, common: 4, same: 1 })
  })

  it('counts a published draft as new, and ignores drafts', async () => {
    const draft = (id: string) => aClaim({ id, lifecycle: { state: 'draft' } })
    const diff = await compare([draft('a'), draft('b')], [draft('a'), aClaim({ id: 'b' })])
    expect(diff.added.map(({ id }) => id)).toEqual(['b'])
    expect(diff.counts).toEqual({ before: 0, after: 1, common: 0, same: 0 })
  })

  it('counts a claim that is back from withdrawal as new, and does not miss one that nobody saw', async () => {
    const withdrawn = { lifecycle: { state: 'withdrawn' } }
    const diff = await compare(stating(withdrawn, 'a', 'b'), stating({}, 'a'))
    expect([diff.added.map(({ id }) => id), diff.withdrawn]).toEqual([['a'], []])
    expect(diff.counts).toEqual({ before: 0, after: 1, common: 0, same: 0 })
  })

  it('finds a claim under another id by its wordings', async () => {
    const [old] = stating({}, 'a')
    const renamed = { ...old, id: 'z', texts: { en: { text: 'THE TOWER of a – is 300 metres high' } } }
    const diff = await compare(stating({}, 'a', 'b'), [
      ...stating({}, 'b'),
      aClaim({ ...renamed, verdict: 'refuted' }),
    ])
    expect(diff.flipped.map(({ before, after }) => [before.id, after.id])).toEqual([['a', 'z']])
    expect([diff.withdrawn, diff.added]).toEqual([[], []])
  })

  it('sees verdicts turn where two claims exchange their ids', async () => {
    const diff = await compare(
      [
        aClaim({ id: 'a', ...text('a'), verdict: 'supported' }),
        aClaim({ id: 'b', ...text('b'), verdict: 'refuted' }),
      ],
      [
        aClaim({ id: 'a', ...text('b'), verdict: 'supported' }),
        aClaim({ id: 'b', ...text('a'), verdict: 'refuted' }),
      ],
    )
    expect(diff.flipped).toHaveLength(2)
  })

  it('takes a claim with other words under the same id for the same claim, rewritten', async () => {
    const diff = await compare([aClaim(text('a'))], [aClaim(text('b'))])
    expect(diff.rewritten.map(({ fields }) => fields)).toEqual([['texts']])
  })

  it('sees a verdict turn where a new claim with another verdict states what an earlier one states', async () => {
    const twin = aClaim({ id: '0', ...text('b'), verdict: 'refuted' })
    const diff = await compare(stating({}, 'a', 'b'), [twin, ...stating({}, 'a', 'b')])
    expect(diff.flipped.map(({ before, after }) => [before.id, after.id])).toEqual([['b', '0']])
    expect(diff.added).toEqual([])
  })

  it.each([
    ['another label', { label: { text: 'Mostly true' } }, true],
    ['a guard', { guards: { names: [['Nobody']] } }, true],
    ['an example to reject', { examples: { match: [], reject: [{ lang: 'en', text: 'The tower.' }] } }, true],
    ['other days', { validity: { until: '2020' } }, true],
    ['another speaker', { claimant: { name: 'Somebody', kind: 'person' } }, true],
    ['other sources only', { sources: [{ ...aClaim().sources[0], url: 'https://other.example/' }] }, true],
    ['one wording less', { texts: { en: { text: 'The tower is 300 metres high.' } } }, true],
    [
      'one source more',
      { sources: [...aClaim().sources, { ...aClaim().sources[0], url: 'https://o.example/' }] },
      false,
    ],
    [
      'one language more',
      { finding: { ...aClaim().finding, es: 'La medición de 2020 dio 300 metros.' } },
      false,
    ],
    ['an explanation', { explanation: { en: 'At length.' } }, false],
    ['a further variant', { texts: withVariant('The tower is not 300 metres high.') }, true],
    [
      'a variant that differs in case and signs only',
      { texts: withVariant('THE TOWER is 300 metres high') },
      false,
    ],
    [
      'a wording for a part of a language that it had',
      { texts: { ...aClaim().texts, 'en-GB': { text: 'Its height is disputed.' } } },
      true,
    ],
    [
      'a wording of its own language under the tag of another',
      { texts: { ...aClaim().texts, fr: { text: 'The tower is not 300 metres high.' } } },
      true,
    ],
    [
      'a translation',
      {
        texts: {
          ...aClaim().texts,
          es: { text: 'La torre mide 300 metros.', variants: ['La torre tiene 300 metros de altura.'] },
        },
        finding: { ...aClaim().finding, es: 'La medición de 2020 dio 300 metros.' },
      },
      false,
    ],
    [
      'a finding that is shown in place of the one it had',
      { finding: { ...aClaim().finding, 'en-GB': 'The survey was wrong.' } },
      true,
    ],
  ])('calls a claim rewritten by %s: %s', async (_, changes, rewritten) => {
    const diff = await compare([aClaim()], [aClaim(changes)])
    expect([diff.rewritten.length, diff.changed.length]).toEqual(rewritten ? [1, 0] : [0, 1])
  })

  it('takes no longer for thousands of claims with one wording than for others', async () => {
    const many = (prefix: string, verdict: string) =>
      Array.from({ length: 4_000 }, (_, at) => aClaim({ id: `${prefix}-${at + 10_000}`, verdict }))
    const [before, after] = [many('a', 'supported'), many('b', 'refuted')]
    const start = performance.now()
    expect((await compare(before, after)).flipped).toHaveLength(4_000)
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})

describe('claims/packs/release-check', () => {
  const lists = { withdrawn: [], rewritten: [] }
  const flips = (flipped: number, common: number, before = common, after = common) => ({
    ...lists,
    flipped: Array(flipped).fill(undefined),
    added: Array(Math.max(0, after - before)).fill(undefined),
    counts: { before, after, common, same: common - flipped },
  })

  it.each([
    ['a fifth of the verdicts turn', flips(2, 10), []],
    ['more than a fifth turn', flips(3, 10), ['verdicts']],
    ['the only verdict turns', flips(1, 1), ['verdicts']],
    ['ten claims get nine', flips(0, 10, 10, 19), ['growth']],
    ['ten claims get a fifth', flips(0, 10, 10, 12), []],
    ['ten claims get more than a fifth', flips(0, 10, 10, 13), ['growth']],
    ['two claims get one', flips(0, 2, 2, 3), []],
    ['one claim gets one', flips(0, 1, 1, 2), ['growth']],
    ['three claims get two', flips(0, 3, 3, 5), ['growth']],
    ['two hundred claims grow by a tenth', flips(0, 200, 200, 220), []],
    ['two hundred claims grow by a half', flips(0, 200, 200, 300), []],
    ['two hundred claims grow by more', flips(0, 200, 200, 301), ['growth']],
    ['as many come as are left out', { ...flips(0, 8, 10, 10), added: Array(3).fill(undefined) }, ['growth']],
    ['an empty pack gets claims', flips(0, 0, 0, 5), ['growth']],
    ['an empty pack stays empty', flips(0, 0), []],
  ])('when %s', (_, diff, codes) => {
    expect(releaseCheck(aManifest(), aManifest(), diff).map(({ code }) => code)).toEqual(codes)
  })

  it.each<[string, Claim[], string[]]>([
    [
      'all ids are renamed and all verdicts turn',
      TEN.map((id) => aClaim({ id: `${id}2`, ...text(id), verdict: 'refuted' })),
      ['verdicts'],
    ],
    ['all ids are renamed', TEN.map((id) => aClaim({ id: `${id}2`, ...text(id) })), ['rewritten']],
    ['most claims are withdrawn', stating({ lifecycle: { state: 'withdrawn' } }, ...TEN), ['withdrawn']],
    ['most claims are left out', stating({}, 'a', 'b'), ['withdrawn']],
    [
      'all findings are rewritten',
      stating({ finding: { en: 'It was measured wrongly.' } }, ...TEN),
      ['rewritten'],
    ],
    ['all labels are rewritten', stating({ label: { text: 'A lie' } }, ...TEN), ['rewritten']],
    [
      'verdicts, findings and withdrawals stay below a fifth each',
      [
        ...stating({ verdict: 'refuted' }, 'a'),
        ...stating({ label: { text: 'Lie' } }, 'b'),
        ...stating({}, ...TEN.slice(3)),
      ],
      ['verdicts', 'withdrawn', 'rewritten'],
    ],
    ['a fifth is withdrawn', stating({}, ...TEN.slice(2)), []],
    [
      'all claims get a wording that says the opposite',
      withWording(...TEN.map((id) => [id, 'en', `The tower of ${id} is not 300 metres high.`] as const)),
      ['rewritten'],
    ],
    [
      'all claims get such a wording under the tag of another language',
      withWording(...TEN.map((id) => [id, 'de', `The tower of ${id} is not 300 metres high.`] as const)),
      ['rewritten'],
    ],
    [
      'nine contrary claims come to ten',
      [
        ...stating({}, ...TEN),
        ...TEN.slice(1).map((id) =>
          aClaim({ id: `${id}2`, texts: { en: { text: `The tower of ${id} is lower than a house.` } } }),
        ),
      ],
      ['growth'],
    ],
    [
      'one claim comes to ten, and two get a variant',
      [
        ...withWording(...TEN.slice(0, 2).map((id) => [id, 'en', `Tower ${id} has 300 metres.`] as const)),
        ...stating({}, ...TEN.slice(2), 'k'),
      ],
      [],
    ],
    [
      'all claims are translated',
      withWording(...TEN.map((id) => [id, 'es', `La torre de ${id} mide 300 metros.`] as const)),
      [],
    ],
  ])('when %s', async (_, after, reasons) => {
    expect(await codes(stating({}, ...TEN), after)).toEqual(reasons)
  })

  it('makes a lower version wait', () => {
    const before = aManifest({ version: 2 ** 53 - 1 })
    expect(releaseCheck(before, aManifest({ version: 7 }), flips(0, 10)).map(({ code }) => code)).toEqual([
      'older',
    ])
    expect(releaseCheck(aManifest(), aManifest({ version: 7 }), flips(0, 10), 9)).toHaveLength(1)
  })

  it('makes a change of publisher or licence wait', () => {
    const publisher = { name: 'Somebody Else', url: 'https://else.example/' }
    const reasons = releaseCheck(aManifest(), aManifest({ publisher, licence: 'MIT' }), flips(0, 10))
    expect(reasons.map(({ code }) => code)).toEqual(['publisher', 'licence'])
  })
})
