import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Verdict } from '../../claims/records/verdict.ts'
import { ACCENT, LISTED_VERDICTS, LOOKS } from '../../components/looks.ts'
import { readBlocks } from '../../page/blocks.ts'
import { createHighlighter, type Mark } from '../../page/highlighter.ts'
import { createHitTester } from '../../page/hit-test.ts'
import { declarations, type MarkLook } from '../../page/look.ts'
import { boxesOf, parentsOf, rangesOf } from '../../page/ranges.ts'
import { reveal } from '../../page/reveal.ts'
import { schemeOf } from '../../page/scheme.ts'
import { finish } from './frame.ts'

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

function painted(): number {
  let ranges = 0
  for (const highlight of CSS.highlights.values()) ranges += highlight.size
  return ranges
}

const light = () => createHighlighter(document, { scheme: 'light', accent: ACCENT, signal: life.signal })

describe('page/highlighter', () => {
  it('changes no element of the page, and removes everything at its end', () => {
    const marks = marksOn('<p>One <b>sentence</b>.</p><p>Another.</p>')
    const before = document.documentElement.outerHTML
    const sheets = [...document.adoptedStyleSheets]
    light().paint(marks)
    // One range in each text node.
    expect(painted()).toBe(4)
    expect(document.adoptedStyleSheets).toHaveLength(sheets.length + 1)
    expect(document.documentElement.outerHTML).toBe(before)
    life.abort()
    expect(painted()).toBe(0)
    expect(document.adoptedStyleSheets).toEqual(sheets)
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it('paints with names that differ each time and do not reveal a verdict', () => {
    const names = () => [...CSS.highlights.keys()]
    const marks = LISTED_VERDICTS.flatMap((verdict) => marksOn('<p>Text.</p>', verdict))
    light().paint(marks.map((mark) => ({ ...mark, ranges: marks.at(-1)!.ranges })))
    const first = names()
    expect(first).toHaveLength(LISTED_VERDICTS.length)
    for (const name of first) for (const verdict of LISTED_VERDICTS) expect(name).not.toContain(verdict)
    life.abort()
    life = new AbortController()
    light().paint(marks.map((mark) => ({ ...mark, ranges: marks.at(-1)!.ranges })))
    expect(names().filter((name) => first.includes(name))).toEqual([])
  })

  it('is really drawn: the background of the text changes', () => {
    const [mark] = marksOn('<p id="drawn">Some text.</p>')
    light().paint([mark!])
    const name = [...CSS.highlights.keys()][0]
    const style = getComputedStyle(root.querySelector('#drawn')!, `::highlight(${name})`)
    expect(style.backgroundColor).toMatch(/^rgba\(163, 24, 43, 0\.1/)
    expect(style.textDecorationStyle).toBe('wavy')
  })

  it('is drawn inside open shadow roots too', () => {
    root.innerHTML = '<x-host></x-host>'
    const shadow = root.firstElementChild!.attachShadow({ mode: 'open' })
    shadow.innerHTML = '<p>Shadow text.</p>'
    const [block] = finish(readBlocks(root))
    light().paint([{ id: 0, look: look('supported'), ranges: rangesOf(block!, 0, 12) }])
    const name = [...CSS.highlights.keys()][0]
    const style = getComputedStyle(shadow.querySelector('p')!, `::highlight(${name})`)
    expect(style.textDecorationStyle).toBe('solid')
    expect(style.backgroundColor).toMatch(/^rgba\(10, 98, 71/)
  })

  it('distinguishes verdicts by the shape of the line alone', () => {
    const shapes = LISTED_VERDICTS.map(
      (verdict) => /underline (\w+)/.exec(declarations(look(verdict), 'light'))?.[1],
    )
    expect(new Set(shapes).size).toBe(LISTED_VERDICTS.length)
  })

  it('does not change highlights and style sheets of the page', () => {
    const theirs = new Highlight()
    CSS.highlights.set('theirs', theirs)
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [sheet]
    light().paint(marksOn('<p>Text.</p>'))
    life.abort()
    expect(CSS.highlights.get('theirs')).toBe(theirs)
    expect(document.adoptedStyleSheets).toEqual([sheet])
    CSS.highlights.delete('theirs')
    document.adoptedStyleSheets = []
  })

  it('does not change the ranges of unchanged marks, and paints the others', () => {
    const ranges = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
    const again = (mark: Mark, change: Partial<Mark> = {}): Mark => ({
      ...mark,
      ranges: mark.ranges.map((range) => new StaticRange(range)),
      ...change,
    })
    const [stays, turns, goes] = marksOn('<p>Stays.</p><p>Turns.</p><p>Goes.</p>') as [Mark, Mark, Mark]
    const highlighter = light()
    highlighter.paint([stays, turns, goes])
    const turned = again(turns, { look: look('supported') })
    highlighter.paint([again(stays), turned])
    const expected = [stays.ranges[0], turned.ranges[0]]
    const isExpected = () => ranges().length === 2 && expected.every((range) => ranges().includes(range!))
    expect(isExpected()).toBe(true)
    // The page can empty the highlights.
    for (const highlight of CSS.highlights.values()) highlight.clear()
    highlighter.paint([again(stays), again(turned)])
    expect(isExpected()).toBe(true)
  })

  it('paints hundreds of marks and no others', () => {
    const marks = marksOn('<p>One sentence here.</p>'.repeat(800))
    const highlighter = light()
    highlighter.paint(marks)
    expect(painted()).toBe(800)
    highlighter.paint(marks.slice(0, 3))
    expect(painted()).toBe(3)
    highlighter.paint([])
    expect(painted()).toBe(0)
  })
})

describe('page/scheme', () => {
  it.each([
    ['background:#fff', 'light'],
    ['background:#111', 'dark'],
    ['background:rgb(0 0 0 / 0.1);color:#000', 'light'],
    ['background:#123;color:#fff', 'dark'],
    ['background:url(data:,) #fff;color:#eee', 'dark'],
  ])('recognises %s as %s', (style, scheme) => {
    root.innerHTML = `<div style="${style}"><p>Text.</p></div>`
    expect(schemeOf(root.querySelector('p')!)).toBe(scheme)
  })
})

describe('page/hit-test', () => {
  function testerOn(html: string) {
    root.innerHTML = html
    const tester = createHitTester(document)
    const targets = finish(readBlocks(root)).map((block, id) => ({
      id,
      ranges: rangesOf(block, 0, block.text.length),
      parents: parentsOf(block, 0, block.text.length),
    }))
    tester.setTargets(targets)
    return { tester, targets }
  }
  const centre = (box: DOMRect) => [box.left + box.width / 2, box.top + box.height / 2] as const

  it('finds the mark under a point, and no mark beside the text', () => {
    const { tester, targets } = testerOn('<p>One sentence.</p><p>Another <b>one</b> here.</p>')
    for (const { id, ranges } of targets) {
      for (const box of boxesOf(ranges)) expect(tester.at(...centre(box))).toBe(id)
    }
    const last = boxesOf(targets[1]!.ranges).at(-1)!
    expect(tester.at(last.right + 60, last.top + 5)).toBeUndefined()
  })

  it('finds no mark where something covers it', () => {
    const { tester, targets } = testerOn('<p>One sentence.</p>')
    const point = centre(boxesOf(targets[0]!.ranges)[0]!)
    const cover = document.createElement('div')
    cover.style.cssText = 'position:fixed;inset:0;z-index:9'
    root.append(cover)
    expect(tester.at(...point)).toBeUndefined()
    cover.remove()
    expect(tester.at(...point)).toBe(0)
  })

  it('opens nothing for a highlight that the page forged', () => {
    const { tester } = testerOn('')
    root.innerHTML = '<p>Forged.</p>'
    const range = document.createRange()
    range.selectNodeContents(root.querySelector('p')!)
    CSS.highlights.set('forged', new Highlight(range))
    expect(tester.at(...centre(range.getBoundingClientRect()))).toBeUndefined()
    CSS.highlights.delete('forged')
  })
})

describe('page/reveal', () => {
  it('scrolls to a sentence, also inside a box that scrolls', () => {
    root.innerHTML = `<div style="height:3000px"></div><div style="height:100px;overflow:auto"><div style="height:900px"></div><p>Far down.</p></div>`
    const block = finish(readBlocks(root))[0]!
    const ranges = rangesOf(block, 0, block.text.length)
    expect(reveal(ranges)).toBe(true)
    const box = boxesOf(ranges)[0]!
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.bottom).toBeLessThanOrEqual(innerHeight)
    scrollTo(0, 0)
  })

  it('gives false for a sentence that is not shown', () => {
    root.innerHTML = '<p>Gone.</p>'
    const block = finish(readBlocks(root))[0]!
    const ranges = rangesOf(block, 0, 5)
    root.querySelector('p')!.style.display = 'none'
    expect(reveal(ranges)).toBe(false)
  })
})
