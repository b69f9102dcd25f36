import { describe, expect, it } from 'vitest'
import type { ExampleResult } from '../../../../claims/packs/publisher/examples.ts'
import { objectionsTo } from '../../../../claims/packs/publisher/gate.ts'
import { finding } from '../../../../claims/packs/publisher/lint-rules.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

const BRIDGE = {
  texts: { en: { text: 'The old stone bridge over the northern river was closed in March.' } },
  sources: [{ ...aClaim().sources[0], url: 'https://council.example/bridge' }],
}

function since(previous: Claim[], now: Claim[]): string[] {
  const pack = { manifest: aManifest(), claims: now }
  return objectionsTo({ pack, findings: [], examples: [], previous }).map(
    ({ kind, claim }) => `${kind} ${claim}`,
  )
}

describe('claims/packs/publisher/gate', () => {
  it('objects to errors and template texts, but not to those of drafts', () => {
    const draft = aClaim({ id: 'draft', lifecycle: { state: 'draft' } })
    const pack = { manifest: aManifest(), claims: [aClaim(), draft] }
    const findings = ['tower-height', 'draft', undefined].flatMap((claim) => {
      const place = claim === undefined ? {} : { claim }
      return [
        finding('placeholder', place, 'is a placeholder', 'write it'),
        finding('template-text', place, 'is template text', 'write it'),
        finding('no-evidence', place, 'has none', 'add one'),
      ]
    })
    expect(
      objectionsTo({ pack, findings, examples: [] }).map(
        ({ kind, claim = 'pack.json' }) => `${kind} ${claim}`,
      ),
    ).toEqual(['lint tower-height', 'template tower-height', 'lint pack.json', 'template pack.json'])
  })

  it('objects to examples that fail', () => {
    const result: ExampleResult = {
      claim: 'tower-height',
      kind: 'match',
      index: 0,
      text: 'It is high.',
      passed: false,
      score: 0,
    }
    const pack = { manifest: aManifest(), claims: [aClaim()] }
    const examples = [result, { ...result, passed: true }]
    expect(objectionsTo({ pack, findings: [], examples }).map(({ kind }) => kind)).toEqual(['test'])
  })

  it.each<
    [
      what: string,
      before: Partial<Record<keyof Claim, unknown>>,
      now: Partial<Record<keyof Claim, unknown>> | undefined,
      expected: string[],
    ]
  >([
    ['a claim that is gone', {}, undefined, ['deleted tower-height']],
    ['a claim that is a draft again', {}, { lifecycle: { state: 'draft' } }, ['deleted tower-height']],
    ['a withdrawn claim that is gone', { lifecycle: { state: 'withdrawn', note: 'Old.' } }, undefined, []],
    ['a draft that is gone', { lifecycle: { state: 'draft' } }, undefined, []],
    ['a claim that is withdrawn', {}, { lifecycle: { state: 'withdrawn', note: 'Wrong.' } }, []],
    ['an id given to another claim', {}, BRIDGE, ['reused-id tower-height']],
    [
      'the id of a withdrawn claim given to another one',
      { lifecycle: { state: 'withdrawn', note: 'Old.' } },
      BRIDGE,
      ['reused-id tower-height'],
    ],
    [
      'a claim that is worded otherwise',
      {},
      { texts: { en: { text: 'Engineers put the height of the tower at 300 metres.' } } },
      [],
    ],
    ['other words with the same source', {}, { texts: BRIDGE.texts }, []],
    [
      'another language alone, and another source',
      {},
      {
        ...BRIDGE,
        lang: 'es',
        texts: { es: { text: 'El viejo puente se cerró.' } },
        finding: { es: 'Sí, en 2019.' },
      },
      ['reused-id tower-height'],
    ],
    ['a verdict that turned', {}, { verdict: 'refuted' }, ['turned-verdict tower-height']],
    [
      'a verdict that turned, corrected without a note',
      {},
      { verdict: 'refuted', lifecycle: { state: 'corrected' } },
      ['turned-verdict tower-height'],
    ],
    [
      'a verdict that turned, with the note of an earlier correction',
      { lifecycle: { state: 'corrected', since: '2026-01-01', note: 'A comma.' } },
      { verdict: 'refuted', lifecycle: { state: 'corrected', since: '2026-01-01', note: 'A comma.' } },
      ['turned-verdict tower-height'],
    ],
    [
      'a verdict that turned, with a correction',
      {},
      { verdict: 'refuted', lifecycle: { state: 'corrected', note: 'We had misread the survey.' } },
      [],
    ],
    [
      'a draft that is published with another verdict',
      { lifecycle: { state: 'draft' } },
      { verdict: 'refuted' },
      [],
    ],
    ['another finding', {}, { finding: { en: 'The survey of 2021 measured 300 metres.' } }, []],
  ])('since the last release: %s', (_, before, now, expected) => {
    expect(since([aClaim(before)], now === undefined ? [] : [aClaim(now)])).toEqual(expected)
  })
})
