/**
 * Finds claims that say nearly the same: duplicates written by mistake, and claims that contradict.
 *
 * Each wording becomes the set of its stems, the rarest first; numbers and dates are compared
 * separately, by value. Two sets whose Jaccard similarity is t or more must share one of their first
 * |set| − ⌈t·|set|⌉ + 1 members (prefix filtering), so only sets with a common one are compared:
 *
 * ```
 * tower-1  {gustave, high, tower}   300   prefix {gustave, high}
 * tower-2  {gustave, tall, tower}   300   prefix {gustave, tall}   ← found at "gustave"
 * ```
 *
 * The stems that only one side has are then matched by the word table: "high" and "tall" mean the same
 * and count as common; "rose" and "fell" count as common too, but reverse the statement.
 */
import { baseLanguage, languages } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import { analyse } from '../../text/analyse.ts'
import { compareDates, type DateMention } from '../../text/dates.ts'
import { isNegator } from '../../text/negation.ts'
import { agreement, comparable, type Quantity } from '../../text/numbers.ts'
import { areOpposites, oppositesOf } from '../../text/opposites.ts'
import { EMPTY_WORD_TABLE, type LanguageTable, type WordTable } from '../../text/word-table.ts'
import { isCurrency } from './currencies.ts'

/** Jaccard similarity from which two wordings are reported. */
const NEAR = 0.8
/** The same before the word table is used: with one of five words exchanged, 4 of 6 are common. */
const CANDIDATE = 0.6
/** Wordings with fewer words, numbers and dates than this are too short to compare. */
const MIN_TERMS = 3
/** Wordings compared for one shared word; keeps the time linear for a pack that repeats one sentence. */
const MAX_COMPARED = 50
/** "don't" and the like in texts that have lost their apostrophes. */
const BARE_CONTRACTIONS = languages.union(({ contractions }) => contractions.negatedWithoutApostrophe)
/** Stems of verbs that negate the verb after them ("failed to pay"). */
const REFUSALS = languages.union(({ negation }) => negation.refusingStems)
const NEGATING_PREFIXES = languages.union(({ negation }) => negation.prefixes)

export type SimilarClaims = {
  readonly a: Claim
  readonly b: Claim
  /** Share of words in common, {@link NEAR} to 1. */
  readonly similarity: number
  /** Whether one denies what the other says. */
  readonly opposite: boolean
  /** The names come in another order, so the roles may be swapped (who beat whom). */
  readonly reordered: boolean
  /** The only figure in which they differ, as each writes it. */
  readonly figures?: readonly [string, string]
  readonly wordings: readonly [string, string]
}

type Draft = Omit<Entry, 'words'> & { readonly stems: readonly string[] }

type Entry = {
  readonly claim: Claim
  readonly text: string
  readonly lang: string
  /** The distinct stems as ranks among all stems, the rarest first: 0, 5, 17. */
  words: Int32Array
  readonly names: string
  readonly negated: boolean
  readonly dates: readonly DateMention[]
  readonly quantities: readonly Quantity[]
  /** The quantities as they are written. */
  readonly figures: readonly string[]
}

/**
 * Every two claims with nearly the same wording, the most similar first.
 *
 * @param onProgress called with the progress, 0–1
 */
export function similarClaims(
  claims: readonly Claim[],
  table: WordTable = EMPTY_WORD_TABLE,
  onProgress?: (progress: number) => void,
): SimilarClaims[] {
  const { entries, stems } = ranked(claims.flatMap((claim) => draftsOf(claim, table)))
  // By rank of a stem: the entries that have it in their prefix.
  const index: (Entry[] | undefined)[] = Array(stems.length)
  const found = new Map<string, SimilarClaims>()
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
      for (let n = Math.max(0, others.length - MAX_COMPARED); n < others.length; n++) {
        const other = others[n] as Entry
        if (other.claim === entry.claim || compared.has(other)) continue
        compared.add(other)
        const similar = compare(other, entry, stems, table.language(entry.lang))
        if (similar !== undefined) keep(found, similar)
      }
      others.push(entry)
    }
  }
  return [...found.values()].sort((x, y) => y.similarity - x.similarity)
}

