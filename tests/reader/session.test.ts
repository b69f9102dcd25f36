import { describe, expect, it } from 'vitest'
import { until, wait } from '../page/frame.ts'
import {
  ARTICLE,
  background,
  CLAIM,
  cards,
  claim,
  done,
  host,
  isIn,
  painted,
  report,
  SENTENCE,
  session,
  start,
} from './session-page.ts'

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

  it('sends only "hello" if there is no article', async () => {
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

  it('says why the background could not answer, and asks again', async () => {
    background.failures = 1
    start()
    await until(() => isIn('error'))
    expect(await report()).toMatchObject({ state: 'error', message: 'no index' })
    await until(() => painted() === 1)
    await done()
  })

  it('loses no mark if the records of the claims come only at the second try', async () => {
    background.failing = 'claims'
    background.failures = 1
    start()
    await until(() => isIn('error'))
    await until(() => painted() === 1)
  })

  it('follows a page to another address with another article', async () => {
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

  it('removes everything silently when this copy of the extension is replaced', async () => {
    start()
    await done()
    background.alive = false
    await wait(10)
    host.querySelector('p')!.append(` ${SENTENCE} And more.`)
    await until(() => painted() === 0)
    expect(document.adoptedStyleSheets).toEqual([])
  })

  it('starts again on a page from the browser’s cache, because the site may be off now', async () => {
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

  it('drops an answer about a sentence that has changed in the meantime', async () => {
    background.delay = 400
    start()
    await until(() => background.asked.some(({ type }) => type === 'match'))
    host.querySelectorAll('p')[1]!.textContent = SENTENCE
    await wait(1_800)
    expect(painted()).toBe(0)
    expect((await report()).found).toEqual([])
  })

  it('does not set the tab’s count from a frame', async () => {
    start(false)
    await done()
    expect(background.asked.map(({ type }) => type)).not.toContain('count')
  })
})
