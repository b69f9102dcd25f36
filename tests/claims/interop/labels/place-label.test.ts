import { describe, expect, it } from 'vitest'
import { LABEL_LANGUAGES, usualLabel } from '../../../../claims/interop/labels/label-table.ts'
import { comparable, entriesOf, oneSlipApart } from '../../../../claims/interop/labels/label-words.ts'
import { placeLabel, reasonIn } from '../../../../claims/interop/labels/place-label.ts'
import { VERDICTS, type Verdict } from '../../../../claims/records/verdict.ts'

/** Not in our lists in this form: each shows a way of writing a label. */
const CASES: readonly [label: string, verdict: Verdict | undefined][] = [
  ['FALSCH!', 'refuted'],
  ['❌ Falso', 'refuted'],
  ['Faux 1/5', 'refuted'],
  ['mostly_false', 'misleading'],
  ['HalfTrue', 'mixed'],
  ['pants-fire', 'refuted'],
  ['4 Pinocchios', 'refuted'],
  ['Three Pinocchios', 'misleading'],
  ['Trompeur', 'misleading'],
  ['Misleading', 'misleading'],
  ['This claim is partly false', 'mixed'],
  ['Verdict: FALSE', 'refuted'],
  ['3 [misleading content]', 'misleading'],
  ['Totalement faux', 'refuted'],
  ['Größtenteils richtig', 'mixed'],
  ['überwiegend falsch', 'misleading'],
  ['Falso in parte', 'mixed'],
  ['Büyük oranda yanlış', 'misleading'],
  ['完全錯誤', 'refuted'],
  ['बिल्कुल झूठ', 'refuted'],
  ['هذا الادعاء غير صحيح', 'refuted'],
  ['Nepravdivé', 'refuted'],
  ['FALSO: As imagens são de 2014.', 'refuted'],
  ['Incorrect. The survey measured 62 km.', 'refuted'],
  ['FAKE – the photo is old', 'refuted'],
  ['【錯誤】網傳影片', 'refuted'],
  ['True, but misleading', 'misleading'],
  ['Verdadero, pero…', 'mixed'],
  ['False / misleading', 'misleading'],
  ['Ложь и полуправда', 'mixed'],
  ['Flase', 'refuted'],
  ['Manipulcja', 'misleading'],
  ['Unbelegt', 'unproven'],
  ['not verified', 'unproven'],
  ['nicht wahr', 'refuted'],
  ['Not entirely true', 'mixed'],
  ['En partie vrai', 'mixed'],
  ['Not real', 'refuted'],
  // A person has to decide these.
  ['not false', undefined],
  ['not misleading', undefined],
  ['True?', undefined],
  ['50 % true', undefined],
  ['Fact: the photo is from 2014', undefined],
  ['Correct, omits the year of the survey', undefined],
  ['Die Wahrheit: das Foto ist alt', undefined],
  ['Fact check', undefined],
  ['Cek fakta', undefined],
  ['True or false', undefined],
  ['Zebra', undefined],
  ['12.4%', undefined],
  ['', undefined],
]

describe('claims/interop/labels/place-label', () => {
  it.each(CASES)('reads %j as %s', (label, verdict) => {
    expect(placeLabel(label)).toBe(verdict)
  })

  it.each(CASES.filter(([, verdict]) => verdict !== undefined))(
    'reads %j the same with other capitals, spaces and a full stop',
    (label, verdict) => {
      expect(placeLabel(` ${label.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()} .`)).toBe(verdict)
      expect(placeLabel(`“${label}”`)).toBe(verdict)
    },
  )

  it('reads a label that languages use differently only in one of them', () => {
    expect(placeLabel('不正確', 'zh-Hant')).toBe('refuted')
    expect(placeLabel('不正確', 'ja')).toBe('mixed')
    expect(placeLabel('不正確', 'fr')).toBeUndefined()
    expect(placeLabel('不正確')).toBeUndefined()
  })

  it('knows labels for every verdict in at least 25 languages, each with its sources', () => {
    expect(LABEL_LANGUAGES.length).toBeGreaterThanOrEqual(25)
    for (const language of LABEL_LANGUAGES) {
      expect(language.from).not.toBe('')
      for (const verdict of VERDICTS) {
        const usual = usualLabel(verdict, language.code)
        expect([language.code, usual, placeLabel(usual, language.code)]).toEqual([
          language.code,
          usual,
          verdict,
        ])
      }
    }
  })

  it('reads each entry of the table as its list says', () => {
    const wrong = LABEL_LANGUAGES.flatMap((language) =>
      VERDICTS.flatMap((verdict) =>
        entriesOf(language[verdict])
          .filter((entry) => placeLabel(entry, language.code) !== verdict)
          .map((entry) => `${language.code} ${verdict}: ${entry}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('has few labels that mean different things in two languages', () => {
    const verdicts = new Map<string, Set<Verdict>>()
    for (const language of LABEL_LANGUAGES)
      for (const verdict of VERDICTS)
        for (const entry of entriesOf(language[verdict]))
          verdicts.set(entry, (verdicts.get(entry) ?? new Set()).add(verdict))
    const contested = [...verdicts].filter(([, all]) => all.size > 1).map(([entry]) => entry)
    expect(contested).toEqual(['неточно', 'неточна', '不正確'])
  })

  it('finds the reason in a sentence-like label', () => {
    expect(reasonIn('FALSO: As imagens são de 2014.')).toBe('As imagens são de 2014.')
    expect(reasonIn('Incorrect. The survey measured 62 km.')).toBe('The survey measured 62 km.')
    expect(reasonIn('False: hoax')).toBeUndefined()
    expect(reasonIn('The bridge is old. Nobody knows why that is.')).toBeUndefined()
  })

  it('compares labels without accents, but with the vowel signs of Indian scripts', () => {
    expect(comparable('Engañoso…')).toBe('enganoso')
    expect(comparable('भ्रामक')).not.toBe(comparable('भरमक'))
    expect(comparable('फ़र्ज़ी')).toBe(comparable('फर्जी'))
  })

  it.each([
    ['flase', 'false', true],
    ['fase', 'false', true],
    ['falsse', 'false', true],
    ['fakse', 'false', true],
    ['falsch', 'false', false],
    ['correct', 'incorrect', false],
  ])('says whether %s is one slip from %s', (a, b, is) => {
    expect(oneSlipApart(a, b)).toBe(is)
  })
})
