import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Match } from '../../claims/match/types.ts'
import type { ArticleRequest, ClaimWithPack } from '../../messages/protocol.ts'
import type { Card, CardContent, CardOptions } from '../../reader/card/contract.ts'
import type { Seam } from '../../reader/seam.ts'
import { type Session, startSession } from '../../reader/session.ts'
import { until, wait } from '../page/frame.ts'

// The session runs on the test's own page, between what the page looked like before and after.
const SENTENCE = 'The council met on Monday, said a spokesman, and voted for the budget of the coming year.'
const CLAIM = 'Eight million people cast ballots.'
const ARTICLE = `<main><p>${SENTENCE} ${SENTENCE}</p><p>${SENTENCE} ${CLAIM} ${SENTENCE}</p><p>${SENTENCE} ${SENTENCE}</p></main>`

type Background = {
  asked: ArticleRequest[]
  on: boolean
  /** Fails this many requests of this type before it answers. */
  failing: ArticleRequest['type']
  failures: number
  alive: boolean
  delay: number
  verdict: string
  /** While the language is asked for: before the first of the article is taken in. */
  meanwhile: () => Promise<void>
}

let background: Background
let session: Session | undefined
let host: HTMLElement
let meta: HTMLElement
let cards: { content: CardContent; focus: boolean; anchor: () => DOMRect | null }[]
let hidden: number
let options: CardOptions | undefined

const claim = () =>
  ({
    key: 'p/turnout',
    claim: { id: 'turnout', verdict: background.verdict },
    pack: { id: 'p' },
  }) as unknown as ClaimWithPack

function seam(isTop = true): Seam {
  const answers: Record<ArticleRequest['type'], (request: never) => unknown> = {
    hello: () => ({ on: background.on, level: 'strict' }),
    match: ({ runs }: { runs: { sentences: { id: number; text: string }[] }[] }) =>
      runs.flatMap(({ sentences }) =>
        sentences.filter(({ text }) => text.includes('million')).map(({ id }) => matchOf(id)),
      ),
    claims: () => [claim()],
    'load-card': () => null,
    count: () => null,
    'channel-link': () => null,
  }
  return {
    ask: (async (request: ArticleRequest) => {
      background.asked.push(request)
      await wait(background.delay)
      if (!background.alive) return { ok: false, error: { code: 'gone', message: 'replaced' } }
      if (request.type === background.failing && background.failures-- > 0) {
        return { ok: false, error: { code: 'failed', message: 'no index' } }
      }
      return { ok: true, value: answers[request.type](request as never) }
    }) as Seam['ask'],
    alive: () => background.alive,
    detectLanguage: async () => {
      await background.meanwhile()
      return 'en'
    },
    cardFactory: () => (given) => {
      options = given
      const card: Card = {
        visible: false,
        show(content, anchor, focus) {
          cards.push({ content, focus, anchor })
          Object.assign(card, { visible: true })
        },
        hide() {
          hidden++
          Object.assign(card, { visible: false })
        },
        owns: () => false,
      }
      return card
    },
    locale: 'en',
    isTop,
  }
}

function matchOf(sentence: number): Match {
  return {
    sentence,
    claim: 'p/turnout',
    score: 0.9,
    level: 'strict',
    stance: 'asserted',
    marked: true,
    evidence: { wording: CLAIM, aligned: [], fromContext: [], missing: [], guards: [] },
  }
}

beforeEach(() => {
  background = {
    asked: [],
    on: true,
    failing: 'match',
    failures: 0,
    alive: true,
    delay: 0,
    verdict: 'refuted',
    meanwhile: async () => {},
  }
  cards = []
  hidden = 0
  options = undefined
  host = document.createElement('div')
  host.innerHTML = ARTICLE
  meta = document.createElement('meta')
  meta.setAttribute('property', 'og:type')
  meta.setAttribute('content', 'article')
  document.head.append(meta)
  document.body.append(host)
})
afterEach(() => {
  session?.end()
  host.remove()
  meta.remove()
})

