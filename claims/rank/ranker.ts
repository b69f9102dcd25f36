/**
 * Ranks claims for a sentence whatever their score: what `top` asks for. The scorer says whether a
 * sentence states a claim; where it surely does not, which claim comes nearest is another question,
 * and words weighed by how rare they are among the claims answer it better.
 *
 * 1. BM25 (Robertson & Zaragoza 2009) of a claim's wordings taken together, stemmed, over all
 *    claims that share a word; the sentences before count with less weight. Gives a shortlist.
 * 2. Among the shortlist: plus likeness in letters, four at a time, which sees through endings,
 *    compounds and hashtags; plus words of the claim that go together with what the sentence says in
 *    other words (the word table).
 * 3. Plus company: words that the sentence lacks and the other claims of the shortlist have, the nearest
 *    counting most. They tell what its subject has to do with (pseudo relevance feedback, without the
 *    feedback of a claim to itself).
 *
 * Mean average precision of five answers on the training parts: tweets against fact-checks .847 with
 * step 1 on the text as it stands, .878 with spelledOut and DATE_SHARE, .886 with letters, .890 with other
 * words, .895 with company; debates .518, .517, .543, .545 and .551. More weight on the share of the
 * claim that is said, or on words in a row, does not help; docs/matching.md has the rest that was tried.
 */

import { baseLanguage } from '../languages/languages.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import { analyse } from '../text/analyse.ts'
import { fold } from '../text/normalise.ts'
import type { LanguageTable, WordTable } from '../text/word-table.ts'

export type Ranker = {
  /**
   * The claims nearest to a sentence, the nearest first; of equal ones the first given.
   *
   * @param before the sentences before, the nearest first
   * @param lang BCP 47 tag of the text
   * @param most how many at most; claims that share no word with the texts are left out
   */
  nearest(sentence: string, before: readonly string[], lang: string, most: number): ClaimKey[]
}

/** Claims that steps 2 and 3 look at. 97 % of the right claims of tweets are among them, 73 % of those of debates. */
const SHORTLIST = 40
/** A claim that repeats a word says it more (k1), a longer one by chance (b). */
const K1 = 1.5
const B = 0.6
/** What a word of the sentence before counts, of the one before that, and so on. */
const BEFORE = [0.6, 0.45, 0.3]
/** How much of a word's weight its rarity in ordinary text decides, the rest being its rarity among the claims. */
const BACKGROUND = 0.3
/** The rarity, in nats, at which both say the same. */
const USUAL_RARITY = 8
/** What a part of a date counts: a post bears its day, and a day tells little of what is said. */
const DATE_SHARE = 0.6
/** Points of rank for texts of the same letters. */
const LETTERS = 22
const GRAM = 4
/** What another word for it counts, of what the word itself would. */
const OTHER_WORD = 0.4
/** What a word counts that the sentence lacks and all others of the shortlist have, of what it would if said. */
const COMPANY = 0.5
/** A claim's say in this goes with this power of its rank: at 5, half the rank of another has a thirtieth of its say. */
const SAY = 5
/** A word counts so often at most in one claim. */
const MOST_COUNT = 15
/** Longest text that is read, in UTF-16 units. */
const MAX_TEXT = 4_000

