import { describe, expect, it } from 'vitest'
import { COUNTED_MS, LEAST_PAUSE_MS, MAX_OPENINGS, withOpening } from '../../installed/link-limit.ts'

describe('installed/link-limit', () => {
  it('allows one opening per pause and a few per period, and then waits until the oldest is no longer counted', () => {
    let opened: number[] = []
    for (let at = 0; at < MAX_OPENINGS; at += 1) opened = withOpening(opened, at * LEAST_PAUSE_MS) ?? []
    expect(opened).toEqual(Array.from({ length: MAX_OPENINGS }, (_, at) => at * LEAST_PAUSE_MS))
    expect(withOpening(opened, MAX_OPENINGS * LEAST_PAUSE_MS)).toBeUndefined()
    expect(withOpening(opened, COUNTED_MS - 1)).toBeUndefined()
    expect(withOpening(opened, COUNTED_MS)).toEqual([...opened.slice(1), COUNTED_MS])
    expect(withOpening([0], LEAST_PAUSE_MS - 1)).toBeUndefined()
  })

  it('does not count openings in the future, after the clock was set back', () => {
    expect(withOpening([5 * COUNTED_MS], COUNTED_MS)).toEqual([COUNTED_MS])
  })
})
