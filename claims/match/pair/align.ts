/**
 * Lays the words of a claim beside those of a sentence: for every word of the claim that carries
 * weight, where the sentence says it and how (the same word, another form, another word for it,
 * the same figure), and whether the context says it where the sentence does not.
 */
import type { Analysis } from '../../text/analyse.ts'
import { compareDates } from '../../text/dates.ts'
import { agreement, comparable } from '../../text/numbers.ts'
import { oppositesOf } from '../../text/opposites.ts'
import type { LanguageTable, WordTable } from '../../text/word-table.ts'

/** What surrounds a sentence on its page, analysed; the nearest sentence first. */
export type Context = {
  readonly before: readonly Analysis[]
  readonly headline: Analysis
  readonly lead: Analysis
  /** ISO 8601 day on which the page was published. */
  readonly published: string | undefined
}

export type How = 'exact' | 'form' | 'meaning' | 'value' | 'none'

/** What became of each token of the claim; indexed like its tokens. */
export type Alignment = {
  /** The sentence's token, or -1. */
  readonly to: readonly number[]
  /** How well it fits, 0–1. */
  readonly fit: readonly number[]
  readonly how: readonly How[]
  /** How well the context fits where the sentence does not, 0–1. */
  readonly fromContext: readonly number[]
  /** The token's weight here: parts of a name whose last part stands weigh little. */
  readonly weights: readonly number[]
  /** Words of the claim whose opposite is in the sentence. */
  readonly opposites: number
  /** Numbers of the claim against which the sentence has another number of the same kind; and of the same unit. */
  readonly otherNumbers: number
  readonly otherNumbersOfUnit: number
  readonly dates: 'none' | 'same' | 'conflict' | 'open'
}

// How well a word stands for another one; the scorer's weights are learned on top of these.
const FIT = { derived: 0.9, same: 0.75, similar: 0.55, prefix: 0.7, loweredName: 0.6 }
/** Another form by its look: this many letters, and this share of the longer word, in common at the start. */
const PREFIX_LETTERS = 5
const PREFIX_SHARE = 0.7
/** A given name before a surname that stands ("López" for "Leopoldo López") weighs this much of its weight. */
const GIVEN_NAME = 0.2

/**
 * The least that the tokens of a wording may weigh whatever the context says: a part of a name that
 * the sentence leaves out weighs little if the last part stands somewhere. Undefined where all
 * weigh the same in every context.
 */
export function leastWeights(claim: Analysis, { fit }: Alignment): readonly number[] | undefined {
  let weights: number[] | undefined
  for (let i = claim.tokens.length - 1; i > 0; i--) {
    if (claim.roles[i] !== 'name' || claim.roles[i + 1] === 'name') continue
    for (let k = i - 1; k >= 0 && claim.roles[k] === 'name' && touches(claim, k); k--) {
      if (fit[k] !== 0) continue
      weights ??= claim.weights.slice()
      weights[k] = (weights[k] as number) * GIVEN_NAME
    }
  }
  return weights
}

/** Aligns one wording of a claim with a sentence. */
export function align(
  claim: Analysis,
  sentence: Analysis,
  context: Context,
  table: WordTable,
  numberTolerance?: number,
): Alignment {
  const words = table.language(claim.language)
  const count = claim.tokens.length
  const to = new Array<number>(count).fill(-1)
  const fit = new Array<number>(count).fill(0)
  const how = new Array<How>(count).fill('none')
  const fromContext = new Array<number>(count).fill(0)
  const weights = claim.weights.slice()
  const around = nearby(context)
  let opposites = 0
  let last = -1

  for (let i = 0; i < count; i++) {
    const role = claim.roles[i]
    if (role !== 'name' && role !== 'word') continue
    const token = claim.tokens[i] as Analysis['tokens'][number]
    const places = sentence.byStem.get(token.stem)
    if (places !== undefined) {
      const place = nearest(places, last)
      const there = sentence.tokens[place] as Analysis['tokens'][number]
      to[i] = place
      // "trump card" does not speak of Trump.
      fit[i] = role === 'name' && there.case === 'lower' && token.case !== 'lower' ? FIT.loweredName : 1
      how[i] = there.word === token.word ? 'exact' : 'form'
      last = place
      continue
    }
    if (oppositesOf(token.stem, claim.language).some((stem) => sentence.byStem.has(stem))) opposites++
    else {
      const other = findRelated(claim, i, sentence, words)
      if (other.opposite) opposites++
      if (other.place >= 0) {
        to[i] = other.place
        fit[i] = other.fit
        how[i] = other.how
      }
    }
    fromContext[i] = contextFit(claim, i, around, words)
  }

  // Names: the last part stands for the whole.
  for (let i = count - 1; i > 0; i--) {
    if (claim.roles[i] !== 'name' || claim.roles[i + 1] === 'name') continue
    const stands = (fit[i] as number) > 0 || (fromContext[i] as number) > 0
    for (let k = i - 1; k >= 0 && claim.roles[k] === 'name' && touches(claim, k); k--)
      if (stands && fit[k] === 0 && fromContext[k] === 0) weights[k] = (weights[k] as number) * GIVEN_NAME
  }

  let otherNumbers = 0
  let otherNumbersOfUnit = 0
  for (const number of claim.quantities) {
    let best = 0
    let conflict = false
    let conflictOfUnit = false
    for (const there of sentence.quantities) {
      const agrees = agreement(number, there, numberTolerance)
      if (agrees > best) {
        best = agrees
        to[number.from] = there.from
      }
      if (agrees === 0 && comparable(number, there)) {
        conflict = true
        if (number.unit !== undefined && number.unit === there.unit) conflictOfUnit = true
      }
    }
    fit[number.from] = best
    how[number.from] = best === 0 ? 'none' : 'value'
    if (best === 0) {
      if (conflict) otherNumbers++
      if (conflictOfUnit) otherNumbersOfUnit++
      for (const near of context.before.slice(0, 1))
        for (const there of near.quantities)
          fromContext[number.from] = Math.max(
            fromContext[number.from] as number,
            0.7 * agreement(number, there, numberTolerance),
          )
    }
  }
  return {
    to,
    fit,
    how,
    fromContext,
    weights,
    opposites,
    otherNumbers,
    otherNumbersOfUnit,
    dates: alignDates(claim, sentence, around, context.published, to, fit, how, fromContext),
  }
}

