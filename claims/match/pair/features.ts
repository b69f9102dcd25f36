/**
 * What the scorer looks at: numbers that describe how one wording of a claim, one sentence and the
 * sentence's context go together. Shares are 0–1; weights are rarities in natural-log units
 * (claims/text/word-table.ts). A feature that does not apply (no names in the claim) has the value
 * that speaks neither way.
 */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import { MAX_TOKENS } from '../../text/tokens.ts'
import type { Alignment, Context } from './align.ts'
import { contrastOf } from './contrast.ts'

/** In the order of a feature vector; weights.json names them. */
export const FEATURES = [
  /** Share of the claim's weight that the sentence says. */
  'coverage',
  /** The same with what the context fills in, at a discount. */
  'coverageWithContext',
  /** Share of its names, without and with context. 1 without names. */
  'names',
  'namesWithContext',
  /** Share of its other words: what it says about its names. */
  'words',
  'wordsWithContext',
  /** How many of its other words the sentence says, and how many it leaves out. */
  'wordsSaid',
  'wordsMissing',
  /** The rarest of them that is said, and that is missing. */
  'rarestWordSaid',
  'rarestWordMissing',
  /** Names said, and the heaviest name missing even from the context. */
  'namesSaid',
  'heaviestNameMissing',
  /** Share of its numbers that agree (1 without numbers), and how many it has. */
  'numbers',
  'numbersCount',
  /** Its numbers against which the sentence has others; of the same unit. */
  'otherNumbers',
  'otherNumbersOfUnit',
  /** 1 the same date, 0.5 nothing to compare, 0 another date. */
  'dates',
  /** 1 if sentence or page are of the claim's time, 0.5 unknown, 0 if not. */
  'time',
  /** Share of the words said that one side negates and the other does not. */
  'negation',
  'opposites',
  /** Share of its neighbouring words that are neighbours in the sentence too. */
  'neighbours',
  /** Longest run of its words that the sentence says in the same order, as a share. */
  'order',
  /** Share of the sentence's weight that the claim accounts for; by all of the claim's wordings together. */
  'explained',
  'explainedByAll',
  /** Share of the weight between the first and the last aligned word that is aligned. */
  'density',
  /** Share of the aligned weight that stands in the same word. */
  'literal',
  /** Weight aligned, of the claim, of the sentence. */
  'weightSaid',
  'weightOfClaim',
  'weightOfSentence',
  /** Words of the claim that carry weight. */
  'claimLength',
  /** Names in the sentence that the claim does not have, as a share of its names. */
  'otherNames',
  /** 1 where the sentence asks, supposes or plans. */
  'asks',
  'supposes',
  /** 1 where the sentence leans on what was said before (he, it, the company). */
  'leans',
  /** 1 where it speaks of I, we or you: the names of a claim made of it are elsewhere. */
  'addresses',
  /** Longest stretch, stop words and all, that both have word for word: words in it, and its share of the claim's weight. */
  'verbatimWords',
  'verbatim',
  /** Share of what the claim quotes that the sentence says; coverage where it quotes nothing. */
  'quotation',
  /** Numbers of the claim that neither the sentence nor the one before has. */
  'numbersMissing',
  /** 1 where the claim's wording is a question. */
  'claimAsks',
  /** Mean coverage over the claim's wordings. */
  'meanCoverage',
  /** Share of its verbs, which tell what it says about its names; of all its words where it has none. */
  'verbs',
  'verbsWithContext',
  /** Verbs that the sentence leaves out, the rarest of them, and how many it has. */
  'verbsMissing',
  'rarestVerbMissing',
  'verbsCount',
  /** 1 for a whole wording; for one of its sentences the share of the wording's weight that it has. */
  'share',
  /** 1 where a name of the claim is neither in the sentence nor around it (contrast.ts). */
  'nameGone',
  /** Share of the claim's weight in whose place the sentence has other words. */
  'replaced',
] as const
export type FeatureName = (typeof FEATURES)[number]

