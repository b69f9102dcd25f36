import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const TEXT = readFileSync('docs/threat-model.md', 'utf8')
/** A test file in backquotes, and the titles after it in quotation marks. */
const NAMED = /`(tests\/[\w./-]+\.test\.tsx?)`((?:\s"[^"]+")+)/g

/** What the document names and the repository lacks. */
function missing(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap(([, file = '', titles = '']) => {
    if (!existsSync(file)) return [file]
    const source = readFileSync(file, 'utf8')
    return [...titles.matchAll(/"([^"]+)"/g)].flatMap(([, title = '']) =>
      ["'", '`', '"'].some((quote) => source.includes(`${quote}${title}${quote}`))
        ? []
        : [`${file}: ${title}`],
    )
  })
}

/** The rows of the tables of what an attacker cannot do. */
function promises(text: string): string[] {
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('| it cannot'))
    .flatMap((table) => table.split('\n').slice(2))
    .filter((row) => row.startsWith('|'))
}

describe('docs/threat-model.md', () => {
  it('names only tests that exist: correct the title, or write the test', () => {
    expect(missing(TEXT)).toEqual([])
  })

  it('names a test for everything that an attacker cannot do: name it, or move the line to "Not shown by a test"', () => {
    expect(promises(TEXT).length).toBeGreaterThan(40)
    expect(promises(TEXT).filter((row) => [...row.matchAll(NAMED)].length === 0)).toEqual([])
  })

  it('would be found to be wrong', () => {
    const file = 'tests/repo/threat-model.test.ts'
    expect(missing('`tests/none.test.ts` "is not there"')).toEqual(['tests/none.test.ts'])
    expect(missing(`\`${file}\` "would be found to be wrong" "was ${'never'} written"`)).toEqual([
      `${file}: was never written`,
    ])
  })
})
