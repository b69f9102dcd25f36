import { describe, expect, it } from 'vitest'
import { languageOf } from '../../cli/language.ts'

describe('cli/language', () => {
  it.each([
    'The vaccine contains a microchip.',
    'Antifa beat down a man in Berlin',
    'Prices fell again in Strelsau',
    'Strelsau’s mayor, Rudolf K. Rassendyll, banned cars from the city centre.',
    'A video shows Rudolf Rassendyll singing in Vienna',
    'THE GOVERNMENT OF RURITANIA BANNED THE SALE OF MILK IN MARCH 2021.',
  ])('knows English by its words: %s', (text) => {
    expect(languageOf(text)).toBe('en')
  })

  it.each([
    'Una jueza deja libre a Rudolf Rassendyll',
    'Hentzau no pagó la multa',
    'Antonio Guterres viajó a Caracas el martes',
    'El gobierno de Ruritania prohibió la venta de leche en marzo de 2021.',
  ])('knows Spanish by its words: %s', (text) => {
    expect(languageOf(text)).toBe('es')
  })

  it('ignores white space', () => {
    expect(languageOf(`${' \n'.repeat(5_000)}The mayor of Strelsau closed four libraries.`)).toBe('en')
  })

  it.each([
    ['de', 'Die Regierung hat den Verkauf von Milch in Supermärkten verboten.'],
    ['fr', 'Le gouvernement a interdit la vente de lait cru.'],
    ['it', 'Il governo ha vietato la vendita di latte crudo.'],
    ['pt', 'O governo proibiu a venda de leite cru nos mercados.'],
    ['nl', 'De regering heeft de verkoop van rauwe melk verboden.'],
    ['pl', 'Rząd zakazał sprzedaży surowego mleka w sklepach.'],
    ['ru', 'Правительство запретило продажу молока.'],
    ['zh', '中国政府在2021年3月禁止超市销售生牛奶，引起了广泛的讨论。'],
    ['ar', 'حظرت الحكومة المصرية بيع الحليب الخام في المتاجر.'],
  ])('still knows %s', (lang, text) => {
    expect(languageOf(text)).toBe(lang)
  })

  it('ignores addresses, account names and hashtags', () => {
    const link = 'https://x.example/aXq9ZkRzK'
    expect(languageOf(`Charging an electric car ${link} pic.x.example/lZW5cbBPnP`)).toBe('en')
    expect(languageOf(`@das_ist_nicht_wahr ${link} #DieRegierungLügt`)).toBe('und')
  })

  it.each(['', 'El dólar', '1 2 3 4 5 6 7 8 9 10 11 12 13 14'])(
    'says und if the language is unclear: %j',
    (text) => {
      expect(languageOf(text)).toBe('und')
    },
  )
})
