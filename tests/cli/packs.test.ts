import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBundle } from '../../claims/packs/reader/bundle.ts'
import { applyPatch, openPatch } from '../../claims/packs/reader/patch.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { makeKey } from '../../cli/channel/key-folder.ts'
import { main } from '../../cli/main.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { recordingTerminal } from './terminal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('footnote build', () => {
  it('makes the same bundle twice, and a patch that leads from the old one to it', async () => {
    const old = packIn('old', [aClaim()], 1)
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'house' })], 2)
    const [a, b, c] = ['a.footnote', 'b.footnote', 'c.footnote'].map((name) => join(folder, name))
    await run('build', old, '--out', a!)
    await run('build', now, '--out', c!)
    const { written } = await run('build', now, '--out', b!, '--patch-from', a!, '--json')
    const made = JSON.parse(written)
    expect(made).toMatchObject({ id: 'towers', version: 2, claims: 2, patch: join(folder, 'b.patch') })
    expect(readFileSync(c!)).toEqual(readFileSync(b!))
    writeFileSync(join(folder, 'a.txt'), 'The tower is 300 metres high.')
    expect((await run('match', '--pack', a!, join(folder, 'a.txt'))).written).toContain(
      '"claim":"tower-height"',
    )
    expect(made.sha256).toBe(await sha256(readFileSync(b!)))
    const base = await readBundle(readFileSync(a!))
    const patch = await openPatch(readFileSync(made.patch))
    if (!base.ok || !patch.ok) throw new Error('unreadable')
    const target = await applyPatch([base.value.claims], patch.value)
    expect(target.ok && Buffer.from(target.value).equals(readFileSync(b!))).toBe(true)
  })

  it('says where a folder is wrong, and makes nothing of it', async () => {
    const pack = packIn('bad', [aClaim()])
    writeFileSync(join(pack, 'claims', 'oops.json'), '{"id": 1,,}')
    const { code, complaints } = await run('build', pack, '--out', join(folder, 'x.footnote'))
    expect(code).toBe(1)
    expect(complaints).toContain('claims/oops.json:1:10')
    expect(() => readFileSync(join(folder, 'x.footnote'))).toThrow()
  })

  it.each([
    [['build'], 'PACK is missing'],
    [['build', 'nowhere'], 'there is no such pack'],
    [['build', 'a', 'b'], 'one too many'],
    [['diff', 'a'], 'two packs are needed'],
    [['test', 'a', '--level', 'loose'], '--level must be strict, balanced or wide'],
  ])('is told from %j what is missing', async (args, message) => {
    const { code, complaints } = await run(...args)
    expect(code).toBeGreaterThan(0)
    expect(complaints).toContain(message)
  })
})

describe('footnote diff', () => {
  it('puts verdicts that turn first and says when readers will be asked', async () => {
    const old = packIn('old', [aClaim(), aClaim({ id: 'bridge' })])
    const now = packIn('new', [aClaim({ verdict: 'refuted' }), aClaim({ id: 'bridge', topics: ['x'] })], 2)
    const { code, written } = await run('diff', old, now)
    expect(code).toBe(1)
    expect(written).toMatch(
      /Verdict changed \(1\)[\s\S]*supported → refuted[\s\S]*Changed \(1\)[\s\S]*topics[\s\S]*more than a fifth/,
    )
    expect((await run('diff', now, now)).code).toBe(0)
  })

  it('says which sentences of a folder of pages gain or lose a mark', async () => {
    const old = packIn('old', [aClaim()])
    const now = packIn('new', [aClaim({ lifecycle: { state: 'withdrawn' } })], 2)
    mkdirSync(join(folder, 'pages'))
    writeFileSync(
      join(folder, 'pages', 'tower.txt'),
      'Visitors came from far away. The tower is 300 metres high. It was a sunny day.',
    )
    const { written } = await run('diff', old, now, '--pages', join(folder, 'pages'), '--json')
    expect(JSON.parse(written).marks).toEqual([
      {
        doc: join(folder, 'pages', 'tower.txt'),
        sentence: 'The tower is 300 metres high.',
        claim: 'tower-height',
        change: 'lost',
      },
    ])
  })
})

