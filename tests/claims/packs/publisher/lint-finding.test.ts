import { describe, expect, it } from 'vitest'
import { lintFinding, lintPlaceholders } from '../../../../claims/packs/publisher/lint-finding.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import type { Verdict } from '../../../../claims/records/verdict.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

const LABELS: Readonly<Record<string, Verdict>> = {
  False: 'refuted',
  Misleading: 'misleading',
  'Half true': 'mixed',
  True: 'supported',
  Unproven: 'unproven',
}

function found(changes: Partial<Record<keyof Claim, unknown>>): string[] {
  return [...lintFinding(aClaim(changes), (label) => LABELS[label])].map(
    ({ rule, severity }) => `${severity} ${rule}`,
  )
}

describe('claims/packs/publisher/lint-finding', () => {
  it.each([
    ['en', 'False', 'False'],
    ['en', 'False', 'FALSE!'],
    ['en', 'False', 'This claim is false.'],
    ['en', 'False', 'The claim was rated false.'],
    ['en', 'Pants on fire', 'Pants on Fire'],
    ['en', 'False', 'The tower is 300 metres high.'],
    ['en', 'False', 'The height of the tower is 300 metres'],
    ['es', 'Falso', 'Es falso.'],
    ['pt', 'Falso', 'É falso'],
    ['de', 'Falsch', 'Die Behauptung ist falsch.'],
    ['fr', 'Faux', 'C’est faux.'],
    ['ru', 'Ложь', 'Это ложь'],
  ])('finds the finding that repeats label or claim in %s, %s: %s', (lang, label, text) => {
    const texts = {
      [lang]: { text: 'The tower is 300 metres high.', variants: ['The height of the tower is 300 metres.'] },
    }
    expect(
      found({ lang, texts, label: { text: label }, verdict: 'refuted', finding: { [lang]: text } }),
    ).toEqual(['warning empty-finding'])
  })

  it.each([
    'The false floor is not counted.',
    'It is false, because the survey of 2020 measured 310 metres.',
  ])('says nothing of a finding with a fact: %s', (en) => {
    expect(found({ label: { text: 'False' }, verdict: 'refuted', finding: { en } })).toEqual([])
  })

  it.each<[label: string, verdict: Verdict, expected: string[]]>([
    ['False', 'supported', ['error label-verdict']],
    ['True', 'refuted', ['error label-verdict']],
    ['Misleading', 'supported', ['error label-verdict']],
    ['Half true', 'supported', ['warning label-verdict']],
    ['False', 'mixed', ['warning label-verdict']],
    ['Unproven', 'refuted', ['warning label-verdict']],
    ['False', 'unproven', ['warning label-verdict']],
    ['False', 'misleading', []],
    ['Misleading', 'mixed', []],
    ['True', 'supported', []],
    ['Of a scale of our own', 'supported', []],
  ])('compares the label %s with the verdict %s', (label, verdict, expected) => {
    expect(found({ label: { text: label }, verdict })).toEqual(expected)
  })
})

describe('placeholders', () => {
  const inFinding = (en: string): string[] =>
    [...lintPlaceholders(aClaim({ finding: { en } }), 'tower-height')].map(({ rule, at }) => `${rule} ${at}`)

  it.each([
    'TODO',
    'To do: TBD',
    'Lorem ipsum dolor sit amet.',
    '[insert finding here]',
    'The tower of {{place}} is high.',
    'Claim reviewed',
    'Alegação revisada',
    'Afirmación verificada',
    'Geprüfte Behauptung',
    '[object Object]',
    'undefined',
    'N/A',
    '—',
    '...',
    'XXX',
    'Test',
    'Ejemplo',
  ])('are found: %s', (text) => {
    expect(inFinding(text)).toEqual(['placeholder finding.en'])
  })

  it.each([
    'The test of 2020 measured 300 metres.',
    'Todo el mundo lo sabe.',
    'The claim reviewed here is old.',
    'None of the towers is higher.',
    'For example, the tower is 300 metres high.',
    'Su 20 % vale x 3.',
  ])('are not found in %s', (text) => {
    expect(inFinding(text)).toEqual([])
  })

  it('are found in pack.json too, and what “footnote init” wrote', () => {
    const manifest = aManifest({
      description: { en: 'TODO' },
      publisher: { name: 'Your Newsroom', url: 'https://newsroom.example/' },
    })
    expect([...lintPlaceholders(manifest)].map(({ rule, at }) => [rule, at])).toEqual([
      ['placeholder', 'description.en'],
      ['template-text', 'publisher.name'],
      ['template-text', 'publisher.url'],
    ])
  })
})
