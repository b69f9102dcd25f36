import { describe, expect, it } from 'vitest'
import { MOST, PAUSE, WINDOW, withOneMore } from '../../installed/link-limit.ts'

describe('withOneMore', () => {
  it('takes one link in a pause and so many in a window, and then waits until the oldest is out of it', () => {
    let opened: number[] = []
    for (let at = 0; at < MOST; at += 1) opened = withOneMore(opened, at * PAUSE) ?? []
    expect(opened).toEqual(Array.from({ length: MOST }, (_, at) => at * PAUSE))
    expect(withOneMore(opened, MOST * PAUSE)).toBeUndefined()
    expect(withOneMore(opened, WINDOW - 1)).toBeUndefined()
    expect(withOneMore(opened, WINDOW)).toEqual([...opened.slice(1), WINDOW])
    expect(withOneMore([0], PAUSE - 1)).toBeUndefined()
  })

  it('does not count what a clock that was set back puts into the future', () => {
    expect(withOneMore([5 * WINDOW], WINDOW)).toEqual([WINDOW])
  })
})
