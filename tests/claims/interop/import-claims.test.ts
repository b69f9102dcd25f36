import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../../claims/interop/csv.ts'
import { Importer } from '../../../claims/interop/import-claims.ts'
import { claimFromRow } from '../../../claims/interop/row.ts'
import type { Claim } from '../../../claims/records/claim.ts'
import { ok } from '../../../claims/result.ts'
import { arbitraryClaim } from '../../support/arbitrary-claim.ts'
import { aClaim } from '../../support/records.ts'

const options = { today: '2026-11-24', lang: 'en', keepState: true }

const rowsIn = (text: string) => readCsv(text).rows

describe('claims/interop/csv', () => {
  it('reads back what it wrote, in the same language', () => {
    const claims = [
      aClaim({ claimant: { name: 'A "Speaker", Jr.', kind: 'organization' }, topics: ['a', 'b'] }),
      aClaim({
        id: 'other',
        texts: {
          en: { text: '=1+1 is two, they say', variants: ["'=1+1 they say", '-5 degrees were measured'] },
        },
        explanation: { en: 'First.\n\nSecond; with "quotes", and commas.' },
        sources: [
          aClaim().sources[0],
          { ...aClaim().sources[0], url: 'https://b.example/', title: '@handle', published: '2020' },
        ],
      }),
    ]
    const read = rowsIn(writeCsv(claims)).map(({ row }) => claimFromRow(row, options))
    expect(read.map((one) => (one.ok ? { ...one.value.claim, lifecycle: 0 } : one.error))).toEqual(
      claims.map((claim) => ({ ...claim, lifecycle: 0 })),
    )
  })

  it('reads back every claim, except what a table cannot hold', () => {
    fc.assert(
      fc.property(arbitraryClaim, (claim) => {
        const [row] = rowsIn(writeCsv([claim]))
        const read = claimFromRow(row!.row, options)
        const { guards: _guards, examples: _examples, ...rest } = claim
        const oneLine = (prose: string | undefined) => prose?.replaceAll('\n', ' ')
        expect(read.ok ? read.value.claim : read.error).toEqual({
          ...rest,
          guards: {},
          examples: { match: [], reject: [] },
          texts: { en: claim.texts.en },
          finding: { en: claim.finding.en },
          explanation: claim.explanation?.en && { en: claim.explanation.en },
          // What says nothing is left out.
          firstSaid: Object.keys(claim.firstSaid ?? {}).length > 0 ? claim.firstSaid : undefined,
          validity: Object.keys(claim.validity ?? {}).length > 0 ? claim.validity : undefined,
          lifecycle: { since: options.today, ...claim.lifecycle },
          topics: [...new Set(claim.topics)],
          sources: claim.sources.map((source) => ({
            ...source,
            quote: oneLine(source.quote),
            note: oneLine(source.note),
          })),
        })
      }),
    )
  })

  it.each<[what: string, text: string, rows: number]>([
    ['one line', 'a'.repeat(20_000_000), 0],
    ['one open quotation mark', `"${'a""'.repeat(7_000_000)}`, 0],
    ['one line of quotation marks, then a row', `${'"",'.repeat(100_000)}\na`, 1],
  ])('accepts a file that is %s', (_, text, rows) => {
    expect(rowsIn(text)).toHaveLength(rows)
  })

  it.each([
    ['"a,b";c;d\n1;2;3', 3],
    ['"a\n;;;;",c\n1,2', 2],
    ['a\tb,\tc\n1\t2\t3', 3],
    ['a\nb;c', 1],
  ])('finds the separator of cells by the header line of %j', (csv, cells) => {
    expect(Object.keys(rowsIn(csv)[0]?.row ?? {})).toHaveLength(cells)
  })

  it('takes the first of two columns with the same name', () => {
    expect(rowsIn('text,Text,url\na,b,c').map(({ row }) => [row.text, row.url])).toEqual([['a', 'c']])
  })

  it('counts rows like a spreadsheet, including empty ones', () => {
    const rows = rowsIn('text,url\r\na,\r\n,\r\n\r\n"b\nc",\r\nd,')
    expect(rows.map(({ row, number }) => [row.text, number])).toEqual([
      ['a', 2],
      ['b\nc', 5],
      ['d', 6],
    ])
  })

  it('writes no cell that a spreadsheet would run, without losing text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '＝', '＠', "'=", "''-"),
        fc.stringMatching(/^[a-z0-9()",;' ]{1,20}[a-z]$/),
        (start, rest) => {
          const text = start + rest
          const csv = writeCsv([aClaim({ finding: { en: text } })])
          expect(csv).not.toMatch(/(?:^|[,\n"])[=+@＝＠-](?![0-9]{2})/)
          expect(rowsIn(csv)[0]?.row.finding).toBe(text)
        },
      ),
    )
  })

  it('writes no formula for a spreadsheet that splits at semicolons, without losing text', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[;\n='"@, a-]{0,12}$/).map((text) => `x${text}y`),
        (text) => {
          const csv = writeCsv([aClaim({ explanation: { en: text } })])
          // As Excel reads it in most of Europe: quotation marks count only at the start of a cell.
          for (const cell of csv.split(/[;\r\n]/)) expect(cell).not.toMatch(/^"?[=+@-]/)
          expect(rowsIn(csv)[0]?.row.explanation).toBe(text)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('reads what spreadsheets save: semicolons, a byte order mark, odd headers, empty lines', () => {
    const [first] = rowsIn(
      '\ufeffText; Verdict ;Source URL\r\nThe tower leans.;False;https://a.example/\r\n;;\r\n',
    )
    const read = claimFromRow(first!.row, options)
    expect(read.ok && read.value.claim).toMatchObject({
      id: 'the-tower-leans',
      verdict: 'refuted',
      label: { text: 'False' },
      sources: [{ url: 'https://a.example/', publisher: 'a.example' }],
    })
  })

  it.each<[what: string, csv: string, faults: [row: number, fault: string][]]>([
    ['a quotation mark that none closes', 'text,url\na,x\n"b,y\nc,z\n', [[3, 'none closes it']]],
    ['quotation marks inside a cell', 'text,url\n"a "b" c",x\nd,y\n', [[2, 'written twice']]],
    ['more cells than columns', 'text,url\na,x\nb, c,y\nd,z\n', [[3, 'more cells']]],
    // As Excel leaves out empty cells at the end.
    ['fewer cells than columns', 'text,url,finding\na,x\nb,y,z\n', []],
  ])('reports the row that has %s, and no other', (_, csv, faults) => {
    const found = rowsIn(csv).flatMap(({ number, fault }) => (fault ? [[number, fault]] : []))
    expect(found).toEqual(faults.map(([row, fault]) => [row, expect.stringContaining(fault)]))
  })
})

describe('claims/interop/row', () => {
  it.each([
    [{}, 'text: missing'],
    [{ text: 'The tower leans.' }, 'verdict: missing'],
    [{ text: 'The tower leans.', verdict: 'false' }, 'source_url: missing'],
    [
      { text: 'The tower leans.', verdict: 'false', url: 'javascript:alert(1)' },
      'source_url: "javascript:alert(1)", expected an https:// address',
    ],
    [
      { text: 'The tower leans.', verdict: 'false', url: 'https://a.example/', state: 'gone' },
      'state: "gone", expected one of draft, published',
    ],
  ])('says what %j lacks', (row, message) => {
    const read = claimFromRow(row, options)
    expect(read.ok ? '' : read.error[0]?.message).toContain(message)
  })

  it('says what it guessed', () => {
    const read = claimFromRow({ text: 'It is so.', label: 'Zebra', url: 'https://a.example/' }, options)
    expect(read.ok && read.value.claim.verdict).toBe('unproven')
    expect(read.ok && read.value.notices.join(' ')).toMatch(/"Zebra" cannot be mapped.*no finding/)
  })
})

describe('claims/interop/row, as people fill tables in', () => {
  it.each<[row: object, claim: object, notices: string[]]>([
    [{ verdict: 'Refuted', label: 'Whopper' }, { verdict: 'refuted', label: { text: 'Whopper' } }, []],
    [{ verdict: 'Misleading ' }, { verdict: 'misleading' }, []],
    [
      { said: '02/01/2024', reviewed: '2024-1-2' },
      { reviewed: '2024-01-02', created: '2024-01-02' },
      ['said: "02/01/2024" cannot be read as a date such as 2024-01-31 and is omitted.'],
    ],
    [
      { reviewed: '2024', source_accessed: 'today' },
      { reviewed: '2026-11-24' },
      ['source_accessed: "today" cannot be read', 'reviewed: "2024" cannot be read'],
    ],
    [{ lang: 'Klingon' }, { lang: 'en' }, ['The language "Klingon" is not known: en is assumed.']],
    [{ id: '../../Evil' }, { id: 'evil' }, ['The id "../../Evil" is written as evil.']],
    [{ id: 'evil' }, { id: 'evil' }, []],
  ])('reads %j and says what it changed', (fields, claim, notices) => {
    const row = { text: 'It is so.', verdict: 'false', finding: 'No.', url: 'https://a.example/', ...fields }
    expect(claimFromRow(row, options)).toMatchObject({
      ok: true,
      value: { claim, notices: notices.map((notice) => expect.stringContaining(notice)) },
    })
  })

  it('accepts any state if all claims become drafts', () => {
    const row = { text: 'It is so.', verdict: 'false', url: 'https://a.example/', state: 'Texas' }
    expect(claimFromRow(row, { ...options, keepState: false })).toMatchObject({
      value: { claim: { lifecycle: { state: 'draft' } } },
    })
  })

  it('keeps the state of a row in any spelling', () => {
    const row = { text: 'It is so.', verdict: 'false', url: 'https://a.example/', state: 'Withdrawn' }
    expect(claimFromRow(row, { ...options, keepState: true })).toMatchObject({
      value: { claim: { lifecycle: { state: 'withdrawn' } } },
    })
  })
})

describe('claims/interop/import-claims', () => {
  const take = (importer: Importer, claim: Claim) =>
    importer.take({ where: 'x', read: ok({ claim, notices: [] }) })

  it('takes new claims, merges known ones, and refuses contradictions', () => {
    const importer = new Importer([aClaim()])
    expect(take(importer, aClaim())).toMatchObject({ outcome: 'same' })
    expect(take(importer, aClaim({ id: 'twin' }))).toMatchObject({ outcome: 'same', claim: 'tower-height' })
    const source = { ...aClaim().sources[0], url: 'https://b.example/' }
    expect(take(importer, aClaim({ id: 'twin', sources: [source] }))).toMatchObject({
      outcome: 'merged',
      claim: 'tower-height',
    })
    expect(take(importer, aClaim({ id: 'twin', verdict: 'refuted' }))).toMatchObject({ outcome: 'refused' })
    const other = aClaim({ texts: { en: { text: 'The tower leans to the south.' } } })
    expect(take(importer, other)).toMatchObject({ outcome: 'taken', claim: 'tower-height-2' })
    expect([...importer.changed.keys()]).toEqual(['tower-height', 'tower-height-2'])
    expect(importer.changed.get('tower-height')?.sources.map(({ url }) => url)).toEqual([
      'https://survey.example/tower',
      'https://b.example/',
    ])
  })

  it('changes new ids that cannot be file names on Windows, and keeps those of the pack', () => {
    const importer = new Importer([aClaim({ id: 'nul' })])
    expect(take(importer, aClaim({ id: 'nul' }))).toMatchObject({ outcome: 'same', claim: 'nul' })
    const ids = ['nul', 'aux.2017', 'tower..', `com1.${'a'.repeat(58)}.`].map((id, n) => {
      const claim = aClaim({ id, texts: { en: { text: `Number ${n} is here.` } } })
      expect(take(importer, claim)).toMatchObject({ outcome: 'taken' })
      return take(importer, claim).claim
    })
    expect(ids).toEqual(['claim-nul', 'claim-aux.2017', 'tower', `claim-com1.${'a'.repeat(53)}`])
  })

  it('says what it kept if a claim comes again with another finding', () => {
    const importer = new Importer([aClaim()])
    const corrected = aClaim({ finding: { en: 'It is 301 m high.' }, label: { text: 'Right' } })
    expect(take(importer, corrected)).toMatchObject({
      outcome: 'same',
      notes: ['tower-height keeps its own label and finding; this claim’s differ.'],
    })
    // As of a review that has no summary.
    const label = aClaim().label.text
    expect(take(importer, aClaim({ finding: { en: label }, topics: [] }))).toMatchObject({ notes: [] })
    expect(importer.changed.size).toBe(0)
  })

  it('finds a free id for each of many claims with the same one', () => {
    const importer = new Importer([])
    const long = 'a'.repeat(64)
    for (let n = 0; n < 200; n++)
      take(importer, aClaim({ id: long, texts: { en: { text: `Number ${n} is here.` } } }))
    expect(importer.changed.size).toBe(200)
    expect([...importer.changed.keys()].every((id) => id.length <= 64)).toBe(true)
  })
})
