import { describe, expect, it } from 'vitest'
import { importsOf, targetOf } from './imports.ts'
import { importedNames, keptRejections, logicIn, statefulPatterns, statefulUses } from './rules.ts'
import { PRODUCT, placeOf, type SourceFile, sourcesOf, TOOLS } from './sources.ts'

const product = sourcesOf(PRODUCT)
const everything = [...product, ...sourcesOf([...TOOLS, 'tests'])]

describe('entrypoints/', () => {
  it('have no loop and no variable: move the rule to installed/, reader/ or surfaces/ and call it', () => {
    expect(sourcesOf(['entrypoints']).flatMap(logicIn)).toEqual([])
  })

  it.each(['let x = 1', 'export let x = 1', 'for (const x of []) {}', 'const f = () => { while (true) {} }'])(
    'would not get away with %s',
    (text) => {
      expect(logicIn(aFile(text))).toHaveLength(1)
    },
  )
})

describe('regular expressions at the top of a module', () => {
  it('keep no lastIndex between calls: drop the flag g or y, or use matchAll, replace or split', () => {
    const stateful = new Map(everything.map((file) => [file.path, statefulPatterns(file)]))
    const uses = everything.flatMap((file) => {
      const names = new Set(stateful.get(file.path))
      for (const { specifier } of importsOf(file.text)) {
        const exported = stateful.get(targetOf(file.path, specifier) ?? '')
        if (exported === undefined || exported.size === 0) continue
        for (const [name, local] of importedNames(file, (from) => from === specifier))
          if (exported.has(name)) names.add(local)
      }
      return statefulUses(file, names)
    })
    expect(uses).toEqual([])
  })

  it.each([
    'const X = /a/g\nconst f = (s: string) => X.test(s)',
    'export const X = /a/y\nfunction f(s: string) { return X.exec(s) }',
    "const X = new RegExp('a', 'gu')\nconst f = () => X.lastIndex",
    'const X = [/a/g]\nconst f = (s: string) => X.some((x) => x.test(s))',
    'const X = /a/g\nhas(X)\nfunction has(x: RegExp) { return x.test("a") }',
  ])('would not get away with %s', (text) => {
    expect(statefulUses(aFile(text), statefulPatterns(aFile(text)))).toHaveLength(1)
  })

  it.each([
    'const X = /a/g\nconst f = (s: string) => [...s.matchAll(X)]',
    "const X = /a/g\nconst f = (s: string) => s.replace(X, '')",
    'const X = /a/\nconst f = (s: string) => X.test(s)',
    'const X = /a/g\ncount(X)\nfunction count(x: RegExp) { return [..."a".matchAll(x)].length }',
    "const X = 'a b'.replace(/ /g, '')\nconst f = () => X.at(0)",
  ])('may be used as in %s', (text) => {
    expect(statefulUses(aFile(text), statefulPatterns(aFile(text)))).toEqual([])
  })
})

describe('promises that are kept', () => {
  it('are dropped when they are rejected: add .catch that resets the variable and throws again', () => {
    expect(product.flatMap(keptRejections)).toEqual([])
  })

  it.each(['let x: Promise<number> | undefined\nconst f = () => (x ??= load())'])(
    'would not get away with %s',
    (text) => {
      expect(keptRejections(aFile(text))).toHaveLength(1)
    },
  )

  it.each([
    'let x: Promise<number> | undefined\nconst f = () => (x ??= load().catch((cause) => { x = undefined; throw cause }))',
    'let x: number | undefined\nconst f = () => (x ??= compute())',
  ])('may be kept as in %s', (text) => {
    expect(keptRejections(aFile(text))).toEqual([])
  })
})

describe('the sources of the product', () => {
  it('name the extension API in entrypoints/ and messages/ only: take what you need as a parameter', () => {
    const rooms = sourcesOf(['surfaces', 'reader', 'installed'])
    expect(placesOf(rooms, /#imports|['"]wxt\//g)).toEqual([])
  })

  it('have no paths of a machine: build paths from import.meta.url or the working folder', () => {
    expect(
      placesOf(product, /(?<![\w.])(?:\/(?:tmp|work|home|root|Users|private|var)\/|[A-Z]:\\\\)/g),
    ).toEqual([])
  })
})

function placesOf(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...file.text.matchAll(pattern)].map(({ index, 0: found }) => `${placeOf(file, index)}: ${found}`),
  )
}

function aFile(text: string): SourceFile {
  return { path: 'page/planted.ts', text }
}
