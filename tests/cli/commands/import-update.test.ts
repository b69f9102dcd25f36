import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/records/claim.ts'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  inLanguage: 'en',
  url: 'https://checks.example/77',
  datePublished: '2024-03-02',
  claimReviewed: 'The tunnel of Lyon cost 3 million euros.',
  author: { '@type': 'Organization', name: 'Checks' },
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
  description: 'It cost 5.1 million.',
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function claimIn(pack: string, id: string): Claim {
  return JSON.parse(readFileSync(join(pack, 'claims', `${id}.json`), 'utf8'))
}

async function update(pack: string, path: string, ...more: string[]) {
  const { code, written } = await run('import', pack, path, '--update', '--json', ...more)
  const outcomes = written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return { code, outcomes, kinds: outcomes.map(({ outcome }) => outcome) }
}

describe('footnote import --update', () => {
  it('follows a review that was corrected, and then reworded under another spelling of its address', async () => {
    const pack = packIn('pack', [])
    const review = (changes: object) => file('feed.jsonl', JSON.stringify({ ...REVIEW, ...changes }))
    expect((await update(pack, review({}), '--publish')).kinds).toEqual(['taken'])
    const id = 'the-tunnel-of-lyon-cost-3-million-euros'
    const first = claimIn(pack, id)
    expect(first.lifecycle.state).toBe('published')
    const turned = {
      reviewRating: { '@type': 'Rating', alternateName: 'Misleading' },
      description: 'It cost 3 million without the ramps.',
    }
    const dry = await run('import', pack, review(turned), '--update', '--dry-run')
    expect(dry.written).toContain('  verdict\n  - refuted\n  + misleading\n')
    expect(dry.written).toContain('  finding.en\n  - It cost 5.1 million.\n')
    expect(claimIn(pack, id)).toEqual(first)
    expect((await update(pack, review(turned))).kinds).toEqual(['updated'])
    expect(claimIn(pack, id)).toMatchObject({
      verdict: 'misleading',
      label: { text: 'Misleading' },
      finding: { en: 'It cost 3 million without the ramps.' },
      lifecycle: { state: 'corrected', note: '“False” → “Misleading”' },
    })
    const reworded = {
      ...turned,
      url: 'http://www.checks.example/77/?utm_source=feed',
      claimReviewed: 'Lyon paid 3 million euros for its tunnel.',
    }
    const { outcomes } = await update(pack, review(reworded))
    expect(outcomes).toMatchObject([{ outcome: 'updated', claim: id, changes: [{ at: 'texts.en.text' }] }])
    expect(claimIn(pack, id).sources).toEqual(first.sources)
    expect((await update(pack, review(reworded))).kinds).toEqual(['same'])
  })

  it('turns a draft without a correction, and never replaces a finding by a label', async () => {
    const pack = packIn('pack', [])
    const feed = (changes: object) => file('feed.jsonl', JSON.stringify({ ...REVIEW, ...changes }))
    await update(pack, feed({}))
    const { description: _, ...bare } = REVIEW
    const turned = { ...bare, reviewRating: { '@type': 'Rating', alternateName: 'True' } }
    expect((await update(pack, file('b.jsonl', JSON.stringify(turned)))).kinds).toEqual(['updated'])
    expect(claimIn(pack, 'the-tunnel-of-lyon-cost-3-million-euros')).toMatchObject({
      verdict: 'supported',
      finding: { en: 'It cost 5.1 million.' },
      lifecycle: { state: 'draft' },
    })
  })

  it('leaves the verdict that a person gave to a label that nobody knows, and reports the label', async () => {
    const pack = packIn('pack', [])
    const unknown = { ...REVIEW, reviewRating: { '@type': 'Rating', alternateName: 'Zorbled' } }
    const feed = file('feed.jsonl', JSON.stringify(unknown))
    await update(pack, feed)
    const id = 'the-tunnel-of-lyon-cost-3-million-euros'
    const path = join(pack, 'claims', `${id}.json`)
    writeFileSync(path, JSON.stringify({ ...claimIn(pack, id), verdict: 'refuted' }))
    const { outcomes } = await update(pack, feed)
    expect(outcomes).toMatchObject([{ outcome: 'same', claim: id, unplaced: 'Zorbled' }])
    expect(claimIn(pack, id).verdict).toBe('refuted')
  })

  it('tells several reviews of one page apart', async () => {
    const pack = packIn('pack', [])
    const two = (label: string) =>
      file(
        'page.json',
        JSON.stringify([
          REVIEW,
          {
            ...REVIEW,
            claimReviewed: 'The hospital of Lyon treats 900 people a day.',
            reviewRating: { '@type': 'Rating', alternateName: label },
          },
        ]),
      )
    expect((await update(pack, two('False'))).kinds).toEqual(['taken', 'taken'])
    const { outcomes } = await update(pack, two('True'))
    expect(outcomes.map(({ outcome, claim }) => [outcome, claim])).toEqual([
      ['same', 'the-tunnel-of-lyon-cost-3-million-euros'],
      ['updated', 'the-hospital-of-lyon-treats-900-people-a-day'],
    ])
  })

  it.each([['--update'], []])('names the withdrawn claim and leaves it alone (%s)', async (...options) => {
    const gone = aClaim({
      lifecycle: { state: 'withdrawn', since: '2026-11-25', note: 'The survey was a hoax.' },
    })
    const pack = packIn('pack', [gone])
    const again = file(
      'again.jsonl',
      JSON.stringify({
        text: 'The tower  is 300 metres high !',
        verdict: 'refuted',
        url: 'https://s.example/8',
      }),
    )
    const { code, written } = await run('import', pack, again, ...options)
    expect(code).toBe(1)
    expect(written).toContain(
      'tower-height says this, and is withdrawn since 2026-11-25 (“The survey was a hoax.”)',
    )
    expect(claimIn(pack, 'tower-height')).toEqual(gone)
  })

  it('does not bring a withdrawn claim back with a table that was exported before', async () => {
    const pack = packIn('pack', [aClaim()])
    const table = join(folder, 'table.csv')
    await run('export', pack, '--format', 'csv', '--out', table)
    const gone = aClaim({ lifecycle: { state: 'withdrawn', note: 'The survey was a hoax.' } })
    writeFileSync(join(pack, 'claims', 'tower-height.json'), JSON.stringify(gone))
    expect((await update(pack, table)).kinds).toEqual(['refused'])
    expect(claimIn(pack, 'tower-height')).toEqual(gone)
  })

  it('changes after export and edit what was edited, and says what it ignored', async () => {
    const full = aClaim({
      texts: {
        en: {
          text: 'The tower is 300 metres high.',
          variants: ['Its height is 300 m.', 'The tower has 300 m.'],
        },
        es: { text: 'La torre mide 300 metros.' },
      },
      explanation: { en: 'First.\n\nSecond.' },
      topics: ['towers', 'lyon'],
      guards: { names: [['Lyon']] },
      examples: { match: [{ lang: 'en', text: 'It is 300 metres high, that tower.' }] },
      sources: [aClaim().sources[0], { ...aClaim().sources[0], url: 'https://b.example/', quote: 'A\nB' }],
    })
    const pack = packIn('pack', [full])
    const table = join(folder, 'table.csv')
    await run('export', pack, '--format', 'csv', '--out', table)
    expect((await update(pack, table)).kinds).toEqual(['same'])
    expect(claimIn(pack, 'tower-height')).toEqual(full)

    const [header = '', ...rows] = readFileSync(table, 'utf8').split('\r\n')
    const edited = [
      `${header},colour`,
      rows
        .join('\r\n')
        .replace('supported,True', 'refuted,False')
        .replace('Its height is 300 m.\n', '')
        .replace('The survey of 2020 measured 300 metres.', 'The survey of 2020 measured 290 metres.')
        .replace('"First.\n\nSecond."', '')
        .replace('Survey Office', 'Office of Surveys')
        .trimEnd(),
    ].join('\r\n')
    writeFileSync(table, `${edited},red\r\n`)
    const { outcomes } = await update(pack, table)
    expect(outcomes[0].changes.map(({ at }: { at: string }) => at)).toEqual([
      'texts.en.variants',
      'verdict',
      'label.text',
      'lifecycle.state',
      'lifecycle.since',
      'lifecycle.note',
      'finding.en',
      'sources.0.publisher',
    ])
    expect(outcomes[0].notes).toEqual([
      'Not read: “colour”.',
      expect.stringContaining('Empty cells change nothing, so the pack keeps its own “explanation”'),
      expect.stringContaining('turned from supported to refuted'),
    ])
    const now = claimIn(pack, 'tower-height')
    expect(now).toMatchObject({
      verdict: 'refuted',
      lifecycle: { state: 'corrected' },
      explanation: full.explanation,
      guards: full.guards,
      examples: full.examples,
      topics: full.topics,
    })
    expect(now.texts).toEqual({
      en: { text: 'The tower is 300 metres high.', variants: ['The tower has 300 m.'] },
      es: full.texts.es,
    })
    expect(now.sources[1]).toEqual(full.sources[1])
  })

  it('takes the correction of a table in its own words', async () => {
    const pack = packIn('pack', [aClaim()])
    const table = file(
      'table.csv',
      'id,text,verdict,label,state,state_note,url\ntower-height,The tower is 300 metres high.,refuted,False,corrected,We had misread the survey.,https://survey.example/tower\n',
    )
    expect((await update(pack, table)).kinds).toEqual(['updated'])
    expect(claimIn(pack, 'tower-height')).toMatchObject({
      finding: aClaim().finding,
      sources: aClaim().sources,
      lifecycle: { state: 'corrected', note: 'We had misread the survey.' },
    })
  })

  it('replaces a record by a record of ours, down to its guards', async () => {
    const pack = packIn('pack', [aClaim({ guards: { names: [['Lyon']] } })])
    const record = aClaim({ finding: { en: 'The survey of 2021 measured 300 metres.' } })
    expect((await update(pack, file('a.jsonl', JSON.stringify(record)))).kinds).toEqual(['updated'])
    expect(claimIn(pack, 'tower-height')).toEqual(record)
  })

  it('adds what is new as a draft, and refuses a record that it cannot read', async () => {
    const pack = packIn('pack', [aClaim()])
    const table = file(
      'table.csv',
      'text,verdict,state,url\nThe bell weighs five tonnes.,False,published,https://a.example/\nThe clock is slow.,False,oops,https://b.example/\n',
    )
    expect((await update(pack, table)).kinds).toEqual(['taken', 'refused'])
    expect(claimIn(pack, 'the-bell-weighs-five-tonnes').lifecycle.state).toBe('draft')
  })
})
