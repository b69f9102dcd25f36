/**
 * The fifth step of matching, from scored pairs to marks. A pair is marked if its score reaches the threshold of the level and
 * its guards pass; a sentence gets one claim of a pack unless it states several; a claim that would be
 * marked all over a page is suppressed there.
 */
import { type ClaimKey, splitClaimKey } from '../records/claim-key.ts'
import type { GuardResult } from './guard-result.ts'
import type { Levels, Opinion } from './judge/judge.ts'
import type { Pair } from './pair/pair.ts'
import { LEVELS, type Level } from './types.ts'

export type Scored = {
  readonly sentence: number
  readonly key: ClaimKey
  readonly pair: Pair
  readonly score: number
  /** The levels of the judge that gave the score. */
  readonly levels: Levels
  readonly guards: readonly GuardResult[]
  /** What the second judge said, if it looked at the pair. */
  readonly opinion?: Opinion | undefined
}
export type Decided = Scored & {
  /** The strictest level that would mark the pair; null if none does. */
  readonly level: Level | null
  readonly marked: boolean
}

/**
 * A second claim of the same pack is marked in a sentence only if at least this share of its aligned
 * weight is on words that no better claim is aligned with. Below it, the two claims are versions of one
 * statement, and only the better one is marked. Claims of other packs do not count: each pack marks
 * what it would mark alone, so if publishers disagree, both are shown.
 */
const OWN_SHARE = 0.5
/** A claim that would be marked in more than this share of a page's sentences … */
const BROAD_SHARE = 0.15
/** … and in more than this many of them is the subject of the page, and is suppressed. */
const BROAD_COUNT = 8
const TOO_BROAD = 'too broad'

/** The strictest level whose threshold a score reaches; null if it reaches none. */
export function levelOf(score: number, levels: Levels): Level | null {
  return LEVELS.find((level) => score >= levels[level]) ?? null
}

/** The least score that may be marked at a level. */
export function leastFor(wanted: Level, levels: Levels): number {
  return Math.min(...LEVELS.slice(0, LEVELS.indexOf(wanted) + 1).map((level) => levels[level]))
}

/**
 * Decides all pairs of a request. Gives them sentence by sentence, the best of a sentence first;
 * ties in the order of their keys.
 *
 * @param sentences number of sentences in the request, with candidates or without
 */
export function decide(scored: readonly Scored[], wanted: Level, sentences: number): Decided[] {
  /** In how many sentences each claim is marked. */
  const counts = new Map<ClaimKey, number>()
  const decided: Decided[] = []
  for (const ofSentence of Map.groupBy(scored, ({ sentence }) => sentence).values()) {
    for (const one of decideSentence(ofSentence, wanted)) {
      decided.push(one)
      if (one.marked) counts.set(one.key, (counts.get(one.key) ?? 0) + 1)
    }
  }
  return decided.map((one) => {
    const count = counts.get(one.key) ?? 0
    if (count <= BROAD_COUNT || count <= sentences * BROAD_SHARE) return one
    const detail = `found in ${count} of ${sentences} sentences`
    const guards = [...one.guards, { guard: TOO_BROAD, passed: false, detail }]
    return { ...one, level: null, marked: false, guards }
  })
}

function decideSentence(scored: Scored[], wanted: Level): Decided[] {
  /** By pack: the words of the sentence that its marked claims are aligned with. */
  const takenByPack = new Map<string, Set<number>>()
  return scored
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .map((one) => {
      const level = one.guards.every(({ passed }) => passed) ? levelOf(one.score, one.levels) : null
      if (level === null || LEVELS.indexOf(level) > LEVELS.indexOf(wanted))
        return { ...one, level, marked: false }
      const { pack } = splitClaimKey(one.key)
      const taken = takenByPack.get(pack) ?? new Set()
      takenByPack.set(pack, taken)
      const { own, places } = ownShare(one.pair, taken)
      const marked = taken.size === 0 || own >= OWN_SHARE
      if (marked) for (const place of places) taken.add(place)
      return { ...one, level, marked }
    })
}

/** Whether a pair would be marked if its claim were not marked all over the page. */
export function isSuppressed({ guards }: Decided): boolean {
  return guards.at(-1)?.guard === TOO_BROAD
}

/** The words of the sentence that a pair aligns, and the share of the aligned weight that is not on `taken` words. */
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
    // Two claims in one sentence may be about the same names.
    if (wordingAnalysis.roles[i] === 'name') return
    all += said
    if (!taken.has(place)) free += said
    places.push(place)
  })
  return { own: all === 0 ? 0 : free / all, places }
}
