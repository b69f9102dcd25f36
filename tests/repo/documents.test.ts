import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { VERDICTS } from '../../claims/records/verdict.ts'

/** Documents that lead a newcomer through the code by file names. */
const ROUTES = [
  'docs/architecture.md',
  'docs/changing.md',
  'docs/adding-a-language.md',
  'CONTRIBUTING.md',
  'README.md',
]
/** A folder or file of the repository in backquotes. A short name (`decide.ts`) lies in a folder that was named before it. */
const NAMED = /`([\w./-]+(?:\/|\.(?:ts|tsx|mjs|json|css|md|bin|html)))`/g

/** Rooms that docs/architecture.md marks as planned. */
const PLANNED = ['judges/', 'archive/', 'utils/', 'helpers/', 'common/', 'types/', 'footnote-demo/']

/** Whether there is a file or folder of this name, at the top or in a folder that the document named before. */
function isThere(name: string, folders: ReadonlySet<string>): boolean {
  return existsSync(name) || [...folders].some((folder) => existsSync(`${folder}/${name}`))
}

describe('the documents that name files', () => {
  it.each(ROUTES)(
    '%s names only files that exist: correct the name, or say what replaced the file',
    (document) => {
      const folders = new Set<string>()
      const gone: string[] = []
      for (const [, name = ''] of readFileSync(document, 'utf8').matchAll(NAMED)) {
        // What a build or a plan makes is not in the repository.
        if (name.startsWith('.output/') || PLANNED.includes(name)) continue
        if (!isThere(name, folders)) gone.push(name)
        folders.add(name.slice(0, Math.max(0, name.lastIndexOf('/'))))
      }
      expect(gone).toEqual([])
    },
  )

  it.each(VERDICTS)(
    'explain the verdict %s: README.md in its table, docs/records.md in the row `verdict`',
    (verdict) => {
      expect(readFileSync('README.md', 'utf8')).toMatch(new RegExp(`^\\| ${verdict} +\\|`, 'm'))
      const row = /^\| \*\*`verdict`\*\*.*$/m.exec(readFileSync('docs/records.md', 'utf8'))?.[0]
      expect(row).toContain(` ${verdict} (`)
    },
  )

  it('finds each decision in docs/adr under its own number', () => {
    const numbers = readdirSync('docs/adr').map((file) => Number(file.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })
})