const start = (isTop?: boolean) => {
  session = startSession(document, seam(isTop))
  return session.handlers
}
const report = () => session!.handlers.report({ type: 'report' })
const isIn = async (state: string) => (await report()).state === state
const done = () => until(() => isIn('done'))
const ranges = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
/** What the painted words are. */
const paintedText = () =>
  ranges().map((range) => {
    const live = document.createRange()
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    return live.toString()
  })
const painted = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)

/** A point in the marked sentence, from the corner of its paragraph. */
function inMark(): { x: number; y: number } {
  const paragraph = host.querySelectorAll('p')[1]!
  const range = document.createRange()
  range.setStart(paragraph.firstChild!, SENTENCE.length + 2)
  range.setEnd(paragraph.firstChild!, SENTENCE.length + 4)
  const [box, around] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()]
  return { x: box.left - around.left + 2, y: box.top - around.top + box.height / 2 }
}

describe('reader/session', () => {
  it('reads an article, marks what is found, counts it, and leaves the elements as they are', async () => {
    const before = document.documentElement.outerHTML
    start()
    await done()
    expect(await report()).toMatchObject({
      sentences: 7,
      found: [{ text: CLAIM, placed: true, claim: 'p/turnout', id: 0 }],
    })
    expect(painted()).toBe(1)
    expect(document.documentElement.outerHTML).toBe(before)
    expect(background.asked.filter(({ type }) => type === 'count')).toEqual([{ type: 'count', marked: 1 }])
    session!.end()
    expect(painted()).toBe(0)
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it('sends sentences with the page’s context', async () => {
    start()
    await done()
    const [match] = background.asked.filter((request) => request.type === 'match')
    expect(match?.document).toMatchObject({ lang: 'en' })
    expect(match?.document.lead).toContain(SENTENCE)
    expect(match?.runs[0]?.sentences).toHaveLength(7)
  })

  it('asks for nothing but "hello" where there is no article', async () => {
    host.innerHTML = '<p>Short.</p>'
    start()
    await until(() => isIn('not-article'))
    await wait(50)
    expect(await isIn('not-article')).toBe(true)
    expect(new Set(background.asked.map(({ type }) => type))).toEqual(new Set(['hello']))
  })

  it('finds an article that scripts draw late', async () => {
    host.innerHTML = ''
    start()
    await until(() => isIn('not-article'))
    host.innerHTML = ARTICLE
    await until(() => painted() === 1)
  })

  it('does nothing on a site that is off, and reads it when it is switched on', async () => {
    background.on = false
    const handlers = start()
    await until(() => isIn('off'))
    await wait(50)
    expect(await report()).toMatchObject({ state: 'off', found: [] })
    background.on = true
    await handlers.refresh({ type: 'refresh' })
    await done()
    expect(painted()).toBe(1)
    background.on = false
    await handlers.refresh({ type: 'refresh' })
    expect(painted()).toBe(0)
  })

  it('says why nothing could be looked up, and asks again', async () => {
    background.failures = 1
    start()
    await until(() => isIn('error'))
    expect(await report()).toMatchObject({ state: 'error', message: 'no index' })
    await until(() => painted() === 1)
    await done()
  })

  it('loses no mark when the records of its claims were not to be had at first', async () => {
    background.failing = 'claims'
    background.failures = 1
    start()
    await until(() => isIn('error'))
    await until(() => painted() === 1)
  })

  it('follows a page to another address, where another article stands', async () => {
    const there = location.href
    const handlers = start()
    await done()
    // A pack is updated meanwhile.
    background.verdict = 'supported'
    history.pushState(null, '', '?another')
    host.innerHTML = `<h1>A headline of quite another story</h1>${ARTICLE.replace('Eight', 'Nine')}`
    await until(async () => (await report()).found[0]?.text === CLAIM.replace('Eight', 'Nine'))
    expect((await report()).found.map(({ text }) => text)).toEqual([CLAIM.replace('Eight', 'Nine')])
    const last = background.asked.findLast((request) => request.type === 'match')
    expect(last?.document.headline).toBe('A headline of quite another story')
    expect(await handlers.reveal({ type: 'reveal', match: 0 })).toBe(true)
    await until(() => cards.length === 1)
    expect(cards[0]?.content.claims).toEqual([claim()])
    session!.end()
    history.replaceState(null, '', there)
  })

  it('takes everything off silently when this copy of the extension is replaced', async () => {
    start()
    await done()
    background.alive = false
    await wait(10)
    host.querySelector('p')!.append(` ${SENTENCE} And more.`)
    await until(() => painted() === 0)
    expect(document.adoptedStyleSheets).toEqual([])
  })

  it('follows the page: marks what is added, forgets what is gone', async () => {
    start()
    await done()
    const added = document.createElement('p')
    added.textContent = `Officials said: 3 million stayed at home.`
    host.querySelector('main')!.append(added)
    await until(() => painted() === 2)
    expect((await report()).found.map(({ text }) => text)).toEqual([CLAIM, added.textContent])
    host.querySelectorAll('p')[1]!.textContent = SENTENCE
    await until(() => painted() === 1)
    expect((await report()).found.map(({ text }) => text)).toEqual([added.textContent])
  })

  it.each([
    ['<div contenteditable="true"><p>A reply.</p></div>'],
    ['<aside><p>Elsewhere.</p></aside>'],
    ['<details><summary>More</summary><p>Closed.</p></details>'],
    ['<div aria-hidden="true"><p>Unsaid.</p></div>'],
    ['<div style="display: none"><p>Unseen.</p></div>'],
    ['<div style="visibility: hidden"><p>Unseen.</p></div>'],
  ])('reads nothing that changes inside %s', async (html) => {
    host.querySelector('main')!.insertAdjacentHTML('beforeend', html)
    start()
    await done()
    host.querySelector('main > :last-child p')!.textContent = 'Officials said: 3 million stayed at home.'
    host.querySelector('p')!.textContent = 'A sentence that shows that the page was read: 4 million.'
    await until(async () => (await report()).found.length > 1)
    expect((await report()).found.map(({ text }) => text)).toEqual([
      'A sentence that shows that the page was read: 4 million.',
      CLAIM,
    ])
  })

  it('reads a component as a whole, with what its slots show', async () => {
    const text = ARTICLE.replace(/<.?main>/g, '')
    host.innerHTML = `<x-article>${text}</x-article>`
    const shadow = host.querySelector('x-article')!.attachShadow({ mode: 'open' })
    shadow.innerHTML = `<div><p>${SENTENCE}</p><slot></slot></div>`
    start()
    await done()
    shadow.querySelector('div')!.className = 'ready'
    shadow.querySelector('p')!.textContent = 'Officials said: 3 million stayed at home.'
    await until(async () => (await report()).found.length > 1)
    expect((await report()).found.map(({ text }) => text)).toEqual([
      'Officials said: 3 million stayed at home.',
      CLAIM,
    ])
    expect(painted()).toBe(2)
  })

  it('puts what is shown later where it stands, and has nothing twice that comes out of its line', async () => {
    host.innerHTML = `<style>.out { display: block } .off { display: none }</style>${ARTICLE.replace(
      CLAIM,
      `<span>${CLAIM}</span>`,
    ).replace('<p>', '<p class="off">Officials said: 3 million stayed at home.</p><p>')}`
    start()
    await done()
    host.querySelector('span')!.className = 'out'
    host.querySelector('p')!.className = ''
    const texts = async () => (await report()).found.map(({ text }) => text)
    await until(async () => (await texts())[0] !== CLAIM)
    expect(await texts()).toEqual(['Officials said: 3 million stayed at home.', CLAIM])
    expect(painted()).toBe(2)
  })

  it('has nothing twice that comes out of its line with a part that stood by itself before', async () => {
    host.innerHTML = `<style>.out { display: block }</style>${ARTICLE.replace(
      CLAIM,
      `<span>${CLAIM}<b class="out">And so on.</b></span>`,
    )}`
    start()
    await done()
    host.querySelector('span')!.className = 'out'
    host.querySelector('p:last-child')!.textContent = 'Officials said: 3 million stayed at home.'
    await until(async () => (await report()).found.length > 1)
    const texts = (await report()).found.map(({ text }) => text)
    expect(texts).toEqual([CLAIM, 'Officials said: 3 million stayed at home.'])
  })

  it('keeps to the article what it took for it, whatever its parts are called', async () => {
    host.innerHTML = `<main><div class="paywall-content">${`<p>${SENTENCE} ${CLAIM}</p>`.repeat(3)}</div><div>${`<p>${SENTENCE}</p>`.repeat(3)}</div></main>`
    start()
    await done()
    expect(painted()).toBe(3)
    host.querySelector('p')!.textContent = 'Officials said: 3 million stayed at home.'
    await until(async () => (await report()).found[0]?.text !== CLAIM)
    expect((await report()).found.map(({ text }) => text)).toEqual([
      'Officials said: 3 million stayed at home.',
      CLAIM,
      CLAIM,
    ])
  })

  it('marks once what changes while a long article is read for the first time', async () => {
    host.innerHTML = ARTICLE.replace('</main>', `${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(3_000)}</main>`)
    const changed = CLAIM.replace('Eight', 'Nine')
    background.meanwhile = async () => {
      host.querySelectorAll('p')[1]!.textContent = changed
      // A change is told after 250 ms: it comes when the paragraphs are on their way.
      await wait(240)
    }
    start()
    await until(async () => (await report()).found[0]?.text === changed && (await isIn('done')))
    expect((await report()).found.map(({ text }) => text)).toEqual([changed])
    expect(await report()).toMatchObject({ sentences: 6_005 })
    expect(painted()).toBe(1)
  })

  it('looks again at a page that the browser had kept: the site may be off by now', async () => {
    start()
    await done()
    const show = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    show()
    const counts = () => background.asked.flatMap((one) => (one.type === 'count' ? [one.marked] : []))
    await until(() => counts().length === 3)
    expect(counts()).toEqual([1, 0, 1])
    background.on = false
    show()
    await until(() => isIn('off'))
    expect(painted()).toBe(0)
  })

  it('never has a mark on other words, be it until they are read again', async () => {
    const handlers = start()
    await done()
    await handlers.reveal({ type: 'reveal', match: 0 })
    await until(() => painted() === 2)
    const text = host.querySelectorAll('p')[1]!.firstChild as Text
    text.insertData(0, 'The mayor is innocent. ')
    await Promise.resolve()
    expect(paintedText()).toEqual([])
    await until(() => painted() > 0)
    expect(new Set(paintedText())).toEqual(new Set([CLAIM]))
  })

  it('has nothing marked that the page puts into a marked sentence, nor what comes to stand between its parts', async () => {
    host.innerHTML = ARTICLE.replace('million', '<b>million</b>')
    start()
    await done()
    expect(paintedText()).toEqual(['Eight ', 'million', ' people cast ballots.'])
    const part = host.querySelector('b')!
    part.before('(as nobody said) ')
    expect(paintedText().join('')).toBe(CLAIM)
    host.querySelector('p')!.prepend(part)
    expect(paintedText()).toEqual(['Eight ', 'million', ' people cast ballots.'])
    await until(async () => (await report()).found[0]?.text !== CLAIM)
  })

  it('gives the page its turn between the parts that are read again', async () => {
    host.innerHTML = ARTICLE.replace('</main>', `${`<p>${SENTENCE}</p>`.repeat(20)}</main>`)
    start()
    await done()
    const { sentences } = await report()
    for (const paragraph of host.querySelectorAll('p'))
      (paragraph.firstChild as Text).appendData(' So be it.')
    const seen: number[] = []
    await until(async () => seen.push((await report()).sentences) > 0 && seen.at(-1) === sentences + 23)
    // Some turns came when some were read and others not.
    expect(seen.some((count) => count > sentences && count < sentences + 23)).toBe(true)
  })

  it('keeps a mark when a framework draws the same text again', async () => {
    start()
    await done()
    const matches = () => background.asked.filter(({ type }) => type === 'match').length
    const before = matches()
    const paragraph = host.querySelectorAll('p')[1]!
    paragraph.replaceWith(paragraph.cloneNode(true))
    await wait(500)
    await until(async () => (await report()).found[0]?.placed === true)
    expect(painted()).toBe(1)
    expect(matches()).toBe(before)
  })

  it('drops an answer about a sentence that changed meanwhile', async () => {
    background.delay = 400
    start()
    await until(() => background.asked.some(({ type }) => type === 'match'))
    host.querySelectorAll('p')[1]!.textContent = SENTENCE
    await wait(1_800)
    expect(painted()).toBe(0)
    expect((await report()).found).toEqual([])
  })

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
    await userEvent.click(link)
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

  it('does nothing for keys, clicks and movements that a script made', async () => {
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

  it('does not speak for the whole tab from a frame', async () => {
    start(false)
    await done()
    expect(background.asked.map(({ type }) => type)).not.toContain('count')
  })

  it.each([5, 6])('says after any changes what it would say of the page as it is then (%i)', async (seed) => {
    const any = dice(seed)
    host.innerHTML = `<style>.off { display: none } .out { display: block } .in { display: inline }</style>
      <main>${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(8)}<section></section><p>${SENTENCE}</p></main>`
    const part = host.querySelector('section')!
    let count = 0
    const said = () => `Number ${++count} says that 3 million came.`
    for (let i = 0; i < 6; i++)
      part.insertAdjacentHTML(
        'beforeend',
        `<p>Some words. ${said()} <b>${said()}</b> And <span>${said()}</span> so.</p>`,
      )
    const roots = (): ParentNode[] => [
      part,
      ...[...part.querySelectorAll('x-part')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ]
    const element = () => any(roots().flatMap((root) => [...root.querySelectorAll(':not(slot)')])) ?? part
    const text = () => any([...element().childNodes].filter((node) => node instanceof Text))
    const changes = [
      () => text()?.insertData(3, any([' Hm. ', `${said()} `]) ?? ''),
      () => text()?.deleteData(1, 3),
      () => text()?.splitText(1),
      () => element().normalize(),
      () => element().replaceWith(...element().childNodes),
      () => element().setAttribute('class', any(['', '', 'off', 'out', 'in']) ?? ''),
      () => element().toggleAttribute('hidden'),
      () => element().setAttribute('aria-hidden', any(['true', 'false']) ?? ''),
      () => element().setAttribute('contenteditable', any(['true', 'false', 'false']) ?? ''),
      () => element().insertAdjacentHTML(any(['beforebegin', 'beforeend']) ?? 'afterend', `<p>${said()}</p>`),
      () => element().replaceWith(element().cloneNode(true)),
      () => part.querySelectorAll('*').length > 8 && element().remove(),
      () => {
        const [moved, to] = [element(), element()]
        if (!moved.contains(to)) to.append(moved)
      },
      () => {
        const component = document.createElement('x-part')
        component.append(said())
        component.attachShadow({ mode: 'open' }).innerHTML = `<div><p>${said()}</p><slot></slot></div>`
        element().append(component)
      },
    ]
    const foundBy = async (one: Session) =>
      (await one.handlers.report({ type: 'report' })).found.map(({ text }) => text).sort()
    start()
    await done()
    for (let round = 0; round < 12; round++) {
      for (let i = 0; i < 3; i++) {
        // Some make no sense where the dice fell: an element into itself, nothing beside a shadow root.
        try {
          any(changes)?.()
        } catch {}
      }
      const anew = startSession(document, seam())
      await until(async () => (await anew.handlers.report({ type: 'report' })).state === 'done')
      const expected = await foundBy(anew)
      anew.end()
      await until(async () => `${await foundBy(session!)}` === `${expected}`)
    }
  })
})

/** Chooses one of many, always the same for a seed (mulberry32); undefined of none. */
function dice(seed: number): <T>(of: readonly T[]) => T | undefined {
  let state = seed
  return (of) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return of[((mixed ^ (mixed >>> 14)) >>> 0) % of.length]
  }
}
