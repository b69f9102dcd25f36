import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import looks from '../../components/looks.css?raw'
import tokens from '../../components/tokens.css?raw'
import type { Card, CardContent, CloseReason } from '../../reader/card/contract.ts'
import { createCard } from '../../reader/card/create-card.tsx'
import { PATIENCE } from '../page/frame.ts'
import { CARDS } from '../support/gallery/states.ts'

let ended: AbortController
let closed: CloseReason[]
let moved: number[]
let card: Card

beforeEach(async () => {
  await page.viewport(1024, 720)
  document.body.innerHTML =
    '<button id="before">page</button><input id="typed"><p id="sentence">A sentence of the page.</p>'
  ended = new AbortController()
  closed = []
  moved = []
  card = createCard({
    document,
    locale: 'en',
    onClose: (reason) => closed.push(reason),
    onMove: (step) => moved.push(step),
    signal: ended.signal,
  })
})
afterEach(() => {
  ended.abort()
  document.body.innerHTML = ''
  document.adoptedStyleSheets = []
})

const sentence = () => document.querySelector('#sentence')!.getBoundingClientRect()
// Not document.documentElement, because one of the tests clobbers it.
const host = () => document.getElementsByTagName('html')[0]!.querySelector<HTMLElement>(':scope > div')
const frame = () => host()!.shadowRoot!.querySelector<HTMLElement>('[role=dialog]')!
const show = (focus = true, content: CardContent = CARDS.refuted!) => card.show(content, sentence, focus)

