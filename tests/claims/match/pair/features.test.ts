import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseClaim } from '../../../../claims/match/pair/analysed-claim.ts'
import type { Context } from '../../../../claims/match/pair/context.ts'
import { FEATURES, type FeatureName } from '../../../../claims/match/pair/feature-names.ts'
import { makePairs } from '../../../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../../../claims/match/pair/sentence-facts.ts'
import { analyse } from '../../../../claims/text/analyse.ts'
import { openWordTable } from '../../../../claims/text/word-table.ts'

const words = openWordTable(readFileSync(resolve('public', 'words.bin')))
const of = (text: string) => analyse(text, 'en', words)
const nothing: Context = { before: [], headline: of(''), lead: of(''), published: undefined }

/** The features of a claim beside a sentence, by name. */
function featuresFor(claim: string, sentence: string): Record<FeatureName, number> {
  const wordings = [{ lang: 'en', text: claim }]
  const analysed = analyseClaim({ key: 'test/one', wordings, guards: {}, rejects: [] }, words)
  const beside = of(sentence)
  const [pair] = makePairs(analysed, beside, sentenceFacts(beside), nothing, words)
  const named = FEATURES.map((name, i) => [name, pair?.features[i]] as const)
  return Object.fromEntries(named) as Record<FeatureName, number>
}

describe('claims/match/features', () => {
  it('gives every feature under its own name', () => {
    expect(
      featuresFor('Smartmatic counted 8 million votes in Caracas', 'Smartmatic counted 9 million votes?'),
    ).toMatchObject({
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
        expect(featuresFor(claim, sentence).verbatimWords).toBe(longest)
      }),
    )
  })
})
