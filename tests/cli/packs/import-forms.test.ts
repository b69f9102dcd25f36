import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

const REVIEW = {
  '@type': 'ClaimReview',
  url: 'https://desk.example/1',
  datePublished: '2024-03-02',
  claimReviewed: 'The gate of Milltown is 12 metres wide.',
  reviewRating: { alternateName: 'False' },
}

/** Imports a file into an empty pack. */
async function importing(name: string, content: string | Uint8Array, ...options: string[]) {
  const file = join(folder, name)
  writeFileSync(file, content)
  const pack = packIn(`pack-${readdirSync(folder).length}`, [])
  const { code, written, complaints } = await run('import', pack, file, '--json', ...options)
  const report = written.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  const claims = readdirSync(join(pack, 'claims')).map((one) =>
    JSON.parse(readFileSync(join(pack, 'claims', one), 'utf8')),
  )
  const notes: string = report.flatMap((line) => line.notes).join('\n')
  return { code, complaints, report, notes, claims, pack, file }
}

const wordings = (claims: readonly { lang: string; texts: Record<string, { text: string }> }[]) =>
  claims.map(({ lang, texts }) => texts[lang]?.text).sort()

describe('footnote import, given a page', () => {
  const json = JSON.stringify(REVIEW)

  it.each([
    ['element and attribute names in capitals', `<SCRIPT TYPE="APPLICATION/LD+JSON">${json}</SCRIPT>`],
    ['no quotation marks', `<script type=application/ld+json>${json}</script>`],
    [
      'attributes in mixed case',
      `<div itemScope itemType="https://schema.org/ClaimReview"><b itemProp="claimReviewed">${REVIEW.claimReviewed}</b>
       <a itemProp="url" HREF="https://desk.example/1"></a>
       <i itemProp="reviewRating" itemScope><b itemProp="alternateName">False</b></i></div>`,
    ],
    [
      'parts elsewhere, by itemref, also in a circle',
      `<p itemscope itemtype="http://schema.org/ClaimReview" itemref="r u"><b itemprop="claimReviewed">The gate of Milltown<br>is 12 metres wide.</b></p>
       <p id="u"><a itemprop="url" href="https://desk.example/1">here</a></p>
       <p id="r" itemprop="reviewRating" itemscope itemref="r u"><b itemprop="alternateName">False</b></p>`,
    ],
    [
      'RDFa',
      `<div vocab="https://schema.org/" typeof="ClaimReview"><b property="claimReviewed">${REVIEW.claimReviewed}</b>
       <a property="schema:url" href="https://desk.example/1"></a>
       <i property="reviewRating" typeof="Rating"><b property="alternateName">False</b></i></div>`,
    ],
    ['a comma too many', `<script type="application/ld+json">${json.replace(/}$/, ',}')}</script>`],
    ['escaped JSON', `<script type="application/ld+json">${json.replaceAll('"', '&quot;')}</script>`],
  ])('reads %s', async (_, html) => {
    const { claims } = await importing('page.html', `<!doctype html><HTML LANG=en>${html}`)
    expect(wordings(claims)).toEqual([REVIEW.claimReviewed])
    expect(claims[0]).toMatchObject({ verdict: 'refuted', sources: [{ url: 'https://desk.example/1' }] })
  })

  it('counts JSON-LD and microdata both, and a review that is in both once', async () => {
    const item = (text: string) =>
      `<div itemscope itemtype="https://schema.org/ClaimReview"><b itemprop="claimReviewed">${text}</b>
       <meta itemprop="url" content="https://desk.example/2"><i itemprop="reviewRating" itemscope><b itemprop="alternateName">True</b></i></div>`
    const { claims, report } = await importing(
      'page.html',
      `<script type="application/ld+json">${json}</script>${item('The gate of Milltown is <b>12</b> metres wide.')}${item('The mill has two wheels.')}`,
    )
    expect(wordings(claims)).toEqual([REVIEW.claimReviewed, 'The mill has two wheels.'])
    expect(report).toHaveLength(2)
  })

  it('completes an address by the comment of the program that saved the page, or by --page', async () => {
    const script = `<script type="application/ld+json">${JSON.stringify({ ...REVIEW, url: '/check/5' })}</script>`
    const saved = `<!-- saved from url=(0026)https://desk.example/start -->${script}`
    expect((await importing('a.html', saved)).claims[0].sources[0].url).toBe('https://desk.example/check/5')
    const given = await importing('b.html', script, '--page', 'https://desk.example/')
    expect(given.claims[0].sources[0].url).toBe('https://desk.example/check/5')
    expect((await importing('c.html', script)).notes).toContain('give it with --page')
  })

  it('says what a page has in place of a ClaimReview, and where its JSON-LD is broken', async () => {
    const page = (value: string) => `<script type="application/ld+json">${value}</script>`
    expect((await importing('a.html', page('{"@type": "NewsArticle"}'))).notes).toContain('only NewsArticle')
    const broken = await importing('b.html', page(json.replace('"The gate', '""The gate')))
    expect(broken.notes).toMatch(/JSON-LD is not JSON: line 1, column \d+: .*at “.*""The gate/)
  })

  it('is not slow for tags that are never closed', async () => {
    const page = `${'<div>'.repeat(50_000)}<script type="application/ld+json">${json}</script>`
    expect((await importing('page.html', page)).claims).toHaveLength(1)
  })
})