describe('createCard', () => {
  test('adds one element to the page while it is shown, and none afterwards', () => {
    const before = document.documentElement.outerHTML
    expect(card.visible).toBe(false)
    show()
    expect(card.visible).toBe(true)
    expect(document.documentElement.lastElementChild).toBe(host())
    card.hide()
    expect(document.documentElement.outerHTML).toBe(before)
    expect(card.visible).toBe(false)
  })

  test('is removed when its signal ends', () => {
    show()
    ended.abort()
    expect(host()).toBeNull()
    show()
    expect(host()).toBeNull()
  })

  test('is a labelled dialog that blocks nothing', () => {
    show()
    expect(frame().getAttribute('aria-label')).toBe('Footnote: Refuted')
    expect(frame().querySelector(`#${frame().getAttribute('aria-describedby')}`)?.textContent).toContain(
      '8 million',
    )
    expect(frame().hasAttribute('aria-modal')).toBe(false)
    expect(frame().lang).toBe('en')
  })

  test('takes the focus when asked to, and then returns it', async () => {
    document.querySelector<HTMLElement>('#before')!.focus()
    show()
    expect(host()!.shadowRoot!.activeElement).toBe(frame())
    await userEvent.keyboard('{Escape}')
    expect(closed).toEqual(['escape'])
    expect(document.activeElement?.id).toBe('before')
  })

  test('leaves the focus where it is when it opens by hovering', async () => {
    document.querySelector<HTMLElement>('#typed')!.focus()
    show(false)
    expect(document.activeElement?.id).toBe('typed')
    await userEvent.keyboard('abc{Enter}')
    expect(document.querySelector<HTMLInputElement>('#typed')!.value).toBe('abc')
    card.hide()
    expect(document.activeElement?.id).toBe('typed')
  })

  test('keeps the focus on the button while it moves from mark to mark', async () => {
    show()
    await userEvent.keyboard('{Tab}{Tab}')
    await userEvent.keyboard('{Enter}')
    expect(moved).toEqual([1])
    expect(frame().querySelector('[role=status]')?.textContent).toBe('')
    show(true, CARDS.supported)
    expect(host()!.shadowRoot!.activeElement?.ariaLabel).toBe('Next mark')
    expect(frame().querySelector('[role=status]')?.textContent).toMatch(
      /^Supported: The turnout of Venezuela/,
    )
    expect(frame().getAttribute('aria-label')).toBe('Footnote: Supported')
  })

  test('takes Esc, down and up, and no other key', async () => {
    const seen: string[] = []
    const listen = (event: Event) => seen.push(`${event.type} ${(event as KeyboardEvent).key}`)
    addEventListener('keydown', listen)
    addEventListener('keyup', listen)
    try {
      show(false)
      await userEvent.keyboard('{Escape}')
      await userEvent.keyboard('j')
      expect(seen).toEqual(['keydown j', 'keyup j'])
      await userEvent.keyboard('{Escape}')
      expect(seen.slice(2)).toEqual(['keydown Escape', 'keyup Escape'])
    } finally {
      removeEventListener('keydown', listen)
      removeEventListener('keyup', listen)
    }
  })

  test('keeps clicks, keys and focus inside from the page’s own listeners', async () => {
    const seen = vi.fn()
    const types = ['click', 'pointerdown', 'mousedown', 'keydown', 'keypress', 'focusin', 'wheel']
    for (const type of types) document.addEventListener(type, seen)
    try {
      show()
      await userEvent.keyboard('{Tab}{Enter}')
      frame().querySelector<HTMLElement>('summary')!.click()
      expect(moved).toEqual([-1])
      expect(frame().querySelector('details')!.open).toBe(true)
      expect(seen).not.toHaveBeenCalled()
    } finally {
      for (const type of types) document.removeEventListener(type, seen)
    }
  })

  test('closes by its button, and by a press outside but not inside', () => {
    show()
    frame().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
    expect(closed).toEqual([])
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    expect(closed).toEqual(['outside'])
    show()
    frame().querySelector<HTMLElement>('[aria-label^=Close]')!.click()
    expect(closed).toEqual(['outside', 'button'])
  })

  test('stays when a finger scrolls the page, and closes when it taps', () => {
    show()
    const touch = (type: string) =>
      document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'touch' }))
    touch('pointerdown')
    touch('pointercancel')
    expect(closed).toEqual([])
    touch('pointerdown')
    touch('pointerup')
    expect(closed).toEqual(['outside'])
  })

  test('knows its own events', () => {
    show()
    const own: boolean[] = []
    const look = (event: Event) => own.push(card.owns(event))
    addEventListener('pointermove', look)
    frame().dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }))
    document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))
    removeEventListener('pointermove', look)
    expect(own).toEqual([true, false])
  })

  test('is above everything of the page', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>',
    )
    show()
    const { left, top, width, height } = frame().getBoundingClientRect()
    expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(host())
  })

  test('does not cover its sentence, and follows it when the page scrolls', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div style="height:3000px"></div>')
    show()
    expect(frame().getBoundingClientRect().top).toBeGreaterThanOrEqual(sentence().bottom)
    const before = frame().getBoundingClientRect().top
    scrollTo(0, 20)
    await vi.waitFor(() => expect(frame().getBoundingClientRect().top).toBe(before - 20), PATIENCE)
    scrollTo(0, 0)
  })

  test('is a sheet as wide as a narrow screen, and inside it', async () => {
    await page.viewport(320, 600)
    show(true, CARDS.supported)
    const { left, width, top, bottom } = frame().getBoundingClientRect()
    expect([left, width]).toEqual([0, 320])
    expect(top).toBeGreaterThanOrEqual(sentence().bottom)
    expect(bottom).toBeLessThanOrEqual(600)
  })

  test('grows and shrinks with its open parts, within the window', async () => {
    show(true, CARDS.supported)
    for (const part of frame().querySelectorAll('details')) part.open = true
    await vi.waitFor(() => expect(frame().getBoundingClientRect().bottom).toBeLessThanOrEqual(720), PATIENCE)
    expect(frame().querySelector('.body')!.scrollHeight).toBeGreaterThan(
      frame().querySelector('.body')!.clientHeight,
    )
  })

  test('can be shown again after the page removed it, and stays visible if the page removes it from the top layer', () => {
    show()
    host()!.remove()
    show()
    expect(host()?.matches(':popover-open')).toBe(true)
    host()!.hidePopover()
    host()!.hidden = true
    expect(frame().getBoundingClientRect().height).toBeGreaterThan(100)
    card.hide()
    expect(host()).toBeNull()
  })

  test('looks the same under the page’s most hostile style sheet', () => {
    const look = () => {
      show()
      const parts = [frame(), ...frame().querySelectorAll('h2, .badge, p, button')]
      const seen = parts.map((part) => {
        const { color, fontSize, display, visibility, opacity, transform } = getComputedStyle(part)
        const { width, height } = part.getBoundingClientRect()
        return { color, fontSize, display, visibility, opacity, transform, width, height }
      })
      card.hide()
      return seen
    }
    const before = look()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      *, div, html > div, [popover] { all: unset !important; display: none !important; color: red !important; font: 60px fantasy !important;
        opacity: 0.1 !important; visibility: hidden !important; filter: blur(9px) !important; transition: all 9s !important;
        direction: rtl !important; pointer-events: none !important; --fn-text: red !important; --fn-surface: red !important }
      html { display: block !important; visibility: visible !important } body, #sentence { display: block !important; font: 16px serif !important }`)
    document.body.style.cssText = getComputedStyle(document.body).cssText
    document.adoptedStyleSheets = [sheet]
    const after = look()
    expect(after.map(({ transform: _, ...rest }) => rest)).toEqual(
      before.map(({ transform: _, ...rest }) => rest),
    )
  })

  test('keeps its colours on a page that registers properties of the names in its style sheets', () => {
    const colours = () => {
      show()
      const parts = [...frame().querySelectorAll('.badge, h2, p, dt, button')]
      const seen = parts.map((part) => getComputedStyle(part).color)
      card.hide()
      return seen
    }
    const before = colours()
    const names = [...new Set([tokens, looks].join().match(/--fn-[\w-]+/g))]
    expect(names.length).toBeGreaterThan(10)
    const sheet = document.head.appendChild(document.createElement('style'))
    sheet.textContent = names
      .map((name) => `@property ${name}{syntax:"<color>";inherits:false;initial-value:transparent}`)
      .join('')
    expect(colours()).toEqual(before)
    sheet.remove()
  })

  test('names no font that a page could define to see or change its letters', () => {
    show()
    const used = [frame(), ...frame().querySelectorAll('*')].map((part) => getComputedStyle(part).fontFamily)
    expect(new Set(used)).toEqual(new Set(['system-ui, sans-serif']))
  })

  test('works on a page that clobbers its document with named elements', () => {
    const clobbering = [
      'createElementNS',
      'createElement',
      'createTextNode',
      'documentElement',
      'activeElement',
      'body',
    ]
    const images = clobbering.map((name) => {
      const image = new Image()
      image.name = name
      return image
    })
    document.body.append(...images)
    try {
      expect(document.createElementNS).toBeInstanceOf(HTMLImageElement)
      show()
      expect(frame().querySelector('h2')?.textContent).toContain('More than 8 million')
      frame().querySelector('details')!.open = true
    } finally {
      for (const image of images) image.remove()
    }
  })
})
