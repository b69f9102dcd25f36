/** The device's clock is set forward and back: no claim vanishes, and checks go on. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { whenToCheck } from '../../../claims/packs/reader/schedule.ts'
import { aDevice, claimsOf } from '../../support/device.ts'
import { measured, rounds } from '../../support/torture.ts'

const YEAR = 365 * 24 * 3_600_000
/** The longest pause between two checks, whatever the clock did, ms. */
const LONGEST_PAUSE = 2 * 24 * 3_600_000

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const JUMPS = [10 * YEAR, -10 * YEAR, YEAR, -YEAR, 3_600_000, -3_600_000]
const tries = rounds(6, 120)

describe('a clock', () => {
  it(`that is set, ${tries} times, takes no claim away and delays no check for long`, async (context) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const agreed = Date.parse('2026-11-24T12:00:00Z')
    for (let n = 0; n < tries; n++) {
      const device = await aDevice()
      const background = device.start()
      await background.settled()
      vi.setSystemTime(agreed)
      await device.files.publish(claimsOf(1), { version: 1 }, agreed)
      expect((await background.ask(await background.channel())).ok).toBe(true)
      const jump = (JUMPS[n % JUMPS.length] as number) * (n < JUMPS.length ? 1 : Math.random())
      const at = agreed + jump
      device.now = at
      vi.setSystemTime(at)
      const next = device.start({ session: true })
      await next.settled()
      expect(await next.state()).toContainEqual(
        expect.objectContaining({ id: 'towers', version: 1, claims: 7, enabled: true }),
      )
      expect((await next.engine.matcher()).size).toBe(8)
      expect(await next.records.incidents.unseen()).toEqual([])
      const [subscription] = await next.records.subscriptions.list()
      if (subscription === undefined) throw new Error('the subscription is gone')
      expect(whenToCheck(subscription, at)).toBeLessThanOrEqual(at + LONGEST_PAUSE)
      // What cannot be verified at that time is refused, and what is there stays.
      await next.ask({ type: 'update-pack', pack: 'towers' })
      const [checked] = await next.records.subscriptions.list()
      expect(whenToCheck(checked as never, at)).toBeLessThanOrEqual(at + LONGEST_PAUSE)
      expect(await next.state()).toContainEqual(
        expect.objectContaining({ id: 'towers', claims: 7, enabled: true }),
      )
      const { value } = (await next.ask({ type: 'packs' })) as {
        value: { packs: { channel?: { stale: boolean } }[] }
      }
      const stale = value.packs.some(({ channel }) => channel?.stale === true)
      if (jump >= YEAR) expect(stale).toBe(true)
      // The clock is set right again: the next check succeeds.
      device.now = agreed
      vi.setSystemTime(agreed)
      const right = device.start()
      await right.settled()
      await right.ask({ type: 'update-pack', pack: 'towers' })
      expect((await right.records.subscriptions.list())[0]?.problem).toBeUndefined()
      vi.useRealTimers()
      await device.remove()
    }
    measured(context, { rounds: tries })
  })
})
