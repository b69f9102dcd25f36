import { describe, expect, it, vi } from 'vitest'
import { isFromExtension, pageListener, pageRequest } from '../../reader/page-request.ts'
import type { PageHandlers } from '../../reader/seam.ts'

describe('reader/page-request', () => {
  it.each([
    [{ type: 'report' }, { type: 'report' }],
    [{ type: 'refresh', more: 1 }, { type: 'refresh' }],
    [
      { type: 'reveal', match: 3 },
      { type: 'reveal', match: 3 },
    ],
    [{ type: 'reveal', match: -1 }, undefined],
    [{ type: 'reveal', match: '3' }, undefined],
    [{ type: 'reveal' }, undefined],
    [{ type: 'constructor' }, undefined],
    [null, undefined],
    ['report', undefined],
  ])('reads %j as %j', (message, request) => {
    expect(pageRequest(message)).toEqual(request)
  })

  it('listens to the extension’s own pages only', () => {
    const self = { id: 'ours', origin: 'chrome-extension://ours/' }
    expect(isFromExtension({ id: 'ours', url: 'chrome-extension://ours/popup.html' }, self)).toBe(true)
    expect(isFromExtension({ id: 'other', url: 'chrome-extension://ours/popup.html' }, self)).toBe(false)
    expect(isFromExtension({ id: 'ours', url: 'https://news.example/' }, self)).toBe(false)
    expect(isFromExtension({ id: 'ours' }, self)).toBe(false)
  })

  it('answers what a page of the extension asks, with an error where there is no answer', async () => {
    const self = { id: 'ours', origin: 'chrome-extension://ours/' }
    const popup = { id: 'ours', url: 'chrome-extension://ours/popup.html' }
    const handlers = {
      report: async () => ({ state: 'done' }),
      reveal: () => Promise.reject(new Error('gone')),
      refresh: async () => null,
    } as unknown as PageHandlers
    const listen = pageListener(handlers, self)
    const ask = (message: unknown) =>
      new Promise((resolve) => expect(listen(message, popup, resolve)).toBe(true))
    expect(await ask({ type: 'report' })).toEqual({ ok: true, value: { state: 'done' } })
    expect(await ask({ type: 'reveal', match: 1 })).toEqual({
      ok: false,
      error: { code: 'failed', message: 'Error: gone' },
    })
    expect(await ask({ type: 'steal' })).toMatchObject({ ok: false, error: { code: 'malformed' } })
    const respond = vi.fn()
    expect(listen({ type: 'report' }, { id: 'ours', url: 'https://news.example/' }, respond)).toBeUndefined()
    expect(respond).not.toHaveBeenCalled()
  })
})
