import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { naiveRetriever } from '../../../bench/quality/naive-retriever.ts'
import type { Judge } from '../../../claims/match/judge/judge.ts'
import { SHIPPED_MODEL } from '../../../claims/match/judge/shipped-model.ts'
import { type OpenMatcherOptions, openMatcher } from '../../../claims/match/open-matcher.ts'
import { createRanker } from '../../../claims/rank/ranker.ts'
import { rankingBy } from '../../../claims/rank/ranking.ts'
import { spelledOut } from '../../../claims/rank/terms.ts'
import { claimKey } from '../../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { EMPTY_WORD_TABLE, openWordTable, type WordTable } from '../../../claims/text/word-table.ts'
import { growth, IN_PROPORTION } from '../../support/growth.ts'

const claim = (id: string, ...texts: string[]): MatchableClaim => ({
  key: claimKey('pack', id),
  wordings: texts.map((text) => ({ lang: 'en', text })),
  guards: {},
  rejects: [],
})
const CLAIMS = [
  claim('koala', 'Half of all koalas died in the Australian fires of 2020.'),
  claim('mill', 'The paper mill in Norton closes and two hundred workers lose their jobs.'),
  claim('tower', 'The city council sold the old water tower.', 'Was the water tower sold?'),
  claim('harbour', 'A storm destroyed the old harbour and its water tower.'),
]
const ranker = createRanker(CLAIMS, EMPTY_WORD_TABLE)
const nearest = (text: string, before: string[] = [], most = 2): string[] =>
  ranker.nearest(text, before, 'en', most).map((key) => key.slice('pack/'.length))
/** The ids of the claims that share a word with a text, the nearest first, among many on other things. */
function orderOf(text: string, claims: MatchableClaim[], words: WordTable = EMPTY_WORD_TABLE): string[] {
  const others = Array.from({ length: 60 }, (_, i) => claim(`other-${i}`, `Ship ${i} sails.`))
  return createRanker([...claims, ...others], words)
    .nearest(text, [], 'en', claims.length)
    .map((key) => key.slice('pack/'.length))
}

describe('claims/rank/ranker', () => {
  it.each([
    ['The council got a good price for the tower it sold.', 'tower'],
    ['#AustralianFires: will the koala come back?', 'koala'],
    ['Workers at the mills fear for their jobs.', 'mill'],
  ])('finds first for "%s" the claim about the %s', (text, id) => {
    expect(nearest(text)[0]).toBe(id)
  })

  it('uses the sentences before for what the sentence leaves open', () => {
    expect(nearest('The old tower is gone.', ['A storm hit the harbour.'])[0]).toBe('harbour')
    expect(nearest('The old tower is gone.', ['The city council sold it.'])[0]).toBe('tower')
  })

  it('finds a claim with another word of the same meaning, but not with the opposite', () => {
    const words = openWordTable(readFileSync('public/words.bin'))
    const fates = [
      claim('lowered', 'The mayor of Norton was downgraded.'),
      claim('held', 'The mayor of Norton was imprisoned.'),
    ]
    expect(orderOf('They jailed the mayor!', fates, words)).toEqual(['held', 'lowered'])
    const moves = [claim('jump', 'Prices jump here.'), claim('fall', 'Prices fall here.')]
    expect(orderOf('Prices rise.', moves, words)).toEqual(['jump', 'fall'])
  })

  it('ranks a claim higher that shares words with the other claims near the sentence', () => {
    const claims = [
      claim('paint', 'A farmer painted the tower blue.'),
      claim('sold', 'On Monday a council sold the tower to a bank, as everybody knows.'),
      claim('price', 'The council sold the water tower of Norton to a bank for a low price.'),
    ]
    expect(orderOf('The water tower in Norton leaks.', claims)).toEqual(['price', 'sold', 'paint'])
  })

  it('weighs the beginning and end of a word more than letters inside', () => {
    const claims = [claim('party', 'Norton party.'), claim('artist', 'Norton artists.')]
    expect(orderOf('Norton art.', claims)).toEqual(['artist', 'party'])
  })

  it('gives as many as are asked for, and none that shares no word', () => {
    expect(nearest('Water.', [], 1)).toHaveLength(1)
    expect(nearest('Water.', [], 10).sort()).toEqual(['harbour', 'tower'])
    expect(nearest('Nothing of this kind.')).toEqual([])
  })

  it('gives tied claims in the order in which they were given', () => {
    const twins = ['b', 'a', 'c'].map((id) => claim(id, 'The mayor of Norton resigned.'))
    const found = createRanker(twins, EMPTY_WORD_TABLE).nearest('Norton has no mayor.', [], 'en', 3)
    expect(found).toEqual(['pack/b', 'pack/a', 'pack/c'])
  })

  it('keeps nothing from one sentence to the next', () => {
    const once = nearest('The council sold the tower.')
    nearest('A storm, a harbour, koalas and a mill.')
    expect(nearest('The council sold the tower.')).toEqual(once)
  })

  it('splits joined words and leaves out addresses', () => {
    expect(spelledOut('See https://example.org/MillCloses #NortonMill NASA').split(/\s+/)).toEqual(
      expect.arrayContaining(['See', '#NortonMill', 'Norton', 'Mill', 'NASA']),
    )
    expect(spelledOut('https://example.org/MillCloses')).not.toContain('Mill')
  })

  it.each([
    ['words in one', 'aA'],
    ['letters in one word', 'a'],
    ['marks', '\u0301'],
    ['words', 'tower '],
    ['hash signs', '#a'],
    ['addresses', 'https://'],
  ])('reads many %s in linear time', async (_, unit) => {
    const read = (length: number) => {
      const text = unit.repeat(length / unit.length)
      nearest(text)
      nearest('The tower.', [text])
    }
    expect(await growth(read, { size: 20_000 })).toBeLessThan(IN_PROPORTION)
  })
})

