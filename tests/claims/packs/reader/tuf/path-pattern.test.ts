import { describe, expect, it } from 'vitest'
import { matchesPattern } from '../../../../../claims/packs/reader/tuf/path-pattern.ts'
import { growth, IN_PROPORTION } from '../../../../support/growth.ts'

describe('claims/packs/tuf/path-pattern', () => {
  it.each([
    ['targets/*.tgz', 'targets/foo.tgz', true],
    ['targets/*.tgz', 'targets/foo.txt', false],
    ['targets/*.tgz', 'targets/deep/foo.tgz', false],
    ['foo-version-?.tgz', 'foo-version-a.tgz', true],
    ['foo-version-?.tgz', 'foo-version-alpha.tgz', false],
    ['*.tgz', 'foo.tgz', true],
    ['*.tgz', 'targets/foo.tgz', false],
    ['foo.tgz', 'foo.tgz', true],
    ['foo.tgz', 'fooxtgz', false],
    ['*', '', true],
    ['*', 'a/b', false],
    ['**', 'abc', true],
    ['*/*', 'a/b', true],
    ['?', '\u{1F600}', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[!a-c]x', 'dx', true],
    ['[]]x', ']x', true],
    ['[a', '[a', true],
    ['[a-]', '-', true],
    ['/abs', '/abs', true],
    ['abs', '/abs', false],
    ['$x.(y)+', '$x.(y)+', true],
  ])('%j on %j: %s', (pattern, path, expected) => {
    expect(matchesPattern(path, pattern)).toBe(expected)
  })

  it('is fast on patterns made to be slow', async () => {
    // Trying every place for every "*" would take 64³ steps and 1,024³: it is seen before the last line, which would never end.
    const match = (length: number) => matchesPattern('a'.repeat(length), '*a*a*ab')
    expect(await growth(match, { size: 64 })).toBeLessThan(IN_PROPORTION)
    expect(matchesPattern('a'.repeat(3000), `${'*a'.repeat(1000)}b`)).toBe(false)
  })

  it.each(['', ']', '[]'])('is fast on sets that are never closed, after %j', async (start) => {
    const match = (length: number) => matchesPattern('a', start + '['.repeat(length))
    expect(await growth(match, { size: 1024 })).toBeLessThan(IN_PROPORTION)
  })
})
