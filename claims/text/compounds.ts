/**
 * Words written as one that others write as two: "middleclass", "gatecrashed", "AfricanAmerican". Only words that
 * the table does not know are taken apart, and only into two that it knows well; a capital inside
 * says where.
 */
import { hasRules, stem } from './stems.ts'
import { MAX_TOKENS, type Token } from './tokens.ts'
import { hashStem, type LanguageTable } from './word-table.ts'

const LEAST_LETTERS = 8
/** Longer ones are none, and every place in them would be tried. */
const MOST_LETTERS = 24
/** Shorter parts are found by chance, and may be prefixes that turn the sense ("disloyal"). */
const LEAST_PART = 4
/** In nats; rarer words are parts by chance. */
const RAREST_PART = 8

/**
 * The tokens with such words in two, at most {@link MAX_TOKENS}, or the same array where there are none.
 *
 * @param text what the tokens are of
 * @param entries the tokens' places in `words`; negative for a word that it does not know
 */
export function splitCompounds(
  text: string,
  tokens: readonly Token[],
  entries: readonly number[],
  language: string,
  words: LanguageTable,
): readonly Token[] {
  const mayBeTwo = (token: Token, i: number): boolean =>
    (entries[i] as number) < 0 &&
    isLongAndPlain(token) &&
    (token.case === 'lower' || innerCapital(text, token) > 0)
  if (!tokens.some(mayBeTwo) || !hasRules(language)) return tokens
  return tokens
    .flatMap((token, i) => (mayBeTwo(token, i) ? inTwo(text, token, language, words) : token))
    .slice(0, MAX_TOKENS)
}

function isLongAndPlain({ kind, word, case: letters, stop, negated, start, end }: Token): boolean {
  return (
    word.length >= LEAST_LETTERS &&
    word.length <= MOST_LETTERS &&
    kind === 'word' &&
    letters !== 'upper' &&
    !stop &&
    !negated &&
    // Nothing was folded or cut: the parts have a place in the text.
    end - start === word.length
  )
}

/** Where the second capital of "AfricanAmerican" stands in the word; -1 if it has none. */
function innerCapital(text: string, { start, end }: Token): number {
  return text.slice(start + 1, end).search(/(?<=\p{Ll})\p{Lu}/u) + 1 || -1
}

function inTwo(text: string, token: Token, language: string, words: LanguageTable): readonly Token[] {
  let best: readonly Token[] = [token]
  let least = RAREST_PART
  const capital = token.case === 'lower' ? -1 : innerCapital(text, token)
  for (let at = LEAST_PART; at <= token.word.length - LEAST_PART; at++) {
    if (capital > 0 && at !== capital) continue
    const parts = [token.word.slice(0, at), token.word.slice(at)].map((word) => {
      const stemmed = stem(word, language)
      return { word, stem: stemmed, hash: hashStem(stemmed) }
    })
    const rarest = Math.max(...parts.map(({ hash }) => words.rarity(words.entryOfHash(hash))))
    if (rarest >= least) continue
    least = rarest
    const middle = token.start + at
    best = [
      { ...token, ...(parts[0] as (typeof parts)[number]), end: middle },
      { ...token, ...(parts[1] as (typeof parts)[number]), start: middle, opens: false },
    ]
  }
  return best
}
