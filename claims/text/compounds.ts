/**
 * Splits words that others write as two: "middleclass", "gatecrashed", "AfricanAmerican". Only words
 * that the word table lacks are split, and only into two words that it knows well. A capital inside a
 * word shows where to split it.
 */
import { hasRules, stem } from './stems.ts'
import { MAX_TOKENS, type Token } from './tokens.ts'
import { hashStem, type LanguageTable } from './word-table.ts'

/** Shorter words are not split: each part has at least {@link LEAST_PART} letters. */
const LEAST_LETTERS = 8
/** Longer words are not compounds, and trying every place in them would take long. */
const MOST_LETTERS = 24
/** Shorter parts are found by chance, or are prefixes that reverse the sense ("disloyal"). */
const LEAST_PART = 4
/** Highest rarity of a part, in nats: rarer words are found by chance. */
const RAREST_PART = 8

/**
 * The tokens with every compound split in two, at most {@link MAX_TOKENS}; the same array if there is
 * no compound.
 *
 * @param text the text of the tokens
 * @param entries the tokens' places in `words`; negative for a word that it lacks
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
    // If folding or cutting changed the length, the parts have no place in the text.
    end - start === word.length
  )
}

/** Position of the second capital of "AfricanAmerican" in the word; -1 if it has none. */
function innerCapital(text: string, { start, end }: Token): number {
  return text.slice(start + 1, end).search(/(?<=\p{Ll})\p{Lu}/u) + 1 || -1
}

/** The two tokens of a compound; the token itself if no two known words make it up. */
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
