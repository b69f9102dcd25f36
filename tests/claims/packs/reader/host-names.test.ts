import { domainToASCII, domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_HOSTS } from '../../../../claims/packs/publisher/known-hosts.ts'
import { mixedScripts, shownHost, skeleton } from '../../../../claims/packs/reader/host-names.ts'
import { isPlainHttpsUrl } from '../../../../claims/records/fields.ts'

describe('claims/packs/host-names', () => {
  it.each([
    'xn--mnchen-3ya.example',
    'xn--pypal-4ve.com',
    'xn--80ak6aa92e.com',
    'xn--fiqs8s',
    'xn--e1afmkfd.xn--p1ai',
    'xn--1lqs71d.jp',
    'xn--ls8h.la',
    'plain.example',
  ])('decodes %s as the platform does', (host) => {
    expect(shownHost(host)).toBe(domainToUnicode(host))
  })

  it('decodes every name that can be encoded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zа-яα-ωا-ي一-三]{1,12}$/), (label) => {
        const host = `${domainToASCII(label)}.example`
        fc.pre(host !== '.example')
        expect(shownHost(host)).toBe(domainToUnicode(host))
      }),
    )
  })

  it.each(['xn--', 'xn--a', 'xn--99999999', 'xn--\u00e4', 'xn--zzzzzzzzzzzz-9'])(
    'does not change what is not Punycode: %s',
    (host) => {
      expect(() => skeleton(host)).not.toThrow()
    },
  )

  it('never throws or hangs, whatever follows xn--', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,59}$/), (rest) => {
        mixedScripts(shownHost(`xn--${rest}`))
        skeleton(`xn--${rest}.example`)
      }),
    )
  })

  it.each([
    ['pаypal.com', 'paypal.com'],
    ['аррӏе.com', 'apple.com'],
    ['rnicrosoft.com', 'microsoft.com'],
    ['paypa1.com', 'paypal.com'],
    ['g00gle.com', 'google.com'],
    ['ɡoogle.com', 'google.com'],
    ['nytіmes.com', 'nytimes.com'],
    ['reutеrs\u200b.com', 'reuters.com'],
  ])('sees that %s looks like %s', (imitation, site) => {
    expect(skeleton(imitation)).toBe(skeleton(site))
  })

  it.each([
    ['munchen.example', 'münchen.example'],
    ['nytimes.com', 'nytime.com'],
    ['bbc.com', 'bbc.co.uk'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b))
  })

  it.each<[label: string, scripts: string[]]>([
    ['paypal', []],
    ['münchen-2', []],
    ['пример', []],
    ['日本テレビtv', []],
    ['한국abc', []],
    ['台北ㄅa', []],
    ['pаypal', ['Latin', 'Cyrillic']],
    ['αbc', ['Latin', 'Greek']],
    ['пример日', ['Cyrillic', 'Han']],
    ['aꓮ', ['Latin', 'a rare script']],
  ])('says of “%s” which scripts it mixes', (label, scripts) => {
    expect(mixedScripts(label)).toEqual(scripts)
  })

  it('has no two known sites that look alike', () => {
    expect(new Set(KNOWN_HOSTS.map(skeleton)).size).toBe(KNOWN_HOSTS.length)
    expect(KNOWN_HOSTS.filter((host) => !isPlainHttpsUrl(`https://${host}/`))).toEqual([])
  })
})
