/**
 * Other names in the place of the claim's: "Norwell voted" for "Brackenford voted", "Hale County"
 * for "Trent County"; and names of the claim that the whole page lacks.
 */
import { languages } from '../../languages/languages.ts'
import type { Analysis } from '../../text/analyse.ts'
import { NAME_GAP, nameRuns } from '../../text/name-runs.ts'
import { fold } from '../../text/normalise.ts'
import type { TokenRun } from '../../text/token-run.ts'
import type { Token } from '../../text/tokens.ts'
import type { AlignedTexts } from './alignment.ts'
import { textsOf } from './context.ts'

/** Initials of more than this many letters stand for a name; fewer could stand for anything. */
const SHORT_INITIALS = 2
/** A name of at least this many letters is recognised inside other letters ("#brackenford"). */
const LETTERS_TO_FIND = 5

const PLACING = languages.union(({ placing }) => placing)
/** Attribution prefix of a wording: "Says Jane Doe", "Jane Doe:", "Jane Doe says that". */
const ATTRIBUTION = attributionPattern()

function attributionPattern(): RegExp {
  const before = languages.anyOf(({ speakers }) => speakers.before)
  const after = languages.anyOf(({ speakers }) => speakers.after)
  const that = languages.anyOf(({ speakers }) => speakers.that)
  const capitalised = '\\p{Lu}\\S*\\s+'
  return new RegExp(
    `^(?:\\W*${before}\\s+(?:${capitalised})+|[^"“:]{1,60}:\\s|(?:${capitalised}){1,4}${after}\\s(?:${that}\\s)?)`,
    'u',
  )
}

/**
 * Names of the claim that are nowhere on the page, however they are written. Left out are the
 * speaker whom the claim only cites and names in brackets. Empty for languages that write every
 * noun with a capital, because there capitals tell no names.
 */
export function missingNames({
  wordingAnalysis: claim,
  sentenceAnalysis: sentence,
  alignment,
  around,
}: AlignedTexts): TokenRun[] {
  if (languages.capitalisesNouns(claim.language) || languages.capitalisesNouns(sentence.language)) return []
  const unaligned = namesOf(claim).filter((name) =>
    every(name, (i) => alignment.fit[i] === 0 && alignment.fromContext[i] === 0),
  )
  if (unaligned.length === 0) return unaligned
  const attribution = ATTRIBUTION.exec(claim.text)?.[0].length ?? 0
  const page = [sentence, ...textsOf(around)]
  return unaligned.filter((name) => {
    const { start } = claim.tokens[name.from] as Token
    const before = claim.text.slice(0, start)
    const isInBrackets = before.lastIndexOf('(') > before.lastIndexOf(')')
    return start >= attribution && !isInBrackets && !page.some((text) => isWritten(claim, name, text))
  })
}

/** A name of the sentence in the place of one of the claim's. */
export function otherName(texts: AlignedTexts, claimTokens: Int16Array): TokenRun | undefined {
  return otherWholeName(texts, claimTokens) ?? otherNamePart(texts, claimTokens)
}

/** A name between the same words as a missing name: "in Ohio" for "in Iowa". */
function otherWholeName(texts: AlignedTexts, claimTokens: Int16Array): TokenRun | undefined {
  const missing = missingNames(texts)
  if (missing.length === 0) return undefined
  const { wordingAnalysis: claim, sentenceAnalysis: sentence } = texts
  const others = namesOf(sentence).filter((name) => every(name, (i) => isForeign(texts, claimTokens, i)))
  return others.find((other) =>
    missing.some((name) => {
      const [before, there] = [wordAt(claim, name.from - 1), wordAt(sentence, other.from - 1)]
      if (before === there || (PLACING.has(before) && PLACING.has(there))) return true
      return name.to < claim.tokens.length && wordAt(claim, name.to) === wordAt(sentence, other.to)
    }),
  )
}

/** A name that shares one part with a name of the claim and has another one beside it: "Hale County" for "Trent County". */
function otherNamePart(texts: AlignedTexts, claimTokens: Int16Array): TokenRun | undefined {
  const { wordingAnalysis: claim, sentenceAnalysis: sentence, alignment } = texts
  const { to, fit, fromContext } = alignment
  for (const name of namesOf(claim)) {
    for (let i = name.from; i < name.to; i++) {
      if (fit[i] !== 0 || fromContext[i] !== 0) continue
      for (const step of [-1, 1]) {
        const shared = i + step
        if (shared < name.from || shared >= name.to || (fit[shared] as number) < 1) continue
        const there = to[shared] as number
        const other = namesOf(sentence).find((run) => contains(run, there) && contains(run, there - step))
        if (other === undefined) continue
        // Rico and Ricans, Eliot and Elliot: spellings of the same name.
        const isAlike = wordAt(claim, i).charAt(0) === wordAt(sentence, there - step).charAt(0)
        if (!isAlike && isForeign(texts, claimTokens, there - step)) return other
      }
    }
  }
  return undefined
}

const namesOf = ({ tokens, roles }: Analysis): TokenRun[] => nameRuns(tokens, roles, NAME_GAP)

const contains = ({ from, to }: TokenRun, i: number): boolean => i >= from && i < to

const wordAt = ({ tokens }: Analysis, i: number): string => tokens[i]?.word ?? ''

function every({ from, to }: TokenRun, holds: (i: number) => boolean): boolean {
  for (let i = from; i < to; i++) if (!holds(i)) return false
  return true
}

/** Whether a token of the sentence has nothing to do with the claim. */
function isForeign(
  { wordingAnalysis, sentenceAnalysis }: AlignedTexts,
  claimTokens: Int16Array,
  i: number,
): boolean {
  return claimTokens[i] === -1 && !wordingAnalysis.byStem.has((sentenceAnalysis.tokens[i] as Token).stem)
}

/** Whether a text has a name in another spelling: as initials, or as one word. */
function isWritten(claim: Analysis, name: TokenRun, text: Analysis): boolean {
  const initials = initialsOf(claim, name)
  if (
    initials.length > SHORT_INITIALS &&
    text.tokens.some((token) => token.case === 'upper' && token.word === initials)
  )
    return true
  const first = claim.tokens[name.from] as Token
  if (first.case === 'upper' && namesOf(text).some((other) => initialsOf(text, other) === first.word))
    return true
  const last = claim.tokens[name.to - 1] as Token
  const letters = lettersOf(claim.text.slice(first.start, last.end))
  return letters.length >= LETTERS_TO_FIND && lettersIn(text).includes(letters)
}

function initialsOf({ tokens }: Analysis, { from, to }: TokenRun): string {
  return tokens
    .slice(from, to)
    .map(({ word }) => word.charAt(0))
    .join('')
}

/** The letters of texts: headline and lead are searched for the names of every claim. */
const knownLetters = new WeakMap<Analysis, string>()

function lettersIn(text: Analysis): string {
  const letters = knownLetters.get(text) ?? lettersOf(text.text)
  knownLetters.set(text, letters)
  return letters
}

/** A text folded, without anything but letters and digits. */
function lettersOf(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]+/gu, '')
}
