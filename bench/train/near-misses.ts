/**
 * Generates near misses: the sentence of a match with one thing changed, so that it states another fact
 * in nearly the same words. News about one event is full of them (charged, then convicted; planned,
 * then done; in this town, in the next), but too few are labelled to train on. They are used only for
 * training; measurements use unchanged data.
 */

import type { AnalysedClaim } from '../../claims/match/pair/analysed-claim.ts'
import { makePairs, type Pair } from '../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../claims/match/pair/sentence-facts.ts'
import { type Analysis, analyse } from '../../claims/text/analyse.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { random } from './trees.ts'

/** Replacement words, spelled as in the middle of a sentence. */
export type Pool = {
  readonly verbs: readonly string[]
  readonly words: readonly string[]
  readonly names: readonly string[]
}

/** Least fit of a word that is replaced. A word with a lower fit may already mean something else. */
const LEAST_FIT = 0.7
/** Endings that show the form of a verb. */
const ENDING = /(?:ed|ing|s)$/

/** The verbs, other words and names of texts, each once. */
export function poolOf(texts: Iterable<Analysis>): Pool {
  const [verbs, words, names] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { text, tokens, roles, verbs: acts } of texts) {
    tokens.forEach(({ start, end, case: written }, i) => {
      const word = text.slice(start, end)
      if (roles[i] === 'name') names.add(word)
      else if (roles[i] === 'word' && written === 'lower') (acts[i] === true ? verbs : words).add(word)
    })
  }
  return { verbs: [...verbs], words: [...words], names: [...names] }
}

/** The near misses of a match, aligned with its claim; the same for the same pair. */
export function nearMisses(pair: Pair, claim: AnalysedClaim, pool: Pool, words: WordTable): Pair[][] {
  const { sentenceAnalysis: sentence, wordingAnalysis: wording, alignment, around } = pair
  let seed = 7
  for (const unit of `${wording.text} ${sentence.text}`) seed = (Math.imul(seed, 31) + unit.charCodeAt(0)) | 0
  const next = random(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const said = (holds: (i: number) => boolean): number[] =>
    wording.tokens.flatMap((_, i) => {
      const place = alignment.to[i] as number
      return place >= 0 && (alignment.fit[i] as number) >= LEAST_FIT && holds(i) ? [place] : []
    })
  const written = (place: number): string => {
    const { start, end } = sentence.tokens[place] as Analysis['tokens'][number]
    return sentence.text.slice(start, end)
  }
  const verbs = said((i) => wording.verbs[i] === true)
  const others = said((i) => wording.roles[i] === 'word' && wording.verbs[i] !== true)
  const names = said((i) => wording.roles[i] === 'name')
  const changes: Map<number, string>[] = []
  const otherVerb = (place: number): string => {
    const ending = ENDING.exec(written(place))?.[0]
    const alike = pool.verbs.filter((verb) => ENDING.exec(verb)?.[0] === ending)
    return one(alike.length > 0 ? alike : pool.verbs)
  }
  const otherWord = (): string => one(pool.words)
  if (verbs.length > 0) {
    const verb = one(verbs)
    changes.push(new Map([[verb, otherVerb(verb)]]))
    if (others.length > 0)
      changes.push(
        new Map([
          [verb, otherVerb(verb)],
          [one(others), otherWord()],
        ]),
      )
  }
  if (others.length > 0) changes.push(new Map([[one(others), otherWord()]]))
  if (others.length > 1) {
    const [first, second] = [one(others), one(others)]
    changes.push(
      new Map([
        [first, otherWord()],
        [second, otherWord()],
      ]),
    )
  }
  if (names.length > 0) changes.push(new Map([[one(names), one(pool.names)]]))
  return changes.map((change) => {
    const changed = analyse(rewritten(sentence, change), sentence.language, words)
    return makePairs(claim, changed, sentenceFacts(changed), around, words)
  })
}

/** The text with some of its tokens replaced. */
function rewritten({ text, tokens }: Analysis, change: ReadonlyMap<number, string>): string {
  let out = ''
  let at = 0
  for (const [place, word] of [...change].sort(([a], [b]) => a - b)) {
    const { start, end } = tokens[place] as Analysis['tokens'][number]
    out += text.slice(at, start) + word
    at = end
  }
  return out + text.slice(at)
}