/**
 * What the context of a sentence changes by what it says. Beyond these it only changes how much
 * the parts of names weigh that the sentence leaves out (align.ts).
 */
export const CONTEXTUAL: readonly FeatureName[] = [
  'coverageWithContext',
  'namesWithContext',
  'wordsWithContext',
  'heaviestNameMissing',
  'time',
  'numbersMissing',
  'verbsWithContext',
  'nameGone',
]

const SUPPOSING = languages.union(({ suppositions }) => suppositions.words)
const LEANING = languages.union(({ pronouns }) => pronouns.leaning)
const ADDRESSING = languages.union(({ pronouns }) => pronouns.addressing)
/** A quotation of fewer weighty words is no statement by itself. */
const LEAST_QUOTED = 3

/** What is the same for all claims that a sentence is compared with. */
export type SentenceFacts = {
  readonly asks: number
  readonly supposing: ReadonlySet<string>
  readonly leans: number
  readonly addresses: number
  /** 1 for what the {@link LAST_BITS} of its tokens' hashes are. */
  readonly hashed: Uint8Array
}

const LAST_BITS = 0xff

export function sentenceFacts(sentence: Analysis): SentenceFacts {
  const supposing = new Set<string>()
  let leans = 0
  let addresses = 0
  const hashed = new Uint8Array(LAST_BITS + 1)
  for (const token of sentence.tokens) {
    hashed[token.hash & LAST_BITS] = 1
    if (SUPPOSING.has(token.word)) supposing.add(token.word)
    if (LEANING.has(token.word)) leans = 1
    if (ADDRESSING.has(token.word)) addresses = 1
  }
  return { asks: sentence.text.trimEnd().endsWith('?') ? 1 : 0, supposing, leans, addresses, hashed }
}

/** Coverage alone: what is cheap enough to ask of every wording before the rest is looked at. */
export function coverageOf(claim: Analysis, alignment: Alignment, withContext: boolean): number {
  let said = 0
  let all = 0
  for (let i = 0; i < claim.tokens.length; i++) {
    const weight = alignment.weights[i] as number
    const fit = alignment.fit[i] as number
    all += weight
    said += weight * (withContext ? Math.max(fit, alignment.fromContext[i] as number) : fit)
  }
  return all === 0 ? 0 : said / all
}

/** What is looked for: a wording, or one sentence of it with its share of the wording's weight. */
export type AnalysedStatement = Analysis & { readonly share: number }

/** As many numbers as there are names: the compiler counts them. */
type NumberFor<Names extends readonly unknown[]> = { readonly [place in keyof Names]: number }

/**
 * The feature vector of one wording, in the order of {@link FEATURES}. `allExplained` marks the
 * sentence's tokens that any wording of the claim accounts for.
 */
