/**
 * Sends the text to the background, batch by batch, and hands on the matches.
 *
 * An answer that is not final is shown at once, and the next answer replaces it. The batches are sent
 * one after the other. Further answers to a batch are requested while other batches are sent.
 *
 *   queue ─▶ match ─▶ answer ─▶ onFound ─▶ unless it was final: match-more ─▶ answer ─▶ onFound ─▶ …
 *     ▲        │                                                    │
 *     │◀───────┘ no answer: the batch goes back for a later try     │
 *     │◀────────────────────────────────────────────────────────────┘ no answer: it goes back once, at once
 */

import type { DocumentContext, Match, Wave } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import { IDS_A_MESSAGE } from '../messages/limits.ts'
import type { Answer, ClaimWithPack } from '../messages/protocol.ts'
import type { ReadBlock, Reading } from '../page/reading.ts'
import { type Batch, createQueue } from './batches.ts'
import { createPackCap, type HeldBack } from './pack-cap.ts'
import type { Seam } from './seam.ts'

/** Milliseconds between retries if the background could not answer. After the last one the reader has to retry. */
const ASK_AGAIN = [1_000, 5_000, 20_000]

export type Matching = {
  /** Also asks about these blocks. */
  add(blocks: readonly ReadBlock[]): void
  /** Tells the background that its answers are no longer needed. */
  forget(): void
  readonly state: 'reading' | 'done' | 'error' | 'fault'
  /** Why the background could not answer, or why marking failed. */
  readonly problem: string | undefined
  /** Keys of claims that too many sentences seem to state. From the first answer that says so, they are no longer marked. */
  readonly suppressed: ReadonlySet<string>
  /** The packs that would mark too much of this page. */
  readonly heldBack: readonly HeldBack[]
}

export type MatchingParts = {
  readonly reading: Reading
  readonly context: DocumentContext
  readonly ask: Seam['ask']
  /** Gives the records of claims, without claims that are gone; rejects if the background could not answer. */
  readonly claims: (keys: readonly ClaimKey[]) => Promise<ReadonlyMap<string, ClaimWithPack>>
  /** Index of the block at the top of the viewport. */
  readonly firstInSight: () => number
  /** Gets everything that is now known about these sentences, which replaces what was known before. */
  readonly onFound: (
    sentences: readonly number[],
    matches: readonly Match[],
    claims: ReadonlyMap<string, ClaimWithPack>,
  ) => void
  readonly signal: AbortSignal
}

/** A batch that was sent. */
type Asked = {
  readonly id: number
  readonly blocks: Batch['blocks']
  /** Ids of the sentences that were asked about. */
  readonly sentences: readonly number[]
}

