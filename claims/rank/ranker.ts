/**
 * Ranks claims by how near they are to a sentence, for requests with `top`. A judge says whether a
 * sentence states a claim. If no claim is stated, words weighed by their rarity among the claims tell
 * better which claim is nearest.
 *
 * 1. BM25 (Robertson & Zaragoza 2009) of all wordings of a claim together, stemmed, over all claims
 *    that share a term with the sentence. The sentences before count with less weight. The result is a
 *    shortlist.
 * 2. Adds to each claim of the shortlist the similarity of its letter groups, which recognises words in
 *    spite of endings, compounds and hashtags, and its terms that the word table relates to terms of
 *    the sentence.
 * 3. Adds company: terms that the sentence lacks but other claims of the shortlist have. Those of the
 *    nearest claims count most. They show what belongs to the subject of the sentence (pseudo relevance
 *    feedback, without feedback from a claim to itself).
 *
 * Mean average precision of five answers on the training parts, tweets (debates): step 1 on the plain
 * text .847 (.518), with spelledOut and DATE_WEIGHT .878 (.517), with letter groups .886 (.543), with
 * related terms .890 (.545), with company .895 (.551). More weight on the share of the claim that is
 * said, or on words in a row, does not help. docs/matching.md says what else was tried.
 */
import { baseLanguage } from '../languages/languages.ts'
import type { ClaimKey } from '../records/claim-key.ts'
import type { MatchableClaim } from '../records/matchable-claim.ts'
import type { LanguageTable, WordTable } from '../text/word-table.ts'
import { countsOf, gramsOf, MAX_COUNT, MAX_TEXT, spelledOut, termsOf, weighedTerms } from './terms.ts'

export type Ranker = {
  /**
   * Gives the claims nearest to a sentence, the nearest first; ties in the order in which the claims
   * were given. Claims that share no term with the texts are left out.
   *
   * @param before the sentences before, the nearest first
   * @param lang BCP 47 tag of the text
   * @param most the maximum number of claims
   */
  nearest(sentence: string, before: readonly string[], lang: string, most: number): ClaimKey[]
}

/** Number of claims in the shortlist. It has 97 % of the right claims of tweets and 73 % of those of debates. */
const SHORTLIST = 40
/** BM25 k1: how much repetitions of a term in a claim count. */
const K1 = 1.5
/** BM25 b: how much less a term counts in a long claim, 0–1. */
const B = 0.6
/** What a claim with exactly the sentence's letter groups gains in rank. */
const LETTERS = 22
/** Weight of a related term, as a share of the weight of the term itself. */
const RELATED = 0.4
/**
 * Weight of a term that the sentence lacks and all other claims of the shortlist have, as a share of
 * its weight in the sentence.
 */
const COMPANY = 0.5
/** Exponent of a claim's rank in the company: a claim with half the rank of another counts a thirtieth as much. */
const SAY = 5

/**
 * Makes a ranker. Holds all claims in memory, so it is for the command, which has them there anyway,
 * and not for a reader's device.
 */
export function createRanker(claims: readonly MatchableClaim[], words: WordTable): Ranker {
  /** Posting list of each term. A posting is claim × (MAX_COUNT + 1) + count of the term in the claim. */
  const postings = new Map<string, number[]>()
  const gramCounts = new Map<string, number>()
  /** The terms of each claim: those of all its wordings, in order. */
  const said = claims.map(({ wordings }) =>
    wordings.flatMap(({ text, lang }) => termsOf(text, lang, words).map(({ stem }) => stem)),
  )
  claims.forEach(({ wordings }, claim) => {
    for (const [stem, count] of countsOf(said[claim] as string[])) {
      const posting = claim * (MAX_COUNT + 1) + count
      const list = postings.get(stem)
      if (list === undefined) postings.set(stem, [posting])
      else list.push(posting)
    }
    for (const gram of gramsOf(textOf(wordings))) gramCounts.set(gram, (gramCounts.get(gram) ?? 0) + 1)
  })
  const lengths = Float64Array.from(said, ({ length }) => length)
  const usualLength = Math.max(1, lengths.reduce((a, b) => a + b, 0) / Math.max(1, claims.length))
  /** Ranks of all claims for the current sentence; all 0 between two sentences. */
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
          (ranks[number] as number) + LETTERS * alike + RELATED * relatedWorth(known, worths, table)
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

  /** Adds BM25 up in `ranks`; gives the claims that have a rank now. */
  function addUp(terms: ReadonlyMap<string, number>): number[] {
    const touched: number[] = []
    for (const [stem, weight] of terms) {
      const list = postings.get(stem)
      if (list === undefined) continue
      const idf = idfOf(stem)
      for (const posting of list) {
        const claim = Math.floor(posting / (MAX_COUNT + 1))
        if (ranks[claim] === 0) touched.push(claim)
        ranks[claim] = (ranks[claim] as number) + weight * idf * damped(posting % (MAX_COUNT + 1), claim)
      }
    }
    return touched
  }

  /** How rare a term is among the claims, in nats. */
  function idfOf(stem: string): number {
    const having = postings.get(stem)?.length ?? 0
    return Math.log(1 + (claims.length - having + 0.5) / (having + 0.5))
  }

  /** How much a claim says a term that occurs `count` times in it. */
  function damped(count: number, claim: number): number {
    return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[claim] as number)) / usualLength))
  }

  /** The terms of a claim, each with what it can add to the claim's rank. */
  function worthsOf(claim: number): Map<string, Worth> {
    const worths = new Map<string, Worth>()
    for (const [stem, count] of countsOf(said[claim] as string[]))
      worths.set(stem, { idf: idfOf(stem), said: damped(count, claim) })
    return worths
  }

  /** The `most` claims with the highest ranks, highest first. Most claims are dropped at the first comparison. */
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

/** The rarity of a claim's term, and its damped count in the claim. */
type Worth = { readonly idf: number; readonly said: number }

/** A term of the sentence or of those before it that the word table knows. */
type KnownTerm = {
  readonly weight: number
  readonly entry: number
  readonly idf: number
}

/** A claim of the shortlist. */
type Near = { readonly key: ClaimKey; readonly rank: number; readonly worths: ReadonlyMap<string, Worth> }

/** The worth of a claim's related terms: the best one for each term of the sentence that the claim lacks. */
function relatedWorth(
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

/** For each claim of the shortlist: the worth of its terms that the sentence lacks but the other claims have. */
function companyOf(shortlist: readonly Near[], terms: ReadonlyMap<string, number>): number[] {
  const powers = shortlist.map(({ rank }) => rank ** SAY)
  const all = powers.reduce((a, b) => a + b, 0)
  const says = powers.map((power) => power / all)
  /** For each term, the summed weight of the claims that have it. */
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

const textOf = (wordings: MatchableClaim['wordings']): string =>
  wordings.map(({ text }) => text.slice(0, MAX_TEXT)).join(' ')
