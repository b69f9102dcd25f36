import { describe, expect, it } from 'vitest'
import type { Match } from '../../claims/match/types.ts'
import type { Reading } from '../../page/reading.ts'
import { createPackCap } from '../../reader/pack-cap.ts'

const match = (sentence: number, claim: string, score = 0.9) =>
  ({ sentence, claim, score, marked: true }) as Match
const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at)

/** A page with these sentences, of which those in `gone` were removed. */
function page(ids: readonly number[]) {
  const gone = new Set<number>()
  const there = () => ids.filter((id) => !gone.has(id))
  const cap = createPackCap({
    get sentences() {
      return there().length
    },
    get blocks() {
      return there().map((id) => ({ sentences: [{ id, start: 0, end: 1 }] }))
    },
    find: (id: number) => (there().includes(id) ? ({} as never) : undefined),
  } as unknown as Reading)
  const marked = () => there().filter((id) => cap.allowed(id).length > 0)
  const take = (sentences: readonly number[], matches: readonly Match[]) => {
    cap.note(sentences, matches)
    return cap.settle()
  }
  return { cap, gone, marked, take }
}

describe('reader/pack-cap', () => {
  it('lets one pack mark a fifth of a page, and says how much more it would mark', () => {
    const { cap, marked, take } = page(upTo(160))
    // Fifteen everyday sentences put 65 marks on 160 ordinary ones.
    take(
      upTo(160),
      upTo(65).map((at) => match(at * 2, `broad/c${at % 15}`)),
    )
    expect(marked()).toHaveLength(32)
    expect(cap.heldBack()).toEqual([{ pack: 'broad', sentences: 33 }])
  })

  it('lets a pack mark more of an article about which it has many claims', () => {
    // As the seed pack does on the article that it was written for.
    const { cap, marked, take } = page(upTo(56))
    take(
      upTo(20),
      upTo(20).map((at) => match(at, `seed/c${at % 18}`)),
    )
    expect(marked()).toHaveLength(20)
    expect(cap.heldBack()).toEqual([])
  })

  it('lets no pack mark more than two fifths of a page, however many claims it has', () => {
    const { marked, take } = page(upTo(160))
    take(
      upTo(160),
      upTo(160).map((at) => match(at, `broad/c${at}`)),
    )
    expect(marked()).toHaveLength(64)
  })

  it('marks the surest sentences, and of equals the first on the page, whatever came first', () => {
    const ids = [...upTo(50, 50), ...upTo(50)]
    const matches = ids.map((id) => match(id, 'broad/a', id === 30 ? 0.99 : 0.9))
    const whole = page(ids)
    whole.take(ids, matches)
    const parts = page(ids)
    for (const each of [...matches].reverse()) parts.take([each.sentence], [each])
    expect(whole.marked()).toEqual([...upTo(19, 50), 30])
    expect(parts.marked()).toEqual(whole.marked())
  })

  it('says which sentences lose or gain a mark', () => {
    const { gone, take, marked, cap } = page(upTo(60))
    take(
      upTo(12),
      upTo(12).map((at) => match(at, 'broad/a')),
    )
    expect(take([20], [match(20, 'broad/a', 0.99)])).toEqual([11])
    expect(marked()).toEqual([...upTo(11), 20])
    gone.add(3)
    expect(cap.settle()).toEqual([11])
    expect(cap.heldBack()).toEqual([])
  })

  it('counts sentences, not claims, and the answer that replaces another once', () => {
    const { take, cap } = page(upTo(60))
    const twice = upTo(12).flatMap((at) => [match(at, 'good/a'), match(at, 'good/b')])
    take(upTo(12), twice)
    take(upTo(12), twice)
    expect(cap.heldBack()).toEqual([])
    expect(cap.allowed(11)).toHaveLength(2)
  })

  it('does not let one pack use up what another may mark', () => {
    const { take, cap, marked } = page(upTo(100))
    take(
      upTo(50),
      upTo(50).map((at) => match(at, 'broad/a')),
    )
    take(
      upTo(50, 50),
      upTo(15, 50).map((at) => match(at, 'good/a')),
    )
    expect(marked()).toEqual([...upTo(20), ...upTo(15, 50)])
    expect(cap.heldBack().map(({ pack }) => pack)).toEqual(['broad'])
  })

  it('never holds back what a short page states', () => {
    const { take, marked } = page(upTo(14))
    take(
      upTo(14),
      upTo(12).map((at) => match(at, 'good/a')),
    )
    expect(marked()).toHaveLength(12)
  })
})
