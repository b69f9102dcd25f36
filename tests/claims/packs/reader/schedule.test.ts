import { describe, expect, it } from 'vitest'
import {
  BACK_OFF_MAX_MS,
  BACK_OFF_MS,
  CHECK_EVERY_MS,
  JITTER,
  LONGEST_PAUSE_MS,
  pauseBeforeCheck,
  RETRY_AFTER_MAX_MS,
  whenToCheck,
} from '../../../../claims/packs/reader/schedule.ts'

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

  it('lets no server delay it for ever', () => {
    expect(pauseBeforeCheck(0, Number.MAX_SAFE_INTEGER, 0.999_999)).toBeLessThanOrEqual(
      RETRY_AFTER_MAX_MS * (1 + JITTER),
    )
  })

  it('checks as planned, or at once if the clock was set back since', () => {
    const now = Date.parse('2026-11-28T12:00:00Z')
    const iso = (at: number) => new Date(at).toISOString()
    const year = 365 * 24 * 3_600_000
    for (const pause of [-year, 0, CHECK_EVERY_MS, LONGEST_PAUSE_MS])
      expect(whenToCheck({ next: now + pause, checkedAt: iso(now) }, now)).toBe(now + pause)
    expect(whenToCheck({ next: now + CHECK_EVERY_MS }, now)).toBe(now + CHECK_EVERY_MS)
    expect(whenToCheck({ next: now + year }, now)).toBe(now)
    // A day ahead: the plan alone could be one that a server asked for.
    const ahead = now + 24 * 3_600_000
    expect(whenToCheck({ next: ahead + CHECK_EVERY_MS, checkedAt: iso(ahead) }, now)).toBe(now)
    // Put right by seconds.
    expect(whenToCheck({ next: now + 5_000, checkedAt: iso(now + 1_000) }, now)).toBe(now + 5_000)
  })

  it('keeps its usual pause if the server asks for a shorter one', () => {
    expect(pauseBeforeCheck(0, 1000, 0.5)).toBe(CHECK_EVERY_MS)
  })
})