describe('footnote import, given JSON', () => {
  const { '@type': _, ...typeless } = REVIEW
  const google = {
    claims: [
      {
        text: REVIEW.claimReviewed,
        claimant: 'A mayor',
        claimDate: '2024-02-01T00:00:00Z',
        claimReview: [
          {
            publisher: { name: 'The Desk', site: 'desk.example' },
            url: 'https://desk.example/1',
            title: 'It is 9 metres wide',
            reviewDate: '2024-03-02T10:00:00Z',
            textualRating: 'False',
            languageCode: 'en',
          },
        ],
      },
    ],
  }

  it.each<[what: string, value: unknown]>([
    ['the answer of claims:search', google],
    ['a review without a type', typeless],
    [
      'a prefix from the context',
      {
        '@context': { s: 'http://schema.org/' },
        '@type': 's:ClaimReview',
        's:url': REVIEW.url,
        's:claimReviewed': REVIEW.claimReviewed,
        's:reviewRating': { 's:alternateName': 'False' },
      },
    ],
    [
      'names of the context’s own, also for keywords',
      {
        '@context': [
          'https://schema.org',
          { kind: '@type', said: 'schema:claimReviewed', mark: { '@id': 'reviewRating' } },
        ],
        '@graph': [
          {
            kind: 'ClaimReview',
            said: REVIEW.claimReviewed,
            url: REVIEW.url,
            mark: { alternateName: 'False' },
          },
        ],
      },
    ],
    [
      'a Review of a Claim',
      {
        '@type': 'Review',
        url: REVIEW.url,
        itemReviewed: { '@type': 'Claim', name: REVIEW.claimReviewed },
        reviewRating: REVIEW.reviewRating,
      },
    ],
    [
      'a MediaReview with a claim and a rating in words',
      {
        '@type': 'MediaReview',
        url: REVIEW.url,
        reviewRating: REVIEW.reviewRating,
        itemReviewed: { interpretedAsClaim: { '@type': 'Claim', description: REVIEW.claimReviewed } },
      },
    ],
    ['a list of flat rows', [{ Claim: REVIEW.claimReviewed, Rating: 'False', Link: REVIEW.url }]],
    ['rows in a property', { data: [{ text: REVIEW.claimReviewed, verdict: 'False', url: REVIEW.url }] }],
  ])('reads %s', async (_, value) => {
    const { claims } = await importing('file.json', JSON.stringify(value))
    expect(wordings(claims)).toEqual([REVIEW.claimReviewed])
    expect(claims[0]).toMatchObject({ verdict: 'refuted', sources: [{ url: REVIEW.url }] })
  })

  it.each<[value: unknown, note: string]>([
    [
      { '@type': 'MediaReview', itemReviewed: { '@type': 'MediaReviewItem' } },
      'MediaReview does not say which claim',
    ],
    [{ '@type': 'Review', itemReviewed: { '@type': 'Product' } }, 'Review is about a Product'],
    [
      { error: { code: 403, message: 'The key is not valid.' } },
      'error message and holds no claims: "The key',
    ],
    [{ claims: [] }, 'it is empty'],
    [{ url: 'https://docs.google.com/open?id=1', doc_id: '1' }, 'a link to a Google document'],
    [{ verdict: 'false', quotation: 'It is so.' }, 'its fields are verdict, quotation'],
    [{ ...REVIEW, claimReviewed: 'It is so. '.repeat(200) }, 'claimReviewed: has 1,999 characters'],
  ])('refuses %j and names the cause', async (value, note) => {
    const { code, notes } = await importing('file.json', JSON.stringify(value))
    expect([code, notes]).toEqual([1, expect.stringContaining(note)])
  })

  it('says which ratings it leaves out', async () => {
    const reviewRating = [{ alternateName: 'Misleading' }, { alternateName: 'False' }]
    const { notes } = await importing('file.json', JSON.stringify({ ...REVIEW, reviewRating }))
    expect(notes).toContain('several ratings; only the first is read. Omitted: "False".')
  })

  const other = { ...REVIEW, url: 'https://desk.example/2', claimReviewed: 'The mill has two wheels.' }
  it.each([
    [
      'dump.txt',
      [REVIEW, other].map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`),
    ],
    [
      'dump.html',
      [REVIEW, other].map((one) => `<script type='application/ld+json'>${JSON.stringify(one)}</script>`),
    ],
    ['lines.json', [REVIEW, other].map((one) => JSON.stringify(one))],
    ['pretty.jsonl', [JSON.stringify([REVIEW, other], null, 1)]],
  ])('reads %s by its first lines, plain and compressed', async (name, lines) => {
    const text = `${lines.join('\n')}\n`
    expect((await importing(name, text)).claims).toHaveLength(2)
    expect((await importing(`${name}.gz`, gzipSync(text))).claims).toHaveLength(2)
  })

  it('says so if a compressed file is not complete', async () => {
    const half = gzipSync(JSON.stringify(REVIEW)).subarray(0, 60)
    expect((await importing('file.json.gz', half)).complaints).toContain('damaged or not complete')
  })

  it.each(['rows.csv', 'file.json', 'lines.jsonl', 'page.html'])(
    'names marks of a merge in %s',
    async (name) => {
      const text = `${name === 'rows.csv' ? 'text,verdict,url\n' : ''}<<<<<<< HEAD\n${JSON.stringify(REVIEW)}\n=======\n{}\n>>>>>>> other\n`
      expect((await importing(name, text)).notes).toContain('marks of a merge')
    },
  )

  it('names marks of a merge in a claim of the pack', async () => {
    const { pack, file } = await importing('file.json', JSON.stringify(REVIEW))
    writeFileSync(join(pack, 'claims', 'a.json'), '{\n<<<<<<< HEAD\n"id": "a"\n=======\n>>>>>>> other\n}')
    const { complaints } = await run('import', pack, file)
    expect(complaints).toMatch(/a\.json:2:1: git could not merge two versions here/)
  })

  it('reads a feed that is larger than 64 MB, with the context around it', async () => {
    const filler = 'x'.repeat(3_900_000)
    const items = Array.from({ length: 18 }, (_, n) =>
      JSON.stringify({
        item: [
          { kind: 'ClaimReview', ...typeless, claimReviewed: `The mill has ${n + 20} “[wheels]”.`, filler },
        ],
      }),
    )
    const text = `{"@context": {"kind": "@type"}, "dataFeedElement": [${items.join(',\n')}, {"a": }]}`
    const { claims, notes, report } = await importing('feed.json', text)
    expect(claims).toHaveLength(18)
    expect(report.at(-1)).toMatchObject({ outcome: 'refused', where: expect.stringContaining('item 19') })
    expect(notes).toContain('is not JSON')
    expect((await importing('cut.json', text.slice(0, -40))).notes).toContain('its list is not closed')
  })
})
