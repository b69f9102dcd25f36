/** A text as matching sees it: tokens with their rarity, names, numbers, dates and negations. */
import { type DateMention, findDates } from './dates.ts'
import { findNames } from './names.ts'
import { findNegated, isNegator } from './negation.ts'
import { findQuantities, type Quantity } from './numbers.ts'
import { baseLanguage } from './stems.ts'
import { type Token, tokenise } from './tokens.ts'
import { findVerbs } from './verbs.ts'
import type { WordTable } from './word-table.ts'

/** What a token is to matching; `none` tokens (stop words, signs, negators) carry no weight. */
export type Role = 'name' | 'word' | 'number' | 'date' | 'none'

export type Analysis = {
  readonly text: string
  /** Base language (`en`). */
  readonly language: string
  readonly tokens: readonly Token[]
  /** Each token's entry in the word table of the language; -1 for none. */
  readonly entries: Int32Array
  /** Hashes of the tokens' stems: different ones are of different stems. */
  readonly hashes: Uint32Array
  readonly roles: readonly Role[]
  /** Rarity of each token in natural-log units; 0 for `none`. A number or date bears its weight on its first token. */
  readonly weights: Float64Array
  /** Whether a token stands between quotation marks. */
  readonly quoted: readonly boolean[]
  readonly negated: readonly boolean[]
  /** Whether a token is a verb, as far as can be told (verbs.ts). */
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

export function analyse(text: string, lang: string, table: WordTable): Analysis {
  const language = baseLanguage(lang)
  const tokens = tokenise(text, lang)
  const dates = findDates(tokens, lang)
  const quantities = findQuantities(tokens, lang, dates)
  const words = table.language(language)
  const entries = new Int32Array(tokens.length)
  const hashes = new Uint32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const { kind, hash } = tokens[i] as Token
    hashes[i] = hash
    entries[i] = kind === 'word' ? words.entryOfHash(hash) : -1
  }
  const names = findNames(tokens, entries, words)
  const weights = new Float64Array(tokens.length)
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
  const quoted = marked(text, tokens, '"\u201c\u00ab', '"\u201d\u00bb')
  const aside = marked(text, tokens, '(', ')')
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
    verbs: findVerbs(tokens, entries, names, words),
    quantities,
    dates,
    byStem,
    firsts,
    total,
  }
}

/** A long name ("Cook County State's Attorney") must not outweigh what is said about it. */
function weighNames(tokens: readonly Token[], roles: readonly Role[], weights: Float64Array): void {
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

/** Which tokens stand between an opening and a closing mark of a text. */
function marked(text: string, tokens: readonly Token[], opening: string, closing: string): boolean[] {
  let some = false
  for (let i = 0; i < opening.length; i++) some ||= text.includes(opening[i] as string)
  if (!some) return new Array<boolean>(tokens.length).fill(false)
  let inside = false
  let at = 0
  return tokens.map((token) => {
    for (; at < token.start; at++) {
      if (hasUnit(inside ? closing : opening, text.charCodeAt(at))) inside = !inside
    }
    return inside
  })
}

function hasUnit(units: string, unit: number): boolean {
  for (let i = 0; i < units.length; i++) if (units.charCodeAt(i) === unit) return true
  return false
}
