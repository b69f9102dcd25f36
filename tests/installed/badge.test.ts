import { expect, it, vi } from 'vitest'
import { showCount } from '../../installed/badge.ts'

it.each([
  [0, ''],
  [7, '7'],
  [1_000, '999+'],
])('installed/badge shows %i marked sentences as "%s"', async (marked, text) => {
  const button = { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn() }
  await showCount(button, 3, marked)
  expect(button.setBadgeText).toHaveBeenCalledWith({ tabId: 3, text })
  expect(button.setBadgeBackgroundColor).toHaveBeenCalledTimes(text === '' ? 0 : 1)
})
