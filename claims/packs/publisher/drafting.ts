/**
 * The words by which lint tells a claim that was not written out: pronouns in place of names, questions,
 * headings, placeholders. They are apart from claims/languages because packs are in more languages than
 * the reader matches, and because the reader's bundles must not carry them.
 */
import { baseLanguage } from '../../languages/languages.ts'
import { wordsOf } from '../../languages/words.ts'
import table from './drafting-words.json' with { type: 'json' }

/** What the table has for one language. */
export type DraftingWords = {
  /** Words for somebody who was named before, in lower case as they are written: "he". */
  readonly pronouns: ReadonlySet<string>
  /** Words for the speaker: "we". */
  readonly selves: ReadonlySet<string>
  /** Matches the beginning of a question. */
  readonly question: RegExp
  /** Nouns with which headings begin: "photo". */
  readonly headings: ReadonlySet<string>
  /** Matches a verb that makes a sentence of a heading; undefined if the table has none for the language. */
  readonly finite: RegExp | undefined
}

const BEFORE = '(?<![\\p{L}\\p{M}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{M}\\p{N}])'
const { anywhere, asWritten, whole } = table.placeholders

const PLACEHOLDER_INSIDE = new RegExp(anywhere.join('|'), 'iu')
const PLACEHOLDER_AS_WRITTEN = new RegExp(asWritten.join('|'), 'u')
const PLACEHOLDER_ALONE = new RegExp(`^(?:${whole.join('|')})$`, 'iu')
const SAY_NOTHING: ReadonlySet<string> = new Set(wordsOf(table.sayNothing))

const opened = new Map<string, DraftingWords | undefined>()

/** The words of a language (BCP 47 tag); undefined if the table does not have it. */
export function draftingWords(lang: string): DraftingWords | undefined {
  const code = baseLanguage(lang)
  if (!opened.has(code)) opened.set(code, open(code))
  return opened.get(code)
}

function open(code: string): DraftingWords | undefined {
  const words = Object.hasOwn(table.languages, code)
    ? table.languages[code as keyof typeof table.languages]
    : undefined
  if (words === undefined) return undefined
  return {
    pronouns: new Set(wordsOf(words.pronouns)),
    selves: new Set(wordsOf(words.selves)),
    question: new RegExp(`^(?:${words.questions.join('|')})${AFTER}`, 'iu'),
    headings: new Set(wordsOf(words.headings)),
    finite:
      words.finite.length === 0
        ? undefined
        : new RegExp(`(?:${BEFORE}|(?=['’]))(?:${words.finite.join('|')})${AFTER}`, 'iu'),
  }
}

/** The placeholder in a text that nobody has replaced yet ("TODO", "lorem ipsum", "Claim reviewed"), if it has one. */
export function placeholderIn(text: string): string | undefined {
  const inside = PLACEHOLDER_INSIDE.exec(text)?.[0] ?? PLACEHOLDER_AS_WRITTEN.exec(text)?.[0]
  if (inside !== undefined) return inside
  const bare = text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  return bare === '' || PLACEHOLDER_ALONE.test(bare) ? text : undefined
}

/** Whether a folded word says nothing about a claim but that it has a verdict: "rated", "claim". */
export function saysNothing(word: string): boolean {
  return SAY_NOTHING.has(word)
}