describe('claims/match/matcher with a ranker', () => {
  const judgeOf = (judge: Judge['judge']): Judge => ({ id: 'test', levels: SHIPPED_MODEL.levels, judge })
  const open = (model: OpenMatcherOptions['model']) =>
    openMatcher({
      index: naiveRetriever(CLAIMS, EMPTY_WORD_TABLE),
      claims: CLAIMS,
      words: EMPTY_WORD_TABLE,
      model,
      ranking: rankingBy(ranker),
    })
  const matcher = open(SHIPPED_MODEL)
  const match = (text: string, top: number | undefined) =>
    matcher.match({
      document: { lang: 'en', headline: '', lead: '' },
      runs: [{ before: [], sentences: [{ id: 7, text }] }],
      level: 'strict',
      ...(top === undefined ? {} : { top }),
    })

  it('answers top with claims below the retrieval floor, scores falling in the order of the ranking', async () => {
    const matches = await match('What a tower this is, said the council.', 2)
    expect(matches.map(({ claim }) => claim)).toEqual(['pack/tower', 'pack/harbour'])
    expect(matches[0]?.score).toBeGreaterThan(matches[1]?.score as number)
  })

  /** Two claims with the words of the sentence. The ranking has z first. */
  const twice = (model: OpenMatcherOptions['model'] = SHIPPED_MODEL) => {
    const same = ['z', 'a'].map((id) => claim(id, 'The city council sold the old water tower.'))
    return openMatcher({
      index: naiveRetriever(same, EMPTY_WORD_TABLE),
      claims: same,
      words: EMPTY_WORD_TABLE,
      model,
      ranking: rankingBy(createRanker(same, EMPTY_WORD_TABLE)),
    }).match({
      document: { lang: 'en', headline: '', lead: '' },
      runs: [{ before: [], sentences: [{ id: 0, text: 'The city council sold the old water tower.' }] }],
      level: 'strict',
      top: 2,
    })
  }

  it('puts the ranking’s first claim first if two scores are the same', async () => {
    const matches = await twice()
    expect(matches.map(({ claim }) => claim)).toEqual(['pack/z', 'pack/a'])
    expect(matches[1]?.score).toBe(matches[0]?.score)
  })

  it.each([
    [0.9, ['pack/z', 'pack/a'], [0.95, 0.95]],
    [0.84, ['pack/a', 'pack/z'], [0.95, 0.84]],
  ])('puts it first if it scores nearly the same as a marked claim: %f', async (score, order, scores) => {
    const matches = await twice(
      judgeOf((pairs) => pairs.map((pair) => (pair.claim.key === 'pack/a' ? 0.95 : score))),
    )
    expect(matches.map(({ claim }) => claim)).toEqual(order)
    expect(matches.map((match) => match.score)).toEqual(scores)
    // The mark stays where it was.
    expect(matches.filter(({ marked }) => marked).map(({ claim }) => claim)).toEqual(['pack/a'])
  })

  it('marks nothing with top that is not found without it, for any judge', async () => {
    const credulous = open(judgeOf(async (pairs) => pairs.map(() => 1)))
    const sentence = { id: 0, text: 'What a tower this is, said the council.' }
    const request = {
      document: { lang: 'en', headline: '', lead: '' },
      runs: [{ before: [], sentences: [sentence] }],
      level: 'wide',
    } as const
    expect(await credulous.match({ ...request, all: true })).toEqual([])
    const near = await credulous.match({ ...request, top: 2 })
    expect(near.map(({ level, marked }) => ({ level, marked }))).toEqual([
      { level: null, marked: false },
      { level: null, marked: false },
    ])
    expect(near.every(({ score }) => score < SHIPPED_MODEL.levels.wide)).toBe(true)
  })

  it('marks the same claims with top as without', async () => {
    const text = 'The city council sold the old water tower.'
    const marks = (await match(text, undefined)).map(({ claim, score }) => ({ claim, score }))
    const withTop = (await match(text, 3)).filter(({ marked }) => marked)
    expect(withTop.map(({ claim, score }) => ({ claim, score }))).toEqual(marks)
  })
})
