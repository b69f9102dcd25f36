/**
 * What the sentence says in the place of what the claim says: another name where the claim has one
 * ("Norwell voted" for "Brackenford voted"), another word between the same neighbours ("arrested
 * on suspicion of arson" for "charged with arson"), a plan or a chance in the place of a fact
 * ("is considering closing"), the same two the other way round ("Orrell sued Tamsin"). Shares of words say
 * little about such sentences: nearly all of the claim is in them.
 */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import { fold } from '../../text/normalise.ts'
import { oppositesOf } from '../../text/opposites.ts'
import type { Token } from '../../text/tokens.ts'
import type { Alignment, Context } from './align.ts'

/** Tokens of a text, half-open. */
type Run = { readonly from: number; readonly to: number }

/** Where a slot has one end only, so many tokens from there belong to it. */
const NEAR = 3
/** A word of supposing governs the first weighty word within so many tokens. */
const GOVERNS = 4
/** Who does what to whom stands within so many tokens. */
const ACT = 8

const SUPPOSING = languages.union(({ suppositions }) => suppositions.stems)
const PERFECT = languages.union(({ suppositions }) => suppositions.perfect)
const RELATIVE = languages.union(({ pronouns }) => pronouns.relative)
const ARTICLES = languages.union(({ articles }) => articles)
const PLACING = languages.union(({ placing }) => placing)
const THAN = languages.union(({ comparisons }) => comparisons.than)
const THAN_AFTER_MORE = languages.union(({ comparisons }) => comparisons.thanAfterMore)
const MORE = languages.union(({ comparisons }) => comparisons.more)
/** Attribution prefix of a wording: "Says Jane Doe", "Jane Doe:", "Jane Doe says that". */
const SPEAKER = new RegExp(
  `^(?:\\W*${languages.anyOf(({ speakers }) => speakers.before)}\\s+(?:\\p{Lu}\\S*\\s+)+|[^"“:]{1,60}:\\s|(?:\\p{Lu}\\S*\\s+){1,4}${languages.anyOf(({ speakers }) => speakers.after)}\\s(?:${languages.anyOf(({ speakers }) => speakers.that)}\\s)?)`,
  'u',
)

/** What the scorer is told of. */
export type Contrast = {
  /** Whether a name of the claim is neither in the sentence nor around it, though it would have to be. */
  readonly nameGone: boolean
  /** Weight of the claim's words in whose place the sentence has others, in nats. */
  readonly replaced: number
}

/** @param refers what features.ts tells of the sentence: 1 where it leans on what was said before, or speaks of I, we or you */
export function contrastOf(
  claim: Analysis,
  sentence: Analysis,
  alignment: Alignment,
  context: Context,
  refers: { readonly leans: number; readonly addresses: number },
): Contrast {
  // Who speaks of "I" need not name whom the claim is about, nor who speaks of "he", unless the page is about others.
  const unnamed = refers.addresses === 1 || (refers.leans === 1 && !hasNames(context))
  return {
    nameGone: !unnamed && namesGone(claim, sentence, alignment, context).length > 0,
    replaced: replacedWeight(claim, sentence, alignment, placesOf(claim, sentence, alignment)),
  }
}

/** What no sentence that states the claim has. */
export type Turn = {
  /** A name of the sentence in the place of a name of the claim. */
  readonly otherName: Run | undefined
  /** A word by which what the claim says is a plan, a chance or a wish; the token's index, or -1. */
  readonly supposes: number
  /** Whether two that the claim has the one way round stand the other way round in the sentence. */
  readonly swapped: boolean
  /** A small word in the place of its opposite ("down" for "up"); the token's index, or -1. */
  readonly opposite: number
}

/** Looks for what guards.ts takes a mark away for. */
export function turnOf(claim: Analysis, sentence: Analysis, alignment: Alignment, context: Context): Turn {
  const claimOf = placesOf(claim, sentence, alignment)
  const swapped = isSwapped(claim, sentence, alignment) || isCompared(claim, sentence, alignment)
  const opposite = oppositeOfSmall(claim, sentence, alignment)
  return {
    otherName:
      otherName(claim, sentence, namesGone(claim, sentence, alignment, context), claimOf) ??
      otherPart(claim, sentence, alignment, claimOf),
    supposes: supposingWord(claim, sentence, claimOf),
    // "A has more than B" is "B has less than A".
    swapped: swapped && opposite < 0,
    opposite: swapped ? -1 : opposite,
  }
}

