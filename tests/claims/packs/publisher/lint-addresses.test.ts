import { describe, expect, it } from 'vitest'
import { lintAddresses } from '../../../../claims/packs/publisher/lint-addresses.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

/** Findings about a pack whose sources are at these hosts, one claim each. */
function doubts(hosts: readonly string[], manifest = aManifest()): string[] {
  const claims = hosts.map((host, at) => {
    const url = `${new URL(`https://${host}/x`).href}`
    return aClaim({ id: `c${at}`, sources: [{ ...aClaim().sources[0]!, url }] })
  })
  return [...lintAddresses({ manifest, claims })]
    .filter(({ rule }) => rule === 'look-alike-url')
    .map(({ claim = 'pack.json', message }) => `${claim}: ${message}`)
}

describe('claims/packs/lint-addresses', () => {
  it.each([
    ['pаypal.com', 'shown as “pаypal.com”, looks like paypal.com'],
    ['news.rеuters.com', 'shown as “news.rеuters.com”, looks like reuters.com'],
    ['www.snорes.com', 'looks like snopes.com'],
    ['wikipedіa.org', 'looks like wikipedia.org'],
    ['rnicrosoft.com', 'rnicrosoft.com looks like microsoft.com'],
    ['po1itifact.com', 'po1itifact.com looks like politifact.com'],
    ['cafе.example', 'mixes letters of Latin and Cyrillic'],
    ['ѕсоре.example', 'has no Latin letter in “ѕсоре” and reads as “scope”'],
  ])('doubts %s', (host, message) => {
    expect(doubts([host])).toEqual([expect.stringContaining(message)])
  })

  it.each([
    'en.wikipedia.org',
    'www.bbc.co.uk',
    'web.archive.org',
    'münchen.de',
    'пример.рф',
    'النهار.example',
    '新聞.tw',
    'blæksprutte.dk',
    'ısparta.example',
    'site1.example',
    '1tv.example',
  ])('accepts %s', (host) => {
    expect(doubts([host])).toEqual([])
  })

  it('doubts a publisher whose name mixes alphabets in a word', () => {
    const publisher = { name: 'T\u043ewer Watch', url: 'https://towers.example/' }
    expect(doubts([], aManifest({ publisher }))).toEqual([
      expect.stringContaining('mixes letters of several alphabets'),
    ])
  })

  it('doubts the rarer of two hosts of a pack that look alike', () => {
    expect(doubts(['river-news.example', 'river-news.example', 'river-nevvs.example'])).toEqual([])
    expect(doubts(['river-daily.example', 'river-daily.example', 'river-dai1y.example'])).toEqual([
      'c2: river-dai1y.example looks like river-daily.example',
    ])
    expect(doubts(['river-dai1y.example', 'river-daily.example'])).toEqual([
      'c0: river-dai1y.example looks like river-daily.example',
    ])
  })

  it('checks the addresses of pack.json too', () => {
    const manifest = aManifest({ sourcingPolicy: new URL('https://pоynter.org/how').href })
    expect(doubts([], manifest)).toEqual([expect.stringContaining('pack.json: xn--')])
  })
})
