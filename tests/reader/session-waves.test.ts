import { describe, expect, it } from 'vitest'
import { until, wait } from '../page/frame.ts'
import {
  background,
  CLAIM,
  done,
  host,
  isIn,
  matchOf,
  painted,
  ranges,
  report,
  start,
} from './session-page.ts'

const types = () => background.asked.map(({ type }) => type)
const forgotten = () => background.asked.filter(({ type }) => type === 'forget')
/** Gives the id of the sentence that the background finds at first, and of one that it does not find. */
const ids = () => {
  const match = background.asked.find((request) => request.type === 'match')
  const sentences = match?.runs.flatMap((run) => run.sentences) ?? []
  return {
    found: sentences.find(({ text }) => text === CLAIM)!.id,
    other: sentences.find(({ text }) => text !== CLAIM)!.id,
  }
}

describe('reader/session, with answers in two waves', () => {
  it('shows the first wave at once, and adds what the second one finds without touching marks that stay', async () => {
    background.final = false
    const { promise, resolve } = Promise.withResolvers<void>()
    background.more = () => ({ matches: [matchOf(ids().found), matchOf(ids().other)], final: true })
    background.before = (type) => (type === 'match-more' ? promise : undefined)
    start()
    await until(() => painted() === 1)
    expect(await isIn('reading')).toBe(true)
    const [first] = ranges()
    const [before] = (await report()).found
    resolve()
    await done()
    expect(painted()).toBe(2)
    expect(ranges()).toContain(first)
    expect((await report()).found.find(({ text }) => text === CLAIM)?.id).toBe(before?.id)
  })

  it('removes the mark of a match that the second wave no longer has', async () => {
    background.final = false
    background.more = () => ({ matches: [], final: true })
    start()
    await until(async () => types().includes('match-more') && (await isIn('done')))
    expect(painted()).toBe(0)
    expect((await report()).found).toEqual([])
    expect(background.asked.findLast(({ type }) => type === 'count')).toMatchObject({ marked: 0 })
  })

  it('asks again if the background was restarted between the waves', async () => {
    background.final = false
    background.more = () => {
      background.final = true
      return null
    }
    start()
    await done()
    const asked = background.asked.filter((request) => request.type === 'match')
    expect(asked).toHaveLength(2)
    expect(asked[1]?.id).not.toBe(asked[0]?.id)
    expect(painted()).toBe(1)
  })
})

describe('reader/session, on a page that is left', () => {
  it.each([
    ['the page goes to another address', () => history.pushState(null, '', '?left')],
    ['the page is closed', () => dispatchEvent(new PageTransitionEvent('pagehide'))],
    [
      'the site is switched off',
      (handlers: ReturnType<typeof start>) => handlers.refresh({ type: 'refresh' }),
    ],
    ['the article is taken off the page', () => host.replaceChildren()],
  ])('makes the background forget its requests when %s', async (_name, act) => {
    const there = location.href
    const { promise, resolve } = Promise.withResolvers<void>()
    background.before = (type) => (type === 'match' ? promise : undefined)
    const handlers = start()
    await until(() => types().includes('match'))
    expect(forgotten()).toEqual([])
    act(handlers)
    await until(() => forgotten().length > 0)
    const asked = background.asked.flatMap((request) => (request.type === 'match' ? request.id : []))
    expect(forgotten()).toEqual([{ type: 'forget', ids: asked.slice(0, 1) }])
    resolve()
    history.replaceState(null, '', there)
  })

  it('sends no `forget` when every answer has come', async () => {
    const handlers = start()
    await done()
    await handlers.refresh({ type: 'refresh' })
    await wait(50)
    expect(forgotten()).toEqual([])
  })
})
