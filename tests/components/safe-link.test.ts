import { describe, expect, test } from 'vitest'
import { safeLink } from '../../components/safe-link.ts'

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
  ])('refuses %j', (address) => {
    expect(safeLink(address)).toBeUndefined()
  })
})