export function createMatching(parts: MatchingParts): Matching {
  const { reading, context, ask, signal } = parts
  const queue = createQueue(reading)
  /** Requests whose last answer has not come yet. */
  const open = new Set<number>()
  /** Suppressed claims by request, because a later answer to the request may change them. */
  const suppressed = new Map<number, readonly string[]>()
  /** Blocks that were sent a second time because their next answer was lost. They are not sent a third time. */
  const askedAnew = new WeakSet<ReadBlock>()
  const cap = createPackCap(reading)
  /** The claims that were found on the page, by key. */
  const records = new Map<string, ClaimWithPack>()
  let nextId = firstId()
  let running = false
  let answered = false
  let failures = 0
  let problem: string | undefined
  let fault: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    if (running || signal.aborted) return
    running = true
    clearTimeout(timer)
    while (queue.size > 0) {
      const batch = queue.next(parts.firstInSight())
      if (batch.runs.length === 0) continue
      const failure = await askFor(batch)
      if (signal.aborted) return
      if (failure !== undefined) {
        queue.add(batch.blocks)
        running = false
        putOff(failure)
        return
      }
      answered = true
      failures = 0
    }
    running = false
    problem = undefined
  }

  /** Sends a batch and shows the first answer. Gives the reason if there was no answer. */
  async function askFor({ runs, blocks }: Batch): Promise<string | undefined> {
    const id = nextId++
    const priority = answered ? 'rest' : 'visible'
    open.add(id)
    const answer = await ask({ type: 'match', id, priority, document: context, runs: [...runs] })
    return take({ id, blocks, sentences: idsOf(runs) }, answer)
  }

  /** Asks for the next answer about a batch. */
  async function askMore(asked: Asked): Promise<void> {
    if (!asked.sentences.some(reading.find)) {
      open.delete(asked.id)
      ask({ type: 'forget', ids: [asked.id] })
      return
    }
    const answer = await ask({ type: 'match-more', id: asked.id })
    if ((await take(asked, answer)) === undefined || signal.aborted) return
    const blocks = asked.blocks.filter((block) => !askedAnew.has(block))
    if (blocks.length === 0) return
    for (const block of blocks) askedAnew.add(block)
    suppressed.delete(asked.id)
    queue.add(blocks)
    run()
  }

  /** Shows an answer, and asks for the next one unless it was final. Gives the reason if there was no answer. */
  async function take(asked: Asked, answer: Answer<Wave | null>): Promise<string | undefined> {
    const value = answer.ok ? answer.value : null
    if (value === null) open.delete(asked.id)
    if (signal.aborted) return undefined
    if (value === null) return answer.ok ? 'the request was forgotten' : answer.error.message
    try {
      await show(asked, value.matches)
    } catch (cause) {
      open.delete(asked.id)
      return (cause as Error).message
    }
    // Only now, because an answer that is not shown yet is not all that the page has.
    if (value.final) open.delete(asked.id)
    else if (!signal.aborted) askMore(asked)
    return undefined
  }

  /** @throws if the records of the claims could not be fetched */
  async function show(asked: Asked, matches: readonly Match[]): Promise<void> {
    suppressed.set(
      asked.id,
      matches.filter(({ marked }) => !marked).map(({ claim }) => claim),
    )
    const suppressedNow = allSuppressed()
    const found = matches.filter(
      ({ claim, sentence }) => !suppressedNow.has(claim) && reading.find(sentence) !== undefined,
    )
    const claims = await parts.claims(found.map(({ claim }) => claim))
    if (signal.aborted) return
    for (const [key, claim] of claims) records.set(key, claim)
    cap.note(asked.sentences, found)
    hand(asked.sentences)
  }

  /** Hands on what may be marked in these sentences, and in those for which that has changed. */
  function hand(sentences: readonly number[]): void {
    const all = [...new Set([...sentences, ...cap.settle()])]
    if (all.length === 0) return
    try {
      parts.onFound(all, all.flatMap(cap.allowed), records)
    } catch (cause) {
      // A fault of ours, not of the background. Asking again would not help, and other batches may
      // succeed.
      console.error('article: could not mark', cause)
      fault = String(cause)
    }
  }

  function allSuppressed(): ReadonlySet<string> {
    return new Set([...suppressed.values()].flat())
  }

  function putOff(reason: string): void {
    problem = reason
    const wait = ASK_AGAIN[failures++]
    if (wait !== undefined && !signal.aborted) timer = setTimeout(run, wait)
  }

  function forget(): void {
    const ids = [...open]
    for (let at = 0; at < ids.length; at += IDS_A_MESSAGE)
      ask({ type: 'forget', ids: ids.slice(at, at + IDS_A_MESSAGE) })
    open.clear()
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    forget()
  })

  return {
    get suppressed() {
      return allSuppressed()
    },
    get heldBack() {
      return cap.heldBack()
    },
    add(blocks) {
      // Sentences may be gone, and the page has another number of them.
      hand([])
      queue.add(blocks)
      if (blocks.length > 0) run()
    },
    forget,
    get state() {
      if (running) return 'reading'
      if (problem !== undefined) return 'error'
      if (open.size > 0) return 'reading'
      return fault === undefined ? 'done' : 'fault'
    },
    get problem() {
      return problem ?? fault
    },
  }
}

/**
 * Where the ids of a matching start. Random, so that a message that comes late, from before the page
 * changed its address or from the document before in the same frame, names no request of this one.
 */
function firstId(): number {
  return Math.floor(Math.random() * 2 ** 40) * 2 ** 12
}

function idsOf(runs: Batch['runs']): number[] {
  return runs.flatMap(({ sentences }) => sentences.map(({ id }) => id))
}
