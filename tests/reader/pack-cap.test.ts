import { describe, expect, it } from 'vitest'
import type { Match } from '../../claims/match/types.ts'
import { createPackCap } from '../../reader/pack-cap.ts'

const match = (sentence: number, claim: string) => ({ sentence, claim, marked: true }) as Match
/** A page of `count` sentences, of which those in `gone` were removed. */
function page(count: number) {
  const gone = new Set<number>()
  const reading = { sentences: count, find: (id: number) => (gone.has(id) ? undefined : ({} as never)) }
  return { gone, cap: createPackCap(reading) }
}
const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at)

describe('reader/pack-cap', () => {
  it('lets one pack mark a fifth of a page, and says how much more it would mark', () => {
    const { cap } = page(160)
    // Fifteen everyday sentences put 65 marks on 160 ordinary ones.
    const broad = upTo(65).map((at) => match(at * 2, `broad/c${at % 15}`))
    expect(cap.allow(upTo(160), broad)).toHaveLength(32)
    expect(cap.heldBack()).toEqual([{ pack: 'broad', sentences: 33 }])
  })

  it('counts the sentences of one pack, whatever the batches and the claims', () => {
    const { cap } = page(100)
    const of = (from: number) => upTo(10, from).flatMap((at) => [match(at, 'broad/a'), match(at, 'broad/b')])
    expect(cap.allow(upTo(10), of(0))).toHaveLength(20)
    expect(cap.allow(upTo(10, 10), of(10))).toHaveLength(20)
    expect(cap.allow(upTo(10, 20), of(20))).toHaveLength(0)
  })

  it('does not let one pack use up what another may mark', () => {
    const { cap } = page(100)
    cap.allow(
      upTo(50),
      upTo(50).map((at) => match(at, 'broad/a')),
    )
    const good = upTo(15, 50).map((at) => match(at, 'good/a'))
    expect(cap.allow(upTo(50, 50), good)).toEqual(good)
    expect(cap.heldBack().map(({ pack }) => pack)).toEqual(['broad'])
  })

  it('never holds back what a short page states', () => {
    const { cap } = page(14)
    const all = upTo(12).map((at) => match(at, 'good/a'))
    expect(cap.allow(upTo(14), all)).toEqual(all)
    expect(cap.heldBack()).toEqual([])
  })

  it('counts the answer that replaces another once, and forgets sentences that are gone', () => {
    const { cap, gone } = page(100)
    const matches = upTo(20).map((at) => match(at, 'broad/a'))
    expect(cap.allow(upTo(20), matches)).toHaveLength(20)
    expect(cap.allow(upTo(20), matches)).toHaveLength(20)
    expect(cap.allow([30], [match(30, 'broad/a')])).toEqual([])
    for (const id of upTo(20)) gone.add(id)
    expect(cap.allow([31], [match(31, 'broad/a')])).toHaveLength(1)
    gone.add(30)
    expect(cap.heldBack()).toEqual([])
  })
})
