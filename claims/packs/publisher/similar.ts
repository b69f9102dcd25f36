/**
 * Claims that say nearly the same: twins that nobody meant to write, and pairs that contradict.
 *
 * Every wording becomes the set of its stems, the rarest first; numbers and dates are compared apart
 * from it, by their values. Two sets whose Jaccard similarity is t or more must share one of their
 * first |set| − ⌈t·|set|⌉ + 1 members (prefix filtering), so only those are looked up:
 *
 * ```
 * tower-1  {gustave, high, tower}   300   prefix {gustave, high}
 * tower-2  {gustave, tall, tower}   300   prefix {gustave, tall}   ← found at "gustave"
 * ```
 *
 * What is left over on either side is then paired by the word table: "high" and "tall" go together
 * and count as common, "rose" and "fell" do too and turn the statement round.
 */
import { baseLanguage, languages } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import { analyse } from '../../text/analyse.ts'
import { compareDates, type DateMention } from '../../text/dates.ts'
import { isNegator } from '../../text/negation.ts'
import { agreement, comparable, type Quantity } from '../../text/numbers.ts'
import { areOpposites, oppositesOf } from '../../text/opposites.ts'
import { EMPTY_WORD_TABLE, type LanguageTable, type WordTable } from '../../text/word-table.ts'

/** Share of words that two wordings have in common for them to be called near-duplicates. */
export const NEAR = 0.8
/** The same before left-over words are paired: one word of five exchanged leaves 4 of 6. */
const CANDIDATE = 0.6
/** Wordings with fewer words, numbers and dates say too little to be compared. */
const LEAST_TERMS = 3
/** Wordings that share one word in their prefix and are compared; keeps a pack of one sentence linear. */
const MOST_COMPARED = 50
const BARE_CONTRACTIONS = languages.union(({ contractions }) => contractions.negatedWithoutApostrophe)
const REFUSALS = languages.union(({ negation }) => negation.refusingStems)
const NEGATING_PREFIXES = languages.union(({ negation }) => negation.prefixes)

export type SimilarPair = {
  readonly a: Claim
  readonly b: Claim
  /** Share of words in common, NEAR–1. */
  readonly similarity: number
  /** Whether one denies what the other says. */
  readonly opposite: boolean
  /** The names stand in another order: who did what to whom may be the other way round. */
  readonly reordered: boolean
  /** The one figure in which they differ, as both have it. */
  readonly figures?: readonly [string, string]
  readonly wordings: readonly [string, string]
}

type Draft = Omit<Entry, 'words'> & { readonly stems: readonly string[] }

type Entry = {
  readonly claim: Claim
  readonly text: string
  readonly lang: string
  /** Different stems, each as its place among all stems of the language, the rarest first: 0, 5, 17. */
  words: Int32Array
  readonly names: string
  readonly negated: boolean
  readonly dates: readonly DateMention[]
  readonly quantities: readonly Quantity[]
  /** The quantities as they are written. */
  readonly figures: readonly string[]
}

/** Pairs of different claims with a wording nearly in common, each pair once, the most similar first. */
export function similarClaims(
  claims: readonly Claim[],
  table: WordTable = EMPTY_WORD_TABLE,
  onProgress?: (share: number) => void,
): SimilarPair[] {
  const { entries, stems } = ranked(claims.flatMap((claim) => draftsOf(claim, table)))
  // By stem: the entries that have it in their prefix.
  const index: (Entry[] | undefined)[] = Array(stems.length)
  const found = new Map<string, SimilarPair>()
  for (const [at, entry] of entries.entries()) {
    if (at % 1_000 === 0) onProgress?.(at / entries.length)
    const { length } = entry.words
    const prefix = length - Math.ceil(length * candidate(length)) + 1
    const compared = new Set<Entry>()
    for (const word of entry.words.subarray(0, prefix)) {
      const others = index[word]
      if (others === undefined) {
        index[word] = [entry]
        continue
      }
      for (let n = Math.max(0, others.length - MOST_COMPARED); n < others.length; n++) {
        const other = others[n] as Entry
        if (other.claim === entry.claim || compared.has(other)) continue
        compared.add(other)
        const pair = compare(other, entry, stems, table.language(entry.lang))
        if (pair !== undefined) keep(found, pair)
      }
      others.push(entry)
    }
  }
  return [...found.values()].sort((x, y) => y.similarity - x.similarity)
}

