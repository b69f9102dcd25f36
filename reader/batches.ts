/**
 * Divides the page's text into messages for the background. The visible part comes first. Each run has
 * the sentences before it as context.
 */

import {
  BLOCKS_A_MESSAGE,
  FIRST_BATCH_TEXT,
  MAX_WIRE_SENTENCE,
  NEXT_BATCH_TEXT,
  SENTENCES_A_MESSAGE,
  SENTENCES_BEFORE,
} from '../messages/limits.ts'
import type { ArticleRequest } from '../messages/protocol.ts'
import type { ReadBlock, Reading } from '../page/reading.ts'

export type RunToSend = Extract<ArticleRequest, { type: 'match' }>['runs'][number]

/** The content of one message. */
export type Batch = {
  readonly runs: readonly RunToSend[]
  /** The blocks that the sentences are in. A very long block is in several messages. */
  readonly blocks: readonly ReadBlock[]
}

/** The blocks that the background has not been asked about yet. */
export type Queue = {
  add(blocks: readonly ReadBlock[]): void
  readonly size: number
  /**
   * Removes the next message from the queue. It has no runs if the blocks are gone or have no sentence.
   *
   * @param from index of the block at the top of the viewport
   */
  next(from: number): Batch
}

/** Makes an empty queue for the blocks of `reading`. */
export function createQueue(reading: Reading): Queue {
  const waiting = new Set<ReadBlock>()
  /** Parts of blocks that are too long for one message. */
  let parts: Batch[] = []
  let first = true

  return {
    add(blocks) {
      for (const block of blocks) waiting.add(block)
    },
    get size() {
      return waiting.size + parts.length
    },
    next(from) {
      const part = parts.shift()
      if (part !== undefined) return part
      const limit = first ? FIRST_BATCH_TEXT : NEXT_BATCH_TEXT
      first = false
      const all = reading.blocks
      const taken: number[] = []
      let units = 0
      for (let i = 0; i < all.length && units < limit && taken.length < BLOCKS_A_MESSAGE; i++) {
        const at = (from + i) % all.length
        const block = all[at]!
        if (!waiting.delete(block)) continue
        taken.push(at)
        units += block.block.text.length
      }
      // The blocks that are left are no longer on the page.
      if (taken.length === 0) waiting.clear()
      taken.sort((a, b) => a - b)
      const blocks = taken.map((at) => all[at]!)
      const [batch, ...rest] = inMessages(runsOf(all, taken)).map((runs) => ({ runs, blocks }))
      parts = rest
      return batch ?? { runs: [], blocks }
    },
  }
}

/** Divides runs into messages of at most {@link SENTENCES_A_MESSAGE} sentences and some {@link NEXT_BATCH_TEXT} units, if they are more. */
function inMessages(runs: readonly RunToSend[]): RunToSend[][] {
  const messages: RunToSend[][] = []
  let sentences = 0
  let units = 0
  for (const run of runs) {
    for (const part of inParts(run)) {
      const text = part.sentences.reduce((sum, { text }) => sum + text.length, 0)
      const message = messages.at(-1)
      const isFull =
        sentences + part.sentences.length > SENTENCES_A_MESSAGE ||
        (units > 0 && units + text > 2 * NEXT_BATCH_TEXT)
      if (message === undefined || isFull) {
        messages.push([part])
        sentences = 0
        units = 0
      } else message.push(part)
      sentences += part.sentences.length
      units += text
    }
  }
  return messages
}

/** A run as it is, or in parts if its text is too long for one message; each part has the sentences before it. */
function inParts({ before, sentences }: RunToSend): RunToSend[] {
  const parts: RunToSend[] = []
  let begin = 0
  let units = 0
  for (let at = 0; at < sentences.length; at++) {
    const { length } = sentences[at]!.text
    if (at > begin && units + length > NEXT_BATCH_TEXT) {
      parts.push(part(begin, at))
      begin = at
      units = 0
    }
    units += length
  }
  parts.push(part(begin, sentences.length))
  return parts

  function part(from: number, to: number): RunToSend {
    return {
      before: from === 0 ? before : sentences.slice(Math.max(0, from - SENTENCES_BEFORE), from).map(textOf),
      sentences: sentences.slice(from, to),
    }
  }
}

/** Joins blocks that follow one another into one run. */
function runsOf(all: readonly ReadBlock[], taken: readonly number[]): RunToSend[] {
  const runs: RunToSend[] = []
  let last = -2
  for (const at of taken) {
    const sentences = sentencesOf(all[at]!)
    const run = runs.at(-1)
    if (
      run !== undefined &&
      at === last + 1 &&
      run.sentences.length + sentences.length <= SENTENCES_A_MESSAGE
    ) {
      run.sentences.push(...sentences)
    } else if (sentences.length > 0) {
      for (let i = 0; i < sentences.length; i += SENTENCES_A_MESSAGE) {
        const before =
          i === 0
            ? sentencesBefore(all, at)
            : sentences.slice(Math.max(0, i - SENTENCES_BEFORE), i).map(textOf)
        runs.push({ before, sentences: sentences.slice(i, i + SENTENCES_A_MESSAGE) })
      }
    }
    last = at
  }
  return runs
}

function sentencesOf({ block, sentences }: ReadBlock): { id: number; text: string }[] {
  return sentences
    .filter(({ start, end }) => end - start <= MAX_WIRE_SENTENCE)
    .map(({ id, start, end }) => ({ id, text: block.text.slice(start, end) }))
}

function sentencesBefore(all: readonly ReadBlock[], at: number): string[] {
  const before: string[] = []
  for (let i = at - 1; i >= 0 && before.length < SENTENCES_BEFORE; i--) {
    before.unshift(
      ...sentencesOf(all[i]!)
        .slice(before.length - SENTENCES_BEFORE)
        .map(textOf),
    )
  }
  return before
}

function textOf({ text }: { text: string }): string {
  return text
}
