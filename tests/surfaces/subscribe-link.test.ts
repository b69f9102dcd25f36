import { describe, expect, test, vi } from 'vitest'
import { unlessFramed } from '../../surfaces/framed.ts'
import { takeSubscribeLink } from '../../surfaces/subscribe-link.ts'

function viewAt(search: string) {
  const replaceState = vi.fn()
  const location = { search, pathname: '/packs.html' }
  return { view: { location, history: { replaceState } } as unknown as Window, replaceState }
}

describe('surfaces/subscribe-link', () => {
  test('takes the link and its page from the address, once', () => {
    const address = encodeURIComponent('https://packs.example/#towers')
    const { view, replaceState } = viewAt(`?subscribe=${address}&from=news.example`)
    expect(takeSubscribeLink(view)).toEqual({
      address: 'https://packs.example/#towers',
      from: 'news.example',
    })
    expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/packs.html')
  })

  test('knows no page if the browser itself opened the link', () => {
    expect(takeSubscribeLink(viewAt('?subscribe=x').view)).toEqual({ address: 'x', from: undefined })
  })

  test('does not change other addresses', () => {
    const { view, replaceState } = viewAt('?tab=7')
    expect(takeSubscribeLink(view)).toBeUndefined()
    expect(replaceState).not.toHaveBeenCalled()
  })
})

describe('surfaces/framed', () => {
  test('starts nothing in a frame', () => {
    const start = vi.fn()
    unlessFramed({ top: {} } as unknown as Window, start)
    expect(start).not.toHaveBeenCalled()
    const view = {} as { top?: unknown }
    view.top = view
    unlessFramed(view as unknown as Window, start)
    expect(start).toHaveBeenCalledOnce()
  })
})
