/**
 * Reads the verdict of a fact-checker's label from its words, in any of the languages of label-table.ts:
 *
 * ```
 * "Trompeur"                             → misleading     the label itself
 * "This claim is FALSE."                 → refuted        without the words around it
 * "Größtenteils falsch"                  → misleading     "mostly" and a word for "false"
 * "FALSO: as imagens são de 2014"        → refuted        what stands before a colon, full stop or bracket
 * "True, but misleading"                 → misleading     what follows "but" counts
 * "не знаем", "not false", "True?"       → undefined      a person has to decide
 * ```
 *
 * Nothing is guessed: a label with a word that no list has is not placed, except for one slip of the pen.
 */
import { MAX_LINE } from '../../records/fields.ts'
import type { Verdict } from '../../records/verdict.ts'
import { labelWords, slipKey } from './label-table.ts'
import { comparable, oneSlipApart } from './label-words.ts'

/** What stands before these is the label; what follows explains it. */
const BORDER = /[:：։.。।።!！;；؛…|｜()（）[\]【】「」『』《》〈〉\n•]|[—–]|\s-+\s/u
/** These join labels: "false / misleading". */
const JOINT = /[,،、，/\\+&]/u
const QUESTION = /[?¿？؟]/u
/** A share, unless it is the whole: "50 % true" is not true. */
const SHARE = /(?<![\d.,])(?!100\s*[%٪])\d+(?:[.,]\d+)?\s*[%٪]/u

/** Words of a label at most; more are a sentence. */
const MAX_WORDS = 12
/** A shorter word is too often another word with one letter changed. */
const MIN_SLIP = 5
/** Scripts in which a letter more or less rarely makes another word of our lists. */
const ALPHABET = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek} ]+$/u

/** Labels that are remembered: a feed of 100,000 reviews repeats a few hundred. */
const MAX_REMEMBERED = 10_000
const remembered = new Map<string, Verdict | undefined>()

/**
 * The verdict that a label states, or undefined if that is not clear.
 *
 * @param lang the language of the review, for the few labels that mean one thing in one language and
 *   something else in another
 */
export function placeLabel(label: string, lang?: string): Verdict | undefined {
  const text = label.slice(0, MAX_LINE)
  const key = `${lang?.split('-')[0] ?? ''} ${text}`
  if (remembered.has(key)) return remembered.get(key)
  const verdict = readIn(text, lang?.split('-')[0] ?? '')
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(key, verdict)
  return verdict
}

function readIn(label: string, language: string): Verdict | undefined {
  const { contested } = labelWords()
  for (const words of [comparable(label), headOf(label)]) {
    const verdicts = words === undefined ? undefined : contested.get(words)
    if (verdicts !== undefined) return verdicts.get(language)
  }
  return read(label)
}

/** The part of a label that rates: what stands before a colon, full stop or bracket. */
export function headOf(label: string): string | undefined {
  return label
    .split(BORDER)
    .map(comparable)
    .find((part) => !saysNothing(part))
}

/**
 * What a sentence-like label says after its verdict: "As imagens são de 2014." of "FALSO: As imagens são de
 * 2014."; undefined if that is no sentence.
 */
export function reasonIn(label: string): string | undefined {
  const border = /[:：.。।!！]\s*|\s[—–-]+\s/u.exec(label)
  if (border === null || readParts(label.slice(0, border.index)) === undefined) return undefined
  const reason = label.slice(border.index + border[0].length).trim()
  return comparable(reason).length >= MIN_REASON ? reason : undefined
}

/** Shorter texts after a label are rather a part of it ("False: hoax"). */
const MIN_REASON = 15

function read(label: string): Verdict | undefined {
  if (QUESTION.test(label) || SHARE.test(label)) return undefined
  const { verdictOf, but, introductions } = labelWords()
  const whole = comparable(label)
  const known = verdictOf.get(whole)
  if (known !== undefined) return known
  const [head, ...rest] = label.split(BORDER).filter((part) => !saysNothing(comparable(part)))
  if (head === undefined) return undefined
  const verdict = readParts(head)
  const next = rest[0]
  if (next === undefined || verdict !== 'supported') return verdict
  if (introductions.has(comparable(head)) || introductions.has(withoutFrame(comparable(head))))
    return undefined
  // What follows "true" may take it back.
  const [first] = comparable(next).split(' ')
  const more = readParts(next)
  if (first !== undefined && but.has(first)) return more ?? 'mixed'
  return more === undefined ? verdict : together([verdict, more])
}

