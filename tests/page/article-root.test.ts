import { afterEach, describe, expect, it } from 'vitest'
import { type Article, findArticle, mayBeArticle } from '../../page/article-root.ts'
import { readBlocks } from '../../page/blocks.ts'
import { readMetadata } from '../../page/metadata.ts'
import { closeFrames, finish, openFrame } from './frame.ts'

const SENTENCE = 'The council met on Monday, said a spokesman, and voted for the budget of the coming year. '
const paragraphs = (n: number) => `<p>${SENTENCE.repeat(3)}</p>`.repeat(n)
const linkedData = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const NEWS = linkedData({
  '@type': 'NewsArticle',
  headline: 'Budget passed',
  datePublished: '2017-08-02T21:40:00Z',
})

async function articleOf(html: string): Promise<Article | undefined> {
  const page = await openFrame(html)
  return mayBeArticle(page) ? findArticle(page, finish(readBlocks(page.body))) : undefined
}

afterEach(closeFrames)

describe('page/article-root', () => {
  it.each([
    ['JSON-LD', `<head>${NEWS}</head><body><div>${paragraphs(3)}</div></body>`],
    [
      'JSON-LD in a graph',
      `<head>${linkedData({ '@graph': [{ '@type': ['Thing', 'Article'] }] })}</head><body>${paragraphs(3)}</body>`,
    ],
    ['og:type', `<head><meta property="og:type" content="article"></head><body>${paragraphs(3)}</body>`],
    [
      'microdata',
      `<body><div itemscope itemtype="https://schema.org/NewsArticle">${paragraphs(3)}</div></body>`,
    ],
    ['an article element', `<body><article>${paragraphs(8)}</article></body>`],
    ['a heading and much text', `<body><h1>Budget passed</h1><div>${paragraphs(8)}</div></body>`],
  ])('recognises a page with %s and enough text as an article', async (_, html) => {
    expect(await articleOf(html)).toBeDefined()
  })

  it.each([
    ['nothing', '<body></body>'],
    ['a video with a caption', `<head>${NEWS}</head><body><video></video><p>${SENTENCE}</p></body>`],
    ['little text and no word of what it is', `<body><article>${paragraphs(2)}</article></body>`],
    ['a stream of posts', `<body><main>${`<article>${paragraphs(3)}</article>`.repeat(5)}</main></body>`],
    ['a list of links', `<body><h1>News</h1>${`<p><a href="#">${SENTENCE}</a></p>`.repeat(30)}</body>`],
    [
      'search results',
      `<head>${linkedData({ '@type': 'SearchResultsPage' })}</head><body><h1>Results</h1>${paragraphs(9)}</body>`,
    ],
    [
      'a product',
      `<head><meta property="og:type" content="product"></head><body><h1>Lamp</h1>${paragraphs(9)}</body>`,
    ],
    ['an editor', `<body><h1>Draft</h1><div contenteditable>${paragraphs(9)}</div></body>`],
    ['a mail', `<body><h1>Inbox</h1><div role="textbox">${paragraphs(9)}</div></body>`],
    [
      'a discussion',
      `<body><h1>Talk</h1><section class="comments">${paragraphs(9)}</section></body>`.replace(
        'comments',
        'x" role="feed',
      ),
    ],
  ])('does not recognise %s as an article', async (_, html) => {
    expect(await articleOf(html)).toBeUndefined()
  })

  it('finds the smallest element with nearly all of the text, without what is beside the article', async () => {
    const article = await articleOf(`<head>${NEWS}</head><body>
      <nav>${paragraphs(2)}</nav>
      <main><h1>Budget passed</h1><div id="text">${paragraphs(4)}
        <div class="related-stories"><p>${SENTENCE}</p></div>
        <p><a href="#">${SENTENCE}</a></p>
        <p>Short end.</p></div></main>
      <section id="comments">${paragraphs(3)}</section></body>`)
    expect(article?.root.id).toBe('text')
    expect(article?.blocks.map(({ text }) => text.slice(0, 10))).toEqual([
      ...Array(4).fill('The counci'),
      'Short end.',
    ])
    expect(article).toMatchObject({ headline: 'Budget passed', published: '2017-08-02', lang: 'en' })
    expect(article?.lead.startsWith(SENTENCE.trim())).toBe(true)
  })

  it('ignores a name like "ad-portal" on an element around the whole page', async () => {
    const article = await articleOf(
      `<head>${NEWS}</head><body>A stray note that is long enough to be counted as a paragraph of this page.<div id="ad-portal"><div id="text">${paragraphs(4)}</div></div></body>`,
    )
    expect(article?.blocks.length).toBeGreaterThanOrEqual(4)
  })

  it('finds an article in a shadow root', async () => {
    const page = await openFrame(`<head>${NEWS}</head><body><x-app></x-app></body>`)
    page.querySelector('x-app')!.attachShadow({ mode: 'open' }).innerHTML = `<main>${paragraphs(4)}</main>`
    expect(findArticle(page, finish(readBlocks(page.body)))?.root.localName).toBe('main')
  })

  it('ignores a language tag that is longer than the wire allows', async () => {
    const tag = 'abc-abcdefgh-abcdefgh-abcdefgh-abcdefgh'
    const article = await articleOf(
      `<head>${NEWS}</head><body><main lang="${tag}">${paragraphs(3)}</main></body>`,
    )
    expect(article).toBeDefined()
    expect(article?.lang).not.toBe(tag)
  })

  it('takes the language from the nearest element around the text', async () => {
    const article = await articleOf(
      `<head>${NEWS}</head><body><main lang="es-VE">${paragraphs(3)}</main></body>`,
    )
    expect(article?.lang).toBe('es-VE')
  })
})

