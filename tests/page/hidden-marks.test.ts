/** Pages that take the marks away, or make them invisible. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Verdict } from '../../claims/records/verdict.ts'
import { ACCENT, LOOKS } from '../../components/looks.ts'
import { readBlocks } from '../../page/blocks.ts'
import { removeStaleMarks } from '../../page/highlight-names.ts'
import { createHighlighter, MAX_REPAIRS, type Mark, STAYS } from '../../page/highlighter.ts'
import type { MarkLook } from '../../page/look.ts'
import { rangesOf } from '../../page/ranges.ts'
import { finish, wait } from './frame.ts'

let life: AbortController
let root: HTMLElement

beforeEach(() => {
  life = new AbortController()
  root = document.createElement('div')
  root.className = 'case'
  document.body.append(root)
})
afterEach(() => {
  life.abort()
  root.remove()
})

function look(verdict: Verdict): MarkLook {
  return { name: verdict, ...LOOKS[verdict], weak: false }
}

let lastId = 0

function marksOn(html: string, verdict: Verdict = 'refuted'): Mark[] {
  root.innerHTML = html
  return finish(readBlocks(root)).map((block) => ({
    id: lastId++,
    look: look(verdict),
    ranges: rangesOf(block, 0, block.text.length),
  }))
}

const light = () => createHighlighter(document, { scheme: 'light', accent: ACCENT, signal: life.signal })

describe('page/highlighter on a page that hides the marks', () => {
  const ownSheet = () => document.adoptedStyleSheets.at(-1)!
  const rules = (text: string) => {
    const style = document.createElement('style')
    style.textContent = text
    root.append(style)
  }
  const ATTACKS: Readonly<Record<string, () => void>> = {
    'clears the registry': () => CSS.highlights.clear(),
    'empties the highlights': () => {
      for (const highlight of CSS.highlights.values()) highlight.clear()
    },
    'takes one range out of a highlight': () => {
      const highlight = [...CSS.highlights.values()][0]!
      highlight.delete([...highlight][0]!)
    },
    'adds ranges to a highlight': () => {
      const range = new StaticRange({
        startContainer: root,
        startOffset: 0,
        endContainer: root,
        endOffset: 0,
      })
      for (const highlight of CSS.highlights.values()) highlight.add(range)
    },
    'puts another highlight under the name': () => {
      for (const name of [...CSS.highlights.keys()]) CSS.highlights.set(name, new Highlight())
    },
    'replaces the list of sheets': () => {
      document.adoptedStyleSheets = []
    },
    'deletes the rules': () => {
      while (ownSheet().cssRules.length > 0) ownSheet().deleteRule(0)
    },
    'replaces the rules': () => ownSheet().replaceSync('p {}'),
    'disables the sheet': () => {
      ownSheet().disabled = true
    },
    'gives the sheet to the printer': () => {
      ownSheet().media.mediaText = 'print'
    },
    'changes a declaration': () => {
      const rule = ownSheet().cssRules[0] as CSSStyleRule
      rule.style.backgroundColor = 'transparent'
    },
    'writes a stronger rule': () =>
      rules(
        [...CSS.highlights.keys()].map((n) => `::highlight(${n}){background:none!important}`).join('') ||
          'p{}',
      ),
    'takes the line away': () =>
      rules(
        [...CSS.highlights.keys()]
          .map((n) => `p::highlight(${n}){text-decoration:none!important}`)
          .join('') || 'p{}',
      ),
    'writes a rule for one paragraph': () =>
      rules(
        [...CSS.highlights.keys()].map((n) => `p:nth-of-type(2)::highlight(${n}){background:#fff}`).join(''),
      ),
    'covers the marks with a highlight of its own': () => {
      const cover = new Highlight()
      for (const paragraph of root.querySelectorAll('p')) {
        const range = document.createRange()
        range.selectNodeContents(paragraph.firstChild!)
        cover.add(range)
      }
      cover.priority = 2 ** 31 - 1
      CSS.highlights.delete('cover')
      CSS.highlights.set('cover', cover)
      rules('::highlight(cover){background:#fff}')
    },
    'lowers the priority': () => {
      for (const highlight of CSS.highlights.values()) highlight.priority = -1
    },
  }
  afterEach(() => {
    CSS.highlights.clear()
    document.adoptedStyleSheets = []
  })

  it.each(Object.keys(ATTACKS))('notices on a faint mark when the page %s', (attack) => {
    const highlighter = light()
    const faint = (mark: Mark) => ({ ...mark, look: { ...mark.look, weak: true } })
    highlighter.paint(marksOn('<p>Text.</p><p>Other.</p>', 'mixed').map(faint))
    expect(highlighter.check()).toBe('drawn')
    ATTACKS[attack]!()
    expect(highlighter.check()).toBe('repaired')
  })

  it.each(Object.keys(ATTACKS))('notices and mends it when the page %s', async (attack) => {
    const highlighter = light()
    highlighter.paint(marksOn('<p>Text.</p><p>Other.</p>'))
    expect(highlighter.check()).toBe('drawn')
    ATTACKS[attack]!()
    expect(highlighter.check()).toBe('repaired')
    await wait(STAYS + 50)
    expect(highlighter.check()).toBe('drawn')
  })

  it.each(Object.keys(ATTACKS))('says that the marks are hidden when the page always %s', (attack) => {
    const highlighter = light()
    highlighter.paint(marksOn('<p>Text.</p><p>Other.</p>'))
    for (let i = 0; i < MAX_REPAIRS; i++) {
      ATTACKS[attack]!()
      expect(highlighter.check()).toBe('repaired')
    }
    ATTACKS[attack]!()
    expect(highlighter.check()).toBe('hidden')
    const painted = [...CSS.highlights.keys()].filter((name) => name !== 'cover')
    expect(painted).toEqual([])
    highlighter.paint(marksOn('<p>Another.</p>'))
    expect(highlighter.check()).toBe('hidden')
  })

  it('removes the marks of a copy of the extension that was ended by force', () => {
    const theirs = new Highlight()
    CSS.highlights.set('h1234567890', theirs)
    light().paint(marksOn('<p>Text.</p>'))
    expect(CSS.highlights.size).toBe(2)
    expect(document.adoptedStyleSheets).toHaveLength(1)
    removeStaleMarks(document)
    expect([...CSS.highlights.keys()]).toEqual(['h1234567890'])
    expect(document.adoptedStyleSheets).toEqual([])
  })
})
