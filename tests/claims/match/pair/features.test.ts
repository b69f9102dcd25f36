import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { align } from '../../../../claims/match/pair/align.ts'
import type { Context } from '../../../../claims/match/pair/context.ts'
import {
  CONTEXTUAL,
  FEATURES,
  type FeatureName,
  featureOf,
} from '../../../../claims/match/pair/feature-names.ts'
import { featuresOf } from '../../../../claims/match/pair/features.ts'
import type { Pair } from '../../../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../../../claims/match/pair/sentence-facts.ts'
import { analysed, claimOf, contextOf, type Page, pairOf, WORDS } from '../../../support/pairs.ts'

/** Features under their names. */
function named(vector: ArrayLike<number>, names: readonly FeatureName[] = FEATURES): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, vector[i] as number]))
}

/** Claims with names, verbs, numbers, dates and quotations, and sentences that say them in part. */
const CLAIMS = [
  'Leopoldo López counted 8 million votes in Caracas in July 2017.',
  'Smartmatic said "the turnout was manipulated by one million votes" in 2017.',
  'The governor of Ohio refused to close the Elm Street library.',
]
const SENTENCES = [
  'He counted 9 million votes there, was it manipulated?',
  'In August, López would not close the library.',
  'Governor Jane Roe closed a school in Ohio.',
  'The turnout was manipulated by one million votes.',
]
/** Pages that say nothing, a surname, a whole name, a number, a date, verbs, another name; with and without a day. */
const PAGES: readonly Page[] = [
  {},
  { published: '2017-08-02' },
  { published: '2020-01-01' },
  { headline: 'López and Smartmatic' },
  { lead: 'Leopoldo López refused to say what was counted in July 2017.', published: '2020-01-01' },
  { before: ['It was 8 million votes, or one million.', 'Smartmatic manipulated the governor.'] },
  { headline: 'Jane Roe' },
]

/** The features of a claim beside a sentence on a page, whatever the page changes about the weights of names. */
function featuresOn(claim: string, sentence: string, page: Context, vector?: Float64Array): Float64Array {
  const [wording] = claimOf(claim).wordings
  const beside = analysed(sentence)
  if (wording === undefined) throw new Error('a claim without wordings')
  const alignment = { ...align(wording, beside, page, WORDS), weights: wording.weights }
  const texts = { wordingAnalysis: wording, sentenceAnalysis: beside, around: page, alignment }
  const all = { explained: new Uint8Array(beside.tokens.length), meanCoverage: 0.5 }
  return featuresOf(texts, sentenceFacts(beside), all, vector)
}

describe('claims/match/pair/features', () => {
  it('gives every feature under its own name', () => {
    const pair = pairOf(
      'Smartmatic counted 8 million votes in Caracas',
      'Smartmatic counted 9 million votes?',
    )
    expect(named((pair as Pair).features)).toMatchObject({
      wordsSaid: 2,
      wordsMissing: 0,
      namesSaid: 1,
      numbers: 0,
      numbersCount: 1,
      otherNumbers: 1,
      dates: 0.5,
      asks: 1,
      supposes: 0,
      claimLength: 5,
      verbatimWords: 2,
      numbersMissing: 1,
      claimAsks: 0,
      share: 1,
    })
  })

  it('assigns every feature', () => {
    const vector = new Float64Array(FEATURES.length).fill(Number.NaN)
    featuresOn(CLAIMS[0] as string, SENTENCES[0] as string, contextOf({}), vector)
    expect(FEATURES.filter((_, i) => Number.isNaN(vector[i]))).toEqual([])
  })

  it('gives every name the same value in any order of the features', async () => {
    const reversed = FEATURES.toReversed()
    vi.resetModules()
    vi.doMock('../../../../claims/match/pair/feature-names.ts', async (original) => ({
      ...(await original<object>()),
      FEATURES: reversed,
      AT: Object.fromEntries(reversed.map((name, place) => [name, place])),
    }))
    const { pairOf: pairInReverse } = await import('../../../support/pairs.ts')
    vi.doUnmock('../../../../claims/match/pair/feature-names.ts')
    for (const claim of CLAIMS) {
      for (const sentence of SENTENCES) {
        const [pair, inReverse] = [pairOf(claim, sentence), pairInReverse(claim, sentence)] as [Pair, Pair]
        expect(named(inReverse.features, reversed)).toEqual(named(pair.features))
        expect(inReverse.readings.departures).toEqual(pair.readings.departures)
        expect(inReverse.readings.isDenied).toBe(pair.readings.isDenied)
      }
    }
  })

  it('lists as contextual exactly what the context changes beyond the weights of names', () => {
    const changed = new Set<FeatureName>()
    for (const claim of CLAIMS) {
      for (const sentence of SENTENCES) {
        const alone = featuresOn(claim, sentence, contextOf({}))
        for (const page of PAGES) {
          const onPage = featuresOn(claim, sentence, contextOf(page))
          for (const [i, name] of FEATURES.entries()) if (alone[i] !== onPage[i]) changed.add(name)
        }
      }
    }
    expect([...changed].sort()).toEqual([...CONTEXTUAL].sort())
  })

  it('changes only contextual features on any page', () => {
    const word = fc.constantFrom(
      'López',
      'Leopoldo',
      'Caracas',
      'votes',
      'counted',
      '8 million',
      '2017',
      'he',
    )
    const text = fc.array(word, { maxLength: 6 }).map((list) => list.join(' '))
    const page = fc.record({
      before: fc.array(text, { maxLength: 3 }),
      headline: text,
      lead: text,
      published: fc.constantFrom('2017-07-30', '2020-01-01'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...CLAIMS),
        fc.constantFrom(...SENTENCES),
        page,
        (claim, sentence, said) => {
          const [alone, onPage] = [
            featuresOn(claim, sentence, contextOf({})),
            featuresOn(claim, sentence, contextOf(said)),
          ]
          const changed = FEATURES.filter((name, i) => alone[i] !== onPage[i] && !CONTEXTUAL.includes(name))
          expect(changed).toEqual([])
        },
      ),
    )
  })

  it('finds the longest stretch that claim and sentence share word for word', () => {
    // Words that repeat, stop words among them, and some that only one side has.
    const text = (own: string[]) =>
      fc
        .array(fc.constantFrom('vote', 'machine', 'the', 'in', 'Caracas', 'minister', ...own), {
          minLength: 1,
          maxLength: 14,
        })
        .map((list) => `Senator ${list.join(' ')}`)
    fc.assert(
      fc.property(text(['budget', 'river']), text(['school', 'harbour']), (claim, sentence) => {
        const [a, b] = [claim, sentence].map((one) => one.split(' ')) as [string[], string[]]
        let longest = 0
        for (let i = 0; i < a.length; i++)
          for (let k = 0; k < b.length; k++) {
            let run = 0
            while (i + run < a.length && a[i + run] === b[k + run]) run++
            longest = Math.max(longest, run)
          }
        expect(featureOf(pairOf(claim, sentence) as Pair, 'verbatimWords')).toBe(longest)
      }),
    )
  })
})
