/** Cuts what was read into messages for the background: what the reader sees first, in runs that keep their context. */
import type { ArticleRequest } from '../messages/protocol.ts'
import type { ReadBlock, Reading } from '../page/reading.ts'

/** Units of text in the first message: a screen or two, so that the first marks come soon. */
export const FIRST_BATCH = 6_000
/** Units of text in a message after that: a few milliseconds on the wire, well below its limit. */
export const NEXT_BATCH = 40_000
/** A sentence longer than this is not looked at (the wire's limit, messages/protocol.ts). */
export const MAX_SENTENCE = 2_000
/** Sentences in one run, and blocks in one message, each of which may be a run (the wire takes 2,000 of both). */
const MAX_RUN = 500
/** Sentences before a run that go along as its context. */
const BEFORE = 3

export type RunToSend = Extract<ArticleRequest, { type: 'match' }>['runs'][number]

/** What is still to be looked at. */
export type Queue = {
  add(blocks: readonly ReadBlock[]): void
  readonly size: number
  /**
   * The runs of the next message, and takes them off the queue.
   *
   * @param from index of the block at the top of the viewport
   */
  next(from: number): { readonly runs: readonly RunToSend[]; readonly blocks: readonly ReadBlock[] }
}

export function createQueue(reading: Reading): Queue {
  const waiting = new Set<ReadBlock>()
  let first = true

  return {
    add(blocks) {
      for (const block of blocks) waiting.add(block)
    },
    get size() {
      return waiting.size
    },
    next(from) {
      const limit = first ? FIRST_BATCH : NEXT_BATCH
      first = false
      const all = reading.blocks
      const taken: number[] = []
      let units = 0
      for (let i = 0; i < all.length && units < limit && taken.length < MAX_RUN; i++) {
        const at = (from + i) % all.length
        const block = all[at]!
        if (!waiting.delete(block)) continue
        taken.push(at)
        units += block.block.text.length
      }
      // What is left belongs to blocks that the page no longer has.
      if (taken.length === 0) waiting.clear()
      taken.sort((a, b) => a - b)
      return { runs: runsOf(all, taken), blocks: taken.map((at) => all[at]!) }
    },
  }
}

/** Blocks that follow one another make one run. */
function runsOf(all: readonly ReadBlock[], taken: readonly number[]): RunToSend[] {
  const runs: RunToSend[] = []
  let last = -2
  for (const at of taken) {
    const sentences = sentencesOf(all[at]!)
    const run = runs.at(-1)
    if (run !== undefined && at === last + 1 && run.sentences.length + sentences.length <= MAX_RUN) {
      run.sentences.push(...sentences)
    } else if (sentences.length > 0) {
      for (let i = 0; i < sentences.length; i += MAX_RUN) {
        const before =
          i === 0 ? sentencesBefore(all, at) : sentences.slice(Math.max(0, i - BEFORE), i).map(textOf)
        runs.push({ before, sentences: sentences.slice(i, i + MAX_RUN) })
      }
    }
    last = at
  }
  return runs
}

function sentencesOf({ block, sentences }: ReadBlock): { id: number; text: string }[] {
  return sentences
    .filter(({ start, end }) => end - start <= MAX_SENTENCE)
    .map(({ id, start, end }) => ({ id, text: block.text.slice(start, end) }))
}

function sentencesBefore(all: readonly ReadBlock[], at: number): string[] {
  const before: string[] = []
  for (let i = at - 1; i >= 0 && before.length < BEFORE; i--) {
    before.unshift(
      ...sentencesOf(all[i]!)
        .slice(before.length - BEFORE)
        .map(textOf),
    )
  }
  return before
}

function textOf({ text }: { text: string }): string {
  return text
}
