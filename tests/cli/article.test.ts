import { describe, expect, it } from 'vitest'
import { readArticle } from '../../cli/match/article.ts'

const page = (head: string, body = '') =>
  `<!doctype html><html><head><title>Milk</title>${head}</head><body><article><h1>No milk</h1>${body}<p>Milk was banned.</p></article></body></html>`

describe('cli/match/article', () => {
  it.each([
    ['<meta property="article:published_time" content="2021-03-04T10:00:00Z">', ''],
    ['<meta itemprop="datePublished" content="2021-03-04T10:00:00-05:00">', ''],
    [
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2021-03-04"}</script>',
      '',
    ],
    ['', '<time itemprop="datePublished" datetime="2021-03-04">Thursday</time>'],
    ['', '<time datetime="2021-03-04T10:00">4 March</time>'],
  ])('reads the day of publication of %s%s', (head, body) => {
    expect(readArticle(page(head, body)).published).toBe('2021-03-04')
  })

  it.each([
    ['', ''],
    ['<meta property="article:published_time" content="last Thursday">', ''],
    ['<meta itemprop="datePublished">', '<time datetime="20210304">Thursday</time>'],
  ])('reads no day from a page without one: %s%s', (head, body) => {
    expect(readArticle(page(head, body)).published).toBeUndefined()
  })
})
