/**
 * From scored pairs to marks: one threshold a level, guards, one claim of a pack for a sentence unless
 * it states several, and a claim that lights up too much of a page is held back.
 */
import { splitClaimKey } from '../records/claim-key.ts'
import type { GuardResult } from './guard-result.ts'
import type { Weights } from './judge/trees.ts'
import type { Pair } from './pair/pair.ts'
import { LEVELS, type Level } from './types.ts'

export type Scored = {
  readonly sentence: number
  readonly pair: Pair
  readonly score: number
  readonly guards: GuardResult[]
}
export type Decided = Scored & { readonly level: Level | null; readonly marked: boolean }

/**
 * A second claim of the same pack for a sentence needs this share of its aligned weight on words that no better
 * claim took: less, and the two are versions of one statement, of which the better fits. Other
 * packs' claims take nothing away: a pack marks what it would mark alone, and where publishers
 * disagree both are shown.
 */
const OWN_SHARE = 0.5
/** A claim found in more than this share of a page's sentences … */
const BROAD_SHARE = 0.15
/** … and in more than this many is not what they say but what the page is about. */
const BROAD_COUNT = 8
const TOO_BROAD = 'too broad'

/** The strictest level that a score reaches. */
export function levelOf(score: number, levels: Weights['levels']): Level | null {
  return LEVELS.find((level) => score >= levels[level]) ?? null
}

/** The least score that may be marked at a level. */
export function leastFor(wanted: Level, levels: Weights['levels']): number {
  return Math.min(...LEVELS.slice(0, LEVELS.indexOf(wanted) + 1).map((level) => levels[level]))
}

/**
 * Decides all pairs of a request. Keeps their order, best first within a sentence.
 * @param sentences number of sentences that were looked at
 */
export function decide(
  scored: readonly Scored[],
  wanted: Level,
  levels: Weights['levels'],
  sentences: number,
): Decided[] {
  const bySentence = new Map<number, Scored[]>()
  for (const one of scored) {
    const list = bySentence.get(one.sentence)
    if (list === undefined) bySentence.set(one.sentence, [one])
    else list.push(one)
  }
  const decided: Decided[] = []
  const lit = new Map<string, number>()
  for (const list of bySentence.values()) {
    list.sort((a, b) => b.score - a.score || (a.pair.claim.key < b.pair.claim.key ? -1 : 1))
    const takenByPack = new Map<string, Set<number>>()
    for (const one of list) {
      const passed = one.guards.every((guard) => guard.passed)
      const level = passed ? levelOf(one.score, levels) : null
      let marked = level !== null && LEVELS.indexOf(level) <= LEVELS.indexOf(wanted)
      if (marked) {
        const { pack } = splitClaimKey(one.pair.claim.key)
        const taken = takenByPack.get(pack) ?? new Set()
        takenByPack.set(pack, taken)
        const { own, places } = ownShare(one.pair, taken)
        marked = taken.size === 0 || own >= OWN_SHARE
        if (marked) for (const place of places) taken.add(place)
        if (marked) lit.set(one.pair.claim.key, (lit.get(one.pair.claim.key) ?? 0) + 1)
      }
      decided.push({ ...one, level, marked })
    }
  }
  return decided.map((one) => {
    const count = lit.get(one.pair.claim.key) ?? 0
    if (count <= BROAD_COUNT || count <= sentences * BROAD_SHARE) return one
    const detail = `found in ${count} of ${sentences} sentences`
    return {
      ...one,
      level: null,
      marked: false,
      guards: [...one.guards, { guard: TOO_BROAD, passed: false, detail }],
    }
  })
}

/** Whether it would be marked if its claim did not light up too much of the page. */
export function isHeldBack({ guards }: Decided): boolean {
  return guards.at(-1)?.guard === TOO_BROAD
}

/** The sentence's words that a pair aligns, and how much of their weight is free. */
function ownShare(
  { alignment, wordingAnalysis }: Pair,
  taken: ReadonlySet<number>,
): { own: number; places: number[] } {
  const places: number[] = []
  let all = 0
  let free = 0
  wordingAnalysis.tokens.forEach((_, i) => {
    const place = alignment.to[i] as number
    const said = (alignment.fit[i] as number) * (alignment.weights[i] as number)
    if (place < 0 || said === 0) return
    // Two claims of a sentence may well share whom they speak of.
    if (wordingAnalysis.roles[i] === 'name') return
    all += said
    if (!taken.has(place)) free += said
    places.push(place)
  })
  return { own: all === 0 ? 0 : free / all, places }
}
