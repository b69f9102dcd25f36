/** Sends what was read to the background, batch by batch, and hands on what was found. */

import type { DocumentContext, Match } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import type { ClaimWithPack } from '../messages/protocol.ts'
import type { ReadBlock, Reading } from '../page/reading.ts'
import { createQueue, type RunToSend } from './batches.ts'
import type { Seam } from './seam.ts'

/** After what time to ask again when the background could not answer, ms; then it is left to the reader. */
const ASK_AGAIN = [1_000, 5_000, 20_000]

export type Matching = {
  /** Blocks to be looked at. */
  add(blocks: readonly ReadBlock[]): void
  readonly state: 'reading' | 'done' | 'error'
  /** Why the background could not answer. */
  readonly problem: string | undefined
  /** Claims that are held back, from then on: what is not marked and yet in an answer. */
  readonly heldBack: ReadonlySet<string>
}

export type MatchingParts = {
  readonly reading: Reading
  readonly context: DocumentContext
  readonly ask: Seam['ask']
  /** The records of claims, and nothing for those that are gone; rejects if nobody could answer. */
  readonly claims: (keys: readonly ClaimKey[]) => Promise<ReadonlyMap<string, ClaimWithPack>>
  /** Index of the block at the top of the viewport. */
  readonly firstInSight: () => number
  readonly onFound: (matches: readonly Match[], claims: ReadonlyMap<string, ClaimWithPack>) => void
  readonly signal: AbortSignal
}

export function createMatching(parts: MatchingParts): Matching {
  const { reading, context, ask, signal } = parts
  const queue = createQueue(reading)
  const heldBack = new Set<string>()
  let state: Matching['state'] = 'done'
  let problem: string | undefined
  let running = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(timer))

  async function run(): Promise<void> {
    if (running || signal.aborted) return
    running = true
    state = 'reading'
    clearTimeout(timer)
    while (queue.size > 0) {
      const { runs, blocks } = queue.next(parts.firstInSight())
      try {
        if (runs.length > 0) await match(runs)
      } catch (cause) {
        queue.add(blocks)
        running = false
        putOff((cause as Error).message)
        return
      }
      if (signal.aborted) return
      failures = 0
    }
    running = false
    state = 'done'
    problem = undefined
  }

  /** @throws why nobody could answer */
  async function match(runs: readonly RunToSend[]): Promise<void> {
    const answer = await ask({ type: 'match', document: context, runs: [...runs] })
    if (!answer.ok) throw new Error(answer.error.message)
    for (const { marked, claim } of answer.value) if (!marked) heldBack.add(claim)
    const found = answer.value.filter(
      (each) => !heldBack.has(each.claim) && reading.find(each.sentence) !== undefined,
    )
    if (found.length === 0 || signal.aborted) return
    const claims = await parts.claims(found.map(({ claim }) => claim))
    if (!signal.aborted) parts.onFound(found, claims)
  }

  function putOff(reason: string): void {
    state = 'error'
    problem = reason
    const wait = ASK_AGAIN[failures++]
    if (wait !== undefined && !signal.aborted) timer = setTimeout(run, wait)
  }

  return {
    heldBack,
    add(blocks) {
      queue.add(blocks)
      if (blocks.length > 0) run()
    },
    get state() {
      return state
    },
    get problem() {
      return problem
    },
  }
}