/** Reads all claims into memory: for a command that has them there anyway, not for a reader's device. */
export function createRanker(claims: readonly MatchableClaim[], words: WordTable): Ranker {
  /** Term to claims: claim × (MOST_COUNT + 1) + how often it has the term. */
  const postings = new Map<string, number[]>()
  const gramCounts = new Map<string, number>()
  /** The terms of each claim in order, of all its wordings. */
  const said = claims.map(({ wordings }) =>
    wordings.flatMap(({ text, lang }) => termsOf(text, lang, words).map(({ stem }) => stem)),
  )
  claims.forEach(({ wordings }, claim) => {
    for (const [stem, count] of countsOf(said[claim] as string[])) {
      const posting = claim * (MOST_COUNT + 1) + count
      const list = postings.get(stem)
      if (list === undefined) postings.set(stem, [posting])
      else list.push(posting)
    }
    for (const gram of gramsOf(textOf(wordings))) gramCounts.set(gram, (gramCounts.get(gram) ?? 0) + 1)
  })
  const lengths = Float64Array.from(said, ({ length }) => length)
  const usualLength = Math.max(1, lengths.reduce((a, b) => a + b, 0) / Math.max(1, claims.length))
  /** Of all claims for the sentence at hand; 0 again afterwards. */
  const ranks = new Float64Array(claims.length)

  return {
    nearest(sentence, before, lang, most) {
      const terms = weighedTerms(sentence, before, lang, words)
      const touched = addUp(terms)
      const letters = gramsOf(spelledOut(sentence.slice(0, MAX_TEXT)))
      const table = words.language(baseLanguage(lang))
      const known = new Map<string, KnownTerm>()
      for (const [stem, weight] of terms) {
        const entry = table.entry(stem)
        if (entry >= 0) known.set(stem, { weight, entry, idf: idfOf(stem) })
      }
      const shortlist = bestOf(touched, Math.max(SHORTLIST, most)).map((number): Near => {
        const claim = claims[number] as MatchableClaim
        const worths = worthsOf(number)
        const alike = likeness(letters, gramsOf(textOf(claim.wordings)))
        const rank =
          (ranks[number] as number) + LETTERS * alike + OTHER_WORD * inOtherWords(known, worths, table)
        return { key: claim.key, rank, worths }
      })
      for (const claim of touched) ranks[claim] = 0
      const company = companyOf(shortlist, terms)
      return shortlist
        .map(({ key, rank }, i) => ({ key, rank: rank + COMPANY * (company[i] as number) }))
        .sort((a, b) => b.rank - a.rank)
        .slice(0, most)
        .map(({ key }) => key)
    },
  }

  /** BM25 into `ranks`; gives the claims that have a rank now. */
  function addUp(terms: ReadonlyMap<string, number>): number[] {
    const touched: number[] = []
    for (const [stem, weight] of terms) {
      const list = postings.get(stem)
      if (list === undefined) continue
      const idf = idfOf(stem)
      for (const posting of list) {
        const claim = Math.floor(posting / (MOST_COUNT + 1))
        if (ranks[claim] === 0) touched.push(claim)
        ranks[claim] = (ranks[claim] as number) + weight * idf * damped(posting % (MOST_COUNT + 1), claim)
      }
    }
    return touched
  }

  /** How rare a term is among the claims, in nats. */
  function idfOf(stem: string): number {
    const having = postings.get(stem)?.length ?? 0
    return Math.log(1 + (claims.length - having + 0.5) / (having + 0.5))
  }

  /** How much a claim says a term that it has so often. */
  function damped(count: number, claim: number): number {
    return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[claim] as number)) / usualLength))
  }

  /** The terms of a claim with what each would add to its rank. */
  function worthsOf(claim: number): Map<string, Worth> {
    const worths = new Map<string, Worth>()
    for (const [stem, count] of countsOf(said[claim] as string[]))
      worths.set(stem, { idf: idfOf(stem), said: damped(count, claim) })
    return worths
  }

  /** The claims of the highest ranks in order; most fall at the first comparison. */
  function bestOf(touched: readonly number[], most: number): number[] {
    const best: number[] = []
    for (const claim of touched) {
      const rank = ranks[claim] as number
      let at = best.length
      if (at === most && rank <= (ranks[best[at - 1] as number] as number)) continue
      while (at > 0 && (ranks[best[at - 1] as number] as number) < rank) at--
      best.splice(at, 0, claim)
      if (best.length > most) best.pop()
    }
    return best
  }

  /** Cosine of two sets of letter groups, weighed by rarity: 0 nothing in common, 1 the same. */
  function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
    const weightOf = (gram: string): number =>
      Math.log(1 + claims.length / (1 + (gramCounts.get(gram) ?? 0))) ** 2
    let [shared, ofOne, ofOther] = [0, 0, 0]
    for (const gram of one) ofOne += weightOf(gram)
    for (const gram of other) {
      const weight = weightOf(gram)
      ofOther += weight
      if (one.has(gram)) shared += weight
    }
    return shared === 0 ? 0 : shared / Math.sqrt(ofOne * ofOther)
  }
}

