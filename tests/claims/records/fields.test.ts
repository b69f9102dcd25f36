import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byLanguage,
  day,
  httpsUrl,
  id,
  isPlainHttpsUrl,
  lang,
  line,
  localised,
  MAX_LINE,
  MAX_PROSE,
  MAX_URL,
  partialDate,
  prose,
} from '../../../claims/records/fields.ts'
import { parse, type Schema } from '../../../claims/schema.ts'

describe('claims/fields', () => {
  it.each<[name: string, schema: Schema<unknown>, good: unknown[], bad: [value: unknown, words: string][]]>([
    [
      'line',
      line,
      ['A sentence.', 'é', '‏عربي', '👩‍👩‍👧', '<b>not bold</b>', 'x'.repeat(MAX_LINE)],
      [
        ['', 'at least 1 character'],
        [' a', 'white space around'],
        ['a\n', 'white space around'],
        ['a\nb', 'line break'],
        ['a\u2028b', 'line break'],
        ['a\tb', 'tab'],
        ['a\u0000b', 'control'],
        ['a\u0085b', 'control'],
        ['a\u202eb', 'text-direction'],
        ['a\u2066b\u2069', 'text-direction'],
        ['\ud800', 'surrogate'],
        ['a\udc00b', 'surrogate'],
        ['x'.repeat(MAX_LINE + 1), 'more than 1000 characters'],
        [7, 'expected string, found 7'],
        [null, 'expected string, found null'],
        [['a'], 'expected string, found array'],
        [undefined, 'missing, expected string'],
      ],
    ],
    [
      'prose',
      prose,
      ['One paragraph.\n\nAnother\tone.', 'x'.repeat(MAX_PROSE)],
      [
        ['a\rb', 'control'],
        ['a\u202db', 'text-direction'],
        ['x'.repeat(MAX_PROSE + 1), 'more than 10000 characters'],
      ],
    ],
    [
      'id',
      id,
      ['a', '0', 'turnout-gap.1_million', 'x'.repeat(64)],
      [
        ['', '64 at most'],
        ['A', '64 at most'],
        ['-a', 'starting with'],
        ['.', 'starting with'],
        ['a/b', '64 at most'],
        ['a b', '64 at most'],
        ['é', '64 at most'],
        ['x'.repeat(65), '64 at most'],
        ['a\n', '64 at most'],
      ],
    ],
    [
      'lang',
      lang,
      ['en', 'es', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'es-419', 'yue'],
      [
        ['EN', 'BCP 47'],
        ['en-us', 'BCP 47'],
        ['english', 'BCP 47'],
        ['', 'BCP 47'],
        ['__proto__', 'BCP 47'],
      ],
    ],
    [
      'day',
      day,
      ['2017-08-02', '2020-02-29'],
      [
        ['2017-02-29', 'calendar day'],
        ['2017-8-2', 'calendar day'],
        ['2017-08', 'calendar day'],
        ['2017-08-02T00:00:00Z', 'calendar day'],
      ],
    ],
    [
      'partialDate',
      partialDate,
      ['2017', '2017-08', '2017-08-02'],
      [
        ['17', 'is not a date'],
        ['2017-13', 'is not a date'],
        ['2017-08-32', 'is not a date'],
        ['2017-08-02T00:00', 'is not a date'],
        ['2 August 2017', 'is not a date'],
      ],
    ],
    [
      'localised',
      localised(line),
      [{ en: 'a' }, { en: 'a', 'pt-BR': 'b' }],
      [
        [{}, 'at least one language'],
        [{ EN: 'a' }, 'BCP 47'],
        [{ en: '' }, 'en: needs at least 1 character'],
        [JSON.parse('{"__proto__": "a"}'), 'unknown field "__proto__"'],
        ['a', 'expected record, found string'],
        [[], 'expected record, found array'],
      ],
    ],
  ])('accepts a good %s and says what is wrong with a bad one', (_, schema, good, bad) => {
    for (const value of good) expect(parse(schema, value, 'it')).toEqual({ ok: true, value })
    for (const [value, words] of bad) {
      const read = parse(schema, value, 'it')
      expect(read.ok ? value : read.error.map(({ message }) => message).join('; ')).toContain(words)
    }
  })

  it('keeps "__proto__" out of records of any value', () => {
    const read = parse(byLanguage(line), JSON.parse('{"en": "a", "__proto__": {"polluted": true}}'), 'it')
    expect(read.ok).toBe(false)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each([
    'https://example.org',
    'https://example.org/',
    'https://www.example.org:8443/a/b?c=d&e=%20#f',
    'https://example.org/wiki/Constitución',
    'https://xn--exmple-cua.org/',
    'https://example.org/a@b',
    `https://example.org/${'a'.repeat(MAX_URL - 20)}`,
  ])('accepts the address %s', (address) => {
    expect(parse(httpsUrl, address, 'it').ok).toBe(true)
  })

  it.each([
    ['another scheme', 'http://example.org/'],
    ['a script', 'javascript:alert(1)'],
    ['a script that looks like an address', 'javascript://example.org/%0aalert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a user name', 'https://user@example.org/'],
    ['a user name and password', 'https://user:word@example.org/'],
    ['a host as user name', 'https://example.org@evil.example/'],
    ['a backslash that browsers read as a slash', 'https://evil.example\\@example.org/'],
    ['a Cyrillic look-alike', 'https://ex\u0430mple.org/'],
    ['an empty label', 'https://a..example.org/'],
    ['a dot before the host', 'https://.example.org/'],
    ['a dot after the host', 'https://example.org./'],
    ['a hyphen before a label', 'https://-a.example.org/'],
    ['a label of 64 letters', `https://${'a'.repeat(64)}.example.org/`],
    ['port 0', 'https://example.org:0/'],
    ['a zero-width space', 'https://example.org/\u200b'],
    ['a soft hyphen', 'https://example.org/a\u00adb'],
    ['a left-to-right mark', 'https://example.org/\u200e'],
    ['a letter that is not drawn', 'https://example.org/\u3164'],
    ['a tag character', 'https://example.org/\u{e0041}'],
    ['a private letter', 'https://example.org/\ue000'],
    ['full-width letters', 'https://ｅxample.org/'],
    ['a soft hyphen in the host', 'https://exam\u00adple.org/'],
    ['a percent-escape in the host', 'https://ex%61mple.org/'],
    ['capital letters in the host', 'https://Example.org/'],
    ['an address in disguise', 'https://0x7f.0.0.1/'],
    ['a number as host', 'https://2130706433/'],
    ['a private address', 'https://192.168.0.1/'],
    ['another private address', 'https://10.1.2.3/a'],
    ['a third private address', 'https://172.31.0.1/'],
    ['an address of this device', 'https://127.0.0.1/'],
    ['the address of no device', 'https://0.0.0.0/'],
    ['an address of this network', 'https://169.254.169.254/latest/meta-data/'],
    ['a multicast address', 'https://224.0.0.1/'],
    ['a number too many', 'https://8.8.8.8.8/'],
    ['a number that is none', 'https://8.8.8.256/'],
    ['a name that ends in a number', 'https://example.8/'],
    ['a name of this device', 'https://app.localhost/'],
    ['a name of this network', 'https://printer.local/'],
    ['a name of a company network', 'https://wiki.internal/'],
    ['a name of a router', 'https://box.home.arpa/'],
    ['a name in the dark', 'https://abcdef.onion/'],
    ['a label that is no Punycode', 'https://xn--a.example/'],
    ['a label that is empty Punycode', 'https://xn--.example/'],
    ['a label of ASCII letters in Punycode', 'https://xn--abc-.example/'],
    ['a label with an invisible character', 'https://xn--ab-m1t.example/'],
    ['a host of 254 letters', `https://${'abcd.'.repeat(50)}abcd/`],
    ['an IPv6 address', 'https://[::1]/'],
    ['a host without a dot', 'https://localhost/'],
    ['no host', 'https:///a'],
    ['a space', 'https://example.org/a b'],
    ['a line break', 'https://example.org/\nb'],
    ['a text-direction override', 'https://example.org/\u202egpj.exe'],
    ['half a surrogate pair', 'https://example.org/\ud800'],
    ['markup', 'https://example.org/"><script>'],
    ['white space before it', ' https://example.org/'],
    ['a port that is none', 'https://example.org:99999/'],
    ['too many characters', `https://example.org/${'a'.repeat(MAX_URL)}`],
  ])('refuses an address with %s', (_, address) => {
    expect(parse(httpsUrl, address, 'it').ok).toBe(false)
  })

  it('shows the host that the browser opens', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withFragments: true }), fc.string(), (url, noise) => {
        const at = url.length === 0 ? 0 : noise.length % url.length
        for (const text of [url, url.slice(0, at) + noise + url.slice(at)])
          if (isPlainHttpsUrl(text)) {
            const shown = text.slice('https://'.length).split(/[/?#]/)[0]
            expect(new URL(text).host).toBe(shown?.replace(/:0*443$/, '').replace(/:0+(?=\d)/, ':'))
          }
      }),
    )
  })
})
