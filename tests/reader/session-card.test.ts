import { describe, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import { until, wait } from '../page/frame.ts'
import { ARTICLE, CLAIM, cards, claim, done, hidden, host, inMark, options, start } from './session-page.ts'

describe('reader/session, with its card', () => {
  it('opens the card from the popup and by keys, with the claim and the keyboard', async () => {
    const handlers = start()
    await done()
    expect(await handlers.reveal({ type: 'reveal', match: 0 })).toBe(true)
    await until(() => cards.length === 1)
    expect(cards[0]).toMatchObject({
      focus: true,
      content: { matches: [{ text: CLAIM }], claims: [claim()] },
    })
    expect(cards[0]?.anchor()?.height).toBeGreaterThan(0)
    expect(await handlers.reveal({ type: 'reveal', match: 99 })).toBe(false)
    const seen: string[] = []
    const note = ({ code }: KeyboardEvent) => void seen.push(code)
    addEventListener('keydown', note)
    onTestFinished(() => removeEventListener('keydown', note))
    const press = (key: string) => userEvent.keyboard(`{Alt>}{Shift>}${key}{/Shift}{/Alt}`)
    await press('.')
    await until(() => cards.length === 2)
    expect(seen).not.toContain('Period')
    const field = document.createElement('input')
    host.append(field)
    field.focus()
    await press('.')
    await press('a')
    expect(seen).toEqual(expect.arrayContaining(['Period', 'KeyA']))
    options?.onMove(-1)
    await until(() => cards.length === 3)
  })

  it('opens the card by a click on the mark, but not on a link in it', async () => {
    host.innerHTML = ARTICLE.replace('Eight million', 'Eight <a href="#x">million</a>')
    start()
    await done()
    const link = host.querySelector('a')!
    link.addEventListener('click', (event) => event.preventDefault())
    // Playwright would wait for a navigation, sometimes for ever.
    await userEvent.click(link, { noWaitAfter: true })
    await wait(50)
    expect(cards).toHaveLength(0)
    await userEvent.click(host.querySelectorAll('p')[1]!, { position: inMark() })
    await until(() => cards.length === 1)
  })

  it('opens the card when the mouse rests on a mark, and closes it when it leaves', async () => {
    start()
    await done()
    await userEvent.hover(host.querySelectorAll('p')[1]!, { position: inMark() })
    await until(() => cards.length === 1)
    expect(cards[0]?.focus).toBe(false)
    await userEvent.hover(host.querySelector('p')!)
    await until(() => hidden > 0)
  })

  it('ignores keys, clicks and movements from scripts', async () => {
    start()
    await done()
    const { x, y } = inMark()
    const box = host.querySelectorAll('p')[1]!.getBoundingClientRect()
    const at = { bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + y }
    const keys = { code: 'Period', altKey: true, shiftKey: true }
    const events = [
      new KeyboardEvent('keydown', { ...at, ...keys }),
      new MouseEvent('click', at),
      new PointerEvent('pointermove', { ...at, pointerType: 'mouse' }),
    ]
    expect(events.map((event) => document.body.dispatchEvent(event))).toEqual([true, true, true])
    await wait(600)
    expect(cards).toEqual([])
  })
})
