import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote init and add', () => {
  it('starts a pack that passes lint and test, and that a draft can be added to', async () => {
    const pack = join(folder, 'my-pack')
    const mine = ['--name', 'My pack', '--publisher', 'My Desk', '--url', 'https://desk.example/']
    expect((await run('init', pack, ...mine, '--description', 'Bells and halls.')).code).toBe(0)
    const lint = await run('lint', pack)
    // The claim itself is the only text that is not the person's own.
    expect([lint.code, lint.written]).toEqual([
      0,
      expect.stringMatching(
        /town-hall-built-1901.json.* template-text.*\n.*\n0 errors, 1 warning, 0 notes\.\n$/,
      ),
    ])
    const refused = await run('build', pack, '--out', join(folder, 'x.footnote'))
    expect([refused.code, refused.complaints]).toEqual([
      1,
      expect.stringContaining('texts of “footnote init” (1)'),
    ])
    const tried = await run('test', pack)
    expect([tried.code, tried.written]).toEqual([0, '3 of 3 examples pass at level strict.\n'])
    const typed = [
      '--text',
      'The bell weighs five tonnes.',
      '--verdict',
      'mixed',
      '--source',
      'https://a.example/',
    ]
    expect((await run('add', pack, ...typed)).written).toContain('the-bell-weighs-five-tonnes.json: a draft')
    const added = JSON.parse(readFileSync(join(pack, 'claims', 'the-bell-weighs-five-tonnes.json'), 'utf8'))
    // An ordinary page is no fact-check, and nobody labelled the claim "mixed".
    expect(added).toMatchObject({ label: { text: 'Half true' }, sources: [{ kind: 'other' }] })
    expect((await run('add', pack, ...typed)).complaints).toContain('already has it')
    rmSync(join(pack, 'claims', 'town-hall-built-1901.json'))
    expect((await run('build', pack, '--out', join(folder, 'x.footnote'))).written).toContain(
      '0 claims (1 draft left out)',
    )
    expect((await run('init', pack)).complaints).toContain('is not empty')
    expect((await run('init', join(folder, 'My Pack'))).code).toBe(2)
  })

  it('makes no file whose name is impossible on Windows', async () => {
    const refused = await run('init', join(folder, 'aux.news'))
    expect([refused.code, refused.complaints]).toEqual([
      2,
      expect.stringContaining('Windows cannot have a folder with this name'),
    ])
    const pack = packIn('towers', [])
    const typed = ['--text', 'Con', '--verdict', 'mixed', '--source', 'https://a.example/']
    const named = await run('add', pack, ...typed, '--id', 'com1.2017')
    expect([named.code, named.complaints]).toEqual([
      2,
      expect.stringContaining('Windows cannot have a file called "com1.2017.json"'),
    ])
    expect((await run('add', pack, ...typed)).written).toMatch(
      /claim-con\.json: a draft\..* The id con cannot/,
    )
    expect(readdirSync(join(pack, 'claims'))).toEqual(['claim-con.json'])
  })

  it.each(['es', 'es-MX', 'en-GB', 'fr'])(
    'starts a pack in %s whose claim passes',
    async (lang) => {
      const pack = join(folder, 'my-pack')
      expect(JSON.parse((await run('init', pack, '--lang', lang, '--json')).written)).toMatchObject({
        id: 'my-pack',
      })
      const lint = await run('lint', pack, '--json')
      const others = lint.written
        .split('\n')
        .filter((line) => line !== '' && !line.includes('"template-text"'))
      expect(lint.code).toBe(0)
      if (lang !== 'fr') expect(others).toEqual([])
      expect((await run('test', pack)).written).toBe('3 of 3 examples pass at level strict.\n')
    },
    60_000,
  )

  it('adds the review of a saved page, and says so if there is none', async () => {
    const pack = packIn('towers', [aClaim()])
    const page = join(folder, 'page.html')
    const review = {
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      claimReviewed: 'The moon is made of green cheese.',
      url: 'https://checks.example/moon',
      author: { '@type': 'Organization', name: 'Checks', url: 'https://checks.example/' },
      reviewRating: { '@type': 'Rating', alternateName: 'False' },
    }
    writeFileSync(
      page,
      '<html lang="en"><script type="application/ld+json">{"@type":"WebPage"}</script></html>',
    )
    expect((await run('add', pack, page)).written).toContain('no ClaimReview')
    writeFileSync(
      page,
      `<html lang="en"><script type="application/ld+json">${JSON.stringify(review)}</script></html>`,
    )
    expect((await run('add', pack, page)).written).toContain('1 taken')
    expect((await run('lint', pack)).code).toBe(0)
  })

  it.each<[what: string, make: (json: string) => string]>([
    ['inside a comment', (json) => `<!-- ${json} -->`],
    ['inside CDATA', (json) => `//<![CDATA[\n${json}\n//]]>`],
    ['with raw line breaks in its texts', (json) => json.replace('made of', 'made\n\tof')],
    ['with a semicolon behind it', (json) => `${json};`],
    [
      'beside another',
      (json) => `{"@type":"X"}</script><script type="Application/LD+JSON; charset=utf-8">${json}`,
    ],
  ])('reads the review of a page whose template left it %s', async (_, make) => {
    const pack = packIn('towers', [])
    const json = JSON.stringify({
      '@type': 'ClaimReview',
      claimReviewed: 'The moon is made of cheese.',
      url: 'https://checks.example/moon',
      reviewRating: { alternateName: 'False' },
    })
    const page = join(folder, 'page.html')
    writeFileSync(page, `<html lang="fil"><script type="application/ld+json">${make(json)}</script></html>`)
    await run('add', pack, page)
    const claim = JSON.parse(readFileSync(join(pack, 'claims/the-moon-is-made-of-cheese.json'), 'utf8'))
    expect(claim.texts.fil.text.replace(/\s+/g, ' ')).toBe('The moon is made of cheese.')
  })
})

