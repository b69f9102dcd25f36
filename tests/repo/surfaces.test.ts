import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sourcesOf } from './sources.ts'

/** A document that nobody sees: Chrome's way to a worker (docs/adr/0019). */
const UNSEEN = ['meaning']
/** Folders of entrypoints/ that are pages of ours; WXT knows a page by its index.html. */
const PAGES = readdirSync('entrypoints').filter(
  (name) =>
    !UNSEEN.includes(name) &&
    (existsSync(`entrypoints/${name}/main.tsx`) || existsSync(`entrypoints/${name}/index.html`)),
)
const tests = sourcesOf(['tests'])
const wiringOf = (page: string): string => readFileSync(`entrypoints/${page}/main.tsx`, 'utf8')

describe.each(PAGES)('the page of ours %s', (page) => {
  it('has an index.html whose body is in the styles of the interface (class footnote)', () => {
    const html = readFileSync(`entrypoints/${page}/index.html`, 'utf8')
    expect(html).toContain('src="./main.tsx"')
    expect(html).toMatch(/<body class="footnote"/)
  })

  it('says its language, and ends its work when it is closed (surfaces/lifetime.ts)', () => {
    expect(wiringOf(page)).toContain('document.documentElement.lang = ')
    expect(wiringOf(page)).toContain('lifetimeOf(window)')
  })

  it('has its session in surfaces/', () => {
    expect(wiringOf(page)).toContain(`'../../surfaces/${page}.ts'`)
  })

  it('has a view that axe looks at, and is opened in a real browser', () => {
    const view = /import \{ (\w+View) \} from '..\/..\/components\//.exec(wiringOf(page))?.[1]
    const looked = tests.filter(({ text }) => text.includes('axeFindings(') && text.includes(`<${view}`))
    expect(looked.map(({ path }) => path)).not.toEqual([])
    const opened = tests.filter(
      ({ path, text }) => /^tests\/(?:e2e|support)\//.test(path) && text.includes(`${page}.html`),
    )
    expect(opened.map(({ path }) => path)).not.toEqual([])
  })
})