/** Reads what may be several labels: "false and misleading", "true, but". */
function readParts(text: string): Verdict | undefined {
  const single = readPhrase(comparable(text))
  if (single !== undefined) return single
  const { and, but } = labelWords()
  const words = comparable(text).split(' ')
  const turn = words.findIndex((word) => but.has(word))
  if (turn >= 0) {
    const left = readPhrase(words.slice(0, turn).join(' '))
    const right = readPhrase(words.slice(turn + 1).join(' '))
    if (left === undefined) return undefined
    if (left === 'supported' || left === 'mixed')
      return right === undefined ? 'mixed' : right === 'supported' ? left : right
    return left === right || right === undefined
      ? left === 'refuted'
        ? undefined
        : left
      : together([left, right])
  }
  const joined = text.split(JOINT)
  const parts = joined
    .flatMap((part) => splitAt(comparable(part).split(' '), and))
    .filter((part) => !saysNothing(part))
  const verdicts = parts.map(readPhrase)
  const placed = verdicts.filter((verdict) => verdict !== undefined)
  if (placed.length === verdicts.length) return together(placed)
  // "False, the photo is from 2014": the rest explains. After "true" it may take something back.
  const first = readPhrase(comparable(joined[0] ?? ''))
  return joined.length > 1 && first !== 'supported' ? first : undefined
}

function splitAt(words: readonly string[], borders: ReadonlySet<string>): string[] {
  const parts: string[][] = [[]]
  for (const word of words)
    if (borders.has(word)) parts.push([])
    else parts.at(-1)?.push(word)
  return parts.map((part) => part.join(' '))
}

/** One verdict for several that were given together. */
function together(verdicts: readonly Verdict[]): Verdict | undefined {
  const [first, ...others] = [...new Set(verdicts)]
  if (others.length === 0) return first
  const all = new Set(verdicts)
  if (all.has('unproven')) return all.size === 2 && all.has('mixed') ? 'unproven' : undefined
  // "True or false" is no rating.
  if (all.size === 2 && all.has('supported') && all.has('refuted')) return undefined
  return all.has('mixed') || all.has('supported') ? 'mixed' : 'misleading'
}

function readPhrase(words: string): Verdict | undefined {
  const { verdictOf, plainlyTrue, partly, mostly, fully, not } = labelWords()
  const exact = verdictOf.get(words)
  if (exact !== undefined) return exact
  if (words.split(' ', MAX_WORDS + 1).length > MAX_WORDS) return undefined
  const bare = withoutFrame(words)
  if (bare === '') return undefined
  const plain = readPlain(bare)
  if (plain !== undefined) return plain
  // "Actually partly true" is "partly true".
  const core = withoutFrame(fully.afterStart(bare)[0] ?? bare)
  // With all words first: "en partie" begins with a word that is an article elsewhere.
  for (const [modifiers, change] of [
    [mostly, MOSTLY],
    [partly, PARTLY],
  ] as const)
    for (const rest of [...modifiers.without(words), ...modifiers.without(core)]) {
      const verdict = readPlain(withoutFrame(rest))
      if (verdict !== undefined) return change[verdict]
    }
  const [affirmed] = not.afterStart(core)
  if (affirmed !== undefined) return plainlyTrue.has(withoutFrame(affirmed)) ? 'refuted' : undefined
  return slipOf(bare)
}

/** What is left of a verdict of which only a part is meant. */
const PARTLY: Readonly<Record<Verdict, Verdict>> = {
  refuted: 'mixed',
  misleading: 'misleading',
  mixed: 'mixed',
  supported: 'mixed',
  unproven: 'unproven',
}
const MOSTLY: Readonly<Record<Verdict, Verdict>> = { ...PARTLY, refuted: 'misleading' }

/** A label of a list, perhaps after "completely". */
function readPlain(words: string): Verdict | undefined {
  const { verdictOf, fully } = labelWords()
  const exact = verdictOf.get(words)
  if (exact !== undefined) return exact
  for (const rest of fully.without(words)) {
    const verdict = verdictOf.get(withoutFrame(rest))
    if (verdict !== undefined) return verdict
  }
  return undefined
}

/** Without the words at both ends that say nothing, and without numbers there. */
function withoutFrame(words: string): string {
  const { frame, framePhrases } = labelWords()
  if (framePhrases.has(words)) return ''
  const [rest] = framePhrases.without(words)
  if (rest !== undefined) return withoutFrame(rest)
  const list = words.split(' ')
  const empty = (word: string | undefined): boolean =>
    word !== undefined && (frame.has(word) || /^\p{N}+$/u.test(word))
  while (empty(list.at(-1))) list.pop()
  while (empty(list[0])) list.shift()
  return list.join(' ')
}

function saysNothing(words: string): boolean {
  return words === '' || withoutFrame(words) === ''
}

/** The verdict of the labels that differ from this one by a slip of the pen, if they all have the same. */
function slipOf(words: string): Verdict | undefined {
  if (words.length < MIN_SLIP || !ALPHABET.test(words)) return undefined
  const verdicts = new Set<Verdict>()
  // The first letter has to agree, because many languages negate with it ("riktig", "uriktig").
  const { slips, verdictOf } = labelWords()
  // The first letter has to agree, because many languages negate with it ("riktig", "uriktig").
  for (const length of [words.length - 1, words.length, words.length + 1].filter((one) => one >= MIN_SLIP))
    for (const entry of slips.get(slipKey(words, length)) ?? []) {
      const verdict = oneSlipApart(entry, words) ? verdictOf.get(entry) : undefined
      if (verdict !== undefined) verdicts.add(verdict)
    }
  const [only, ...others] = verdicts
  return others.length === 0 ? only : undefined
}
