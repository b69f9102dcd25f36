import { describe, expect, it } from 'vitest'
import { circlesIn } from './circles.ts'
import { importsOf, targetOf } from './imports.ts'
import { PRODUCT, sourcesOf, TOOLS } from './sources.ts'

describe('imports between files', () => {
  it('have no circle, type imports included: move the common part to a file below both', () => {
    const graph = new Map(
      sourcesOf([...PRODUCT, ...TOOLS, 'tests']).map(({ path, text }) => [
        path,
        importsOf(text).flatMap(({ specifier }) => targetOf(path, specifier) ?? []),
      ]),
    )
    expect(circlesIn(graph).map((circle) => circle.join(' → '))).toEqual([])
  })

  it.each([
    [
      'none',
      [
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ],
      [],
    ],
    ['itself', [['a', ['a']]], [['a', 'a']]],
    [
      'a long way',
      [
        ['a', ['b', 'd']],
        ['b', ['c']],
        ['c', ['a']],
        ['d', ['c']],
      ],
      [['a', 'b', 'c', 'a']],
    ],
  ] as [string, [string, string[]][], string[][]][])('would be found: %s', (_, graph, circles) => {
    expect(circlesIn(new Map(graph))).toEqual(circles)
  })
})
