import { describe, expect, it, vi } from 'vitest'

vi.mock('#imports', () => ({ browser: {} }))

import { MAX_WIRE_SENTENCE } from '../../messages/limits.ts'
import { answer, type Handlers } from '../../messages/serve.ts'

const SELF = { id: 'our-id', origin: 'chrome-extension://our-id/' }
const ARTICLE = {
  id: 'our-id',
  url: 'https://frame.example/x',
  frameId: 3,
  tab: { id: 7, url: 'https://news.example:8443/a' },
}
const POPUP = { id: 'our-id', url: 'chrome-extension://our-id/popup.html' }

function handlers(): Handlers {
  const none = () => Promise.resolve(null as never)
  return {
    article: {
      hello: vi.fn(none),
      match: vi.fn(none),
      'match-more': vi.fn(none),
      forget: vi.fn(none),
      'load-card': vi.fn(none),
      claims: vi.fn(none),
      count: vi.fn(none),
      'channel-link': vi.fn(none),
    },
    extension: {
      overview: vi.fn(none),
      claims: vi.fn(none),
      site: vi.fn(none),
      'set-site': vi.fn(none),
      'set-level': vi.fn(none),
      'set-meanings': vi.fn(none),
      packs: vi.fn(none),
      'set-pack': vi.fn(none),
      'order-packs': vi.fn(none),
      'roll-back': vi.fn(none),
      'remove-pack': vi.fn(none),
      'put-back': vi.fn(none),
      'pack-changes': vi.fn(none),
      'answer-waiting': vi.fn(none),
      'preview-file': vi.fn(none),
      'install-file': vi.fn(none),
      'preview-channel': vi.fn(none),
      subscribe: vi.fn(none),
      'update-pack': vi.fn(none),
      'stop-work': vi.fn(none),
      'dismiss-incidents': vi.fn(none),
    },
  }
}

describe('messages/serve', () => {
  it('tells a handler the tab, the frame and the site of the asking content script', async () => {
    const all = handlers()
    expect(await answer(all, { type: 'hello' }, ARTICLE, SELF)).toEqual({ ok: true, value: null })
    expect(all.article.hello).toHaveBeenCalledWith(
      { type: 'hello' },
      { from: 'article', tab: 7, frame: 3, host: 'news.example', private: false },
    )
  })

  it.each([
    ['another extension', { ...POPUP, id: 'other-id' }],
    ['a page without a tab', { id: 'our-id', url: 'https://news.example/' }],
    [
      'a tab with an address that is no web page',
      { id: 'our-id', url: 'about:blank', tab: { id: 1, url: 'about:blank' } },
    ],
    [
      'an address that only looks like ours',
      { ...POPUP, url: 'chrome-extension://our-id.evil.example/popup.html' },
    ],
  ])('refuses %s', async (_name, sender) => {
    const all = handlers()
    const refused = await answer(all, { type: 'overview' }, sender, SELF)
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    for (const handler of Object.values(all.extension)) expect(handler).not.toHaveBeenCalled()
  })

  it('does not let a content script do what an extension page may', async () => {
    const all = handlers()
    const refused = await answer(all, { type: 'set-site', host: 'news.example', on: false }, ARTICLE, SELF)
    expect(refused).toMatchObject({ ok: false, error: { code: 'malformed' } })
    expect(all.extension['set-site']).not.toHaveBeenCalled()
  })

  it.each([
    ['nothing', undefined, 'message'],
    ['a number', 7, 'message'],
    ['an unknown type', { type: 'steal' }, 'message, type'],
    ['an extra field', { type: 'hello', host: 'x' }, 'unknown field "host"'],
    ['a request without its priority', { type: 'match', id: 0, document: {}, runs: [] }, 'priority'],
    ['a count that is no number', { type: 'count', marked: 'many' }, 'marked'],
    ['a negative count', { type: 'count', marked: -1 }, 'marked'],
    ['keys without a slash', { type: 'claims', keys: ['one'] }, 'keys.0'],
    [
      'a sentence that is too long',
      {
        type: 'match',
        id: 0,
        priority: 'rest',
        document: { lang: 'en', headline: '', lead: '' },
        runs: [{ before: [], sentences: [{ id: 0, text: 'x'.repeat(MAX_WIRE_SENTENCE + 1) }] }],
      },
      'runs.0.sentences.0.text',
    ],
  ])('answers %s with an error that names the place', async (_name, message, place) => {
    const refused = await answer(handlers(), message, ARTICLE, SELF)
    expect(refused).toMatchObject({ ok: false, error: { code: 'malformed' } })
    expect(refused.ok ? '' : refused.error.message).toContain(place)
  })

  it('refuses a message with 100,000 sentences before it parses them', async () => {
    const all = handlers()
    const sentences = Array.from({ length: 1_000 }, (_, id) => ({ id, text: 'x' }))
    const runs = Array.from({ length: 100 }, () => ({ before: [], sentences }))
    const message = { type: 'match', id: 0, priority: 'rest', document: {}, runs }
    const refused = await answer(all, message, ARTICLE, SELF)
    // Parsing would have named the fields that are missing.
    expect(refused).toEqual({
      ok: false,
      error: { code: 'malformed', message: 'messages: too many sentences in one message' },
    })
    expect(all.article.match).not.toHaveBeenCalled()
  })

  it('passes on the code of an error, if it is a string', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const all = handlers()
    const thrown = vi.mocked(all.article.hello)
    thrown.mockRejectedValueOnce(Object.assign(new Error('gzip'), { code: 'file-invalid' }))
    const refused = { code: 'failed', message: 'gzip' }
    expect(await answer(all, { type: 'hello' }, ARTICLE, SELF)).toEqual({
      ok: false,
      error: { ...refused, reason: 'file-invalid' },
    })
    thrown.mockRejectedValueOnce(Object.assign(new Error('gzip'), { code: 7 }))
    expect(await answer(all, { type: 'hello' }, ARTICLE, SELF)).toEqual({ ok: false, error: refused })
    log.mockRestore()
  })

  it('turns what a handler throws into an answer', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const all = handlers()
    all.extension.overview = () => Promise.reject(new Error('the database could not be opened'))
    const failed = await answer(all, { type: 'overview' }, POPUP, SELF)
    expect(failed).toEqual({
      ok: false,
      error: { code: 'failed', message: 'the database could not be opened' },
    })
    expect(log).toHaveBeenCalledTimes(1)
    log.mockRestore()
  })
})
