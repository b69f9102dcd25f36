import { describe, expect, it } from 'vitest'
import { filesOf, linesIn, PRODUCT, sourcesOf, TOOLS } from './sources.ts'

/** Lines of a file that can be read in one go. */
const MAX_LINES = 350
const MAX_MEDIAN = 100
/** Entrypoints only wire parts together. */
const MAX_ENTRYPOINT = 60
/** Files that hold data and nothing to follow: the words of a language. */
const DATA = /^claims\/languages\/[a-z]{2}\.ts$/

describe('the sizes of files', () => {
  it(`never exceed ${MAX_LINES} lines: split the file by subject`, () => {
    const long = filesOf([...PRODUCT, ...TOOLS, 'tests'], /\.(?:tsx?|mjs|css|html)$/)
      .filter(({ path, text }) => !DATA.test(path) && linesIn(text) > MAX_LINES)
      .map(({ path, text }) => `${path}: ${linesIn(text)} lines`)
    expect(long).toEqual([])
  })

  it(`have a median of at most ${MAX_MEDIAN} lines over the product: split the longest ones`, () => {
    const sizes = sourcesOf(PRODUCT)
      .map(({ text }) => linesIn(text))
      .sort((a, b) => a - b)
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(MAX_MEDIAN)
  })

  it(`are at most ${MAX_ENTRYPOINT} lines in entrypoints/: move rules to installed/, reader/ or surfaces/`, () => {
    const long = sourcesOf(['entrypoints'])
      .filter(({ text }) => linesIn(text) > MAX_ENTRYPOINT)
      .map(({ path, text }) => `${path}: ${linesIn(text)} lines`)
    expect(long).toEqual([])
  })
})