/** For each token of the sentence the claim's that it stands for, or -1. */
function placesOf(claim: Analysis, sentence: Analysis, { to, fit }: Alignment): Int16Array {
  const claimOf = new Int16Array(sentence.tokens.length).fill(-1)
  for (let i = 0; i < claim.tokens.length; i++)
    if ((to[i] as number) >= 0 && (fit[i] as number) > 0) claimOf[to[i] as number] = i
  return claimOf
}

/** The names of a text: stretches of tokens that are (parts of) names and stand next to one another. */
function namesOf({ roles, tokens }: Analysis): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < roles.length; from++) {
    if (roles[from] !== 'name') continue
    let to = from + 1
    while (roles[to] === 'name' && (tokens[to] as Token).start - (tokens[to - 1] as Token).end <= 2) to++
    runs.push({ from, to })
    from = to - 1
  }
  return runs
}

const every = ({ from, to }: Run, holds: (i: number) => boolean): boolean => {
  for (let i = from; i < to; i++) if (!holds(i)) return false
  return true
}

function hasNames({ before, headline, lead }: Context): boolean {
  return [headline, lead, ...before].some(({ roles }) => roles.includes('name'))
}

/** Names of which no part is in the sentence or around it, in any way of writing. */
function namesGone(
  claim: Analysis,
  sentence: Analysis,
  { fit, fromContext }: Alignment,
  context: Context,
): Run[] {
  if (languages.capitalisesNouns(claim.language) || languages.capitalisesNouns(sentence.language)) return []
  const gone = namesOf(claim).filter((name) => every(name, (i) => fit[i] === 0 && fromContext[i] === 0))
  if (gone.length === 0) return gone
  const said = SPEAKER.exec(claim.text)?.[0].length ?? 0
  const around = [sentence, ...context.before, context.headline, context.lead]
  return gone.filter((name) => {
    const { start } = claim.tokens[name.from] as Token
    const before = claim.text.slice(0, start)
    const aside = before.lastIndexOf('(') > before.lastIndexOf(')')
    return start >= said && !aside && !around.some((text) => isWritten(claim, name, text))
  })
}

/** Whether a text has a name in another way: as initials, or in one word. */
function isWritten(claim: Analysis, name: Run, text: Analysis): boolean {
  const initials = initialsOf(claim, name)
  if (initials.length > 2 && text.tokens.some((token) => token.case === 'upper' && token.word === initials))
    return true
  const first = claim.tokens[name.from] as Token
  if (first.case === 'upper' && namesOf(text).some((other) => initialsOf(text, other) === first.word))
    return true
  const last = claim.tokens[name.to - 1] as Token
  const letters = lettersOf(claim.text.slice(first.start, last.end))
  return letters.length >= 5 && lettersIn(text).includes(letters)
}

const initialsOf = ({ tokens }: Analysis, { from, to }: Run): string =>
  tokens
    .slice(from, to)
    .map(({ word }) => word.charAt(0))
    .join('')

/** Of texts that are looked at again and again. */
const known = new WeakMap<Analysis, string>()

function lettersIn(text: Analysis): string {
  const letters = known.get(text) ?? lettersOf(text.text)
  known.set(text, letters)
  return letters
}

const lettersOf = (text: string): string => fold(text).text.replace(/[^\p{L}\p{N}]+/gu, '')

