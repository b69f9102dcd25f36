import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

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

const TEXT = 'The mill of Milltown has 14 wheels.'
const ROW = `${TEXT},False,https://desk.example/1`

describe('footnote import, given tables', () => {
  it.each<[what: string, table: string]>([
    ['lines above its header line', `Fact checks of 2024,,\r\n,,\r\ntext,verdict,url\r\n${ROW}\r\n`],
    ['spaces and invisible characters in its header line', `\ufeff\u00a0Text\u200b , Verdict,URL\n${ROW}\n`],
    ['vertical bars', `text|verdict|url\n${ROW.replaceAll(',', '|')}\n`],
    ['“sep=” with another separator', `sep=^\ntext^verdict^url\n${ROW.replaceAll(',', '^')}\n`],
    ['empty cells at the end of rows', `text,verdict,url\n${ROW},,\n`],
    ['old line ends', `text,verdict,url\r${ROW}\r`],
    ['headings for people', `Claim,Our rating,Link to fact check,Remarks\n${ROW},x\n`],
    ['headings in Spanish', `Afirmación,Calificación,Enlace\n${ROW}\n`],
    ['headings in German', `Behauptung,Bewertung,Link\n${ROW}\n`],
    [
      'an export of Meedan Check',
      `claim,context,factcheck_title,factcheck_summary,factcheck_url,language,rating,published_at\n${TEXT},x,No,It has 2.,https://desk.example/1,en,False,2024-03-02\n`,
    ],
    [
      'an export of ClaimsKG',
      `text,date,truthRating,ratingName,author,headline,keywords,source,sourceURL,link,language\n${TEXT},2024-01-01,0,False,A Mayor,No,"mills,towns",desk,http://other.example,https://desk.example/1,English\n`,
    ],
    [
      'flattened JSON-LD',
      `claimReview_claimReviewed,claimReview_url,rating_alternateName,creativeWork_author_name\n${TEXT},https://desk.example/1,False,A Mayor\n`,
    ],
  ])('reads a table with %s', async (_, table) => {
    const { claims } = await importing('rows.csv', table)
    expect(claims).toMatchObject([
      { texts: { en: { text: TEXT } }, verdict: 'refuted', sources: [{ url: 'https://desk.example/1' }] },
    ])
  })

  it('counts rows as the spreadsheet does, and says which columns it does not read', async () => {
    const table = `Checks,,\n,,\nClaim,Rating,Link,Remarks\n${ROW},ours\nThe mill burned.,False,,\n`
    const { report, notes } = await importing('rows.csv', table)
    expect(report.map(({ where }) => where.split(', ').at(-1))).toEqual(['row 4', 'row 5'])
    expect(notes).toContain('columns Remarks are not read')
  })

  it('reads two columns of addresses as two sources', async () => {
    const { claims } = await importing('rows.csv', `text,verdict,url,url\n${ROW},https://desk.example/2\n`)
    expect(claims[0].sources.map(({ url }: { url: string }) => url)).toEqual([
      'https://desk.example/1',
      'https://desk.example/2',
    ])
  })

  it('takes the column that --map names, and says so if there is none', async () => {
    const table = `statement,claim,verdict,url\nA number.,${ROW}\n`
    expect((await importing('a.csv', table, '--map', 'text=claim')).claims[0].texts.en.text).toBe(TEXT)
    expect((await importing('b.csv', table, '--map', 'text=words')).notes).toContain('no column "words"')
    expect((await importing('c.csv', table, '--map', 'colour=claim')).complaints).toContain('--map must be')
    const json = JSON.stringify({ words: TEXT, verdict: 'False', url: 'https://desk.example/1' })
    expect((await importing('d.jsonl', json, '--map', 'text=words')).claims).toHaveLength(1)
  })

  it('says that a header line is missing', async () => {
    expect((await importing('rows.csv', `${ROW}\n`)).notes).toContain('has no header line')
  })

  it.each<[name: string, start: string, what: string]>([
    [
      'rows.xlsx',
      `PK\x03\x04${'\0'.repeat(40)}`,
      'Excel workbook, not text. Open it and save the sheet as “CSV UTF-8”',
    ],
    ['rows.csv', `PK\x03\x04${'\0'.repeat(26)}xl/workbook.xml`, 'Excel workbook'],
    ['rows.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old office document, such as an Excel workbook'],
    ['rows.ods', 'PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'LibreOffice'],
    ['rows.numbers', 'PK\x03\x04Index/Document.iwa', 'Numbers'],
    ['rows.xml', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', 'a spreadsheet as XML'],
    ['rows.csv', '%PDF-1.7', 'a PDF'],
  ])('refuses %s (%j) with what to do', async (name, start, what) => {
    const { code, complaints } = await importing(name, Buffer.from(start, 'latin1'))
    expect([code, complaints]).toEqual([1, expect.stringContaining(what)])
  })
})

describe('footnote import, given other encodings', () => {
  const french =
    'text;verdict;url\nLe moulin de l’Exemple a coûté 3 millions d’euros.;False;https://desk.example/1\n'
  const inWindows = Buffer.from(french.replaceAll('’', '\x92'), 'latin1')

  it('shows the line that is not UTF-8, and keeps apostrophes of windows-1252', async () => {
    const { complaints } = await importing('rows.csv', inWindows)
    expect(complaints).toMatch(
      /rows\.csv:2: is not UTF-8.*--encoding windows-1252: Le moulin de l’Exemple a coûté/,
    )
    const { claims } = await importing('more.csv', inWindows, '--encoding', 'windows-1252')
    expect(claims[0].texts.fr.text).toBe('Le moulin de l’Exemple a coûté 3 millions d’euros.')
  })

  it.each(['utf16le', 'utf8'] as const)('reads %s without a byte order mark', async (encoding) => {
    expect((await importing('rows.csv', Buffer.from(french, encoding))).claims).toHaveLength(1)
  })

  it('puts right what was read as windows-1252 and saved again, and leaves other letters alone', async () => {
    const garbled = Buffer.from('El túnel de la ciudad costó tres años.').toString('latin1')
    const { claims, notes } = await importing(
      'rows.csv',
      `text,verdict,url\n${garbled},False,https://desk.example/1\n`,
    )
    expect(claims[0].texts.es.text).toBe('El túnel de la ciudad costó tres años.')
    expect(notes).toContain('Letters were garbled')
    const fine = 'El café «PERÚ» y la casa de “DÉJÀ VU” no están cerca.'
    expect(
      (await importing('b.csv', `text,verdict,url\n${fine},False,https://desk.example/1\n`)).claims[0].texts
        .es.text,
    ).toBe(fine)
  })

  it.each<[what: string, start: string, text: string, bytes: string]>([
    [
      'a bad byte though it says UTF-8',
      '<meta charset=utf-8><!-- \xff -->',
      'Ça va très bien à Paris.',
      'utf8',
    ],
    ['an XML declaration', '<?xml version="1.0" encoding="iso-8859-2"?>', 'źle', 'iso-8859-2'],
    ['no encoding, in Russian', '', 'мост', 'windows-1251'],
  ])('reads a page with %s', async (_, start, text, bytes) => {
    const encoded =
      {
        'iso-8859-2': 'Most \xbcle stoi od roku.',
        'windows-1251': '\xcc\xee\xf1\xf2 \xec\xee\xf1\xf2 \xf1\xf2\xee\xe8\xf2.',
      }[bytes] ?? Buffer.from(text).toString('latin1')
    const review = `{"@type":"ClaimReview","url":"https://desk.example/1","claimReviewed":"${encoded}","reviewRating":{"alternateName":"False"}}`
    const page = `${start}<html lang="ru"><script type="application/ld+json">${review}</script>`
    const { claims } = await importing('page.html', Buffer.from(page, 'latin1'))
    expect(JSON.stringify(claims[0].texts)).toContain(text)
  })
})

describe('footnote import, given languages', () => {
  const review = (more: object) =>
    JSON.stringify({
      '@type': 'ClaimReview',
      url: 'https://desk.example/1',
      claimReviewed: 'Le maire a fermé la piscine de la vieille ville.',
      reviewRating: { alternateName: 'False' },
      ...more,
    })

  it('detects the language of a review that does not state it, in any script', async () => {
    const hindi = await importing('a.json', review({ claimReviewed: 'सरकार ने पुल के लिए पाँच करोड़ रुपये दिए।' }))
    expect(hindi.claims[0].lang).toBe('hi')
    const french = await importing('b.json', review({}))
    expect([french.claims[0].lang, french.notes]).toEqual([
      'fr',
      expect.stringContaining('the claim reads like fr'),
    ])
    const table = await importing(
      'c.csv',
      'text,verdict,url\nEl alcalde cerró la piscina.,False,https://desk.example/1\n',
    )
    expect(table.claims[0].lang).toBe('es')
    const unclear = await importing('d.json', review({ claimReviewed: 'Covid.' }), '--lang', 'pt-BR')
    expect(unclear.claims[0].lang).toBe('pt-BR')
  })

  it('keeps a stated language, and says if the text contradicts it', async () => {
    const wrong = await importing('a.json', review({ inLanguage: 'en' }))
    expect([wrong.claims[0].lang, wrong.notes]).toEqual([
      'en',
      expect.stringContaining('states the language en, but the claim reads like fr'),
    ])
    expect((await importing('b.json', review({ inLanguage: 'fr-CA' }))).notes).not.toContain('reads like')
  })

  it('makes no doubles of a feed that is imported with another language', async () => {
    const short = { claimReviewed: 'Zebra Kilo.' }
    const { pack, file } = await importing('a.json', review(short), '--lang', 'de')
    const again = await run('import', pack, file, '--lang', 'nl')
    expect(again.written).toContain('0 taken, 0 merged, 1 already there')
    expect(readdirSync(join(pack, 'claims'))).toHaveLength(1)
  })

  it('is a finding of lint where a published text is in another language', async () => {
    const { pack } = await importing('a.json', review({ inLanguage: 'en' }), '--publish')
    const { written } = await run('lint', pack, '--no-model', '--json')
    expect(written).toContain('"rule":"other-language"')
  })
})
