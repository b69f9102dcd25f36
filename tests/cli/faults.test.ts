import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Claim } from '../../claims/records/claim.ts'
import { saveFile } from '../../cli/files.ts'
import { main } from '../../cli/main.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { recordingTerminal } from './terminal.ts'

let folder: string
let pack: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foot note ñ-'))
  pack = packIn('towers', [aClaim()])
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the command line, given what it cannot read or write', () => {
  it.each<[what: string, args: string[], code: number, complaint: string]>([
    ['an output folder that is not there', ['build', 'PACK', '--out', 'no/x'], 1, 'no/x: there is no such'],
    ['an output that is a folder', ['build', 'PACK', '--out', 'PACK'], 1, 'this is a folder'],
    ['a report into nowhere', ['report', 'PACK', '--out', 'no/x'], 1, 'no/x: there is no such'],
    [
      'an export into nowhere',
      ['export', 'PACK', '--format', 'csv', '--out', 'no/x'],
      1,
      'no/x: there is no',
    ],
    [
      'an export with half an address',
      ['export', 'PACK', '--format', 'csv', '--site', 'x'],
      2,
      '--site: "x"',
    ],
    [
      'a site over a file',
      ['site', 'PACK', '--out', 'a.json'],
      1,
      'a.json: something with this name already exists',
    ],
    ['pages that are not there', ['diff', 'PACK', 'PACK', '--pages', 'no'], 1, 'no: there is no such folder'],
    ['pages that are a file', ['diff', 'PACK', 'PACK', '--pages', 'a.json'], 1, 'there is no such folder'],
    ['a file that is no pack', ['lint', 'a.json'], 1, 'a.json: is neither the folder of a pack nor a bundle'],
    ['a folder that is no pack', ['stats', '.'], 1, 'pack.json: is missing from the folder'],
    ['a pack that is a file', ['import', 'a.json', 'a.json'], 2, 'claims can only be imported into a folder'],
    ['a folder to import', ['import', 'PACK', 'PACK'], 1, 'this is a folder; name the files in it'],
    [
      'an encoding that is none',
      ['import', 'PACK', 'a.json', '--encoding', 'x'],
      2,
      '--encoding: "x" is unknown',
    ],
    ['a language that is none', ['import', 'PACK', 'a.json', '--lang', 'English'], 2, '--lang must be'],
    ['a new pack over a file', ['init', 'a.json'], 1, 'a.json is not empty'],
    ['a new pack without a licence', ['init', 'new', '--licence', ''], 2, 'licence'],
    ['a new pack in no language', ['init', 'new', '--lang', 'xx-yy-zz'], 2, '--lang must be'],
    ['a file and a text', ['add', 'PACK', 'a.json', '--text', 'x'], 2, 'give either --text or'],
    ['a file and an id', ['add', 'PACK', 'a.json', '--id', 'x'], 2, '--id goes with --text'],
    ['no verdict', ['add', 'PACK', '--text', 'x'], 2, '--verdict must be refuted'],
    ['no source', ['add', 'PACK', '--text', 'x', '--verdict', 'mixed'], 2, '--source is missing'],
    [
      'a source by http',
      ['add', 'PACK', '--text', 'x', '--verdict', 'mixed', '--source', 'http://a.example/'],
      2,
      'must be a plain https:// address',
    ],
  ])('says so in a sentence: %s', async (_, args, code, complaint) => {
    writeFileSync(join(folder, 'a.json'), '{}')
    const before = readdirSync(folder, { recursive: true }).sort()
    const result = await run(
      ...args.map((arg) => (/^(?:no|a\.json|new|\.)/.test(arg) ? join(folder, arg) : arg)),
    )
    expect([result.code, result.complaints]).toEqual([code, expect.stringContaining(complaint)])
    expect(result.complaints).not.toContain('    at ')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
  })

  it.skipIf(process.platform !== 'linux')('says so if a folder cannot be made', async () => {
    expect((await run('init', '/proc/foo')).complaints).toBe(
      'footnote init: /proc/foo: there is no such file or folder.\n',
    )
  })

  it('keeps the old file if the new one cannot be written', () => {
    const path = join(folder, 'bundle')
    writeFileSync(path, 'old')
    const unwritable = new Proxy(new Uint8Array(3), {})
    expect(() => saveFile(path, unwritable)).toThrow()
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['bundle', 'towers'])
    saveFile(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  it('writes through a link, and to places that are not plain files', () => {
    writeFileSync(join(folder, 'real'), 'old')
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    saveFile(join(folder, 'link'), 'new')
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new')
    saveFile('/dev/null', 'gone')
    expect(readFileSync('/dev/null', 'utf8')).toBe('')
  })

  it('reports only imports that are on the disk', async () => {
    const rows = [
      'text,verdict,url',
      'It leans.,false,https://a.example/',
      'It hums.,false,https://a.example/',
    ]
    writeFileSync(join(folder, 'rows.csv'), `${rows.join('\n')}\n`)
    const part = join(pack, 'claims', 'it-hums.json.part')
    mkdirSync(part)
    for (const json of [[], ['--json']]) {
      const { code, written, complaints } = await run('import', pack, join(folder, 'rows.csv'), ...json)
      expect(code).toBe(1)
      expect(written).toBe('')
      expect(complaints).toMatch(
        /[01] of [12] claims? (?:is|are) written; run the same command again to continue/,
      )
      expect(readdirSync(join(pack, 'claims')).sort()).toEqual([
        'it-hums.json.part',
        'it-leans.json',
        'tower-height.json',
      ])
    }
    rmdirSync(part)
    const { written } = await run('import', pack, join(folder, 'rows.csv'))
    expect(written).toContain('1 taken, 0 merged, 1 already there, 0 refused.')
  })

  it.skipIf(process.platform === 'win32')('says in a sentence that standard output is full', () => {
    const result = spawnSync('sh', [
      '-c',
      `"${process.execPath}" cli/footnote.mjs export "${pack}" --format csv > /dev/full`,
    ])
    expect([result.status, result.stderr.toString()]).toEqual([
      1,
      'footnote export: the output could not be written: the disk is full.\n',
    ])
  })
})

