import { pauseBeforeCheck } from '../../claims/packs/reader/schedule.ts'
import type { Subscription } from '../records/subscriptions.ts'
import { causeOf } from '../store/storage-error.ts'
import { ChannelError } from './channel.ts'

/**
 * The fields of a subscription after a successful check.
 *
 * @param goodUntil when the signatures that guarantee the newest release expire, ISO 8601
 */
export function goodCheck(now: Date, goodUntil: string): Partial<Subscription> {
  const at = now.toISOString()
  return { checkedAt: at, goodAt: at, goodUntil, problem: undefined, ...nextCheck(now, 0) }
}

/**
 * The fields of a subscription after a failed check.
 *
 * @param failures failed checks in a row, including this one
 */
export function failedCheck(now: Date, failures: number, cause: unknown): Partial<Subscription> {
  const known = cause instanceof ChannelError ? cause : undefined
  const message = cause instanceof Error ? cause.message : String(cause)
  return {
    checkedAt: now.toISOString(),
    problem: { code: known?.code ?? causeOf(cause) ?? 'failed', message },
    ...nextCheck(now, failures, known?.retryAfterMs),
  }
}

function nextCheck(
  now: Date,
  failures: number,
  retryAfterMs?: number,
): Pick<Subscription, 'failures' | 'next'> {
  return { failures, next: now.getTime() + pauseBeforeCheck(failures, retryAfterMs, Math.random()) }
}
