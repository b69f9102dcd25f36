/** What a page can read of the card, and how a cover is noticed. */
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card, CloseReason } from '../../reader/card/contract.ts'
import { createCard } from '../../reader/card/create-card.tsx'
import { DRAWN_TEXT, shelter } from '../../reader/card/shelter.ts'
import { until, wait } from '../page/frame.ts'
import { CARDS } from '../support/gallery/states.ts'

type Finder = {
  find(
    text: string,
    sensitive: boolean,
    backwards: boolean,
    wrap: boolean,
    whole: boolean,
    frames: boolean,
  ): boolean
}

const SECRET = 'verdictword'

describe('the texts of a sheltered tree', () => {
  let host: HTMLElement
  let frame: HTMLElement

  function draw(readable: boolean, words: string): void {
    render(
      <p>
        {words} <b>{1 + 1}</b>
      </p>,
      frame,
    )
    expect(readable).toBe(frame.textContent !== '')
  }

  function setUp(readable: boolean): void {
    host = document.createElement('div')
    const root = host.attachShadow({ mode: 'closed' })
    frame = document.createElement('div')
    const style = document.createElement('style')
    style.textContent = `${DRAWN_TEXT} div{user-select:none;-webkit-user-select:none}`
    root.append(style, frame)
    shelter(frame, document, readable)
    document.documentElement.append(host)
    draw(readable, SECRET)
  }

  afterEach(() => {
    render(null, frame)
    host.remove()
    getSelection()?.removeAllRanges()
  })

  const finds = () => (window as unknown as Finder).find(SECRET, false, false, true, false, true)

  /** What the page gets with a selection that it moves into the card. */
  function selects(): string {
    const selection = getSelection()!
    const read: string[] = []
    for (const unit of ['character', 'word', 'line', 'documentboundary']) {
      for (const start of [host, document.body]) {
        selection.removeAllRanges()
        selection.collapse(start, 0)
        for (let i = 0; i < 60; i++) selection.modify('extend', 'forward', unit)
        read.push(selection.toString())
      }
    }
    return read.join('\n')
  }

  test('are read by find and by a selection if they are text nodes', () => {
    setUp(true)
    expect(finds()).toBe(true)
  })

  test('are neither found nor selected if they are drawn by a rule, and are as wide as before', () => {
    setUp(true)
    const width = frame.querySelector('b')!.getBoundingClientRect().left
    host.remove()
    setUp(false)
    expect(finds()).toBe(false)
    expect(selects()).not.toContain(SECRET)
    expect(frame.querySelector('b')!.getBoundingClientRect().left).toBeCloseTo(width, 0)
  })

  test('follow what is drawn anew', () => {
    setUp(false)
    const shown = () =>
      [...frame.querySelectorAll('[data-text]')].map((each) => each.getAttribute('data-text'))
    expect(shown()).toEqual([SECRET, ' ', '2'])
    draw(false, 'another')
    expect(shown()).toEqual(['another', ' ', '2'])
  })
})

describe('a card that the page covers', () => {
  let ended: AbortController
  let closed: CloseReason[]
  let card: Card

  beforeEach(() => {
    document.body.innerHTML = '<p id="sentence">A sentence of the page.</p>'
    ended = new AbortController()
    closed = []
    card = createCard({
      document,
      locale: 'en',
      onClose: (reason) => closed.push(reason),
      onMove: () => {},
      signal: ended.signal,
    })
    card.show(CARDS.refuted!, () => document.querySelector('#sentence')!.getBoundingClientRect(), true)
  })
  afterEach(() => {
    ended.abort()
    document.body.innerHTML = ''
  })

  function cover(style = ''): HTMLElement {
    const element = document.createElement('div')
    element.popover = 'manual'
    element.style.cssText = `position:fixed;inset:0;width:100%;height:100%;background:#fff;${style}`
    document.body.append(element)
    element.showPopover()
    return element
  }
  const host = () => document.querySelector<HTMLElement>('html > div')!
  const isOnTop = () => {
    const { left, top } = host().shadowRoot!.querySelector('[role=dialog]')!.getBoundingClientRect()
    return document.elementFromPoint(left + 30, top + 30) === host()
  }

  test('stays open while nothing lies over it', async () => {
    await wait(1_500)
    expect(closed).toEqual([])
    expect(card.visible).toBe(true)
  })

  test('comes to the top again', async () => {
    const element = cover()
    expect(isOnTop()).toBe(false)
    await until(isOnTop)
    expect(closed).toEqual([])
    element.remove()
  })

  test.each(['', 'pointer-events:none'])(
    'is closed, with the reason, if the page goes on (%s)',
    async (style) => {
      const timer = setInterval(() => {
        for (const old of document.querySelectorAll('[popover]')) if (old !== host()) old.remove()
        cover(style)
      }, 150)
      await until(() => closed.length > 0)
      clearInterval(timer)
      expect(closed).toEqual(['covered'])
      expect(card.visible).toBe(false)
    },
  )
})
