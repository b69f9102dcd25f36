/**
 * Finds claims that say the same in different languages. They should be one claim with a wording in each
 * language; as two claims they get two verdicts, which may come to differ.
 *
 * Two wordings are compared by what they have in common whatever the language is: names, figures and dates.
 * If there is a list of translations for their languages, their other words are compared too:
 *
 * ```
 * en  The bridge of Exampleton cost 3 million euros     bridge  Exampleton  cost   3 million
 *                                                          │        │        │        │
 * es  El puente de Exampleton costó 3 millones de euros  puente  Exampleton  costó  3 millones
 * ```
 */
import { baseLanguage, languages } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import { analyse } from '../../text/analyse.ts'
import { compareDates, type DateMention } from '../../text/dates.ts'
import { isNegator } from '../../text/negation.ts'
import { agreement, type Quantity } from '../../text/numbers.ts'
import { scanTerms, termList } from '../../text/terms.ts'
import { CERTAIN, type Dictionary, type Translations } from '../../text/translations.ts'
import { EMPTY_WORD_TABLE, type WordTable } from '../../text/word-table.ts'
import { isCurrency } from './currencies.ts'

/**
 * Share of the words of both wordings that must have a translation in the other one. In a pack of 22 claims on
 * one event, each in English and Spanish, 18 of the 22 pairs are found and none of the 462 wrong ones. Without
 * translations 4 are found.
 */
const LEAST_SHARED = 0.6
/** Wordings with fewer words than this are too short to compare. */
const MIN_WORDS = 2
/** Without translations, one wording has at most this many times the letters of the other one. */
const MAX_LENGTH_RATIO = 2
/** Names are compared by this many letters, because many languages add endings to them: "Lyonie". */
const NAME_LETTERS = 4
/** A name may be missing from one wording, because at the start of a sentence a capital does not mark a name. */
const MAX_MISSING_NAMES = 1
/** Wordings compared for one shared word; keeps the time linear for a pack that repeats one sentence. */
const MAX_COMPARED = 50
/** Translations that are less likely than this share are chance. */
const LEAST_LIKELY = CERTAIN / 20

export type TranslatedClaims = {
  readonly a: Claim
  readonly b: Claim
  readonly wordings: readonly [string, string]
}

type Entry = {
  readonly claim: Claim
  readonly text: string
  readonly lang: string
  /** Distinct terms of words and names. */
  readonly terms: ReadonlySet<number>
  readonly names: ReadonlySet<string>
  readonly negated: boolean
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  /** The digits of its figures, in order of size: "2017 26000". Their separators differ from language to language. */
  readonly digits: string
}

/**
 * Every two claims that have no language in common and seem to say the same.
 *
 * @param translations for the languages that it has; the others are compared by names and digits
 */
export function translatedClaims(
  claims: readonly Claim[],
  translations?: Translations,
  table: WordTable = EMPTY_WORD_TABLE,
): TranslatedClaims[] {
  if (new Set(claims.flatMap(({ texts }) => Object.keys(texts).map(baseLanguage))).size < 2) return []
  const entries = claims.flatMap((claim) => entriesOf(claim, table))
  const found = new Map<string, TranslatedClaims>()
  const index = new Map<string, Entry[]>()
  for (const entry of entries) {
    const compared = new Set<Entry>()
    for (const key of keysOf(entry, translations)) {
      const others = index.get(key) ?? []
      for (const other of others.slice(-MAX_COMPARED)) {
        if (compared.has(other) || shareLanguage(entry.claim, other.claim)) continue
        compared.add(other)
        if (!sayTheSame(other, entry, translations)) continue
        const pair = [other.claim.id, entry.claim.id].sort().join(' ')
        if (!found.has(pair))
          found.set(pair, { a: other.claim, b: entry.claim, wordings: [other.text, entry.text] })
      }
    }
    for (const key of ownKeysOf(entry)) {
      const list = index.get(key)
      if (list === undefined) index.set(key, [entry])
      else list.push(entry)
    }
  }
  return [...found.values()]
}

function shareLanguage(a: Claim, b: Claim): boolean {
  const languages = new Set(Object.keys(a.texts).map(baseLanguage))
  return Object.keys(b.texts).some((lang) => languages.has(baseLanguage(lang)))
}

