/**
 * Conditions that a claim carries, tried on a sentence in its context, and some that hold for every
 * claim: its numbers and dates must not be contradicted, no word of it replaced by another, it must say enough and the sentence enough of it, it must not be merely supposed ("even if …"), and the
 * sentence must not be nearer to one of its counter-examples than to the claim. Guards only ever take marks away.
 */
import { languages } from '../languages/languages.ts'
import type { Analysis } from '../text/analyse.ts'
import { fold } from '../text/normalise.ts'
import { spanOf } from './explain.ts'
import type { Context } from './pair/align.ts'
import { turnOf } from './pair/contrast.ts'
import { type Pair, saysEnough } from './pair/pair.ts'
import { reversalOf } from './pair/reversal.ts'
import type { Evidence } from './types.ts'

export type GuardResult = Evidence['guards'][number]

/** A counter-example speaks when it shares at least this share of its weight with the sentence, both ways. */
const REJECT_LIKENESS = 0.6
/** … and is that much nearer than the claim's wording. */
const REJECT_MARGIN = 0.1
/**
 * The context may fill in names and dates, not the statement: of a claim's weight, and of what it
 * says about its names, the sentence itself has at least these shares. Of 213 labelled matches
 * these leave out four.
 */
const LEAST_SAID = 0.25
const LEAST_WORDS_SAID = 0.15
/** Words that are strewn over more words than this are a list's, not a statement's. */
const MOST_SCATTERED = 80
/** A statement lies in a clause when this share of its aligned words does. */
const MOSTLY = 0.75

/** Tries all guards; only those that the claim has, or that failed, are in the answer. */
export function tryGuards(pair: Pair, rejects: readonly Analysis[]): GuardResult[] {
  const context = pair.around
  const { names = [], places, window } = pair.claim.guards
  const results: GuardResult[] = []
  const around = haystack(pair.sentenceAnalysis, context)
  for (const oneOf of names) {
    const there = oneOf.find((name) => mentions(around, name))
    results.push({
      guard: 'names',
      passed: there !== undefined,
      detail: there ?? `none of ${oneOf.join(', ')}`,
    })
  }
  if (places !== undefined) {
    const there = places.find((place) => mentions(around, place))
    results.push({
      guard: 'places',
      passed: there !== undefined,
      detail: there ?? `none of ${places.join(', ')}`,
    })
  }
  if (window !== undefined && context.published !== undefined) {
    const day = context.published.slice(0, 10)
    const early = window.from !== undefined && day < window.from
    const late = window.until !== undefined && day > window.until
    results.push({ guard: 'window', passed: !early && !late, detail: `published ${day}` })
  }
  results.push(...tryNumbers(pair))
  if (pair.alignment.dates === 'conflict') {
    const dates = pair.sentenceAnalysis.dates.map((date) => wordsOf(pair.sentenceAnalysis, date))
    results.push({ guard: 'date', passed: false, detail: `${dates.join(', ')}: not the claim's time` })
  }
  const { replaces } = reversalOf(pair)
  if (replaces !== undefined)
    results.push({
      guard: 'other words',
      passed: false,
      detail: `"${replaces}" in the place of a word of the claim`,
    })
  results.push(...tryTurns(pair))
  const supposed = supposition(pair)
  if (supposed !== undefined) results.push({ guard: 'supposed', passed: false, detail: supposed })
  if (!saysEnough(pair.wordingAnalysis))
    results.push({
      guard: 'too short',
      passed: false,
      detail: 'the wording says too little to be recognised by',
    })
  if (saidShare(pair, false) < LEAST_SAID || saidShare(pair, true) < LEAST_WORDS_SAID)
    results.push({
      guard: 'said elsewhere',
      passed: false,
      detail: 'hardly any of the claim is in the sentence itself',
    })
  const { from, to } = spanOf(pair)
  const span = pair.sentenceAnalysis.tokens.filter(({ start, end }) => start >= from && end <= to).length
  if (span > MOST_SCATTERED)
    results.push({ guard: 'scattered', passed: false, detail: `its words lie scattered over ${span} words` })
  const nearer = rejects.find((reject) => isNearer(pair, reject))
  if (nearer !== undefined)
    results.push({ guard: 'counter-example', passed: false, detail: nearer.text.slice(0, 200) })
  return results
}

/** How much of the claim, or of its words that are no names, the sentence itself says. */
function saidShare({ wordingAnalysis, alignment }: Pair, wordsOnly: boolean): number {
  let said = 0
  let all = 0
  wordingAnalysis.roles.forEach((role, i) => {
    if (role === 'none' || (wordsOnly && role !== 'word')) return
    const weight = alignment.weights[i] as number
    all += weight
    said += weight * (alignment.fit[i] as number)
  })
  return all === 0 ? 1 : said / all
}

