/** The ranker's view of a text: stemmed terms with their weights, and letter groups. */
import { analyse } from '../text/analyse.ts'
import { fold } from '../text/normalise.ts'
import type { WordTable } from '../text/word-table.ts'

/** Longest text that is read, in UTF-16 units; the rest is ignored. */
export const MAX_TEXT = 4_000
/** A term counts at most this often in one claim. */
export const MAX_COUNT = 15
/** Weight of the terms of the sentence before, of the one before that, and of the third. */
const BEFORE = [0.6, 0.45, 0.3]
/** Share of a term's weight that its rarity in ordinary text decides; its rarity among the claims decides the rest. */
const BACKGROUND = 0.3
/** Rarity in ordinary text, in nats, that does not change a term's weight. */
const USUAL_RARITY = 8
/** Weight of the parts of a date. Many posts contain their date, which says little about their subject. */
const DATE_WEIGHT = 0.6
/** Letters in a group. */
const GRAM = 4

type Term = {
  readonly stem: string
  /** In ordinary text, in nats. */
  readonly rarity: number
  /** Whether it is part of a date. */
  readonly dated: boolean
}

/** The terms of a text in order, without stop words. */
export function termsOf(text: string, lang: string, words: WordTable): Term[] {
  const { language, tokens, entries, dates } = analyse(text.slice(0, MAX_TEXT), lang, words)
  const table = words.language(language)
  return tokens.flatMap(({ kind, stop, stem }, i) =>
    !stop && (kind === 'word' || kind === 'number')
      ? [
          {
            stem,
            rarity: table.rarity(entries[i] as number),
            dated: dates.some(({ from, to }) => i >= from && i < to),
          },
        ]
      : [],
  )
}

/**
 * The terms of a sentence and of those before it with their weights; a term of several sentences gets
 * its highest weight.
 *
 * @param before the nearest first
 */
export function weighedTerms(
  sentence: string,
  before: readonly string[],
  lang: string,
  words: WordTable,
): Map<string, number> {
  const weights = new Map<string, number>()
  const add = (text: string, ofText: number): void => {
    for (const { stem, rarity, dated } of termsOf(spelledOut(text.slice(0, MAX_TEXT)), lang, words)) {
      const ofTerm = dated ? DATE_WEIGHT * ofText : ofText
      const weight = ofTerm * (1 - BACKGROUND + (BACKGROUND * rarity) / USUAL_RARITY)
      weights.set(stem, Math.max(weight, weights.get(stem) ?? 0))
    }
  }
  add(sentence, 1)
  BEFORE.forEach((ofText, i) => {
    add(before[i] ?? '', ofText)
  })
  return weights
}

/** How often each term occurs, at most {@link MAX_COUNT} times. */
export function countsOf(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const stem of stems) counts.set(stem, Math.min(MAX_COUNT, (counts.get(stem) ?? 0) + 1))
  return counts
}

/**
 * A text without web addresses. Words that are written as one are repeated as separate words:
 * `#AustralianFires` becomes `#AustralianFires Australian Fires`.
 */
export function spelledOut(text: string): string {
  return text
    .replace(/(?:https?:\/\/|pic\.twitter\.com\/)\S+/g, ' ')
    .replace(/\p{L}+/gu, (word) =>
      /\p{Ll}\p{Lu}/u.test(word) ? `${word} ${word.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')}` : word,
    )
}

/** All groups of four letters in a row in the words of a text. The borders of a word count as letters. */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const [word] of fold(text).text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const bordered = ` ${word} `
    for (let i = 0; i === 0 || i + GRAM <= bordered.length; i++) grams.add(bordered.slice(i, i + GRAM))
  }
  return grams
}
