import { describe, expect, it } from 'vitest'
import { similarClaims } from '../../../../claims/packs/publisher/similar.ts'
import { wordTable } from '../../../../cli/word-table.ts'
import { aClaim } from '../../../support/records.ts'

const words = wordTable()

describe('claims/packs/similar', () => {
  // twin: the same. opp: the opposite. fig: another figure. swap: names in another order. other: another claim.
  it.each([
    ['twin', 'In 2019, the city closed ten schools.', 'Ten schools were closed by the city in 2019.'],
    [
      'twin',
      'The minister resigned on Monday after the vote.',
      'The minister quit on Monday after the vote.',
    ],
    ['twin', 'Eight million people voted in the election.', '8 million people voted in the election.'],
    ['twin', '8,000,000 people voted in the election.', '8 million people voted in the election.'],
    ['twin', '41 percent of registered voters took part.', '41% of the registered voters took part.'],
    ['twin', 'Nicolás Maduro won the vote in Caracas.', 'Nicolas Maduro won the vote in Caracas.'],
    [
      'twin',
      'The U.S. imposed sanctions on the oil company.',
      'The United States imposed sanctions on the oil company.',
    ],
    [
      'twin',
      'The mayor bought a new house in the capital.',
      'The mayor purchased a new house in the capital.',
    ],
    [
      'twin',
      'The tower is about 8.1 million years old, the study says.',
      'The tower is 8 million years old, the study says.',
    ],
    [
      'twin',
      "The company's profits fell by half last year.",
      'Last year the profits of the company fell by half.',
    ],
    ['swap', 'El gobierno cerró diez escuelas en 2019.', 'En 2019 el Gobierno cerró 10 escuelas.'],
    ['twin', 'La torre de París mide 300 metros.', 'La torre de Paris mide trescientos metros.'],
    [
      'twin',
      'The government banned plastic bags in all shops.',
      'Plastic bags were banned in all shops by the government.',
    ],
    [
      'opp',
      'The bridge over the river was closed in March.',
      'The bridge over the river was not closed in March.',
    ],
    [
      'opp',
      'The bridge over the river was closed in March.',
      "The bridge over the river wasn't closed in March.",
    ],
    ['twin', "The mayor doesn't want the new bridge.", 'The mayor doesnt want the new bridge.'],
    ['opp', 'The bridge over the river has never been closed.', 'The bridge over the river has been closed.'],
    ['opp', 'Crime in the city rose last year.', 'Crime in the city fell last year.'],
    [
      'opp',
      'The number of nurses increased under the government.',
      'The number of nurses decreased under the government.',
    ],
    ['opp', 'The vaccine is safe for children.', 'The vaccine is unsafe for children.'],
    ['opp', 'The vaccine is safe for children.', 'The vaccine is dangerous for children.'],
    ['opp', 'Smith won the election in Ohio.', 'Smith lost the election in Ohio.'],
    ['opp', 'The court approved the plan for the dam.', 'The court rejected the plan for the dam.'],
    ['opp', 'Abortion is legal in the state.', 'Abortion is illegal in the state.'],
    ['opp', 'More people voted than in 2012.', 'Fewer people voted than in 2012.'],
    ['opp', 'The mayor failed to sign the contract.', 'The mayor signed the contract.'],
    ['opp', 'There is no evidence of fraud in the election.', 'There is evidence of fraud in the election.'],
    ['opp', 'No soldiers were sent to the border.', 'Soldiers were sent to the border.'],
    ['opp', 'The tax is higher than in any other country.', 'The tax is lower than in any other country.'],
    [
      'opp',
      'El puente sobre el río fue cerrado en marzo.',
      'El puente sobre el río no fue cerrado en marzo.',
    ],
    ['opp', 'La vacuna es segura para los niños.', 'La vacuna es peligrosa para los niños.'],
    ['opp', 'El desempleo subió en todo el país.', 'El desempleo bajó en todo el país.'],
    ['opp', 'The dam was built before the war.', 'The dam was built after the war.'],
    [
      'opp',
      'The minister was present at the meeting in Rome.',
      'The minister was absent from the meeting in Rome.',
    ],
    ['opp', 'The border with Mexico is open.', 'The border with Mexico is closed.'],
    ['opp', 'The drug helps against the flu.', 'The drug does not help against the flu.'],
    ['fig', 'The tower is 300 metres high.', 'The tower is 310 metres high.'],
    ['fig', 'Unemployment was 5 percent in 2019.', 'Unemployment was 4 percent in 2019.'],
    ['other', 'Unemployment was 5 percent in 2019.', 'Unemployment was 5 percent in 2020.'],
    ['other', 'The old stone bridge was closed in March.', 'The old stone bridge was closed in May.'],
    [
      'other',
      'More than 5 million people have fled the country.',
      'More than 6 million people have fled the country.',
    ],
    [
      'other',
      'The mayor of Exampleton was arrested for fraud.',
      'The mayor of Sampleville was arrested for fraud.',
    ],
    ['other', 'The city closed ten schools.', 'The city opened ten hospitals.'],
    [
      'other',
      'The trade deal with Canada was signed in Ottawa.',
      'The trade deal with Mexico was signed in Ottawa.',
    ],
    ['swap', 'Germany beat Brazil in the final of the cup.', 'Brazil beat Germany in the final of the cup.'],
    [
      'other',
      'The president of France met the king of Spain.',
      'The king of Norway met the president of Peru.',
    ],
    ['opp', 'The court upheld the ban on night flights.', 'The court overturned the ban on night flights.'],
    ['opp', 'The president signed the farm bill in March.', 'The president vetoed the farm bill in March.'],
    ['opp', 'The rule loosens the limits on pesticides.', 'The rule tightens the limits on pesticides.'],
    ['opp', 'Voting is compulsory in the republic.', 'Voting is voluntary in the republic.'],
    ['opp', 'El tribunal anuló la multa al banco.', 'El tribunal confirmó la multa al banco.'],
    ['opp', 'El voto es voluntario en la república.', 'El voto es obligatorio en la república.'],
    [
      'other',
      'The president signed the farm bill in March.',
      'The president vetoed the school bill in March.',
    ],
    [
      'other',
      'The study found that coffee prevents cancer.',
      'The study found that coffee prevents diabetes.',
    ],
  ])('calls a pair %s: “%s” / “%s”', (expected, a, b) => {
    const lang = /^(?:El|La) /.test(a) ? 'es' : 'en'
    const [one, two] = [a, b].map((text, at) =>
      aClaim({ id: `c${at}`, lang, texts: { [lang]: { text } }, finding: { [lang]: 'It is so.' } }),
    )
    const [pair] = similarClaims([one!, two!], words)
    const kind = pair && (pair.figures ? 'fig' : pair.opposite ? 'opp' : pair.reordered ? 'swap' : 'twin')
    expect(kind ?? 'other').toBe(expected)
  })

  it('finds the same pairs as a comparison of all with all', () => {
    const words = 'bridge tower river school mayor budget train harbour museum winter'.split(' ')
    const claims = Array.from({ length: 60 }, (_, n) => {
      const chosen = words.filter((_, at) => ((n * 2654435761) >>> at) % 3 !== 0)
      return aClaim({ id: `c${n}`, texts: { en: { text: `${chosen.join(' ')}.` } } })
    })
    const fast = new Set(similarClaims(claims).map(({ a, b }) => [a.id, b.id].sort().join(' ')))
    const slow = new Set<string>()
    for (const a of claims)
      for (const b of claims)
        if (a.id < b.id && similarClaims([a, b]).length > 0) slow.add([a.id, b.id].sort().join(' '))
    expect(slow.size).toBeGreaterThan(10)
    expect(fast).toEqual(slow)
  })
})
