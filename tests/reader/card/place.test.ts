import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NARROW, place } from '../../../reader/card/place.ts'

const CARD = { width: 384, height: 320 }
const VIEW = { width: 1280, height: 800 }

function box(left: number, top: number, width: number, height: number) {
  return { left, top, right: left + width, bottom: top + height }
}

describe('place', () => {
  test.each([
    ['below a sentence at the top', box(200, 100, 600, 60), 'below'],
    ['above a sentence at the bottom', box(200, 700, 600, 60), 'above'],
    ['to the right of a tall sentence', box(100, 40, 600, 720), 'right'],
    ['to the left of a tall sentence at the right', box(600, 40, 660, 720), 'left'],
    ['in the corner for one that is out of sight', box(200, -500, 600, 60), 'corner'],
    ['in the corner for one that fills the screen', box(0, -10, 1280, 820), 'corner'],
  ])('puts the card %s', (_name, anchor, side) => {
    expect(place(anchor, CARD, VIEW).side).toBe(side)
  })

  test('keeps the side while it has room, so that a card that grows does not jump', () => {
    const anchor = box(200, 420, 600, 40)
    expect(place(anchor, CARD, VIEW).side).toBe('below')
    expect(place(anchor, { ...CARD, height: 700 }, VIEW).side).not.toBe('below')
    expect(place(anchor, { ...CARD, height: 700 }, VIEW, 'below').side).toBe('below')
  })

  test('is a sheet at the bottom of a narrow screen, at the top when the sentence is low', () => {
    const phone = { width: 320, height: 640 }
    const card = { width: 320, height: 300 }
    expect(place(box(10, 80, 300, 80), card, phone).side).toBe('sheet')
    expect(place(box(10, 500, 300, 80), card, phone).side).toBe('sheet-top')
    expect(place(null, card, phone).side).toBe('sheet')
  })

  const length = (max: number) => fc.integer({ min: 0, max })
  const anchors = fc
    .record({ left: length(1_500), top: length(1_200), width: length(1_500), height: length(1_000) })
    .map(({ left, top, width, height }) => box(left, top - 100, width + 1, height + 1))
  const cards = fc.record({ width: fc.constant(384), height: fc.integer({ min: 60, max: 2_000 }) })
  const views = fc.record({
    width: fc.integer({ min: 320, max: 2_000 }),
    height: fc.integer({ min: 400, max: 1_400 }),
  })

  test('never covers the sentence if a side has room, and stays inside the window', () => {
    fc.assert(
      fc.property(anchors, cards, views, (anchor, card, view) => {
        const { side, x, y, maxHeight } = place(anchor, card, view)
        const width = side.startsWith('sheet') ? view.width : card.width
        const bottom = y + Math.min(card.height, maxHeight)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(bottom).toBeLessThanOrEqual(view.height + 0.001)
        if (view.width >= NARROW) {
          expect(x).toBeGreaterThanOrEqual(8)
          expect(x + width).toBeLessThanOrEqual(view.width - 8)
        }
        if (anchor.left >= view.width || anchor.top >= view.height || anchor.bottom <= 0) {
          expect(['corner', 'sheet']).toContain(side)
          return
        }
        const hasRoom = anchor.top >= 160 || view.height - anchor.bottom >= 160
        if (!hasRoom) return
        const apart =
          bottom <= anchor.top || y >= anchor.bottom || x >= anchor.right || x + width <= anchor.left
        expect(apart).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