describe('the command line, given texts in other encodings', () => {
  const row = 'text,verdict,url\nLa torre cayó ayer por la noche.,refuted,https://a.example/\n'

  it('refuses a table that is not UTF-8 and names the line, and reads it with its encoding', async () => {
    writeFileSync(join(folder, 'rows.csv'), Buffer.from(row, 'latin1'))
    const refused = await run('import', pack, join(folder, 'rows.csv'))
    expect([refused.code, refused.complaints]).toEqual([
      1,
      expect.stringContaining('rows.csv:2: is not UTF-8'),
    ])
    const { written } = await run('import', pack, join(folder, 'rows.csv'), '--encoding', 'windows-1252')
    expect(written).toContain('1 taken')
    expect(readFileSync(join(pack, 'claims/la-torre-cayo-ayer-por-la-noche.json'), 'utf8')).toContain('cayó')
  })

  it.each<[what: string, bytes: Buffer]>([
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${row}`, 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${row}`)],
    ['CRLF line ends', Buffer.from(row.replaceAll('\n', '\r\n'))],
  ])('reads a table in %s', async (_, bytes) => {
    writeFileSync(join(folder, 'rows.csv'), bytes)
    await run('import', pack, join(folder, 'rows.csv'))
    expect(readFileSync(join(pack, 'claims/la-torre-cayo-ayer-por-la-noche.json'), 'utf8')).toContain('cayó')
  })

  it.each<[what: string, start: string]>([
    ['that says so', '<meta charset="iso-8859-1">'],
    ['that says nothing', ''],
  ])('reads a saved page in Latin-1 %s as a browser does', async (_, start) => {
    const review = {
      '@type': 'ClaimReview',
      claimReviewed: 'La torre cayó.',
      url: 'https://a.example/',
      reviewRating: { alternateName: 'Falso' },
    }
    const page = `<html lang="es">${start}<script type="application/ld+json">${JSON.stringify(review)}</script>`
    writeFileSync(join(folder, 'page.html'), Buffer.from(page, 'latin1'))
    await run('add', pack, join(folder, 'page.html'))
    expect(readFileSync(join(pack, 'claims/la-torre-cayo.json'), 'utf8')).toContain('cayó')
  })

  it.each<[what: string, encoding: BufferEncoding, mark: string, options: string[]]>([
    ['Latin-1, when it is told so', 'latin1', '', ['--encoding', 'windows-1252']],
    ['UTF-16 with a byte order mark', 'utf16le', '\ufeff', []],
  ])('reads JSON Lines in %s', async (_, encoding, mark, options) => {
    const line = '{"text":"La torre cayó.","verdict":"falso","url":"https://a.example/"}\n'
    writeFileSync(join(folder, 'rows.jsonl'), Buffer.from(mark + line, encoding))
    expect((await run('add', pack, join(folder, 'rows.jsonl'), ...options)).written).toContain('1 taken')
    expect(readFileSync(join(pack, 'claims/la-torre-cayo.json'), 'utf8')).toContain('cayó')
  })

  it('refuses a line of JSON Lines that is too long, and reads the lines around it', async () => {
    const line = (text: string, note: string): string =>
      `${JSON.stringify({ text, verdict: 'false', url: 'https://a.example/', note })}\n`
    const lines = [
      line('The tower leans.', ''),
      line('The gate is open.', 'x'.repeat(10_000_000)),
      line('The bell is cracked.', 'x'.repeat(3_000_000)),
    ]
    writeFileSync(join(folder, 'rows.jsonl'), lines.join(''))
    const { code, written } = await run('import', pack, join(folder, 'rows.jsonl'))
    expect(code).toBe(1)
    expect(written).toContain('rows.jsonl:2: refused: the line is longer than 4,000,000 bytes')
    expect(written).toContain('2 taken, 0 merged, 0 already there, 1 refused.')
  })

  it('names the line of JSON Lines that is not UTF-8', async () => {
    writeFileSync(join(folder, 'rows.jsonl'), Buffer.from('{"a":1}\n{"text":"cay\xf3"}\n', 'latin1'))
    const { complaints } = await run('import', pack, join(folder, 'rows.jsonl'))
    expect(complaints).toContain('rows.jsonl:2: is not UTF-8')
  })

  it('refuses a claim’s file that is not UTF-8, and links that lead nowhere or to folders', async () => {
    writeFileSync(join(pack, 'claims', 'a.json'), Buffer.from('{"id":"caf\xe9"}', 'latin1'))
    symlinkSync(join(folder, 'nowhere'), join(pack, 'claims', 'b.json'))
    symlinkSync(folder, join(pack, 'more'))
    const { code, written } = await run('lint', pack, '--json')
    expect(code).toBe(1)
    expect(
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { file: 'claims/a.json', message: expect.stringContaining('is not UTF-8') },
      { file: 'claims/b.json', message: expect.stringContaining('a link to a file that does not exist') },
      { file: 'more', message: expect.stringContaining('a link to a folder') },
    ])
  })

  it('reads a claim’s file with a byte order mark and CRLF, and repairs it like any other', async () => {
    const text = JSON.stringify(aClaim({ finding: { en: 'Two  spaces.' } }), null, 2)
    writeFileSync(join(pack, 'claims', 'tower-height.json'), `\ufeff${text.replaceAll('\n', '\r\n')}`)
    expect((await run('lint', pack, '--fix')).written).toContain('Repaired 1 file')
    expect(readFileSync(join(pack, 'claims', 'tower-height.json'), 'utf8')).toContain('"Two spaces."')
  })
})

