import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOMS = [
  'bench',
  'claims',
  'cli',
  'components',
  'entrypoints',
  'installed',
  'messages',
  'page',
  'reader',
  'scripts',
  'surfaces',
]

/**
 * Names of regular expressions with `g` or `y` that `test` or `exec` uses: such an expression keeps
 * its place, so that an answer depends on the question before. One that gets its place on the line
 * before each use is safe.
 */
function carriers(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const declared = code.matchAll(
    /^(?:export )?const (\w+)(?:: RegExp)? =\s+(?:\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/([a-z]*)|new RegExp\([\s\S]*?'([a-z]*)',?\s*\)\n)/gm,
  )
  return [...declared]
    .filter(([, , flags, made]) => /[gy]/.test(flags ?? made ?? ''))
    .map(([, name]) => name as string)
    .filter((name) => {
      const placed = new RegExp(`\\b${name}\\.lastIndex = (?!0\\b).*\\n.*\\b${name}\\.(?:test|exec)\\b`, 'g')
      return new RegExp(`\\b${name}\\.(?:test|exec)\\b`).test(code.replace(placed, ''))
    })
}

describe('regular expressions of a module', () => {
  it('keep no place from one question to the next', () => {
    const found = ROOMS.flatMap((room) =>
      readdirSync(room, { recursive: true })
        .map((file) => join(room, String(file)).replaceAll('\\', '/'))
        .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file))
        .flatMap((file) =>
          carriers(readFileSync(file, 'utf8')).map(
            (name) => `${file}: ${name} has g or y; use matchAll, or an expression without`,
          ),
        ),
    )
    expect(found).toEqual([])
  })

  it.each([
    'const A = /a[/]b/giu\nconst is = (x) => A.test(x)\n',
    'export const A = /a/g\nA.lastIndex = 0\nA.test(b)\n',
    "const A = new RegExp(\n  source,\n  'gu',\n)\nA.exec('b')\n",
  ])('are found in %j', (source) => {
    expect(carriers(source)).toEqual(['A'])
  })

  it.each([
    'const A = /a/giu\nfor (const x of b.matchAll(A)) y(x)\n',
    'const A = /a/iu\nA.test(b)\n',
    'const A = /a/y\nA.lastIndex = at\nif (A.test(b)) at = A.lastIndex\n',
  ])('may stand in %j', (source) => {
    expect(carriers(source)).toEqual([])
  })
})