describe('footnote add, from a page without JSON-LD', () => {
  const MICRODATA = `<html lang="en"><body itemscope itemtype="https://schema.org/WebPage">
    <span itemprop="name">A page</span>
    <div itemscope itemtype="http://schema.org/ClaimReview">
      <meta itemprop="datePublished" content="2023-01-02"><a itemprop="url" href="https://c.example/1">Link</a>
      <p itemprop="claimReviewed">The tower
        <b>leans</b> to the south.</p>
      <div itemprop="author" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">The Desk</b></div>
      <div itemprop="itemReviewed" itemscope itemtype="http://schema.org/Claim">
        <div itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">A Mayor</b></div>
      </div>
      <div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating">
        <meta itemprop="ratingValue" content="1"><meta itemprop="bestRating" content="5">
        <meta itemprop="worstRating" content="1"><span itemprop="alternateName">False</span>
        <span itemprop="__proto__ constructor">x</span>
      </div>
    </div></body></html>`

  it('reads the review that is written as microdata', async () => {
    const pack = packIn('towers', [])
    const page = join(folder, 'page.html')
    writeFileSync(page, MICRODATA)
    expect((await run('add', pack, page)).written).toContain('1 taken')
    const file = join(pack, 'claims/the-tower-leans-to-the-south.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      texts: { en: { text: 'The tower leans to the south.' } },
      claimant: { name: 'A Mayor', kind: 'person' },
      label: { text: 'False', rating: { value: 1, best: 5, worst: 1 } },
      sources: [{ url: 'https://c.example/1', publisher: 'The Desk', published: '2023-01-02' }],
    })
  })

  it('reads all reviews of a page that leaves out html and body', async () => {
    const pack = packIn('towers', [])
    const page = join(folder, 'page.html')
    const review = (text: string): string =>
      `<div itemscope itemtype="http://schema.org/ClaimReview"><b itemprop="claimReviewed">${text}</b>
        <a itemprop="url" href="https://c.example/">x</a><i itemprop="reviewRating">False</i></div>`
    writeFileSync(page, review('The tower leans.') + review('The gate is open.'))
    expect((await run('add', pack, page)).written).toContain('2 taken')
  })

  it('is not slow for properties within properties', async () => {
    const pack = packIn('towers', [])
    const page = join(folder, 'page.html')
    const start = '<div itemscope itemtype="http://schema.org/ClaimReview">'
    const deep = '<b itemprop="name">'.repeat(20_000)
    writeFileSync(page, `${start}${deep}${'x'.repeat(100_000)}`)
    // Texts in the square of their number would take gigabytes.
    expect((await run('add', pack, page)).written).toContain('claimReviewed: missing')
  })

  it.each<[what: string, url: string | undefined, link: string, taken: string | undefined]>([
    ['no address', undefined, '<link rel="canonical" href="https://c.example/2">', 'https://c.example/2'],
    [
      'a part of one',
      '/fact/3?a=1',
      '<meta property="og:url" content="https://c.example/x/y">',
      'https://c.example/fact/3?a=1',
    ],
    [
      'another one',
      'https://d.example/',
      '<link rel="canonical" href="https://c.example/2">',
      'https://d.example/',
    ],
    ['a script', 'javascript:x', '<link rel="canonical" href="https://c.example/2">', undefined],
    ['no address, nor its page', undefined, '<link rel="canonical" href="/2">', undefined],
  ])('uses the address of the page if the review has %s', async (_, url, link, taken) => {
    const pack = packIn('towers', [])
    const page = join(folder, 'page.html')
    const review = JSON.stringify({
      '@type': 'ClaimReview',
      claimReviewed: 'The tower leans.',
      url,
      reviewRating: 'False',
    })
    writeFileSync(
      page,
      `<html><head>${link}<script type="application/ld+json">${review}</script></head></html>`,
    )
    const { written } = await run('add', pack, page)
    if (taken === undefined) expect(written).toContain('refused: ClaimReview, url:')
    else
      expect(JSON.parse(readFileSync(join(pack, 'claims/the-tower-leans.json'), 'utf8'))).toMatchObject({
        sources: [{ url: taken }],
      })
  })
})