export function featuresOf(
  claim: AnalysedStatement,
  sentence: Analysis,
  alignment: Alignment,
  facts: SentenceFacts,
  context: Context,
  allExplained: Uint8Array,
  meanCoverage: number,
): readonly number[] {
  const { to, fit, fromContext, weights } = alignment
  let total = 0
  let said = 0
  let saidWithContext = 0
  let names = 0
  let namesSaid = 0
  let namesWithContext = 0
  let words = 0
  let wordsSaid = 0
  let wordsWithContext = 0
  let countNames = 0
  let countWords = 0
  let countMissing = 0
  let rarestSaid = 0
  let rarestMissing = 0
  let heaviestNameMissing = 0
  let literal = 0
  let turned = 0
  let turnable = 0
  let length = 0
  let numbersAgree = 0
  let numbersMissing = 0
  let verbs = 0
  let verbsSaid = 0
  let verbsWide = 0
  let verbsMissing = 0
  let verbsCount = 0
  let rarestVerbMissing = 0
  let quotedWords = 0
  let quotedTotal = 0
  let quotedSaid = 0
  const positions: number[] = []
  const explained = new Uint8Array(sentence.tokens.length)
  let neighbours = 0
  let pairs = 0
  let previous = -1
  let previousSet = false

  for (let i = 0; i < claim.tokens.length; i++) {
    const role = claim.roles[i]
    if (role === 'none' || role === undefined) continue
    const weight = weights[i] as number
    const here = fit[i] as number
    const wide = Math.max(here, fromContext[i] as number)
    const place = to[i] as number
    total += weight
    said += weight * here
    saidWithContext += weight * wide
    if (claim.quoted[i] === true) {
      quotedWords++
      quotedTotal += weight
      quotedSaid += weight * here
    }
    if (role !== 'date') length++
    if (place >= 0 && here > 0) {
      explained[place] = 1
      positions.push(place)
      if (alignment.how[i] === 'exact' || alignment.how[i] === 'value') literal += weight * here
    }
    if (previousSet && role !== 'date') {
      pairs++
      if (place >= 0 && previous >= 0 && place > previous && place - previous <= 3) neighbours++
    }
    if (role !== 'date') {
      previous = place
      previousSet = true
    }
    if (role === 'name') {
      names += weight
      namesSaid += weight * here
      namesWithContext += weight * wide
      if (here > 0) countNames++
      if (wide === 0) heaviestNameMissing = Math.max(heaviestNameMissing, weight)
    } else if (role === 'word') {
      if (claim.verbs[i] === true) {
        verbsCount++
        verbs += weight
        verbsSaid += weight * here
        verbsWide += weight * wide
        if (here === 0) {
          verbsMissing++
          rarestVerbMissing = Math.max(rarestVerbMissing, weight)
        }
      }
      words += weight
      wordsSaid += weight * here
      wordsWithContext += weight * wide
      if (here > 0) {
        countWords++
        rarestSaid = Math.max(rarestSaid, weight * here)
        turnable++
        if (claim.negated[i] !== sentence.negated[place]) turned++
      } else {
        countMissing++
        rarestMissing = Math.max(rarestMissing, weight)
      }
    } else if (role === 'number') {
      numbersAgree += here
      if (wide === 0) numbersMissing++
    }
  }

  let sentenceExplained = 0
  let explainedByAll = 0
  let otherNames = 0
  let sentenceNames = 0
  let windowFrom = sentence.tokens.length
  let windowTo = -1
  for (let i = 0; i < sentence.tokens.length; i++) {
    const weight = sentence.weights[i] as number
    if (explained[i] === 1) {
      sentenceExplained += weight
      windowFrom = Math.min(windowFrom, i)
      windowTo = i
    }
    if (allExplained[i] === 1) explainedByAll += weight
    if (sentence.roles[i] === 'name') {
      sentenceNames += weight
      if (allExplained[i] !== 1) otherNames += weight
    }
  }
  let window = 0
  for (let i = windowFrom; i <= windowTo; i++) window += sentence.weights[i] as number
  let supposes = 0
  if (facts.supposing.size > 0) {
    supposes = 1
    for (const token of claim.tokens) if (facts.supposing.has(token.word)) supposes = 0
  }
  const dated = claim.dates[0]
  const timed = claim.dates.some(({ from }) => (fromContext[from] as number) > 0 || (fit[from] as number) > 0)
  const time = timed ? 1 : dated?.year === undefined || context.published === undefined ? 0.5 : 0

  const contrast = contrastOf(claim, sentence, alignment, context, facts)
  const stretch = longestStretch(claim, sentence, facts.hashed)

  // An object with so many names would be slow to make and to read.
  const values: NumberFor<typeof FEATURES> = [
    /* coverage */ ratio(said, total, 0),
    /* coverageWithContext */ ratio(saidWithContext, total, 0),
    /* names */ ratio(namesSaid, names, 1),
    /* namesWithContext */ ratio(namesWithContext, names, 1),
    /* words */ ratio(wordsSaid, words, 0),
    /* wordsWithContext */ ratio(wordsWithContext, words, 0),
    /* wordsSaid */ countWords,
    /* wordsMissing */ countMissing,
    /* rarestWordSaid */ rarestSaid,
    /* rarestWordMissing */ rarestMissing,
    /* namesSaid */ countNames,
    heaviestNameMissing,
    /* numbers */ ratio(numbersAgree, claim.quantities.length, 1),
    /* numbersCount */ claim.quantities.length,
    /* otherNumbers */ alignment.otherNumbers,
    /* otherNumbersOfUnit */ alignment.otherNumbersOfUnit,
    /* dates */ alignment.dates === 'same' ? 1 : alignment.dates === 'conflict' ? 0 : 0.5,
    time,
    /* negation */ ratio(turned, turnable, 0),
    /* opposites */ alignment.opposites,
    /* neighbours */ ratio(neighbours, pairs, 0),
    /* order */ ratio(longestRising(positions), length, 0),
    /* explained */ ratio(sentenceExplained, sentence.total, 0),
    /* explainedByAll */ ratio(explainedByAll, sentence.total, 0),
    /* density */ ratio(sentenceExplained, window, 0),
    /* literal */ ratio(literal, said, 0),
    /* weightSaid */ said,
    /* weightOfClaim */ total,
    /* weightOfSentence */ sentence.total,
    /* claimLength */ length,
    /* otherNames */ ratio(otherNames, sentenceNames, 0),
    /* asks */ facts.asks,
    supposes,
    /* leans */ facts.leans,
    /* addresses */ facts.addresses,
    /* verbatimWords */ stretch.words,
    /* verbatim */ ratio(stretch.weight, claim.total, 0),
    /* quotation */ quotedWords >= LEAST_QUOTED ? ratio(quotedSaid, quotedTotal, 0) : ratio(said, total, 0),
    numbersMissing,
    /* claimAsks */ claim.text.trimEnd().endsWith('?') ? 1 : 0,
    meanCoverage,
    /* verbs */ verbs === 0 ? ratio(wordsSaid, words, 0) : verbsSaid / verbs,
    /* verbsWithContext */ verbs === 0 ? ratio(wordsWithContext, words, 0) : verbsWide / verbs,
    verbsMissing,
    rarestVerbMissing,
    verbsCount,
    /* share */ claim.share,
    /* nameGone */ contrast.nameGone ? 1 : 0,
    /* replaced */ ratio(contrast.replaced, total, 0),
  ]
  return values
}

