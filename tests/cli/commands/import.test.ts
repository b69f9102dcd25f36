import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote import and export', () => {
  it.each(['claimreview', 'csv', 'jsonl'])('imports what was exported as %s', async (format) => {
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

  it('imports our own records as drafts too, because any page can write our form', async () => {
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

  it('refuses deep nesting in place of an address, and says so', async () => {
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

  it('is not slow for a long run of spaces in a page', async () => {
    const file = join(folder, 'page.html')
    const text = `{"@type": "ClaimReview", "x": "${' '.repeat(500_000)}"}`
    writeFileSync(file, `<script type="application/ld+json">${text}</script>`)
    // Steps in the square of their number would take minutes.
    expect((await run('import', packIn('towers', []), file)).written).toContain('1 refused')
  })

  it('exports annotations of quoted passages, and Markdown that shows text as text', async () => {
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
