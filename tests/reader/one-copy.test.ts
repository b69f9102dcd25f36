import { describe, expect, it } from 'vitest'
import { isOnlyCopy } from '../../reader/one-copy.ts'

describe('reader/one-copy', () => {
  it('lets one copy run in a world, and another once the first is dead', () => {
    const world = {}
    let alive = true
    expect(isOnlyCopy(world, () => alive)).toBe(true)
    expect(isOnlyCopy(world, () => true)).toBe(false)
    alive = false
    expect(isOnlyCopy(world, () => true)).toBe(true)
    expect(isOnlyCopy(world, () => true)).toBe(false)
  })

  it('takes nothing that the page has named for a copy', () => {
    expect(isOnlyCopy(Object.create({ __footnoteCopy: () => true }), () => true)).toBe(true)
  })
})