/** A name of the sentence between the same words as one of the claim that is gone ("in Ohio" for "in Iowa"). */
function otherName(
  claim: Analysis,
  sentence: Analysis,
  gone: readonly Run[],
  claimOf: Int16Array,
): Run | undefined {
  if (gone.length === 0) return undefined
  const others = namesOf(sentence).filter((name) =>
    every(name, (i) => isForeign(claim, sentence, claimOf, i)),
  )
  return others.find((other) =>
    gone.some((name) => {
      const [before, there] = [wordAt(claim, name.from - 1), wordAt(sentence, other.from - 1)]
      if (before === there || (PLACING.has(before) && PLACING.has(there))) return true
      return name.to < claim.tokens.length && wordAt(claim, name.to) === wordAt(sentence, other.to)
    }),
  )
}

/** A part of a name next to one that the claim's name has too, beside another ("Hale County" for "Trent County"). */
function otherPart(
  claim: Analysis,
  sentence: Analysis,
  { to, fit, fromContext }: Alignment,
  claimOf: Int16Array,
): Run | undefined {
  for (const name of namesOf(claim)) {
    for (let i = name.from; i < name.to; i++) {
      if (fit[i] !== 0 || fromContext[i] !== 0) continue
      for (const step of [-1, 1]) {
        const beside = i + step
        if (beside < name.from || beside >= name.to || (fit[beside] as number) < 1) continue
        const from = (to[beside] as number) - step
        const other = namesOf(sentence).find((run) => from >= run.from && from < run.to)
        if (other === undefined || (to[beside] as number) < other.from || (to[beside] as number) >= other.to)
          continue
        // Rico and Ricans, Eliot and Elliot.
        const alike = wordAt(claim, i).charAt(0) === wordAt(sentence, from).charAt(0)
        if (!alike && isForeign(claim, sentence, claimOf, from)) return other
      }
    }
  }
  return undefined
}

const isForeign = (claim: Analysis, sentence: Analysis, claimOf: Int16Array, i: number): boolean =>
  claimOf[i] === -1 && !claim.byStem.has((sentence.tokens[i] as Token).stem)

const wordAt = ({ tokens }: Analysis, i: number): string => tokens[i]?.word ?? ''

/** Weight of the words that the sentence lacks, where it has a word of its own between the same neighbours or next to one. */
function replacedWeight(
  claim: Analysis,
  sentence: Analysis,
  { to, fit, weights }: Alignment,
  claimOf: Int16Array,
): number {
  let replaced = 0
  let before = -1
  for (let i = 0; i < claim.tokens.length; i++) {
    const role = claim.roles[i]
    if (role === 'none' || role === 'date') continue
    if ((fit[i] as number) > 0) {
      before = i
      continue
    }
    if (role !== 'word') continue
    const after = saidBeside(claim, fit, i, 1)
    const left = before < 0 ? -1 : (to[before] as number)
    const right = after < 0 ? -1 : (to[after] as number)
    if (left < 0 && right < 0) continue
    // Between the same neighbours, or beside the one that there is.
    const from = left < 0 ? Math.max(0, right - NEAR) : left + 1
    const until = right < 0 ? left + 1 + NEAR : right
    for (let k = from; k < Math.min(until, sentence.tokens.length); k++) {
      if (claimOf[k] !== -1 || (sentence.roles[k] !== 'word' && sentence.roles[k] !== 'name')) continue
      replaced += weights[i] as number
      break
    }
  }
  return replaced
}

/** The nearest token of the claim that the sentence says, before or after one; -1 if there is none. */
function saidBeside(claim: Analysis, fit: readonly number[], from: number, step: number): number {
  for (let i = from + step; i >= 0 && i < claim.tokens.length; i += step) if ((fit[i] as number) > 0) return i
  return -1
}

/** The first word of supposing that governs one of the claim's; -1 if there is none, or the claim supposes too. */
function supposingWord(claim: Analysis, sentence: Analysis, claimOf: Int16Array): number {
  if (claim.tokens.some(isSupposing)) return -1
  return sentence.tokens.findIndex((token, i) => {
    if (!isSupposing(token) || claimOf[i] !== -1) return false
    if (PERFECT.has(wordAt(sentence, i + 1))) return false
    for (let k = i + 1; k <= i + GOVERNS && k < sentence.tokens.length; k++)
      if (sentence.roles[k] === 'word') return claimOf[k] !== -1
    return false
  })
}