function nearest(places: readonly number[], last: number): number {
  let best = places[0] as number
  for (const place of places) if (Math.abs(place - last - 1) < Math.abs(best - last - 1)) best = place
  return best
}

function findRelated(
  claim: Analysis,
  at: number,
  sentence: Analysis,
  words: LanguageTable,
): { place: number; fit: number; how: How; opposite: boolean } {
  const token = claim.tokens[at] as Analysis['tokens'][number]
  const entry = claim.entries[at] as number
  let place = -1
  let fit = 0
  let how: How = 'none'
  let opposite = false
  for (const there of sentence.firsts) {
    const { stem } = sentence.tokens[there] as Analysis['tokens'][number]
    const relation = words.relation(entry, sentence.entries[there] as number)
    if (relation === 'opposite') {
      opposite = true
      continue
    }
    let value = relation === undefined ? 0 : FIT[relation]
    let by: How = relation === 'derived' ? 'form' : 'meaning'
    if (value === 0 && sharesStart(token.stem, stem)) {
      value = FIT.prefix
      by = 'form'
    }
    if (value > fit) {
      fit = value
      place = there
      how = by
    }
  }
  return { place, fit, how, opposite: opposite && place < 0 }
}

function sharesStart(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0) || a.length < PREFIX_LETTERS || b.length < PREFIX_LETTERS)
    return false
  let same = 1
  const shorter = Math.min(a.length, b.length)
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same++
  return same >= PREFIX_LETTERS && same >= PREFIX_SHARE * Math.max(a.length, b.length)
}

// The nearer the context, the likelier the sentence speaks of what it names.
const FROM = { sentenceBefore: 0.8, earlier: 0.6, headline: 0.6, lead: 0.5 }
/** A date that is near the page's own. */
const PUBLISHED = 0.8

/** A text around a sentence, and what it counts. */
type Nearby = readonly [text: Analysis, share: number]

function nearby({ before, headline, lead }: Context): Nearby[] {
  return [
    ...before.map((text, i): Nearby => [text, i === 0 ? FROM.sentenceBefore : FROM.earlier]),
    [headline, FROM.headline],
    [lead, FROM.lead],
  ]
}

/** A word counts as it stands, a name in its other forms too ("Ruritanian" speaks of Ruritania). */
function contextFit(claim: Analysis, at: number, around: readonly Nearby[], words: LanguageTable): number {
  const { stem } = claim.tokens[at] as Analysis['tokens'][number]
  let best = 0
  for (const [text, share] of around) {
    if (best >= share) continue
    if (text.byStem.has(stem)) best = share
    else if (claim.roles[at] === 'name') {
      const { fit, how } = findRelated(claim, at, text, words)
      if (how === 'form') best = Math.max(best, share * fit)
    }
  }
  return best
}

function touches(claim: Analysis, i: number): boolean {
  const [here, next] = [claim.tokens[i], claim.tokens[i + 1]]
  return here !== undefined && next !== undefined && next.start - here.end <= 2
}

/** A page published within this many days of a claim's date speaks of that time unless it says otherwise. */
const DAYS_NEAR = 62

function alignDates(
  claim: Analysis,
  sentence: Analysis,
  around: readonly Nearby[],
  published: string | undefined,
  to: number[],
  fit: number[],
  how: How[],
  fromContext: number[],
): Alignment['dates'] {
  let verdict: Alignment['dates'] = 'none'
  for (const date of claim.dates) {
    let here: 'same' | 'conflict' | 'open' = 'open'
    for (const there of sentence.dates) {
      const compared = compareDates(date, there)
      if (compared === 'same') {
        here = 'same'
        to[date.from] = there.from
        fit[date.from] = 1
        how[date.from] = 'value'
        break
      }
      if (compared === 'conflict') here = 'conflict'
    }
    // Where the sentence names no time, it speaks of what was named around it, or of the day of its page.
    if (here === 'open') {
      for (const [text, share] of around)
        if (text.dates.some((there) => compareDates(date, there) === 'same'))
          fromContext[date.from] = Math.max(fromContext[date.from] as number, share)
      if (published !== undefined && nearPublished(date, published)) fromContext[date.from] = PUBLISHED
    }
    if (here === 'conflict' || verdict === 'none') verdict = here
    else if (here === 'same' && verdict !== 'conflict') verdict = 'same'
  }
  return verdict
}

function nearPublished(date: Analysis['dates'][number], published: string): boolean {
  const page = Date.parse(published)
  if (Number.isNaN(page) || date.year === undefined) return false
  const from = Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1)
  const until = Date.UTC(date.year, (date.month ?? 12) - 1, date.day ?? 31)
  const day = 86_400_000
  return page >= from - DAYS_NEAR * day && page <= until + DAYS_NEAR * day
}
