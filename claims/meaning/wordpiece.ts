/**
 * Text to the ids of a model's vocabulary, as the uncased BERT does it: lower case without accents,
 * words and single punctuation characters, each word cut into the longest pieces of the vocabulary
 * from the left. A piece that does not begin a word is written with ## before it.
 *
 *   "Unveils 5G!"  →  unveils 5g !  →  un ##veil ##s 5 ##g !
 */

/** A longer word, in characters, is unknown as a whole. */
const LONGEST_WORD = 100
/** Words of which the pieces are kept, at most; a page has some thousand different words. */
const KEPT_WORDS = 4096

export const SPECIAL_PIECES = { start: '[CLS]', end: '[SEP]', unknown: '[UNK]' } as const

export type WordPieces = {
  /** The ids of a text. */
  tokens(text: string): number[]
  /** The ids of the pieces that are no text. */
  readonly special: Readonly<Record<keyof typeof SPECIAL_PIECES, number>>
}

/** What is left out: accents, and control and format characters that are no white space. */
const DROPPED = /\p{Mn}|\p{Cf}|(?!\p{White_Space})\p{Cc}/gu
const WORDS = /[!-/:-@[-`{-~\p{P}]|[^!-/:-@[-`{-~\p{P}\p{White_Space}]+/gu

/**
 * @param vocabulary the pieces in the order of their ids
 * @throws if a special piece is missing
 */
export function wordPieces(vocabulary: readonly string[]): WordPieces {
  const beginnings = new Map<string, number>()
  const continuations = new Map<string, number>()
  let longest = 0
  for (const [id, piece] of vocabulary.entries()) {
    const text = piece.startsWith('##') && piece.length > 2 ? piece.slice(2) : piece
    const pieces = text === piece ? beginnings : continuations
    pieces.set(text, id)
    longest = Math.max(longest, text.length)
  }
  const idOf = (piece: string): number => {
    const id = beginnings.get(piece)
    if (id === undefined) throw new Error(`meaning: the vocabulary has no ${piece}`)
    return id
  }
  const special = {
    start: idOf(SPECIAL_PIECES.start),
    end: idOf(SPECIAL_PIECES.end),
    unknown: idOf(SPECIAL_PIECES.unknown),
  }
  const unknown = [special.unknown]

  const cut = (word: string): readonly number[] => {
    if (word.length > LONGEST_WORD && [...word].length > LONGEST_WORD) return unknown
    const ids: number[] = []
    for (let start = 0; start < word.length; ) {
      const pieces = start === 0 ? beginnings : continuations
      let end = Math.min(word.length, start + longest)
      let id: number | undefined
      while (end > start) {
        id = pieces.get(word.slice(start, end))
        if (id !== undefined) break
        end--
      }
      if (id === undefined) return unknown
      ids.push(id)
      start = end
    }
    return ids
  }

  const kept = new Map<string, readonly number[]>()
  const idsOf = (word: string): readonly number[] => {
    let ids = kept.get(word)
    if (ids === undefined) {
      ids = cut(word)
      if (kept.size >= KEPT_WORDS) kept.clear()
      if (word.length <= LONGEST_WORD) kept.set(word, ids)
    }
    return ids
  }

  return {
    special,
    tokens: (text) => wordsOf(text).flatMap(idsOf),
  }
}

/** Words and punctuation characters of a text, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize('NFD').replace(DROPPED, '').match(WORDS) ?? []
}
