import { describe, expect, it } from 'vitest'
import { sureLanguages } from '../../cli/sure-language.ts'

describe('cli/sure-language', () => {
  it.each([
    ['en', 'The mayor of Milltown has closed the old bridge.'],
    ['es', 'El alcalde cerró el puente viejo de la ciudad.'],
    ['fr', 'Le maire de la ville a fermé le vieux pont.'],
    ['de', 'Der Bürgermeister hat die alte Brücke geschlossen.'],
    ['pt', 'O prefeito não fechou a ponte velha da cidade ontem.'],
    ['it', 'Il sindaco ha chiuso il vecchio ponte della città.'],
    ['pl', 'Burmistrz zamknął stary most w mieście.'],
    ['tr', 'Belediye başkanı eski köprüyü kapattı.'],
    ['ru', 'Мэр закрыл старый мост в городе.'],
    ['uk', 'Мер закрив старий міст у місті.'],
    ['hi', 'महापौर ने पुराना पुल बंद कर दिया।'],
    ['ar', 'أغلق رئيس البلدية الجسر القديم في المدينة.'],
    ['ja', '市長は古い橋を閉鎖した。'],
    ['zh', '市长关闭了城里的旧桥。'],
    ['ko', '시장은 오래된 다리를 폐쇄했다.'],
    ['ka', 'მერმა ძველი ხიდი დახურა.'],
    ['el', 'Ο δήμαρχος έκλεισε την παλιά γέφυρα.'],
  ])('tells %s', (lang, text) => {
    expect(sureLanguages.of(text)).toBe(lang)
    expect(sureLanguages.otherThan(lang === 'en' ? 'fr' : 'en', text)).toBe(lang)
    expect(sureLanguages.otherThan(`${lang}-XX`, text)).toBeUndefined()
  })

  it('is silent where it is not sure', () => {
    for (const text of ['', 'Covid-19', 'Zebra Kilo Lima', '12 345', 'Most stál tri milióny eur.'])
      expect(sureLanguages.of(text)).toBeUndefined()
    expect(
      sureLanguages.otherThan('es', 'Mugica evitó precisar si la alteración afectó el resultado.'),
    ).toBeUndefined()
    // Near languages, and one that the detector does not know.
    expect(sureLanguages.otherThan('sr', 'Most je stajao tri milijuna eura.')).toBeUndefined()
    expect(sureLanguages.otherThan('ms', 'Jambatan itu menelan biaya tiga juta euro.')).toBeUndefined()
    expect(sureLanguages.otherThan('sw', 'सरकार ने पुल के लिए पाँच करोड़ रुपये दिए।')).toBe('hi')
  })
})
