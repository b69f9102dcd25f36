import { describe, expect, test } from 'vitest'
import { popupTextsFor } from '../../components/texts/popup-texts.ts'
import { textsFor } from '../../components/texts/texts.ts'

describe('textsFor', () => {
  test.each([
    ['es-VE', 'es'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
    ['en-not a tag!', 'en'],
  ])('for %s gives the texts in %s', (locale, lang) => {
    expect(textsFor(locale).lang).toBe(lang)
  })

  test('leaves no text of the Spanish interface in English', () => {
    const [en, es] = [flat(popupTextsFor('en')), flat(popupTextsFor('es'))]
    const same = Object.keys(en).filter((key) => en[key] === es[key])
    expect(same).toEqual(['cardUnknown', 'popup.title'])
  })

  test('writes numbers, dates and lists in the format of the reader’s region', () => {
    expect(textsFor('en-US').format.number(300_000)).toBe('300,000')
    expect(textsFor('es-ES').format.number(300_000)).toBe('300.000')
    expect(textsFor('en-US').format.date('2017-08-02')).toBe('Aug 2, 2017')
    expect(textsFor('en-GB').format.date('2017-08-02')).toBe('2 Aug 2017')
    expect(textsFor('en').format.date('2017-08')).toBe('August 2017')
    expect(textsFor('en').format.date('2017')).toBe('2017')
    expect(textsFor('en').format.date('2017-08-02T23:59:00-11:00')).toBe('Aug 2, 2017')
    expect(textsFor('en').format.date('some day')).toBe('some day')
  })

  test('uses the plural for zero and many', () => {
    const { found } = popupTextsFor('en').popup
    expect([found(0, 0), found(1, 1), found(2, 5)]).toEqual([
      '0 claims in 0 sentences',
      '1 claim in 1 sentence',
      '2 claims in 5 sentences',
    ])
    expect(popupTextsFor('es').popup.found(1_000_000, 2)).toContain('afirmaciones')
  })
})

/** The plain texts of a table, by dotted path. */
function flat(table: object, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(table).map(([key, value]) => {
      if (typeof value === 'object') return key === 'format' ? {} : flat(value, `${path}${key}.`)
      return typeof value === 'string' && key !== 'lang' ? { [path + key]: value } : {}
    }),
  )
}