/** May with a capital is a month. */
const isSupposing = ({ case: written, stem }: Token): boolean => written === 'lower' && SUPPOSING.has(stem)

/** Looks for two neighbours of a word of the claim that stand on its other sides in the sentence, and no passive that would say the same. */
function isSwapped(claim: Analysis, sentence: Analysis, { to, fit }: Alignment): boolean {
  const said = [...claim.tokens.keys()].filter(
    (i) => (fit[i] as number) > 0 && (claim.roles[i] === 'name' || claim.roles[i] === 'word'),
  )
  for (let at = 1; at < said.length - 1; at++) {
    const i = said[at] as number
    if (claim.roles[i] !== 'word') continue
    const acts = claim.verbs[i] === true
    const fits = (k: number): boolean => claim.roles[k] === 'name' || (acts && claim.verbs[k] !== true)
    const a = said.slice(0, at).findLast(fits)
    const b = said.slice(at + 1).find(fits)
    if (a === undefined || b === undefined || i - a > ACT || b - i > ACT) continue
    const [first, verb, last] = [to[b] as number, to[i] as number, to[a] as number]
    if (!(first < verb && verb < last) || verb - first > ACT || last - verb > ACT) continue
    // "The votes that she got" is "she got the votes".
    if (RELATIVE.has(wordAt(sentence, verb - 1))) continue
    if (linkOf(claim, i, b) === linkOf(sentence, verb, last)) return true
  }
  return false
}

/** Whether what the claim has behind its one "than" stands before the sentence's, and something that it has before behind. */
function isCompared(claim: Analysis, sentence: Analysis, { to, fit }: Alignment): boolean {
  const [than, there] = [thanOf(claim), thanOf(sentence)]
  if (than < 0 || there < 0) return false
  const said = [...claim.tokens.keys()].filter((i) => (fit[i] as number) > 0 && claim.roles[i] !== 'none')
  const behind = said.filter((i) => i > than)
  return (
    behind.length > 0 &&
    behind.every((i) => (to[i] as number) < there) &&
    said.some((i) => i < than && (to[i] as number) > there)
  )
}

/** Where a text compares two things; -1 where it compares none, or more than two. */
function thanOf({ tokens }: Analysis): number {
  const than = tokens.findIndex(compares)
  return tokens.slice(than + 1).some(compares) ? -1 : than
}

const compares = ({ word }: Token, i: number, tokens: readonly Token[]): boolean =>
  THAN.has(word) ||
  (THAN_AFTER_MORE.has(word) && tokens.slice(Math.max(0, i - NEAR), i).some(({ word }) => MORE.has(word)))

/** The small words between two tokens, but for articles: "sued" and "was sued by" link what follows in other ways. */
function linkOf({ tokens }: Analysis, from: number, to: number): string {
  return tokens
    .slice(from + 1, to)
    .filter(({ stop, word, kind }) => kind === 'word' && stop && !ARTICLES.has(word))
    .map(({ word }) => word)
    .join(' ')
}

/** Looks near what the claim's small words stand beside for the opposite of one; no alignment looks at them. */
function oppositeOfSmall(claim: Analysis, sentence: Analysis, { to, fit }: Alignment): number {
  for (let i = 0; i < claim.tokens.length; i++) {
    const token = claim.tokens[i] as Token
    const opposites = token.stop ? oppositesOf(token.stem, claim.language) : []
    if (opposites.length === 0) continue
    const stems = (from: number, until: number) =>
      sentence.tokens.slice(Math.max(0, from), until).map(({ stem }) => stem)
    for (const step of [-1, 1]) {
      const beside = saidBeside(claim, fit, i, step)
      if (beside < 0 || Math.abs(beside - i) > NEAR) continue
      const place = to[beside] as number
      const from = step < 0 ? place + 1 : Math.max(0, place - NEAR)
      const there = stems(from, step < 0 ? place + 1 + NEAR : place)
      const found = there.findIndex((stem) => opposites.includes(stem))
      if (found >= 0 && !there.includes(token.stem)) return from + found
    }
  }
  return -1
}