describe('footnote init and add', () => {
  it('starts a pack that passes lint and test, and that a draft can be added to', async () => {
    const pack = join(folder, 'my-pack')
    expect((await run('init', pack, '--name', 'My pack')).code).toBe(0)
    const lint = await run('lint', pack, '--strict')
    expect([lint.code, lint.written]).toEqual([0, '0 errors, 0 warnings, 0 notes.\n'])
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
    expect((await run('add', pack, ...typed)).complaints).toContain('already has it')
    expect((await run('build', pack, '--out', join(folder, 'x.footnote'))).written).toContain(
      '1 claim (1 draft left out)',
    )
    expect((await run('init', pack)).complaints).toContain('is not empty')
    expect((await run('init', join(folder, 'My Pack'))).code).toBe(2)
  })

  it('makes nothing that Windows can have no name for', async () => {
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
      expect((await run('lint', pack)).written).toContain(' 0 notes')
      expect((await run('lint', pack, ...(lang === 'fr' ? [] : ['--strict']))).code).toBe(0)
      expect((await run('test', pack)).written).toBe('3 of 3 examples pass at level strict.\n')
    },
    60_000,
  )

  it('adds the review that a saved page carries, and says so if there is none', async () => {
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
    expect((await run('add', pack, page)).complaints).toContain('no ClaimReview')
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

  it('is not held up by properties within properties', async () => {
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
  ])('goes by the address of the page where the review tells %s', async (_, url, link, taken) => {
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

describe('footnote import and export', () => {
  it.each(['claimreview', 'csv', 'jsonl'])('takes back what was exported as %s', async (format) => {
    const pack = packIn('towers', [
      aClaim(),
      aClaim({ id: 'b', texts: { en: { text: 'The bridge is 90 metres long.' } } }),
    ])
    const file = join(folder, `out.${format === 'claimreview' ? 'json' : format}`)
    expect((await run('export', pack, '--format', format, '--out', file)).code).toBe(0)
    const empty = packIn('empty', [])
    const { written } = await run('import', empty, file, '--publish', '--json')
    expect(
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).outcome),
    ).toEqual(['taken', 'taken'])
    const { written: diff } = await run('diff', pack, empty, '--json')
    expect(JSON.parse(diff)).toMatchObject({ flipped: [], withdrawn: [], added: [] })
    expect((await run('import', empty, file, '--publish')).written).toMatch(/0 taken, .*0 refused/)
  })

  it('takes our own records as drafts too, since any page can write our form', async () => {
    const json = JSON.stringify(aClaim())
    const page = join(folder, 'page.html')
    writeFileSync(page, `<script type="application/ld+json">${json}</script>`)
    const lines = join(folder, 'claims.jsonl')
    writeFileSync(lines, json)
    for (const file of [page, lines]) {
      const pack = packIn(`from-${file.endsWith('html')}`, [])
      expect((await run('import', pack, file)).written).toContain('1 taken')
      const { lifecycle } = JSON.parse(readFileSync(join(pack, 'claims', 'tower-height.json'), 'utf8'))
      expect(lifecycle.state).toBe('draft')
    }
  })

  it('refuses what is nested deep in place of an address, in words', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const own = `"footnoteClaim": {"verdict": "refuted", "sources": []}`
    const pack = packIn('towers', [])
    for (const text of [
      `{"text": "It leans.", "verdict": "false", "url": ${deep}}`,
      `{"text": "It leans.", "verdict": "false", "url": [["http://a.example/", ${deep}]]}`,
      `{"@type": "ClaimReview", "claimReviewed": "It leans.", ${own}, "url": ${deep}}`,
      `{"@type": "ClaimReview", "claimReviewed": "It leans.", ${own}, "citation": {"url": ${deep}}}`,
    ]) {
      const file = join(folder, 'deep.json')
      writeFileSync(file, text)
      expect((await run('import', pack, file, '--dry-run')).written).toMatch(
        /[01] would be taken, .* [01] refused/,
      )
    }
  })

  it('is not held up by a long run of spaces in a page', async () => {
    const file = join(folder, 'page.html')
    const text = `{"@type": "ClaimReview", "x": "${' '.repeat(500_000)}"}`
    writeFileSync(file, `<script type="application/ld+json">${text}</script>`)
    // Steps in the square of their number would take minutes.
    expect((await run('import', packIn('towers', []), file)).written).toContain('1 refused')
  })

  it('exports annotations of quoted passages, and Markdown in which text stays text', async () => {
    const source = { ...aClaim().sources[0], quote: 'It is 300 m high.' }
    const pack = packIn('towers', [
      aClaim({ sources: [source], finding: { en: '<b>[x](javascript:y)</b>' } }),
    ])
    const [annotation] = JSON.parse((await run('export', pack, '--format', 'annotation')).written)
    expect(annotation.target.selector.exact).toBe('It is 300 m high.')
    expect(annotation.id).toBe('tag:towers.example,2026-11-24:towers/tower-height/source-1')
    const onSite = await run('export', pack, '--format', 'annotation', '--site', 'https://s.example/x')
    expect(JSON.parse(onSite.written)[0].id).toBe('https://s.example/x/claims/tower-height.html#source-1')
    const { written } = await run('export', pack, '--format', 'markdown')
    expect(written).toContain('\\<b\\>\\[x\\]\\(javascript\\:y\\)')
    expect((await run('export', pack, '--format', 'pdf')).code).toBe(2)
  })

  it('writes nothing on a dry run, and says why it refuses', async () => {
    const pack = packIn('towers', [])
    const file = join(folder, 'rows.csv')
    writeFileSync(file, 'text,verdict,url\nThe tower leans.,false,https://a.example/\nNo source.,false,\n')
    const { code, written } = await run('import', pack, file, '--dry-run')
    expect(code).toBe(1)
    expect(written).toContain('row 3: would be refused: source_url: missing')
    expect(written).toContain(
      'Nothing was written. 1 would be taken, 0 merged, 0 already there, 1 refused.\n',
    )
    expect(readdirSync(join(pack, 'claims'))).toEqual([])
  })
})

describe('footnote stats, report and site', () => {
  it('count what is there', async () => {
    const pack = packIn('towers', [aClaim(), aClaim({ id: 'b', verdict: 'refuted', topics: ['x'] })])
    const stats = JSON.parse((await run('stats', pack, '--json')).written)
    expect(stats).toMatchObject({
      claims: 2,
      live: 2,
      byVerdict: [
        ['refuted', 1],
        ['supported', 1],
      ],
      byTopic: [['x', 1]],
    })
    expect((await run('stats', pack)).written).toContain('1  refuted')
    const out = join(folder, 'report.html')
    await run('report', pack, '--out', out)
    expect(readFileSync(out, 'utf8')).not.toMatch(/https?:\/\/|src=/)
  })

  it('write a page a claim, with a subscribe button only where there is a channel', async () => {
    const pack = packIn('towers', [aClaim()])
    const out = join(folder, 'site')
    await run('site', pack, '--out', out)
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('Subscribe')
    // What is escaped in the address already stays as it is.
    await run('site', pack, '--out', out, '--channel', 'https://towers.example/a%20channel/é/')
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'ext+footnote:https://towers.example/a%20channel/%C3%A9/"',
    )
    await run('site', pack, '--out', out, '--channel', 'https://towers.example/channel/')
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'ext+footnote:https://towers.example/channel/',
    )
    expect(readFileSync(join(out, 'claims', 'tower-height.html'), 'utf8')).toContain('"@type":"ClaimReview"')
    expect((await run('site', pack, '--out', out, '--url', 'http://x.example/')).code).toBe(2)
    expect((await run('site', pack)).code).toBe(2)
  })
})

describe('footnote lint', () => {
  it('names file, line and column, says what to do, and fails on errors only', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is so.\u200b' } })])
    const { code, written } = await run('lint', pack)
    expect(code).toBe(0)
    expect(written).toMatch(/claims\/tower-height\.json:1:\d+: warning stray-characters/)
    expect((await run('lint', pack, '--strict')).code).toBe(1)
    writeFileSync(join(pack, 'claims', 'oops.json'), '{}')
    const broken = await run('lint', pack, '--json')
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.written.split('\n')[0]!)).toMatchObject({
      rule: 'schema',
      severity: 'error',
      file: 'claims/oops.json',
      line: 1,
    })
  })

  it('mends a folder with --fix, and has nothing to mend the second time', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is  so.' } })])
    expect((await run('lint', pack, '--fix')).written).toContain('Repaired 1 file.')
    expect((await run('lint', pack, '--fix', '--strict')).written).toMatch(/^0 errors|\n0 errors/)
  })

  it('writes SARIF by the 2.1.0 specification, with addresses from the folder in which it is run', async () => {
    // Of the specification: which properties an object has (3.14–3.52), and what they may be.
    const properties: Record<string, string[]> = {
      log: ['$schema', 'version', 'runs'],
      run: ['tool', 'columnKind', 'results'],
      driver: ['name', 'version', 'rules'],
      rule: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
      result: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
      region: ['startLine', 'startColumn'],
    }
    const holds = (kind: string, value: object): void =>
      expect([kind, Object.keys(value).sort()]).toEqual([kind, [...(properties[kind] ?? [])].sort()])
    // Below the working folder, and in nobody's way.
    const name = mkdtempSync(join('node_modules', '.footnote-test-'))
    mkdirSync(join(name, 'claims'))
    writeFileSync(join(name, 'pack.json'), JSON.stringify(aManifest()))
    writeFileSync(join(name, 'claims', 'o dd.json'), '{')
    try {
      const log = JSON.parse((await run('lint', name, '--sarif')).written)
      holds('log', log)
      expect([log.version, log.runs.length]).toEqual(['2.1.0', 1])
      const [{ tool, columnKind, results }] = log.runs
      holds('run', log.runs[0])
      holds('driver', tool.driver)
      expect(columnKind).toBe('utf16CodeUnits')
      for (const rule of tool.driver.rules) {
        holds('rule', rule)
        expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level)
        for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help])
          expect(text).toMatch(/\.$/)
      }
      expect(new Set(tool.driver.rules.map(({ id }: { id: string }) => id)).size).toBe(
        tool.driver.rules.length,
      )
      expect(results.length).toBeGreaterThan(0)
      for (const result of results) {
        holds('result', result)
        expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
        const { artifactLocation, region } = result.locations[0].physicalLocation
        holds('region', region)
        expect([region.startLine >= 1, region.startColumn >= 1]).toEqual([true, true])
        expect(artifactLocation.uri).toBe(`${name}/claims/o%20dd.json`)
      }
    } finally {
      rmSync(name, { recursive: true })
    }
  })

  it('writes SARIF with every rule and the place of every finding', async () => {
    const pack = packIn('pack', [aClaim({ verdict: 'refuted' })])
    const [log] = JSON.parse((await run('lint', pack, '--sarif')).written).runs
    expect(log.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('no-evidence')
    expect(log.results[0]).toMatchObject({ ruleId: 'no-evidence', level: 'warning' })
    const file = join(pack, 'claims', 'tower-height.json')
    expect(log.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(pathToFileURL(file).href)
  })
})

