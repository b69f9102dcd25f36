import { afterEach, describe, expect, test } from 'vitest'
import { safeLink } from '../../components/safe-link.ts'
import { measured } from '../support/torture.ts'

// Each test is about one address.
afterEach((context) => measured(context, { rounds: 1 }))

describe('safeLink', () => {
  test('gives the address and the host that opens', () => {
    expect(safeLink('https://www.example.org:8443/a?b#c')).toEqual({
      href: 'https://www.example.org:8443/a?b#c',
      host: 'www.example.org:8443',
    })
  })

  test('shows an international host in its ASCII form', () => {
    expect(safeLink('https://ехample.org/')?.host).toMatch(/^xn--/)
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'http://example.org/',
    '//example.org/',
    '/path',
    '',
    'https:example.org',
    'https:///example.org',
    'https://user@example.org/',
    'https://user:word@example.org/',
    'https://example.org\\@other.org/',
    'https://exam\tple.org/',
    ' https://example.org/',
    'https://',
    'HTTPS://example.org/',
    'https:\\\\example.org/',
    'https:/\\example.org/',
    'https://example.org%40other.org/',
    'https://exam ple.org/',
    'https://example.org:99999/',
    'https://[::1/',
    'https://example.org/\u2028',
    '\u202ehttps://example.org/',
    'ftp://example.org/',
    'wss://example.org/',
    'about:blank',
    'chrome://settings/',
    'chrome-extension://abc/packs.html',
    'moz-extension://abc/packs.html',
    'view-source:https://example.org/',
    'filesystem:https://example.org/temporary/a',
    'intent://example.org/#Intent;scheme=https;end',
    'mailto:a@example.org',
  ])('refuses %j', (address) => {
    expect(safeLink(address)).toBeUndefined()
  })

  test.each([
    ['https://example。org/', 'example.org'],
    ['https://ⓔxample.org/', 'example.org'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://www.example.org.other.example/', 'www.example.org.other.example'],
    ['https://example.org:443/', 'example.org'],
    ['https://example.org/?https://other.example/', 'example.org'],
    ['https://example.org#@other.example/', 'example.org'],
  ])('shows of %j the host that opens', (address, host) => {
    const link = safeLink(address)
    expect(link?.host).toBe(host)
    expect(new URL(link?.href ?? '')).toMatchObject({ host, protocol: 'https:' })
  })
})