function ratio(part: number, whole: number, otherwise: number): number {
  return whole === 0 ? otherwise : part / whole
}

/** Longest run of equal tokens of two texts; at most the product of their lengths, both bounded by MAX_TOKENS. */
function longestStretch(a: Analysis, b: Analysis, hashed: Uint8Array): { words: number; weight: number } {
  let words = 0
  let weight = 0
  const length = b.tokens.length
  // What ends at each token of b, at place k + 1: for the token of a before, until overwritten from the right.
  const runs = stretchRuns
  runs.fill(0, 0, length + 1)
  let clear = true
  for (let i = 0; i < a.tokens.length; i++) {
    const hash = a.hashes[i] as number
    // Most tokens of one text are nowhere in the other.
    if (hashed[hash & LAST_BITS] === 0) {
      if (!clear) runs.fill(0, 0, length + 1)
      clear = true
      continue
    }
    clear = false
    let longest = words
    for (let k = length - 1; k >= 0; k--) {
      if (b.hashes[k] !== hash || a.tokens[i]?.stem !== b.tokens[k]?.stem) {
        runs[k + 1] = 0
        continue
      }
      const run = (runs[k] as number) + 1
      runs[k + 1] = run
      if (run > longest) longest = run
    }
    if (longest === words) continue
    words = longest
    weight = 0
    for (let back = i - longest + 1; back <= i; back++) weight += a.weights[back] as number
  }
  return { words, weight }
}

const stretchRuns = new Uint16Array(MAX_TOKENS + 1)

/** Length of the longest strictly rising subsequence; n log n. */
function longestRising(values: readonly number[]): number {
  const tails: number[] = []
  for (const value of values) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tails[middle] as number) < value) low = middle + 1
      else high = middle
    }
    tails[low] = value
  }
  return tails.length
}
