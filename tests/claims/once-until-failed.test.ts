import { describe, expect, it, vi } from 'vitest'
import { onceUntilFailed } from '../../claims/once-until-failed.ts'

describe('claims/once-until-failed', () => {
  it('makes the value once for all callers', async () => {
    const make = vi.fn(async () => ({}))
    const get = onceUntilFailed(make)
    const [one, other] = await Promise.all([get(), get()])
    expect(one).toBe(other)
    expect(await get()).toBe(one)
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('tries again after a failure, which all earlier callers get', async () => {
    let tries = 0
    const get = onceUntilFailed(async () => {
      tries += 1
      if (tries === 1) throw new Error('offline')
      return tries
    })
    const asked = [get(), get()]
    for (const each of asked) await expect(each).rejects.toThrow('offline')
    expect(await get()).toBe(2)
    expect(await get()).toBe(2)
  })

  it('keeps the value after a forget() if the one before fails later', async () => {
    const first = Promise.withResolvers<number>()
    const make = vi.fn(() => (make.mock.calls.length === 1 ? first.promise : Promise.resolve(2)))
    const get = onceUntilFailed<number>(make)
    const early = get()
    get.forget()
    expect(await get()).toBe(2)
    first.reject(new Error('late'))
    await expect(early).rejects.toThrow('late')
    expect(await get()).toBe(2)
    expect(make).toHaveBeenCalledTimes(2)
  })
})
