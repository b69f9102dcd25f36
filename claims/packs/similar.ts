/**
 * Claims that say nearly the same: twins that nobody meant to write, and pairs that contradict.
 *
 * Every wording becomes the set of its stems and numbers, the rarest first. Two sets whose Jaccard
 * similarity is t or more must share one of their first |set| − ⌈t·|set|⌉ + 1 members (prefix
 * filtering), so only those are looked up:
 *
 * ```
 * tower-1  {gustave, 300, metr, high, tower}   prefix {gustave, 300}
 * tower-2  {gustave, 300, metr, tall, tower}   prefix {gustave, 300}   ← found at "gustave"
 * ```
 */
import type { Claim } from '../claim.ts'
import { isNegator } from '../text/negation.ts'
import { tokenise } from '../text/tokens.ts'

/** Share of words that two wordings have in common for them to be called near-duplicates. */
export const NEAR = 0.8
/** Wordings with fewer words say too little to be compared. */
const LEAST_WORDS = 3
/** Wordings that share one word in their prefix and are compared; keeps a pack of one sentence linear. */
const MOST_COMPARED = 50

export type SimilarPair = {
  readonly a: Claim
  readonly b: Claim
  /** Share of words in common, NEAR–1. */
  readonly similarity: number
  /** Whether one denies what the other says. */
  readonly opposite: boolean
  readonly wordings: readonly [string, string]
}

type Entry = { claim: Claim; text: string; lang: string; words: string[]; numbers: string; negated: boolean }

/** Pairs of different claims with a wording nearly in common, each pair once, the most similar first. */
export function similarClaims(claims: readonly Claim[]): SimilarPair[] {
  const entries = claims.flatMap(entriesOf)
  sortByRarity(entries)
  const index = new Map<string, Entry[]>()
  const found = new Map<string, SimilarPair>()
  for (const entry of entries) {
    const prefix = entry.words.length - Math.ceil(entry.words.length * NEAR) + 1
    const compared = new Set<Entry>()
    for (const word of entry.words.slice(0, prefix)) {
      const key = `${entry.lang} ${word}`
      const others = index.get(key)
      if (others === undefined) index.set(key, [entry])
      else {
        for (const other of others.slice(-MOST_COMPARED)) {
          if (other.claim === entry.claim || compared.has(other)) continue
          compared.add(other)
          note(found, other, entry)
        }
        others.push(entry)
      }
    }
  }
  return [...found.values()].sort((x, y) => y.similarity - x.similarity)
}

function note(found: Map<string, SimilarPair>, a: Entry, b: Entry): void {
  // Another number is another claim, however alike the words.
  if (a.numbers !== b.numbers) return
  const similarity = jaccard(a.words, b.words)
  if (similarity < NEAR) return
  const key = [a.claim.id, b.claim.id].sort().join(' ')
  const known = found.get(key)
  if (known !== undefined && known.similarity >= similarity) return
  found.set(key, {
    a: a.claim,
    b: b.claim,
    similarity,
    opposite: a.negated !== b.negated,
    wordings: [a.text, b.text],
  })
}

function entriesOf(claim: Claim): Entry[] {
  return Object.entries(claim.texts).flatMap(([lang, { text, variants }]) =>
    [text, ...variants].flatMap((wording) => {
      const tokens = tokenise(wording, lang).filter(({ kind }) => kind !== 'sign')
      const negated = tokens.filter(isNegator).length % 2 === 1
      const said = tokens.filter((token) => !token.stop && (token.negated || !isNegator(token)))
      const words = [...new Set(said.map(({ stem }) => stem))]
      if (words.length < LEAST_WORDS) return []
      const numbers = said
        .filter(({ kind }) => kind === 'number')
        .map(({ word }) => word)
        .sort()
        .join(' ')
      return [{ claim, text: wording, lang, words, numbers, negated }]
    }),
  )
}

function sortByRarity(entries: readonly Entry[]): void {
  const count = new Map<string, number>()
  for (const { words } of entries) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
  for (const { words } of entries)
    words.sort((a, b) => (count.get(a) as number) - (count.get(b) as number) || (a < b ? -1 : 1))
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const set = new Set(a)
  const common = b.filter((word) => set.has(word)).length
  return common / (a.length + b.length - common)
}
