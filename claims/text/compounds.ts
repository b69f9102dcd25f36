/**
 * Words written as one that others write as two: "middleclass", "gatecrashed". Only words that the
 * table does not know are taken apart, and only into two that it knows well.
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
 * @param entries the tokens' places in `words`; negative for a word that it does not know
 */
export function splitCompounds(
  tokens: readonly Token[],
  entries: readonly number[],
  language: string,
  words: LanguageTable,
): readonly Token[] {
  const mayBeTwo = (token: Token, i: number): boolean => (entries[i] as number) < 0 && isLongAndPlain(token)
  if (!tokens.some(mayBeTwo) || !hasRules(language)) return tokens
  return tokens
    .flatMap((token, i) => (mayBeTwo(token, i) ? inTwo(token, language, words) : token))
    .slice(0, MAX_TOKENS)
}

function isLongAndPlain({ kind, word, case: letters, stop, negated, start, end }: Token): boolean {
  return (
    word.length >= LEAST_LETTERS &&
    word.length <= MOST_LETTERS &&
    kind === 'word' &&
    letters === 'lower' &&
    !stop &&
    !negated &&
    // Nothing was folded or cut: the parts have a place in the text.
    end - start === word.length
  )
}

function inTwo(token: Token, language: string, words: LanguageTable): readonly Token[] {
  let best: readonly Token[] = [token]
  let least = RAREST_PART
  for (let at = LEAST_PART; at <= token.word.length - LEAST_PART; at++) {
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
