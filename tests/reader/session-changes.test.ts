import { describe, expect, it } from 'vitest'
import { type Session, startSession } from '../../reader/session.ts'
import { until, wait } from '../page/frame.ts'
import {
  ARTICLE,
  background,
  CLAIM,
  done,
  host,
  isIn,
  painted,
  paintedText,
  report,
  SENTENCE,
  seam,
  session,
  start,
} from './session-page.ts'

describe('reader/session, on a page that changes', () => {
  it('follows the page: marks what is added and forgets what is gone', async () => {
    start()
    await done()
    const added = document.createElement('p')
    added.textContent = `Officials said: 3 million stayed at home.`
    host.querySelector('main')!.append(added)
    await until(() => painted() === 2)
    expect((await report()).found.map(({ text }) => text)).toEqual([CLAIM, added.textContent])
    host.querySelectorAll('p')[1]!.textContent = SENTENCE
    await until(() => painted() === 1)
    // The mark goes at once; the match is forgotten when the new words are read.
    await until(async () => (await report()).found.length === 1)
    expect((await report()).found.map(({ text }) => text)).toEqual([added.textContent])
  })

  it.each([
    ['<div contenteditable="true"><p>A reply.</p></div>'],
    ['<aside><p>Elsewhere.</p></aside>'],
    ['<details><summary>More</summary><p>Closed.</p></details>'],
    ['<div aria-hidden="true"><p>Unsaid.</p></div>'],
    ['<div style="display: none"><p>Unseen.</p></div>'],
    ['<div style="visibility: hidden"><p>Unseen.</p></div>'],
  ])('does not read changes inside %s', async (html) => {
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

  it('reads a web component as a whole, with the content of its slots', async () => {
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

  it('reports text that is shown later in reading order, and nothing twice if inline text becomes a block', async () => {
    host.innerHTML = `<style>.out { display: block } .off { display: none }</style>${ARTICLE.replace(
      CLAIM,
      `<span>${CLAIM}</span>`,
    ).replace('<p>', '<p class="off">Officials said: 3 million stayed at home.</p><p>')}`
    start()
    await done()
    host.querySelector('span')!.className = 'out'
    host.querySelector('p')!.className = ''
    const texts = async () => (await report()).found.map(({ text }) => text)
    await until(async () => (await texts()).length > 1)
    expect(await texts()).toEqual(['Officials said: 3 million stayed at home.', CLAIM])
    expect(painted()).toBe(2)
  })

  it('reports nothing twice if inline text becomes a block together with a block inside it', async () => {
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

  it('continues to read a part of the article whose class name looks like a paywall', async () => {
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

  it('marks once a sentence that changes while a long article is read for the first time', async () => {
    host.innerHTML = ARTICLE.replace('</main>', `${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(3_000)}</main>`)
    const changed = CLAIM.replace('Eight', 'Nine')
    background.meanwhile = async () => {
      host.querySelectorAll('p')[1]!.textContent = changed
      // Changes are reported after 250 ms: this one comes while the paragraphs are being read.
      await wait(240)
    }
    start()
    await until(async () => (await report()).found[0]?.text === changed && (await isIn('done')))
    expect((await report()).found.map(({ text }) => text)).toEqual([changed])
    expect(await report()).toMatchObject({ sentences: 6_005 })
    expect(painted()).toBe(1)
  })

  it('never marks other words, not even until they are read again', async () => {
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

  it('does not mark what the page inserts into a marked sentence or between its parts', async () => {
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

  it('lets the page run between the parts that are read again', async () => {
    host.innerHTML = ARTICLE.replace('</main>', `${`<p>${SENTENCE}</p>`.repeat(20)}</main>`)
    start()
    await done()
    const { sentences } = await report()
    for (const paragraph of host.querySelectorAll('p'))
      (paragraph.firstChild as Text).appendData(' So be it.')
    const seen: number[] = []
    await until(async () => seen.push((await report()).sentences) > 0 && seen.at(-1) === sentences + 23)
    // At least once, some were read and others were not.
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

  it.each([5, 6])('reports the same as a new session after any changes (%i)', async (seed) => {
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
        // Some changes are impossible: an element into itself, a sibling of a shadow root.
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

/** Chooses one of many, always the same for a seed (mulberry32); undefined if there is none. */
function dice(seed: number): <T>(of: readonly T[]) => T | undefined {
  let state = seed
  return (of) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return of[((mixed ^ (mixed >>> 14)) >>> 0) % of.length]
  }
}
