import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLAIM_FORMAT, type Claim, parseClaim } from '../../../claims/records/claim.ts'
import { aClaim } from '../../support/records.ts'

const good = aClaim()
const source = good.sources[0]

/** The messages about a claim with one change; a claim that passes gives none. */
function messages(changes: Partial<Record<keyof Claim, unknown>>): string[] {
  const read = parseClaim({ ...good, ...changes })
  return read.ok ? [] : read.error.map(({ message }) => message)
}

describe('claims/claim', () => {
  it('takes a claim with every field', () => {
    const full: Claim = {
      ...good,
      claimant: { name: 'A. Builder', kind: 'person', role: 'mayor', url: 'https://town.example/mayor' },
      firstSaid: { date: '2017-08', where: 'Town hall', url: 'https://town.example/speech' },
      label: {
        text: 'Correct',
        scale: 'Correct – Wrong',
        scaleUrl: 'https://watch.example/scale',
        rating: { value: 2, best: 2, worst: 1 },
      },
      lifecycle: {
        state: 'superseded',
        since: '2026-11-24',
        note: 'Measured again.',
        supersededBy: 'tower-2',
      },
      explanation: { en: 'At length.' },
      sources: [
        {
          url: 'https://survey.example/tower',
          title: 'Survey',
          publisher: 'Survey Office',
          kind: 'official-data',
          relation: 'supports',
          published: '2020',
          accessed: '2026-11-24',
          archive: 'https://web.archive.org/web/2020/https://survey.example/tower',
          quote: '300 metres',
          note: 'With the antenna.',
        },
      ],
      validity: { from: '2020', until: '2026-11' },
      topics: ['towers'],
      guards: {
        names: [['tower']],
        numberTolerance: 0.01,
        places: ['Town'],
        window: { from: '2020-01-01', until: '2026-12-31' },
      },
      examples: {
        match: [{ lang: 'en', text: 'It is 300 metres high.', context: 'The tower', note: 'Plain.' }],
        reject: [{ lang: 'en', text: 'It is 300 feet high.' }],
      },
    }
    expect(parseClaim(full)).toEqual({ ok: true, value: full })
  })

  it('fills in optional fields', () => {
    expect(good).toMatchObject({ topics: [], guards: {}, examples: { match: [], reject: [] } })
  })

  it.each<[what: string, changes: Partial<Record<keyof Claim, unknown>>, message: string]>([
    ['no source', { sources: [] }, 'sources: needs at least 1 item'],
    ['sources left out', { sources: undefined }, 'sources: missing, expected array'],
    ['a source that is no object', { sources: ['x'] }, 'sources.0: expected object, found string'],
    [
      'a script as a source',
      { sources: [source, { ...source, url: 'javascript:alert(1)' }] },
      'sources.1.url: is not a plain https:// address',
    ],
    [
      'a user name in an address',
      { claimant: { name: 'A', kind: 'person', url: 'https://a@b.example/' } },
      'claimant.url: is not a plain https:// address',
    ],
    [
      'a look-alike host',
      { label: { text: 'True', scaleUrl: 'https://ex\u0430mple.org/' } },
      'label.scaleUrl: is not a plain https:// address',
    ],
    [
      'text that turns around',
      { finding: { en: 'eurt \u202enot' } },
      'finding.en: has control or text-direction characters',
    ],
    [
      'half a surrogate pair',
      { texts: { en: { text: 'a', variants: ['b', '\ud83d'] } } },
      'texts.en.variants.1: has half a surrogate pair (broken Unicode)',
    ],
    ['no wording', { texts: {} }, 'texts: has no wording in the language given in "lang"'],
    [
      'no wording in its own language',
      { lang: 'es', finding: { es: 'a' } },
      'texts: has no wording in the language given in "lang"',
    ],
    [
      'no finding in its own language',
      { finding: { es: 'a' } },
      'finding: has no finding in the language given in "lang"',
    ],
    [
      'a language that is none',
      { texts: { ...good.texts, english: { text: 'a' } } },
      'texts.english: is not a BCP 47 language tag such as "en" or "pt-BR"',
    ],
    [
      '__proto__ as a language',
      { texts: JSON.parse('{"en": {"text": "a"}, "__proto__": {"text": "b"}}') },
      'texts: unknown field "__proto__"',
    ],
    [
      'a verdict we do not know',
      { verdict: 'false' },
      'verdict: expected one of refuted, misleading, mixed, supported, unproven',
    ],
    [
      'a rating without number',
      { label: { text: 'a', rating: { value: NaN, best: 5, worst: 1 } } },
      'found NaN',
    ],
    [
      'a rating without end',
      { label: { text: 'a', rating: { value: 1, best: Number('1e400'), worst: 1 } } },
      'label.rating.best: expected number, found Infinity',
    ],
    ['an id that is a path', { id: '../pack' }, 'id: may have a–z'],
    ['a day that is none', { reviewed: '2026-11-31' }, 'reviewed: is not a calendar day such as 2017-08-02'],
    [
      'a successor of a claim that is in force',
      { lifecycle: { state: 'published', supersededBy: 'tower-2' } },
      'lifecycle.supersededBy: is given for a claim that is not superseded',
    ],
    [
      'a tolerance that lets everything in',
      { guards: { numberTolerance: 3 } },
      'guards.numberTolerance: is more than 0.5',
    ],
    ['a guard that nothing can pass', { guards: { names: [[]] } }, 'guards.names.0: needs at least 1 item'],
    ['an unknown field', { colour: 'red' }, 'unknown field "colour"'],
    [
      'an unknown field further in',
      { examples: { match: [], never: [] } },
      'examples: unknown field "never"',
    ],
    ['a format that is no number', { format: '1' }, 'format: expected 1'],
    [
      'more variants than anybody reads',
      { texts: { en: { text: 'a', variants: Array(51).fill('b') } } },
      'texts.en.variants: has more than 50 items',
    ],
  ] as [string, Record<string, unknown>, string][])(
    'refuses %s, naming the claim and the place',
    (_, changes, message) => {
      expect(messages(changes)).toContainEqual(expect.stringContaining(message))
      for (const text of messages(changes)) expect(text).toMatch(/^claim (tower-height|\.\.\/pack)[,:] /)
    },
  )

  it('says only that a claim has a later format', () => {
    expect(parseClaim({ ...good, format: CLAIM_FORMAT + 1, colour: 'red', sources: [] })).toEqual({
      ok: false,
      error: [
        {
          code: 'unsupported-version',
          at: 'format',
          message:
            'claim tower-height, format: is 2, but this version of Footnote reads up to 1; a newer version of Footnote is needed',
        },
      ],
    })
  })

  it('says that a claim has no id', () => {
    for (const input of [null, 7, 'x', [], {}, { id: 7 }, { id: 'x'.repeat(100) }]) {
      const read = parseClaim(input)
      expect(read.ok ? '' : read.error[0]?.message).toMatch(/^claim without an id[,:] /)
    }
  })

  it('reads any JSON without throwing, and every problem names its claim', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue({ maxDepth: 4 }), (field, value) => {
        const read = parseClaim({ ...good, [field]: value })
        if (read.ok) return
        expect(read.error.length).toBeGreaterThan(0)
        for (const problem of read.error) {
          expect(problem.message.startsWith('claim ')).toBe(true)
          expect(problem.message.length).toBeGreaterThan('claim : '.length)
        }
      }),
    )
  })

  it('returns the same claim for any order of the fields', () => {
    const reversed = Object.fromEntries(Object.entries(good).reverse())
    expect(parseClaim(reversed)).toEqual({ ok: true, value: good })
  })
})
