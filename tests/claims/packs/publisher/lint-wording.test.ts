import { describe, expect, it } from 'vitest'
import { lintWording } from '../../../../claims/packs/publisher/lint-wording.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { wordTable } from '../../../../cli/word-table.ts'
import { aClaim } from '../../../support/records.ts'

function rules(text: string, lang = 'en', changes: Partial<Record<keyof Claim, unknown>> = {}): string[] {
  return [...lintWording(aClaim(changes), { lang, text }, 'texts', wordTable())].map(({ rule }) => rule)
}

describe('claims/packs/publisher/lint-wording', () => {
  it.each([
    ['en', 'Is the bridge of Lyon closed?'],
    ['en', 'Did Ann Lee close the bridge of Lyon'],
    ['en', 'The bridge of Lyon is closed? No, it is open.'],
    ['es', '¿El puente de Lyon está cerrado?'],
    ['es', 'Por qué está cerrado el puente de Lyon'],
    ['pt', 'Será que a ponte de Lyon fechou'],
    ['fr', 'Pourquoi le pont de Lyon est fermé'],
    ['de', 'Stimmt es, dass die Brücke in Lyon gesperrt ist?'],
    ['ar', 'هل أُغلق الجسر؟'],
    ['ja', '橋は閉鎖されたのか？'],
    ['xx', 'Zo zo zo?'],
  ])('finds the question in %s: %s', (lang, text) => {
    expect(rules(text, lang)).toContain('question')
  })

  it.each([
    ['en', 'He said that they closed it last year.'],
    ['en', 'He was born in Kenya.'],
    ['en', 'Last year, they closed the bridge.'],
    ['en', 'We pay for the new bridge.'],
    ['es', 'Él cerró el puente el año pasado.'],
    ['fr', 'Elle a fermé le pont.'],
    ['de', 'Er hat die Brücke gesperrt.'],
    ['ru', 'Он закрыл мост.'],
    ['pl', 'Oni zamknęli most.'],
    ['hi', 'उन्होंने पुल बंद किया।'],
  ])('finds the pronoun without a name in %s: %s', (lang, text) => {
    expect(rules(text, lang)).toEqual(['unclear-pronoun'])
  })

  it.each([
    ['en', 'Viral photo'],
    ['en', 'Video of a flood in Valencia'],
    ['en', 'Letter of Ann Lee about vaccines'],
    ['es', 'Foto de una inundación en Valencia'],
    ['pt', 'Vídeo de uma enchente em Lisboa'],
    ['fr', 'Une photo virale d’une inondation à Lyon'],
    ['de', 'Angebliches Zitat von Ann Lee'],
    ['ru', 'Фото наводнения в Лионе'],
  ])('finds the heading without a verb in %s: %s', (lang, text) => {
    expect(rules(text, lang)).toEqual(['no-verb'])
  })

  it('notes that somebody says it, unless the claim names who', () => {
    const text = 'Says the mayor of Lyon closed the pool.'
    expect(rules(text)).toEqual(['no-speaker'])
    expect(rules('Says Ann Lee closed the pool.')).toEqual([])
    expect(rules(text, 'en', { claimant: { name: 'Ann Lee', kind: 'person' } })).toEqual([])
  })

  it.each([
    ['en', 'The bridge of Lyon cost 3 million euros.'],
    ['en', 'Ann Lee said that she had closed the bridge.'],
    ['en', 'Before he died, Ann Lee closed the bridge of Lyon.'],
    ['en', 'A photo shows a flood in Valencia.'],
    ['en', 'The mayor of Lyon asked “Why is it closed?” and left.'],
    ['en', 'Will Smith slapped Chris Rock at the ceremony.'],
    ['en', 'Ann Lee wrote “I closed the bridge” in 2019.'],
    ['en', 'US troops left Lyon in 2019.'],
    ['en', 'Vaccines cause autism.'],
    // In another language than the claim says.
    ['en', 'El alcalde de Lyon dijo que el puente costó tres millones de euros.'],
    ['es', 'Una foto muestra una inundación en Valencia.'],
    ['es', 'El puente de Lyon costó 3 millones de euros.'],
    ['pt', 'A foto mostra uma enchente em Lisboa.'],
    ['fr', 'Cette vidéo montre une inondation à Lyon.'],
    ['de', 'Das Foto zeigt eine Überschwemmung in Lyon.'],
    ['de', 'Unser Trinkwasser in Lyon enthält Blei.'],
    ['it', 'Il ponte di Lione è chiuso.'],
    ['ja', '橋は昨年閉鎖された。'],
  ])('says nothing of the full sentence in %s: %s', (lang, text) => {
    expect(rules(text, lang)).toEqual([])
  })
})
