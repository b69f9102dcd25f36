import { describe, expect, it } from 'vitest'
import { nameDoubt } from '../../../../claims/packs/reader/publisher-names.ts'
import { packManifest } from '../../../../claims/records/pack.ts'
import { parse } from '../../../../claims/schema.ts'
import { aManifest } from '../../../support/records.ts'

const KNOWN = [
  { name: 'Tower Watch', url: 'https://towers.example/' },
  { name: 'Проверка', url: 'https://check.example/' },
]
const doubt = (name: string, url = 'https://towers.example/') => nameDoubt({ name, url }, KNOWN)

describe('claims/packs/publisher-names', () => {
  it.each([
    ['a Cyrillic o', 'T\u043ewer Watch'],
    ['capital Cyrillic letters', 'T\u041e\u0412ER WATCH'.replace('\u0412', 'W')],
    ['a Greek alpha', 'Tower W\u03b1tch'],
    ['another case', 'TOWER WATCH'],
    ['a hyphen in place of the space', 'Tower-Watch'],
    ['no space', 'TowerWatch'],
    ['a full stop', 'Tower Watch.'],
    ['full-width letters', '\uff34ower Watch'],
    ['mathematical letters', '\u{1d413}ower Watch'],
    ['digits for letters', 'T0wer Watch'],
  ])('sees that a name with %s looks like a known one', (_, name) => {
    expect(doubt(name)).toEqual({ code: 'looks-like', name: 'Tower Watch' })
  })

  it('sees that a Latin name imitates a Cyrillic one', () => {
    expect(doubt('Пр\u006fверка')).toEqual({ code: 'looks-like', name: 'Проверка' })
  })

  it('sees words of several alphabets in names that nobody knows', () => {
    expect(doubt('Br\u0456dge News')).toEqual({ code: 'mixed', word: 'Br\u0456dge' })
  })

  it('sees a known name with the address of another site', () => {
    expect(doubt('Tower Watch', 'https://evil.example/')).toEqual({
      code: 'other-site',
      name: 'Tower Watch',
      site: 'towers.example',
    })
  })

  it.each([
    ['the known name itself', 'Tower Watch'],
    ['another name', 'Bridge Watch'],
    ['words of two alphabets, each in its own', 'Новости News'],
    ['Japanese, which mixes three scripts', 'ファクトチェック東京のNHK'],
    ['an accent of its own', 'Chequeado Méjico'],
  ])('has no doubt about %s', (_, name) => {
    expect(doubt(name)).toBeUndefined()
  })

  it('has no doubt about the same name at another page of the same site', () => {
    expect(doubt('Tower Watch', 'https://www.towers.example/about')).toBeUndefined()
  })
})

describe('a name in a manifest', () => {
  const reads = (name: string) =>
    parse(packManifest, { ...aManifest(), publisher: { name, url: 'https://towers.example/' } }, 'pack.json')
      .ok

  it.each([
    ['a zero-width space', 'Tower\u200b Watch'],
    ['a joiner between Latin letters', 'To\u200dwer'],
    ['a soft hyphen', 'Tow\u00ader'],
    ['a Hangul filler alone', '\u3164'],
    ['a filler beside letters', 'Tower\u115f'],
    ['a blank Braille pattern', 'Tower \u2800'],
    ['a blank Braille pattern alone', '\u2800'],
    ['a no-break space', 'Tower\u00a0Watch'],
    ['an ideographic space', 'Tower\u3000Watch'],
    ['two spaces', 'Tower  Watch'],
    ['a left-to-right mark', 'Tower\u200e'],
    ['tag characters', 'Tower\u{e0054}'],
    ['a private character', 'Tower \ue000'],
    ['a variation selector', 'Tower\ufe0f'],
    ['punctuation alone', '–––'],
  ])('must not have %s', (_, name) => {
    expect(reads(name)).toBe(false)
  })

  it.each([
    'Tower Watch',
    'Ärzte für Fakten e.V.',
    'O’Brien & Söhne (2)',
    'می‌خواهم',
    'ファクトチェック・東京',
  ])('may be %s', (name) => {
    expect(reads(name)).toBe(true)
  })
})