describe('footnote import, given what is no claim', () => {
  it.each<[name: string, text: string, note: string]>([
    ['broken.json', '{"a": 1,\n "b": }', 'is not JSON: line 2, column 7: expected a value'],
    ['empty.json', ' ', 'is empty'],
    ['list.json', '[1, 2]', 'has no ClaimReview in it'],
    ['empty.csv', '', 'has no rows below its header line'],
    ['header.csv', 'text,verdict,url\n', 'has no rows below its header line'],
    [
      'other.csv',
      'a,b\n1,2\n3,4\n',
      'has no column "text" (the claim in one sentence); its columns are a, b',
    ],
    ['open.csv', 'text,verdict,url\n"open,refuted,https://a.example/\n', 'none closes it'],
    ['line.jsonl', '{"a":\n', 'is not JSON: line 1, column 6'],
    ['deep.json', `${'['.repeat(1e6)}${']'.repeat(1e6)}`, 'has no ClaimReview in it'],
  ])('refuses %s once and says why', async (name, text, note) => {
    writeFileSync(join(folder, name), text)
    const { code, written } = await run('import', pack, join(folder, name), '--json')
    const lines = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(1)
    expect(lines).toMatchObject([{ outcome: 'refused', notes: [expect.stringContaining(note)] }])
    expect(readdirSync(join(pack, 'claims'))).toEqual(['tower-height.json'])
  })

  it('gives imported claims the “$schema” of the pack', async () => {
    writeFileSync(
      join(pack, 'pack.json'),
      JSON.stringify({ $schema: '../s/pack.schema.json', ...aManifest() }),
    )
    writeFileSync(
      join(folder, 'a.csv'),
      'text,verdict,url\nThe tower leans a bit.,false,https://a.example/\n',
    )
    await run('import', pack, join(folder, 'a.csv'))
    const { $schema } = JSON.parse(readFileSync(join(pack, 'claims/the-tower-leans-a-bit.json'), 'utf8'))
    expect($schema).toBe('../../s/claim.schema.json')
  })
})

describe('footnote export', () => {
  it('leaves out drafts unless they are asked for', async () => {
    pack = packIn('towers', [aClaim(), aClaim({ id: 'secret', lifecycle: { state: 'draft' } })])
    for (const format of ['claimreview', 'csv', 'markdown', 'jsonl']) {
      expect((await run('export', pack, '--format', format)).written).not.toMatch(/secret|draft/)
      expect((await run('export', pack, '--format', format, '--drafts')).written).toMatch(/secret|draft/)
    }
  })
})

async function run(...args: string[]) {
  const terminal = recordingTerminal()
  const code = await main(
    args.map((arg) => (arg === 'PACK' ? pack : arg)),
    terminal,
  )
  return { code, written: terminal.written, complaints: terminal.complaints }
}

function packIn(name: string, claims: readonly Claim[]): string {
  const path = join(folder, name)
  mkdirSync(join(path, 'claims'), { recursive: true })
  writeFileSync(join(path, 'pack.json'), JSON.stringify(aManifest()))
  for (const claim of claims) writeFileSync(join(path, 'claims', `${claim.id}.json`), JSON.stringify(claim))
  return path
}
