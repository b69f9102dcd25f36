/**
 * Aligns a claim with a sentence. For every token of the claim that has weight it finds where the
 * sentence says it and how (the same word, another form, another word for it, the same value). If the
 * sentence does not say it, it looks whether the context does.
 */
import type { Analysis } from '../../text/analyse.ts'
import { oppositesOf } from '../../text/opposites.ts'
import type { LanguageTable, WordTable } from '../../text/word-table.ts'
import { alignDates } from './align-dates.ts'
import { alignNumbers } from './align-numbers.ts'
import type { Alignment, How, TokenFits } from './alignment.ts'
import { type Context, type Nearby, nearbyTexts } from './context.ts'
import { weightsBeside } from './given-names.ts'
import { FIT_OF_LOWERED_NAME, fitFromContext, relatedWord } from './word-fit.ts'

/**
 * Aligns one wording of a claim with a sentence.
 *
 * @param numberTolerance share of its value by which a number may differ (the claim's own guard)
 */
export function align(
  claim: Analysis,
  sentence: Analysis,
  context: Context,
  table: WordTable,
  numberTolerance?: number,
): Alignment {
  const count = claim.tokens.length
  const fits: TokenFits = {
    to: new Array<number>(count).fill(-1),
    fit: new Array<number>(count).fill(0),
    how: new Array<How>(count).fill('none'),
    fromContext: new Array<number>(count).fill(0),
  }
  const around = nearbyTexts(context)
  const opposites = alignWords(claim, sentence, around, table.language(claim.language), fits)
  const weights = weightsBeside(claim, fits.fit, fits.fromContext)
  const { otherNumbers, otherNumbersOfUnit } = alignNumbers(
    claim,
    sentence,
    context.before[0],
    fits,
    numberTolerance,
  )
  const dates = alignDates(claim, sentence, around, context.published, fits)
  return {
    to: fits.to,
    fit: fits.fit,
    how: fits.how,
    fromContext: fits.fromContext,
    weights,
    opposites,
    otherNumbers,
    otherNumbersOfUnit,
    dates,
  }
}

/** Fills in `fits` for names and words; gives how many of them have their opposite in the sentence. */
function alignWords(
  claim: Analysis,
  sentence: Analysis,
  around: readonly Nearby[],
  words: LanguageTable,
  fits: TokenFits,
): number {
  let opposites = 0
  let last = -1
  for (let i = 0; i < claim.tokens.length; i++) {
    const role = claim.roles[i]
    if (role !== 'name' && role !== 'word') continue
    const token = claim.tokens[i] as Analysis['tokens'][number]
    const places = sentence.byStem.get(token.stem)
    if (places !== undefined) {
      const place = nextTo(places, last)
      const there = sentence.tokens[place] as Analysis['tokens'][number]
      const isLowered = role === 'name' && there.case === 'lower' && token.case !== 'lower'
      fits.to[i] = place
      fits.fit[i] = isLowered ? FIT_OF_LOWERED_NAME : 1
      fits.how[i] = there.word === token.word ? 'exact' : 'form'
      last = place
      continue
    }
    if (oppositesOf(token.stem, claim.language).some((stem) => sentence.byStem.has(stem))) opposites++
    else {
      const { place, fit, how, opposite } = relatedWord(claim, i, sentence, words)
      if (opposite) opposites++
      if (place >= 0) {
        fits.to[i] = place
        fits.fit[i] = fit
        fits.how[i] = how
      }
    }
    fits.fromContext[i] = fitFromContext(claim, i, around, words)
  }
  return opposites
}

/** Of the places where the sentence has a word, the one nearest to the token after `last`: words keep the claim's order if they can. */
function nextTo(places: readonly number[], last: number): number {
  let best = places[0] as number
  for (const place of places) if (Math.abs(place - last - 1) < Math.abs(best - last - 1)) best = place
  return best
}
