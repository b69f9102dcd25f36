import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../../claims/text/analyse.ts'
import { openWordTable } from '../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync('public/words.bin'))
const verbsOf = (text: string, lang = 'en'): string[] => {
  const { tokens, verbs } = analyse(text, lang, words, { verbs: true })
  return tokens.filter((_, i) => verbs[i]).map(({ word }) => word)
}

describe('claims/text/verbs', () => {
  it.each([
    ['Prosecutors drop all charges.', ['drop']],
    ['The drop in charges was small.', []],
    ['Chicago prosecutors dropped all charges against the actor.', ['dropped']],
    ['He staged a racist attack on himself.', ['staged']],
    ['The firm used the harvested data to help the campaign.', ['used', 'help']],
    ['Smollett paid two brothers to invent the attack.', ['paid', 'invent']],
    ['Ministers took the money and fled.', ['took', 'fled']],
    ['People with more women than men', []],
    ['The city will not close the election office.', ['close']],
    ['Facebook bans the company.', ['bans']],
    ['a need for speed', []],
    ['The election of the speaker ended an investigation.', ['ended']],
    ['', []],
  ])('finds in “%s” %j', (text, verbs) => {
    expect(verbsOf(text)).toEqual(verbs)
  })

  it('finds no verbs in a language whose verbs it does not know', () => {
    expect(verbsOf('Los fiscales retiraron los cargos y la pared del césped.', 'es')).toEqual([])
    expect(verbsOf('Prokuratura wycofała zarzuty.', 'pl')).toEqual([])
  })
})