function tryNumbers({ claim, wordingAnalysis, sentenceAnalysis, alignment }: Pair): GuardResult[] {
  const results: GuardResult[] = []
  for (const number of wordingAnalysis.quantities) {
    const agrees = (alignment.fit[number.from] as number) > 0
    if (agrees) {
      if (claim.guards.numberTolerance !== undefined)
        results.push({ guard: 'number', passed: true, detail: wordsOf(wordingAnalysis, number) })
      continue
    }
    const other = sentenceAnalysis.quantities.find(
      (there) =>
        there.kind === number.kind &&
        (there.kind === 'money' ||
          there.kind === 'percent' ||
          // A bare 4.7 against a bare 6.7 is another value; a bare 4 may count anything.
          (there.unit === number.unit && (there.unit !== undefined || (isPart(there) && isPart(number))))),
    )
    if (other !== undefined)
      results.push({
        guard: 'number',
        passed: false,
        detail: `${wordsOf(sentenceAnalysis, other)} where the claim has ${wordsOf(wordingAnalysis, number)}`,
      })
  }
  return results
}

/** Another name, a plan for a fact, who does what to whom: see contrast.ts. */
function tryTurns({ wordingAnalysis, sentenceAnalysis, alignment, around }: Pair): GuardResult[] {
  const results: GuardResult[] = []
  const { otherName, supposes, swapped, opposite } = turnOf(
    wordingAnalysis,
    sentenceAnalysis,
    alignment,
    around,
  )
  if (otherName !== undefined)
    results.push({
      guard: 'other name',
      passed: false,
      detail: `${wordsOf(sentenceAnalysis, otherName)} in the place of a name of the claim`,
    })
  if (supposes >= 0)
    results.push({
      guard: 'supposed',
      passed: false,
      detail: wordsOf(sentenceAnalysis, { from: supposes, to: supposes + 1 }),
    })
  if (opposite >= 0)
    results.push({
      guard: 'other words',
      passed: false,
      detail: `"${wordsOf(sentenceAnalysis, { from: opposite, to: opposite + 1 })}" for its opposite`,
    })
  if (swapped) results.push({ guard: 'other way round', passed: false, detail: 'who does what to whom' })
  return results
}

const isPart = ({ value }: { readonly value: number }): boolean => !Number.isInteger(value)

// "if" that asks ("asked if") is no condition; "as if" and "only if" are.
const CONDITION = new RegExp(
  `(?:^|[\\s“"(])${languages.anyOf(({ suppositions }) => suppositions.conditions)}\\s[^,;]*(?:[,;]|$)`,
  'iu',
)

/** The clause that only supposes, where all that the claim and the sentence share lies in it. */
function supposition({ wording, wordingAnalysis, sentenceAnalysis, alignment }: Pair): string | undefined {
  const clause = CONDITION.exec(sentenceAnalysis.text)
  if (clause === null || CONDITION.test(wording)) return undefined
  const from = clause.index
  const to = from + clause[0].length
  let inside = 0
  let all = 0
  wordingAnalysis.tokens.forEach((_, i) => {
    const place = alignment.to[i] as number
    if (place < 0 || wordingAnalysis.roles[i] === 'name') return
    const start = sentenceAnalysis.tokens[place]?.start ?? 0
    all++
    if (start >= from && start < to) inside++
  })
  return all > 0 && inside >= all * MOSTLY ? clause[0].trim().slice(0, 200) : undefined
}

function wordsOf(analysis: Analysis, range: { readonly from: number; readonly to: number }): string {
  const first = analysis.tokens[range.from]
  const last = analysis.tokens[range.to - 1]
  return first === undefined || last === undefined ? '' : analysis.text.slice(first.start, last.end)
}

/** Everything that was said, folded, with a space at both ends so that whole words can be looked for. */
function haystack(sentence: Analysis, context: Context): string {
  return [sentence, ...context.before, context.headline, context.lead]
    .map(({ text }) => plain(text))
    .join(' ')
}

function plain(text: string): string {
  return ` ${fold(text)
    .text.replace(/\./g, '')
    .replace(/'s?(?!\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

function mentions(around: string, name: string): boolean {
  return around.includes(plain(name))
}

/** Whether the sentence is more like the counter-example than like the claim. */
function isNearer({ sentenceAnalysis, wordingAnalysis }: Pair, reject: Analysis): boolean {
  const toReject = likeness(sentenceAnalysis, reject)
  return toReject >= REJECT_LIKENESS && toReject > likeness(sentenceAnalysis, wordingAnalysis) + REJECT_MARGIN
}

/** Weight of the stems that two texts share, as a share of all their weight (weighted Jaccard). */
function likeness(a: Analysis, b: Analysis): number {
  let shared = 0
  let all = 0
  for (const [stem, places] of a.byStem) {
    const weight = a.weights[places[0] as number] as number
    all += weight
    if (b.byStem.has(stem)) shared += weight
  }
  for (const [stem, places] of b.byStem)
    if (!a.byStem.has(stem)) all += b.weights[places[0] as number] as number
  for (const number of a.quantities) {
    all += 1
    if (b.quantities.some((other) => other.value === number.value && other.kind === number.kind)) shared += 1
  }
  return all === 0 ? 0 : shared / all
}
