/**
 * Sends what was read to the background, batch by batch, and hands on what was found.
 *
 * An answer that is not final is shown at once; the next one takes its place. Batches are asked for one
 * after the other, further answers to all of them at the same time: the background knows what is in sight.
 *
 *   queue ─ match ─▶ answer ─▶ onFound ─▶ not final? ─ match-more ─▶ answer ─▶ onFound …
 *     ▲                │                                  │
 *     └── no answer: after a while ◀┘        not held any more: once, at once
 */

import type { DocumentContext, Match } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import type { Answer, ClaimWithPack, MatchAnswer } from '../messages/protocol.ts'
import type { ReadBlock, Reading } from '../page/reading.ts'
import { type Batch, createQueue } from './batches.ts'
import type { Seam } from './seam.ts'

/** Milliseconds after which the background is asked again when it could not answer; then the reader has to. */
const ASK_AGAIN = [1_000, 5_000, 20_000]

export type Matching = {
  /** Asks about these blocks, too. */
  add(blocks: readonly ReadBlock[]): void
  /** Tells the background that nobody waits for its answers any more. */
  forget(): void
  readonly state: 'reading' | 'done' | 'error' | 'fault'
  /** Why the background could not answer, or what failed while marking. */
  readonly problem: string | undefined
  /** Keys of claims that too many sentences seem to state. They are not marked from the first answer on that says so. */
  readonly heldBack: ReadonlySet<string>
}

export type MatchingParts = {
  readonly reading: Reading
  readonly context: DocumentContext
  readonly ask: Seam['ask']
  /** Gives the records of claims, none for claims that are gone; rejects if the background could not answer. */
  readonly claims: (keys: readonly ClaimKey[]) => Promise<ReadonlyMap<string, ClaimWithPack>>
  /** Index of the block at the top of the viewport. */
  readonly firstInSight: () => number
  /** Told what is known now of these sentences; it takes the place of what was known of them before. */
  readonly onFound: (
    sentences: readonly number[],
    matches: readonly Match[],
    claims: ReadonlyMap<string, ClaimWithPack>,
  ) => void
  readonly signal: AbortSignal
}

/** A batch that was sent. */
type Asked = { readonly id: number; readonly blocks: Batch['blocks'] }

export function createMatching(parts: MatchingParts): Matching {
  const { reading, context, ask, signal } = parts
  const queue = createQueue(reading)
  /** Requests to which an answer is still to come. */
  const open = new Set<number>()
  /** Claims that an answer holds back, by request: a later answer to it may say otherwise. */
  const heldBack = new Map<number, readonly string[]>()
  /** Blocks whose first answer was good and whose next one was lost. It is asked for once more, not for ever. */
  const askedAnew = new WeakSet<ReadBlock>()
  let nextId = 0
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

  /** Asks about a batch and shows the first answer. Gives the reason if there was none. */
  async function askFor({ runs, blocks }: Batch): Promise<string | undefined> {
    const id = nextId++
    const priority = answered ? 'rest' : 'visible'
    open.add(id)
    const answer = await ask({ type: 'match', id, priority, document: context, runs: [...runs] })
    return take({ id, blocks }, answer)
  }

  /** Asks for the next answer about a batch. */
  async function askMore(asked: Asked): Promise<void> {
    if (!sentencesOf(asked).some(reading.find)) {
      open.delete(asked.id)
      ask({ type: 'forget', ids: [asked.id] })
      return
    }
    const answer = await ask({ type: 'match-more', id: asked.id })
    if ((await take(asked, answer)) === undefined || signal.aborted) return
    const blocks = asked.blocks.filter((block) => !askedAnew.has(block))
    if (blocks.length === 0) return
    for (const block of blocks) askedAnew.add(block)
    heldBack.delete(asked.id)
    queue.add(blocks)
    run()
  }

  /** Shows an answer, and asks for the next one unless it was the last. Gives the reason if it was none. */
  async function take(asked: Asked, answer: Answer<MatchAnswer | null>): Promise<string | undefined> {
    const value = answer.ok ? answer.value : null
    if (value?.final !== false) open.delete(asked.id)
    if (signal.aborted) return undefined
    if (value === null) return answer.ok ? 'the request was forgotten' : answer.error.message
    try {
      await show(asked, value.matches)
    } catch (cause) {
      open.delete(asked.id)
      return (cause as Error).message
    }
    if (!value.final && !signal.aborted) askMore(asked)
    return undefined
  }

  /** @throws why the records of the claims are not to be had */
  async function show(asked: Asked, matches: readonly Match[]): Promise<void> {
    heldBack.set(
      asked.id,
      matches.filter(({ marked }) => !marked).map(({ claim }) => claim),
    )
    const held = allHeldBack()
    const found = matches.filter(
      ({ claim, sentence }) => !held.has(claim) && reading.find(sentence) !== undefined,
    )
    const claims = await parts.claims(found.map(({ claim }) => claim))
    if (signal.aborted) return
    try {
      parts.onFound(sentencesOf(asked), found, claims)
    } catch (cause) {
      // Ours, not the background's: to ask again would not help, and other batches may be marked.
      console.error('article: could not mark', cause)
      fault = String(cause)
    }
  }

  function allHeldBack(): ReadonlySet<string> {
    return new Set([...heldBack.values()].flat())
  }

  function putOff(reason: string): void {
    problem = reason
    const wait = ASK_AGAIN[failures++]
    if (wait !== undefined && !signal.aborted) timer = setTimeout(run, wait)
  }

  function forget(): void {
    if (open.size > 0) ask({ type: 'forget' })
    open.clear()
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    forget()
  })

  return {
    get heldBack() {
      return allHeldBack()
    },
    add(blocks) {
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

function sentencesOf({ blocks }: Asked): number[] {
  return blocks.flatMap(({ sentences }) => sentences.map(({ id }) => id))
}