describe('page/metadata', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

  it.each([
    ['broken JSON', '{"@type": "NewsArticle"'],
    ['a depth of 100,000', deep],
    ['a depth of 100,000 in its graph', `{"@graph":${deep}}`],
    ['prototypes', '{"__proto__":{"@type":"NewsArticle"},"constructor":1}'],
    ['types that are no text', '{"@type":{"toString":1},"headline":5}'],
    ['endless lists', `[${'{"@type":"Thing"},'.repeat(20_000)}{}]`],
    ['null', 'null'],
    ['text', '"NewsArticle"'],
  ])('reads JSON-LD with %s without harm', async (_, json) => {
    const page = await openFrame(
      `<head><script type="application/ld+json">${json}</script></head><body>x</body>`,
    )
    expect(readMetadata(page).kind).toBe('silent')
    expect(({} as Record<string, unknown>)['@type']).toBeUndefined()
  })

  it('ignores a type that a page only mentions', async () => {
    const page = await openFrame(
      `<head>${linkedData({ '@type': 'WebSite', about: { '@type': 'NewsArticle' }, '@context': { '@type': 'Article' } })}</head><body>x</body>`,
    )
    expect(readMetadata(page).kind).toBe('silent')
  })

  it.each([
    ['2017-08-02T23:30:00-04:00', '2017-08-02'],
    ['2017-13-01', undefined],
    ['yesterday', undefined],
    ['99999-01-01', undefined],
  ])('reads the day %s as %s', async (written, day) => {
    const page = await openFrame(
      `<head><meta property="article:published_time" content="${written}"></head><body>x</body>`,
    )
    expect(readMetadata(page).published).toBe(day)
  })

  it.each([
    '<time itemprop="datePublished" datetime="2017-08-02">yesterday</time>',
    '<meta itemprop="datePublished" content="2017-08-02T10:00:00Z">',
    '<article><time datetime="2017-08-02">yesterday</time></article>',
  ])('reads the day of %s', async (written) => {
    expect(readMetadata(await openFrame(`<body>${written}</body>`)).published).toBe('2017-08-02')
  })

  it('takes no headline that the reader does not see', async () => {
    const headlineOf = async (html: string) =>
      (await articleOf(`${html}<main>${paragraphs(4)}</main></body>`))?.headline
    const unseen = '<h1 style="opacity:0">A planted headline of some length</h1>'
    expect(await headlineOf(`<head><title>The title</title>${NEWS}</head><body>${unseen}`)).toBe('The title')
    expect(await headlineOf(`<head><title>Budget passed | Site</title>${NEWS}</head><body>${unseen}`)).toBe(
      'Budget passed',
    )
    expect(await headlineOf(`<head>${NEWS}</head><body>${unseen}<h1>A headline that can be seen</h1>`)).toBe(
      'A headline that can be seen',
    )
  })

  it('is not misled by elements named like properties of the document', async () => {
    const names =
      'querySelectorAll documentElement body title defaultView createTreeWalker readyState location'
    const images = names
      .split(' ')
      .map((name) => `<img name="${name}">`)
      .join('')
    const page = await openFrame(
      `<head><title>Budget passed</title>${NEWS}</head><body>${images}<main>${paragraphs(4)}</main></body>`,
    )
    const top = Object.getOwnPropertyDescriptor(Document.prototype, 'body')!.get!.call(page) as Element
    expect(mayBeArticle(page)).toBe(true)
    expect(findArticle(page, finish(readBlocks(top)))?.headline).toBe('Budget passed')
  })
})