/** Every two wordings of one claim that contradict each other. */
export function selfContradictions(claim: Claim, table: WordTable = EMPTY_WORD_TABLE): SimilarClaims[] {
  if (Object.values(claim.texts).every(({ variants }) => variants.length === 0)) return []
  const { entries, stems } = ranked(draftsOf(claim, table))
  return entries.flatMap((a, at) =>
    entries.slice(at + 1).flatMap((b) => {
      const similar = a.lang === b.lang ? compare(a, b, stems, table.language(a.lang)) : undefined
      return similar?.opposite === true && similar.figures === undefined ? similar : []
    }),
  )
}

/** Keeps for two claims the two wordings that say most: the most similar, preferably with equal figures. */
function keep(found: Map<string, SimilarClaims>, similar: SimilarClaims): void {
  const key = [similar.a.id, similar.b.id].sort().join(' ')
  const known = found.get(key)
  const rank = ({ similarity, figures }: SimilarClaims): number =>
    similarity - (figures === undefined ? 0 : 1)
  if (known === undefined || rank(known) < rank(similar)) found.set(key, similar)
}

function compare(
  a: Entry,
  b: Entry,
  stems: readonly string[],
  table: LanguageTable,
): SimilarClaims | undefined {
  const common = inCommon(a.words, b.words)
  const least = candidate(Math.min(a.words.length, b.words.length))
  if (common < least * (a.words.length + b.words.length - common)) return undefined
  const figures = differingFigures(a, b)
  if (figures === 'other' || !datesAgree(a, b)) return undefined
  const { related, opposites } = relateOthers(a, b, stems, table)
  const similarity = (common + related) / (a.words.length + b.words.length - common - related)
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

/** How many numbers two ascending lists share. */
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

/** The threshold for a short wording is lower: with one of three words exchanged, 2 of 4 are common. */
function candidate(words: number): number {
  return Math.min(CANDIDATE, (words - 1) / (words + 1))
}

/** Counts the words of one side that the word table relates to a word of the other side. */
function relateOthers(a: Entry, b: Entry, stems: readonly string[], table: LanguageTable) {
  const only = (words: Int32Array, others: Int32Array): string[] =>
    Array.from(
      words.filter((word) => !others.includes(word)),
      (word) => stems[word] as string,
    )
  const right = only(b.words, a.words)
  let related = 0
  let opposites = 0
  for (const one of only(a.words, b.words)) {
    const kinds = right.map((other) => kinship(one, other, a.lang, table))
    const at = kinds.indexOf('opposite') === -1 ? kinds.indexOf('same') : kinds.indexOf('opposite')
    if (at === -1) continue
    if (kinds[at] === 'opposite') opposites += 1
    right.splice(at, 1)
    related += 1
  }
  return { related, opposites }
}

function kinship(a: string, b: string, lang: string, table: LanguageTable): 'same' | 'opposite' | undefined {
  if (areOpposites(a, b, lang) || isNegatedForm(a, b) || isNegatedForm(b, a)) return 'opposite'
  const [one, other] = [table.entry(a), table.entry(b)]
  const relation = one < 0 || other < 0 ? undefined : table.relation(one, other)
  return relation === 'derived' ? 'same' : relation === 'similar' ? undefined : relation
}

/** Whether `word` is `other` with a negative prefix: "unsafe" and "safe". A stem may or may not end in e. */
function isNegatedForm(word: string, other: string): boolean {
  const [long, short] = [word, other].map((stem) => stem.replace(/e$/, '')) as [string, string]
  return short.length > 2 && long.endsWith(short) && NEGATING_PREFIXES.has(long.slice(0, -short.length))
}

/** Undefined if all figures agree within their rounding; the figures if exactly one differs; otherwise `other`. */
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

/** Whether both name the same days or years; if not, they are different claims, however similar the words. */
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
      // "isn't" carries its own verb and stays a word; "not" only negates others.
      const negations = tokens.filter(
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
          !BARE_CONTRACTIONS.has(token.word) &&
          // "3,000,000 EUR" and "3 million euros" are the same figure.
          !(quantities.length > 0 && isCurrency(token)),
      )
      const different = [...new Set(words.map(({ stem }) => stem))]
      if (different.length + quantities.length + dates.length < MIN_TERMS) return []
      const names = tokens
        .filter((token, at) => roles[at] === 'name' && !isCurrency(token))
        .map(({ stem }) => stem)
      return [
        {
          claim,
          text: wording,
          lang,
          stems: different,
          names: names.join(' '),
          negated: negations.length % 2 === 1,
          dates,
          quantities,
          figures,
        },
      ]
    }),
  )
}

/** Replaces stems by ranks over all languages, so that rarer stems come first everywhere. */
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