function entriesOf(claim: Claim, table: WordTable): Entry[] {
  return Object.entries(claim.texts).map(([tag, { text }]) => {
    const lang = baseLanguage(tag)
    const { tokens, roles, quantities, dates } = analyse(text, lang, table)
    const words = tokens.filter(
      (token, at) => (roles[at] === 'word' || roles[at] === 'name') && !isCurrency(token),
    )
    const names = tokens.filter(
      (token, at) => roles[at] === 'name' || (roles[at] === 'word' && token.case !== 'lower' && !token.opens),
    )
    return {
      claim,
      text,
      lang,
      terms: new Set(words.map(({ word }) => termOf(word))),
      names: new Set(names.map(({ word }) => word.slice(0, NAME_LETTERS))),
      negated: tokens.filter(isNegator).length % 2 === 1,
      quantities,
      dates,
      digits: digitsOf(text),
    }
  })
}

function digitsOf(text: string): string {
  const figures = text.match(/\p{Nd}+(?:[.,\u00a0\u202f ]\p{Nd}{3})*/gu) ?? []
  return figures
    .map((figure) => figure.replace(/\P{Nd}/gu, ''))
    .sort()
    .join(' ')
}

const scanned = termList()

function termOf(word: string): number {
  scanned.length = 0
  scanTerms(word, scanned)
  return scanned.items[0] ?? 0
}

/** What an entry is found by: its words in its language, its names in any. */
function ownKeysOf({ terms, names, lang }: Entry): string[] {
  return [...Array.from(terms, (term) => `${lang} ${term}`), ...names]
}

/** What may find the entries that say the same. */
function* keysOf({ terms, names, lang }: Entry, translations: Translations | undefined): Generator<string> {
  yield* names
  for (const [other, dictionary] of dictionariesFrom(lang, translations)) {
    for (const term of terms) {
      yield `${other} ${term}`
      const meant: number[] = []
      dictionary(term, (translated, strength) => {
        if (strength >= LEAST_LIKELY) meant.push(translated)
      })
      for (const translated of meant) yield `${other} ${translated}`
    }
  }
}

function dictionariesFrom(lang: string, translations: Translations | undefined): [string, Dictionary][] {
  return languages.codes.flatMap((other) => {
    const dictionary = other === lang ? undefined : translations?.dictionary(lang, other)
    return dictionary === undefined ? [] : [[other, dictionary] as [string, Dictionary]]
  })
}

/** Whether two wordings say the same, as far as can be told. */
function sayTheSame(a: Entry, b: Entry, translations: Translations | undefined): boolean {
  if (a.negated !== b.negated) return false
  const there = translations?.dictionary(a.lang, b.lang)
  const back = translations?.dictionary(b.lang, a.lang)
  if (there !== undefined && back !== undefined) {
    if (!sameFigures(a, b) || Math.min(a.terms.size, b.terms.size) < MIN_WORDS) return false
    return shared(a, b, there) + shared(b, a, back) >= LEAST_SHARED * (a.terms.size + b.terms.size)
  }
  // Nothing but names and digits is compared, so both are needed.
  const ratio = a.text.length / b.text.length
  const [fewer, more] = a.names.size < b.names.size ? [a.names, b.names] : [b.names, a.names]
  return (
    fewer.size > 0 &&
    more.size - fewer.size <= MAX_MISSING_NAMES &&
    [...fewer].every((name) => more.has(name)) &&
    a.digits !== '' &&
    a.digits === b.digits &&
    Math.max(ratio, 1 / ratio) <= MAX_LENGTH_RATIO
  )
}

/** How many words of `a` are in `b`, as they are or translated. */
function shared(a: Entry, b: Entry, dictionary: Dictionary): number {
  let count = 0
  for (const term of a.terms) {
    let is = b.terms.has(term)
    dictionary(term, (translated, strength) => {
      if (strength >= LEAST_LIKELY && b.terms.has(translated)) is = true
    })
    if (is) count += 1
  }
  return count
}

function sameFigures(a: Entry, b: Entry): boolean {
  return (
    a.quantities.length === b.quantities.length &&
    a.dates.length === b.dates.length &&
    a.quantities.every((one) => b.quantities.some((other) => agreement(one, other) > 0)) &&
    a.dates.every((date) => b.dates.some((other) => compareDates(date, other) === 'same'))
  )
}
