/** A text as matching sees it: tokens with their rarity, names, numbers, dates and negations. */
import { baseLanguage } from '../languages/languages.ts'
import { splitCompounds } from './compounds.ts'
import { type DateMention, findDates } from './dates.ts'
import { findNames } from './names.ts'
import { findNegated, isNegator } from './negation.ts'
import { findQuantities, type Quantity } from './numbers.ts'
import { type Token, tokenise } from './tokens.ts'
import { findVerbs } from './verbs.ts'
import type { LanguageTable, WordTable } from './word-table.ts'

/** What a token is to matching; `none` tokens (stop words, signs, negators) carry no weight. */
export type Role = 'name' | 'word' | 'number' | 'date' | 'none'

export type Analysis = {
  readonly text: string
  /** Base language (`en`). */
  readonly language: string
  readonly tokens: readonly Token[]
  /** Each token's entry in the word table of the language; -1 for none. */
  readonly entries: readonly number[]
  /** Hashes of the tokens' stems: different ones are of different stems. */
  readonly hashes: readonly number[]
  readonly roles: readonly Role[]
  /** Rarity of each token in natural-log units; 0 for `none`. A number or date bears its weight on its first token. */
  readonly weights: readonly number[]
  /** Whether a token stands between quotation marks. */
  readonly quoted: readonly boolean[]
  readonly negated: readonly boolean[]
  /** Whether a token is a verb, as far as can be told (verbs.ts); empty unless asked for. */
  readonly verbs: readonly boolean[]
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  /** Stem to the tokens that have it, weight-bearing ones only. */
  readonly byStem: ReadonlyMap<string, readonly number[]>
  /** The first token of each stem of `byStem`, in its order. */
  readonly firsts: readonly number[]
  /** Sum of the weights. */
  readonly total: number
}

/** A number weighs like a fairly rare word: enough to matter, not enough to carry a match. */
const NUMBER_WEIGHT = 7
/** A date weighs less: reports seldom repeat it, the page's own date stands for it. */
const DATE_WEIGHT = 3

/** What stands in brackets is often an editor's insertion; it weighs this share. */
const ASIDE = 0.4
/** In a name of several words each further one, by weight, adds this share of what the one before added. */
const NAME_DECAY = 0.6

const NONE: readonly boolean[] = []

/** @param options.verbs whether to look for verbs too: of a claim they are wanted, of a sentence not */
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

/** A long name ("Cook County State's Attorney") must not outweigh what is said about it. */
function weighNames(tokens: readonly Token[], roles: readonly Role[], weights: number[]): void {
  for (let from = 0; from < tokens.length; from++) {
    if (roles[from] !== 'name') continue
    let to = from + 1
    while (roles[to] === 'name' && (tokens[to] as Token).start - (tokens[to - 1] as Token).end <= 3) to++
    let scale = 0
    for (let i = 0; i < to - from; i++) scale += NAME_DECAY ** i
    scale /= to - from
    for (let i = from; i < to; i++) weights[i] = (weights[i] as number) * scale
    from = to - 1
  }
}

/** Half-open, UTF-16 units; rising, none in another. */
type Span = readonly [start: number, end: number]

/** Which tokens lie in one of the spans. */
function within(tokens: readonly Token[], spans: readonly Span[]): boolean[] {
  if (spans.length === 0) return new Array<boolean>(tokens.length).fill(false)
  let at = 0
  return tokens.map(({ start }) => {
    while (at < spans.length && (spans[at] as Span)[1] <= start) at++
    return at < spans.length && (spans[at] as Span)[0] < start
  })
}

function findAsides(text: string): Span[] {
  const spans: Span[] = []
  for (let open = text.indexOf('('); open >= 0; ) {
    const close = text.indexOf(')', open)
    spans.push([open, close < 0 ? text.length : close])
    open = close < 0 ? -1 : text.indexOf('(', close)
  }
  return spans
}

const OPENING = '"\u201c\u00ab'
const CLOSING = '"\u201d\u00bb'
/** An apostrophe that closes no quotation within so many units opened none ("the '90s"). */
const MOST_QUOTED = 300

/** What stands between quotation marks, double or single; a double one that is not closed goes on to the end. */
function findQuotations(text: string): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (hasUnit(OPENING, unit)) {
      let end = at + 1
      while (end < text.length && !hasUnit(CLOSING, text.charCodeAt(end))) end++
      spans.push([at, end])
      at = end
    } else if (hasUnit("'\u2018", unit) && !isWordUnit(text, at - 1) && isWordUnit(text, at + 1)) {
      const end = endOfSingle(text, at)
      if (end < 0) continue
      spans.push([at, end])
      at = end
    }
  }
  return spans
}

function endOfSingle(text: string, open: number): number {
  const last = Math.min(text.length, open + MOST_QUOTED)
  for (let at = open + 2; at < last; at++) {
    if (!hasUnit("'\u2019", text.charCodeAt(at)) || isWordUnit(text, at + 1)) continue
    if (text.charCodeAt(at - 1) !== 0x20) return at
  }
  return -1
}

/** Whether a letter or digit stands there; all beyond ASCII but quotation marks and dashes count as letters. */
function isWordUnit(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const unit = text.charCodeAt(at)
  if (unit >= 0x2010 && unit <= 0x205e) return false
  if (unit > 0x7f) return unit !== 0xa0 && unit !== 0xab && unit !== 0xbb
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function hasUnit(units: string, unit: number): boolean {
  for (let i = 0; i < units.length; i++) if (units.charCodeAt(i) === unit) return true
  return false
}