describe('--json', () => {
  it.each<[verb: string, args: string[], fields: string[]]>([
    ['init', ['NEW'], ['pack', 'id', 'files']],
    [
      'add',
      [
        'PACK',
        '--text',
        'The bell of the tower is old.',
        '--verdict',
        'mixed',
        '--source',
        'https://a.example/',
      ],
      ['where', 'outcome', 'claim', 'notes'],
    ],
    ['import', ['PACK', 'CSV'], ['where', 'outcome', 'claim', 'notes']],
    ['export', ['PACK', '--format', 'csv', '--out', 'NEW'], ['out', 'format', 'claims']],
    ['lint', ['PACK'], ['rule', 'severity', 'claim', 'at', 'message', 'advice', 'file', 'line', 'column']],
    ['test', ['PACK'], ['claim', 'kind', 'index', 'text', 'passed', 'score']],
    ['build', ['PACK', '--out', 'NEW'], ['bundle', 'id', 'version', 'claims', 'drafts', 'bytes', 'sha256']],
    ['diff', ['PACK', 'PACK'], ['flipped', 'withdrawn', 'added', 'changed', 'counts', 'waits']],
    ['report', ['PACK', '--out', 'NEW'], ['report']],
    ['site', ['PACK', '--out', 'NEW'], ['out', 'url', 'files']],
  ])(
    'of %s gives a line of JSON with the fields that docs/cli.md names',
    async (verb, args, fields) => {
      const claim = aClaim({
        sources: [{ ...aClaim().sources[0], relation: 'context' }],
        examples: { match: [{ lang: 'en', text: 'Its tower is 300 metres high.' }] },
      })
      const places: Record<string, string> = {
        PACK: packIn('towers', [claim]),
        NEW: join(folder, 'new'),
        CSV: join(folder, 'a.csv'),
      }
      writeFileSync(
        places.CSV as string,
        'text,verdict,url\nThe tower leans a bit.,false,https://a.example/\n',
      )
      const { written } = await run(verb, ...args.map((arg) => places[arg] ?? arg), '--json')
      expect(Object.keys(JSON.parse(written.split('\n')[0] ?? ''))).toEqual(fields)
    },
    60_000,
  )
})