/** Wordings of one claim of which one denies the other. */
export function selfContradictions(claim: Claim, table: WordTable = EMPTY_WORD_TABLE): SimilarPair[] {
  if (Object.values(claim.texts).every(({ variants }) => variants.length === 0)) return []
  const { entries, stems } = ranked(draftsOf(claim, table))
  return entries.flatMap((a, at) =>
    entries.slice(at + 1).flatMap((b) => {
      const pair = a.lang === b.lang ? compare(a, b, stems, table.language(a.lang)) : undefined
      return pair?.opposite === true && pair.figures === undefined ? pair : []
    }),
  )
}

/** Of two claims with several wordings each the pair that tells most: the most similar, and no mere figure. */
function keep(found: Map<string, SimilarPair>, pair: SimilarPair): void {
  const key = [pair.a.id, pair.b.id].sort().join(' ')
  const known = found.get(key)
  const rank = ({ similarity, figures }: SimilarPair): number => similarity - (figures === undefined ? 0 : 1)
  if (known === undefined || rank(known) < rank(pair)) found.set(key, pair)
}

function compare(
  a: Entry,
  b: Entry,
  stems: readonly string[],
  table: LanguageTable,
): SimilarPair | undefined {
  const common = inCommon(a.words, b.words)
  const least = candidate(Math.min(a.words.length, b.words.length))
  if (common < least * (a.words.length + b.words.length - common)) return undefined
  const figures = differingFigures(a, b)
  if (figures === 'other' || !datesAgree(a, b)) return undefined
  const { paired, opposites } = pairLeftOver(a, b, stems, table)
  const similarity = (common + paired) / (a.words.length + b.words.length - common - paired)
  if (similarity < NEAR) return undefined
  return {
    a: a.claim,
    b: b.claim,
    similarity,
    opposite: (a.negated !== b.negated) !== (opposites % 2 === 1),
    reordered: a.names !== b.names,
    ...(figures === undefined ? {} : { figures }),
    wordings: [a.text, b.text],
  }
}

/** How many numbers two rising lists share. */
function inCommon(a: Int32Array, b: Int32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number)
    if (difference === 0) common += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return common
}

/** In a short wording one word exchanged leaves less: of three words two of four. */
function candidate(words: number): number {
  return Math.min(CANDIDATE, (words - 1) / (words + 1))
}

/** Words of one side only that the table knows to go with one of the other side. */
function pairLeftOver(a: Entry, b: Entry, stems: readonly string[], table: LanguageTable) {
  const only = (words: Int32Array, others: Int32Array): string[] =>
    Array.from(
      words.filter((word) => !others.includes(word)),
      (word) => stems[word] as string,
    )
  const right = only(b.words, a.words)
  let paired = 0
  let opposites = 0
  for (const one of only(a.words, b.words)) {
    const kinds = right.map((other) => kinship(one, other, a.lang, table))
    const at = kinds.indexOf('opposite') === -1 ? kinds.indexOf('same') : kinds.indexOf('opposite')
    if (at === -1) continue
    if (kinds[at] === 'opposite') opposites += 1
    right.splice(at, 1)
    paired += 1
  }
  return { paired, opposites }
}

function kinship(a: string, b: string, lang: string, table: LanguageTable): 'same' | 'opposite' | undefined {
  if (areOpposites(a, b, lang) || turned(a, b) || turned(b, a)) return 'opposite'
  const [one, other] = [table.entry(a), table.entry(b)]
  const relation = one < 0 || other < 0 ? undefined : table.relation(one, other)
  return relation === 'derived' ? 'same' : relation === 'similar' ? undefined : relation
}

