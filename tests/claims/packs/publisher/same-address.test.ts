import { describe, expect, it } from 'vitest'
import { sameAddress } from '../../../../claims/packs/publisher/same-address.ts'

const PAGE = 'https://fc.example/article'

describe('claims/packs/publisher/same-address', () => {
  it.each([
    'http://fc.example/article',
    'https://www.fc.example/article/',
    'https://m.fc.example/article',
    'https://FC.example/article?utm_source=feed&fbclid=1',
    'https://fc.example/article#top',
    'https://fc.example/article/amp/',
    'https://fc.example/article?amp=1',
    'https://fc.example//article/index.html',
    'https://fc.example:443/article',
    'https://fc.example./article',
    'https://fc.example/%61rticle',
  ])('takes %s for the same page', (other) => {
    expect(sameAddress(PAGE, other)).toBe(true)
    expect(sameAddress(other, PAGE)).toBe(true)
  })

  it.each([
    'https://other.example/article',
    'https://en.fc.example/article',
    'https://fc.example/Article',
    'https://fc.example/article-2',
    'https://fc.example/article?id=2',
    'https://fc.example/article?page=2',
    'https://fc.example/article#!/2',
    'https://fc.example:8443/article',
    'https://fc.example/articles/article',
  ])('does not take %s for it', (other) => {
    expect(sameAddress(PAGE, other)).toBe(false)
  })

  it('ignores the order of fields, and keeps what is no address', () => {
    expect(sameAddress('https://a.example/?a=1&b=2', 'https://a.example/?b=2&a=1')).toBe(true)
    expect(sameAddress('no address', 'no address')).toBe(true)
    expect(sameAddress('https://m.example/a', 'https://example/a')).toBe(false)
    expect(sameAddress('https://a.example/%E0%A4%A', 'https://a.example/%E0%A4%A')).toBe(true)
  })
})