describe('a progress bar', () => {
  it.each([
    ['add', 'PACK', '--text', 'It is so.', '--verdict', 'mixed', '--source', 'https://a.example/'],
    ['build', 'PACK', '--out', 'NEW'],
    ['diff', 'PACK', 'PACK'],
    ['export', 'PACK', '--format', 'csv'],
    ['import', 'PACK', 'CSV'],
    ['lint', 'PACK'],
    ['report', 'PACK', '--out', 'NEW'],
    ['site', 'PACK', '--out', 'NEW'],
    ['stats', 'PACK'],
    ['test', 'PACK'],
    ['publish', 'PACK', '--channel', 'NEW', '--keys', 'NEW'],
  ])('is there while %s reads a pack', async (...args) => {
    const terminal = { ...recordingTerminal(), errIsTerminal: true }
    let shown = ''
    terminal.err = (text) => {
      shown += text
    }
    const places = {
      PACK: packIn('towers', [aClaim()]),
      NEW: join(folder, 'new'),
      CSV: join(folder, 'a.csv'),
    }
    writeFileSync(places.CSV, 'text,verdict,url\n')
    await makeKey(places.NEW, 'desk', 'correct horse battery staple', 4)
    await main(
      args.map((arg) => places[arg as keyof typeof places] ?? arg),
      terminal,
    )
    expect(shown).toMatch(/\[Kreading/)
  })
})

describe('footnote test', () => {
  it('tries both kinds of example and says why one fails', async () => {
    const examples = {
      match: [
        { lang: 'en', text: 'The tower is 300 metres high.' },
        { lang: 'en', text: 'Rain is expected on Friday.' },
      ],
      reject: [{ lang: 'en', text: 'The bridge is closed for repairs.' }],
    }
    const { code, written } = await run('test', packIn('pack', [aClaim({ examples })]), '--json')
    expect(code).toBe(1)
    const results = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results.map(({ kind, passed }) => [kind, passed])).toEqual([
      ['match', true],
      ['match', false],
      ['reject', true],
    ])
    expect(results[1].reason).toContain('too few words')
  })
})

function packIn(name: string, claims: readonly Claim[], version = 1): string {
  const pack = join(folder, name)
  mkdirSync(join(pack, 'claims'), { recursive: true })
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(aManifest({ version })))
  for (const claim of claims) writeFileSync(join(pack, 'claims', `${claim.id}.json`), JSON.stringify(claim))
  return pack
}

async function run(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(args, terminal)
  return { code, written: terminal.written, complaints: terminal.complaints }
}