/** "unsafe" and "safe"; a stem may have kept its last e or not. */
function turned(word: string, other: string): boolean {
  const [long, short] = [word, other].map((stem) => stem.replace(/e$/, '')) as [string, string]
  return short.length > 2 && long.endsWith(short) && NEGATING_PREFIXES.has(long.slice(0, -short.length))
}

/** Undefined where all figures agree as far as they are rounded, the figures where one is another, else `other`. */
function differingFigures(a: Entry, b: Entry): readonly [string, string] | 'other' | undefined {
  if (a.quantities.length !== b.quantities.length) return 'other'
  const rest = [...b.quantities]
  const alone: Quantity[] = []
  for (const one of a.quantities) {
    const at = rest.findIndex((other) => agreement(one, other) > 0)
    if (at === -1) alone.push(one)
    else rest.splice(at, 1)
  }
  const [one, two] = alone
  const [other] = rest
  if (one === undefined || other === undefined) return undefined
  if (two !== undefined || !comparable(one, other) || one.bound !== 'exact' || other.bound !== 'exact')
    return 'other'
  const figure = ({ quantities, figures }: Entry, one: Quantity) => figures[quantities.indexOf(one)] ?? ''
  return [figure(a, one), figure(b, other)]
}

/** Another day or year is another claim, however alike the words. */
function datesAgree(a: Entry, b: Entry): boolean {
  if (a.dates.length !== b.dates.length) return false
  return a.dates.every((date) => b.dates.some((other) => compareDates(date, other) === 'same'))
}

function draftsOf(claim: Claim, table: WordTable): Draft[] {
  return Object.entries(claim.texts).flatMap(([tag, { text, variants }]) =>
    [text, ...variants].flatMap((wording) => {
      const lang = baseLanguage(tag)
      const { tokens, roles, quantities, dates } = analyse(wording, lang, table)
      const figures = quantities.map(({ from, to }) =>
        wording.slice(tokens[from]?.start, tokens[to - 1]?.end),
      )
      // "isn't" is a word that is turned round, "not" one that turns others: the first stays a word.
      const turns = tokens.filter(
        (token) =>
          isNegator(token) ||
          (token.kind === 'word' && (REFUSALS.has(token.stem) || BARE_CONTRACTIONS.has(token.word))),
      )
      const words = tokens.filter(
        (token, at) =>
          (roles[at] === 'word' ||
            roles[at] === 'name' ||
            (token.negated && !token.stop) ||
            (token.kind === 'word' && oppositesOf(token.stem, lang).length > 0)) &&
          !REFUSALS.has(token.stem) &&
          !BARE_CONTRACTIONS.has(token.word),
      )
      const different = [...new Set(words.map(({ stem }) => stem))]
      if (different.length + quantities.length + dates.length < LEAST_TERMS) return []
      const names = tokens.filter((_, at) => roles[at] === 'name').map(({ stem }) => stem)
      return [
        {
          claim,
          text: wording,
          lang,
          stems: different,
          names: names.join(' '),
          negated: turns.length % 2 === 1,
          dates,
          quantities,
          figures,
        },
      ]
    }),
  )
}

/** Stems become numbers, one row for each language's stem, so that rarer ones come first everywhere. */
function ranked(drafts: readonly Draft[]): { entries: Entry[]; stems: string[] } {
  const count = new Map<string, number>()
  const keyOf = (lang: string, stem: string): string => `${lang} ${stem}`
  for (const { lang, stems } of drafts)
    for (const stem of stems) count.set(keyOf(lang, stem), (count.get(keyOf(lang, stem)) ?? 0) + 1)
  const keys = [...count.keys()].sort(
    (a, b) => (count.get(a) as number) - (count.get(b) as number) || (a < b ? -1 : 1),
  )
  const rank = new Map(keys.map((key, at) => [key, at]))
  const entries = drafts.map(({ stems, ...draft }) => ({
    ...draft,
    words: Int32Array.from(stems, (stem) => rank.get(keyOf(draft.lang, stem)) as number).sort(),
  }))
  return { entries, stems: keys.map((key) => key.slice(key.indexOf(' ') + 1)) }
}
