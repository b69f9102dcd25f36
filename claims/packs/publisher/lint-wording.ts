/** The lint rules for one wording: whether it states something that can be understood alone. */
import { baseLanguage, languages } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import { findNames } from '../../text/names.ts'
import { findQuotations } from '../../text/quoted.ts'
import { type Token, tokenise } from '../../text/tokens.ts'
import { findVerbs } from '../../text/verbs.ts'
import type { WordTable } from '../../text/word-table.ts'
import { type DraftingWords, draftingWords } from './drafting.ts'
import { type Finding, finding } from './lint-rules.ts'

/** The end of a question, in the scripts that have a mark of their own for it. */
const QUESTION_MARK = /[?？؟;]["'”’»)\]]*(?:\s|$)/u
/** `;` and U+037E are a question mark in Greek only. */
const SEMICOLON_ASKS = new Set(['el'])
const LATIN_QUESTION = /[?？؟]["'”’»)\]]*(?:\s|$)/u
/** What begins a wording that only says that somebody says it: "Says …". */
const SAYS = new RegExp(`^${languages.anyOf(({ speakers }) => speakers.before)}\\s+(?!\\p{Lu})`, 'u')
/** A short beginning that says when or where: "Last year, …". */
const ADVERBIAL = /^(?:[^\s,]+\s+){0,2}[^\s,]+,\s+/u
/** A heading may have this many words before its noun: "Old viral photo". */
const MAX_BEFORE_HEADING = 2

/** A wording with what is needed to look at it. */
type Read = {
  readonly text: string
  readonly lang: string
  readonly tokens: readonly Token[]
  readonly words: DraftingWords
}

/**
 * Checks one wording. Nothing is said of a language that drafting-words.json does not have.
 *
 * @param table finds the verbs of English; without it only the beginnings of headings are checked
 */
export function* lintWording(
  claim: Claim,
  { lang, text }: { readonly lang: string; readonly text: string },
  at: string,
  table?: WordTable,
): Generator<Finding> {
  const place = { claim: claim.id, at }
  const words = draftingWords(lang)
  const asks = isQuestion(text, lang, words)
  if (asks)
    yield finding(
      'question',
      place,
      `“${text}” is a question; a claim is a statement that is true or false`,
      'write what the claim says, as a statement',
    )
  if (words === undefined) return
  const read = { text, lang, tokens: tokenise(text, lang), words }
  const pronoun = unclearPronoun(read)
  if (pronoun !== undefined)
    yield finding(
      'unclear-pronoun',
      place,
      `“${text}” does not say who “${pronoun}” is`,
      'write the name; a page shows the claim without the text around it',
    )
  if (isHeading(read, table))
    yield finding(
      'no-verb',
      place,
      `“${text}” reads like a heading: it has no verb, so it states nothing`,
      'say in a full sentence who did what, or what is so',
    )
  if (!asks && claim.claimant === undefined && SAYS.test(text))
    yield finding(
      'no-speaker',
      place,
      `“${text}” says that somebody says it, but not who`,
      'name who says it, in the wording or as claimant, or state only what is said',
    )
}

function isQuestion(text: string, lang: string, words: DraftingWords | undefined): boolean {
  const bare = withoutQuotations(text)
  const mark = SEMICOLON_ASKS.has(baseLanguage(lang)) ? QUESTION_MARK : LATIN_QUESTION
  if (mark.test(bare) || /^["'“«]*¿/u.test(text)) return true
  return words?.question.test(text.replace(/^["'“«\s]+/u, '')) === true && !/[.!。]["'”’»)\]]*$/u.test(bare)
}

/** A text without what it quotes; the whole text if all of it is between quotation marks. */
function withoutQuotations(text: string): string {
  let rest = ''
  let at = 0
  for (const [start, end] of findQuotations(text)) {
    rest += text.slice(at, start)
    at = end
  }
  rest += text.slice(at)
  return /\p{L}/u.test(rest) ? rest : text
}

/** A pronoun that stands for nobody whom the wording has named, as it is written. */
function unclearPronoun({ text, lang, tokens, words }: Read): string | undefined {
  const spoken = tokens.filter(({ kind }) => kind === 'word')
  const written = ({ start, end }: Token): string => text.slice(start, end)
  const named = spoken.some(
    (token) => token.case !== 'lower' && !token.opens && !words.selves.has(written(token).toLowerCase()),
  )
  const quoted = findQuotations(text)
  const isQuoted = ({ start }: Token): boolean =>
    quoted.some(([from, to]) => start >= from && start < to && to - from < text.length - 2)
  const start = SAYS.exec(text)?.[0].length ?? (named ? 0 : (ADVERBIAL.exec(text)?.[0].length ?? 0))
  let opening = true
  let onlySmall = true
  for (const token of spoken) {
    if (token.start < start || isQuoted(token)) continue
    const word = written(token).toLowerCase()
    const isAcronym = token.case === 'upper' && word.length > 1
    // "He was born in Kenya" names somebody too late; "Before he died, Lee …" does not.
    if (words.pronouns.has(word) && !isAcronym && onlySmall && (opening || !named)) return written(token)
    const isLetter = word.length === 1 && token.case === 'lower'
    if (
      words.selves.has(word) &&
      !isAcronym &&
      !isLetter &&
      !named &&
      !languages.capitalisesNouns(baseLanguage(lang))
    )
      return written(token)
    if (!token.stop) onlySmall = false
    opening = false
  }
  return undefined
}

function isHeading({ text, lang, tokens, words }: Read, table: WordTable | undefined): boolean {
  if (words.finite === undefined || words.finite.test(text)) return false
  const spoken = tokens.filter(({ kind }) => kind === 'word')
  const opensAsHeading = spoken
    .filter(({ stop }) => !stop)
    .slice(0, MAX_BEFORE_HEADING + 1)
    .some(({ start, end }) => words.headings.has(text.slice(start, end).toLowerCase()))
  const verbs = table === undefined ? undefined : verbsIn(tokens, lang, table)
  return verbs === undefined ? opensAsHeading : !verbs
}

/** Whether a text may have a verb; undefined for a language in which verbs cannot be found. */
function verbsIn(tokens: readonly Token[], lang: string, table: WordTable): boolean | undefined {
  const code = baseLanguage(lang)
  const rules = languages.of(code)?.verbs
  if (rules === undefined) return undefined
  const words = table.language(code)
  const entries = tokens.map(({ kind, hash }) => (kind === 'word' ? words.entryOfHash(hash) : -1))
  const names = findNames(tokens, entries, words)
  const plain = tokens.flatMap(({ kind, stop }, i) =>
    kind === 'word' && names[i] !== true ? [stop || words.ordinary(entries[i] as number)] : [],
  )
  // The text may be in another language than the claim says; then nothing is known of its verbs.
  if (plain.filter(Boolean).length * 2 <= plain.length) return undefined
  if (findVerbs(tokens, entries, names, words, code).some(Boolean)) return true
  // findVerbs asks for proof. Here a word that can be a verb is enough, because a heading is only a guess.
  return tokens.some((token, i) => {
    const before = tokens[i - 1]
    return (
      before !== undefined &&
      token.kind === 'word' &&
      !token.stop &&
      !BEFORE_NOUNS.has(before.word) &&
      words.verb(entries[i] as number)
    )
  })
}

/** A word after one of these is no verb: "the", "about". */
const BEFORE_NOUNS = languages.union(({ verbs }) => verbs?.nounsAfter ?? '')
