import { describe, expect, it } from 'vitest'
import {
  FIRST_BATCH_TEXT,
  MAX_WIRE_SENTENCE,
  NEXT_BATCH_TEXT,
  SENTENCES_A_MESSAGE,
} from '../../messages/limits.ts'
import { articleRequest } from '../../messages/protocol.ts'
import type { ReadBlock, Reading } from '../../page/reading.ts'
import { createQueue } from '../../reader/batches.ts'

/** Makes a reading of blocks with these sentences, with only what the queue uses. */
function readingOf(blocks: readonly (readonly string[])[]): Reading {
  let id = 0
  const read = blocks.map((sentences): ReadBlock => {
    const text = sentences.join(' ')
    let at = 0
    return {
      block: { text } as ReadBlock['block'],
      sentences: sentences.map((sentence) => {
        const start = at
        at += sentence.length + 1
        return { id: id++, start, end: start + sentence.length }
      }),
    }
  })
  return { blocks: read } as unknown as Reading
}

const MATCH = {
  type: 'match',
  id: 0,
  priority: 'rest',
  document: { lang: 'en', headline: '', lead: '' },
}

const numbered = (n: number, units = 100) =>
  Array.from({ length: n }, (_, i) => [`${i} `.padEnd(units - 1, 'x').concat('.')])

describe('reader/batches', () => {
  it('sends the visible part first, then what follows, then what is above', () => {
    const reading = readingOf(numbered(200, 1_000))
    const queue = createQueue(reading)
    queue.add(reading.blocks)
    const order: number[][] = []
    while (queue.size > 0) {
      order.push(queue.next(50).runs.flatMap(({ sentences }) => sentences.map(({ id }) => id)))
    }
    expect(order[0]).toEqual([50, 51, 52, 53, 54, 55])
    expect(order[1]?.[0]).toBe(56)
    expect(order.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i))
    expect(order.at(-1)).toContain(49)
  })

  it('joins blocks that follow one another, with the sentences before them', () => {
    const reading = readingOf([['A.', 'B.'], ['C.', 'D.'], ['E.'], ['F.'], ['G.']])
    const queue = createQueue(reading)
    queue.add([reading.blocks[2], reading.blocks[3]] as ReadBlock[])
    expect(queue.next(0).runs).toEqual([
      {
        before: ['B.', 'C.', 'D.'],
        sentences: [
          { id: 4, text: 'E.' },
          { id: 5, text: 'F.' },
        ],
      },
    ])
    queue.add([reading.blocks[0], reading.blocks[4]] as ReadBlock[])
    expect(queue.next(0).runs.map(({ before }) => before)).toEqual([[], ['D.', 'E.', 'F.']])
  })

  it('sends no more runs than the wire allows if every second row of a table has changed', () => {
    const reading = readingOf(numbered(6_000, 8))
    const queue = createQueue(reading)
    queue.add(reading.blocks.filter((_, i) => i % 2 === 0))
    let sentences = 0
    while (queue.size > 0) {
      const { runs } = queue.next(0)
      expect(articleRequest.safeParse({ ...MATCH, runs }).success).toBe(true)
      sentences += runs.reduce((sum, run) => sum + run.sentences.length, 0)
    }
    expect(sentences).toBe(3_000)
  })

  it('leaves out sentences that the wire does not allow', () => {
    const reading = readingOf([['Short.', 'x'.repeat(MAX_WIRE_SENTENCE + 1), 'End.']])
    const queue = createQueue(reading)
    queue.add(reading.blocks)
    expect(queue.next(0).runs[0]?.sentences.map(({ text }) => text)).toEqual(['Short.', 'End.'])
  })

  it('makes messages that the background accepts, even of the largest page', () => {
    const reading = readingOf([...numbered(300), Array.from({ length: 5_000 }, (_, i) => `No ${i}.`)])
    const queue = createQueue(reading)
    queue.add(reading.blocks)
    const seen = new Set<number>()
    while (queue.size > 0) {
      const { runs } = queue.next(0)
      const message = { ...MATCH, runs: [...runs] }
      expect(articleRequest.safeParse(message).error).toBeUndefined()
      expect(JSON.stringify(message).length).toBeLessThan(200_000)
      for (const { sentences } of runs) for (const { id } of sentences) seen.add(id)
    }
    expect(seen.size).toBe(5_300)
    expect(FIRST_BATCH_TEXT).toBeLessThan(NEXT_BATCH_TEXT)
    expect(NEXT_BATCH_TEXT).toBeLessThan(100_000)
  })

  it('forgets blocks that the page no longer has', () => {
    const reading = readingOf([['A.']])
    const queue = createQueue(reading)
    queue.add(readingOf([['Gone.']]).blocks)
    expect(queue.next(0).runs).toEqual([])
    expect(queue.size).toBe(0)
  })

  it('divides a block of 100,000 sentences into messages that hold nobody up', () => {
    const reading = readingOf([
      Array.from({ length: 100_000 }, (_, i) => `Sentence number ${i} stands here.`),
    ])
    const queue = createQueue(reading)
    queue.add(reading.blocks)
    const ids: number[] = []
    while (queue.size > 0) {
      const { runs, blocks } = queue.next(0)
      expect(blocks).toEqual(reading.blocks)
      const sentences = runs.flatMap((run) => run.sentences)
      expect(sentences.length).toBeLessThanOrEqual(SENTENCES_A_MESSAGE)
      expect(sentences.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(
        2 * NEXT_BATCH_TEXT,
      )
      expect(articleRequest.safeParse({ ...MATCH, runs }).success).toBe(true)
      ids.push(...sentences.map(({ id }) => id))
    }
    expect(ids).toEqual(Array.from({ length: 100_000 }, (_, i) => i))
  })
})
