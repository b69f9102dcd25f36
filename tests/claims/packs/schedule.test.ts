import { describe, expect, it } from 'vitest'
import {
  BACK_OFF_MAX_MS,
  BACK_OFF_MS,
  CHECK_EVERY_MS,
  dueAt,
  JITTER,
  pauseBeforeCheck,
  RETRY_AFTER_MAX_MS,
} from '../../../claims/packs/schedule.ts'

describe('claims/packs/schedule', () => {
  it('spreads regular checks evenly around six hours', () => {
    expect(pauseBeforeCheck(0, undefined, 0)).toBe(CHECK_EVERY_MS * (1 - JITTER))
    expect(pauseBeforeCheck(0, undefined, 0.5)).toBe(CHECK_EVERY_MS)
    expect(pauseBeforeCheck(0, undefined, 0.999_999)).toBeLessThan(CHECK_EVERY_MS * (1 + JITTER))
  })

  it('doubles the pause with each failure up to a day', () => {
    const pauses = [1, 2, 3, 4].map((failures) => pauseBeforeCheck(failures, undefined, 0.5))
    expect(pauses).toEqual([1, 2, 4, 8].map((times) => times * BACK_OFF_MS))
    for (const failures of [12, 100, 1e9])
      expect(pauseBeforeCheck(failures, undefined, 0.5)).toBe(BACK_OFF_MAX_MS)
  })

  it('never comes earlier than the server asked, and not all readers at once', () => {
    const asked = 10 * 3_600_000
    for (const random of [0, 0.3, 0.99])
      expect(pauseBeforeCheck(1, asked, random)).toBeGreaterThanOrEqual(asked)
    expect(pauseBeforeCheck(1, asked, 0.9)).toBeGreaterThan(pauseBeforeCheck(1, asked, 0.1))
  })

  it('lets no server put it off for ever', () => {
    expect(pauseBeforeCheck(0, Number.MAX_SAFE_INTEGER, 0.999_999)).toBeLessThanOrEqual(
      RETRY_AFTER_MAX_MS * (1 + JITTER),
    )
  })

  it('keeps its usual pause where the server asks for a shorter one', () => {
    expect(pauseBeforeCheck(0, 1000, 0.5)).toBe(CHECK_EVERY_MS)
  })

  it('does not wait for a time that only a clock ahead of its time can have named', () => {
    const now = Date.UTC(2026, 10, 28)
    const longest = pauseBeforeCheck(9, Number.MAX_SAFE_INTEGER, 0.999_999)
    expect(dueAt(now + longest, now)).toBe(now + longest)
    expect(dueAt(now - 1, now)).toBe(now - 1)
    expect(dueAt(now + 365 * 24 * 3_600_000, now)).toBe(now)
  })
})
