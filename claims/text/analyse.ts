/** The analysis of a text for matching: its tokens with their rarity, names, numbers, dates and negations. */
import { baseLanguage } from '../languages/languages.ts'
import { splitCompounds } from './compounds.ts'
import { type DateMention, findDates } from './dates.ts'
import { nameRuns, POSSESSIVE_GAP } from './name-runs.ts'
import { findNames } from './names.ts'
import { findNegated, isNegator } from './negation.ts'
import { findQuantities, type Quantity } from './numbers.ts'
import { findAsides, findQuotations, type Span } from './quoted.ts'
import { type Token, tokenise } from './tokens.ts'
import { findVerbs } from './verbs.ts'
import type { LanguageTable, WordTable } from './word-table.ts'

/** The kind of a token in matching. Tokens of the role `none` (stop words, signs, negators) have no weight. */
export type Role = 'name' | 'word' | 'number' | 'date' | 'none'

export type Analysis = {
  readonly text: string
  /** Base language (`en`). */
  readonly language: string
  readonly tokens: readonly Token[]
  /** The entry of each token in the word table of the language; -1 for none. */
  readonly entries: readonly number[]
  /** Hashes of the tokens' stems. Different hashes mean different stems. */
  readonly hashes: readonly number[]
  readonly roles: readonly Role[]
  /** How rare each token is, in nats; 0 for `none`. A number or date has all its weight on its first token. */
  readonly weights: readonly number[]
  /** Whether each token is between quotation marks. */
  readonly quoted: readonly boolean[]
  /** Whether each token is negated, by an odd number of negators (negation.ts). */
  readonly negated: readonly boolean[]
  /** Whether each token is a verb, as far as its form and its neighbours show (verbs.ts); empty unless asked for. */
  readonly verbs: readonly boolean[]
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  /** The tokens of each stem, names and words only. */
  readonly byStem: ReadonlyMap<string, readonly number[]>
  /** The first token of each stem in `byStem`, in the same order. */
  readonly firsts: readonly number[]
  /** Sum of the weights. */
  readonly total: number
}

/** Weight of a number in nats, that of a fairly rare word: a number matters, but is not enough for a match. */
const NUMBER_WEIGHT = 7
/** Weight of a date in nats. It is lower, because reports seldom repeat their own date. */
const DATE_WEIGHT = 3

/** Words in brackets keep this share of their weight: they are often an editor's insertion. */
const ASIDE = 0.4
/** In a name of several words each word adds this share of what the one before it added. */
const NAME_DECAY = 0.6

const NONE: readonly boolean[] = []

/**
 * Reads a text.
 *
 * @param lang BCP 47 tag of its language
 * @param options.verbs whether to find verbs too. Matching needs them of claims, but not of sentences
 */
export function analyse(
  text: string,
  lang: string,
  table: WordTable,
  options?: { readonly verbs: boolean },
): Analysis {
  const language = baseLanguage(lang)
  const words = table.language(language)
  const found = tokenise(text, lang)
  const entriesFound = entriesOf(found, words)
  const tokens = splitCompounds(text, found, entriesFound, language, words)
  const entries = tokens === found ? entriesFound : entriesOf(tokens, words)
  const hashes = tokens.map(({ hash }) => hash)
  const dates = findDates(tokens, lang)
  const quantities = findQuantities(tokens, lang, dates)
  const names = findNames(tokens, entries, words)
  const weights = new Array<number>(tokens.length).fill(0)
  const roles: Role[] = tokens.map((token, i) => {
    if (token.kind !== 'word' || token.stop || isNegator(token)) return 'none'
    return names[i] === true ? 'name' : 'word'
  })
  for (const date of dates) {
    for (let i = date.from; i < date.to; i++) roles[i] = i === date.from ? 'date' : 'none'
    weights[date.from] = DATE_WEIGHT
  }
  for (const quantity of quantities) {
    for (let i = quantity.from; i < quantity.to; i++) roles[i] = i === quantity.from ? 'number' : 'none'
    weights[quantity.from] = NUMBER_WEIGHT
  }
  const byStem = new Map<string, number[]>()
  const firsts: number[] = []
  const quoted = within(tokens, findQuotations(text))
  const aside = within(tokens, findAsides(text))
  for (let i = 0; i < tokens.length; i++)
    if (roles[i] === 'name' || roles[i] === 'word') weights[i] = words.rarity(entries[i] as number)
  weighNames(tokens, roles, weights)
  let total = 0
  for (let i = 0; i < tokens.length; i++) {
    const { stem } = tokens[i] as Token
    if (aside[i] === true) weights[i] = (weights[i] as number) * ASIDE
    if (roles[i] === 'name' || roles[i] === 'word') {
      const places = byStem.get(stem)
      if (places === undefined) {
        byStem.set(stem, [i])
        firsts.push(i)
      } else places.push(i)
    }
    total += weights[i] as number
  }
  return {
    text,
    language,
    tokens,
    entries,
    hashes,
    roles,
    weights,
    quoted,
    negated: findNegated(tokens),
    verbs: options?.verbs === true ? findVerbs(tokens, entries, names, words, language) : NONE,
    quantities,
    dates,
    byStem,
    firsts,
    total,
  }
}

function entriesOf(tokens: readonly Token[], words: LanguageTable): number[] {
  return tokens.map(({ kind, hash }) => (kind === 'word' ? words.entryOfHash(hash) : -1))
}

/** Lowers the weights of long names: "Cook County State's Attorney" must not outweigh what is said about it. */
function weighNames(tokens: readonly Token[], roles: readonly Role[], weights: number[]): void {
  for (const { from, to } of nameRuns(tokens, roles, POSSESSIVE_GAP)) {
    let scale = 0
    for (let i = 0; i < to - from; i++) scale += NAME_DECAY ** i
    scale /= to - from
    for (let i = from; i < to; i++) weights[i] = (weights[i] as number) * scale
  }
}

/** Whether each token lies in one of the spans, which are in order and do not overlap. */
function within(tokens: readonly Token[], spans: readonly Span[]): boolean[] {
  if (spans.length === 0) return new Array<boolean>(tokens.length).fill(false)
  let at = 0
  return tokens.map(({ start }) => {
    while (at < spans.length && (spans[at] as Span)[1] <= start) at++
    return at < spans.length && (spans[at] as Span)[0] < start
  })
}