/** The terms of a sentence and of those before it with their weights; what both say counts once. */
function weighedTerms(
  sentence: string,
  before: readonly string[],
  lang: string,
  words: WordTable,
): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (text: string, share: number): void => {
    for (const { stem, rarity, dated } of termsOf(spelledOut(text.slice(0, MAX_TEXT)), lang, words)) {
      const told = dated ? DATE_SHARE * share : share
      const weight = told * (1 - BACKGROUND + (BACKGROUND * rarity) / USUAL_RARITY)
      terms.set(stem, Math.max(weight, terms.get(stem) ?? 0))
    }
  }
  add(sentence, 1)
  BEFORE.forEach((share, i) => {
    add(before[i] ?? '', share)
  })
  return terms
}

/** What a claim says in another word than the sentence: for each term that it lacks, the best of its other ones. */
function inOtherWords(
  terms: ReadonlyMap<string, KnownTerm>,
  worths: ReadonlyMap<string, Worth>,
  table: LanguageTable,
): number {
  const others = [...worths].flatMap(([stem, worth]) => {
    const entry = table.entry(stem)
    return entry < 0 || terms.has(stem) ? [] : [{ ...worth, entry }]
  })
  let sum = 0
  for (const [stem, { weight, entry, idf }] of terms) {
    if (worths.has(stem)) continue
    let best = 0
    for (const other of others) {
      const relation = table.relation(entry, other.entry)
      if (relation !== undefined && relation !== 'opposite')
        best = Math.max(best, Math.min(idf, other.idf) * other.said)
    }
    sum += weight * best
  }
  return sum
}

/** For each claim of the shortlist: the terms that the sentence lacks and the others have, by their say. */
function companyOf(shortlist: readonly Near[], terms: ReadonlyMap<string, number>): number[] {
  const powers = shortlist.map(({ rank }) => rank ** SAY)
  const all = powers.reduce((a, b) => a + b, 0)
  const says = powers.map((power) => power / all)
  /** Term to the say of the claims that have it. */
  const had = new Map<string, number>()
  shortlist.forEach(({ worths }, i) => {
    for (const stem of worths.keys())
      if (!terms.has(stem)) had.set(stem, (had.get(stem) ?? 0) + (says[i] as number))
  })
  return shortlist.map(({ worths }, i) => {
    let sum = 0
    for (const [stem, { idf, said }] of worths)
      sum += Math.max(0, (had.get(stem) ?? 0) - (says[i] as number)) * idf * said
    return sum
  })
}

/** How rare a claim's term is, and how much the claim says it. */
type Worth = { readonly idf: number; readonly said: number }

/** A term of the sentence or of those before it that the word table knows. */
type KnownTerm = {
  readonly weight: number
  readonly entry: number
  readonly idf: number
}

/** A claim of the shortlist. */
type Near = { readonly key: ClaimKey; readonly rank: number; readonly worths: ReadonlyMap<string, Worth> }

/** How often each term is said, {@link MOST_COUNT} times at most. */
function countsOf(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const stem of stems) counts.set(stem, Math.min(MOST_COUNT, (counts.get(stem) ?? 0) + 1))
  return counts
}

type Term = { readonly stem: string; readonly rarity: number; readonly dated: boolean }

function termsOf(text: string, lang: string, words: WordTable): Term[] {
  const { language, tokens, entries, dates } = analyse(text.slice(0, MAX_TEXT), lang, words)
  const table = words.language(language)
  return tokens.flatMap(({ kind, stop, stem }, i) =>
    !stop && (kind === 'word' || kind === 'number')
      ? [
          {
            stem,
            rarity: table.rarity(entries[i] as number),
            dated: dates.some(({ from, to }) => i >= from && i < to),
          },
        ]
      : [],
  )
}

/** Without addresses, and with words that are written as one taken apart too: #AustralianFires says "Australian Fires". */
export function spelledOut(text: string): string {
  return text
    .replace(/(?:https?:\/\/|pic\.twitter\.com\/)\S+/g, ' ')
    .replace(/\p{L}+/gu, (word) =>
      /\p{Ll}\p{Lu}/u.test(word) ? `${word} ${word.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')}` : word,
    )
}

const textOf = (wordings: MatchableClaim['wordings']): string =>
  wordings.map(({ text }) => text.slice(0, MAX_TEXT)).join(' ')

/** Every four letters in a row of the words of a text, where a word begins and ends counting as letters. */
function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const [word] of fold(text).text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const bordered = ` ${word} `
    for (let i = 0; i === 0 || i + GRAM <= bordered.length; i++) grams.add(bordered.slice(i, i + GRAM))
  }
  return grams
}
