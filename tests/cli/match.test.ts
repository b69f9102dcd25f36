import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../cli/main.ts'
import { growth, IN_PROPORTION } from '../support/growth.ts'
import { recordingTerminal } from './terminal.ts'

const CLAIMS = [
  { id: 'milk/ban', text: 'The government of Ruritania banned the sale of milk in March 2021.' },
  {
    id: 'bridge',
    text: 'The bridge over the Danube in Strelsau collapsed after 14 years.',
    variants: [],
    lang: 'en',
    verdict: 'false',
  },
]
const MILK = 'In March 2021 the government of Ruritania banned the sale of milk.'
const BRIDGE = 'The bridge over the Danube in Strelsau collapsed after 14 years.'

let folder = ''
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const lines = (rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

async function match(args: string[], input = '') {
  const terminal = recordingTerminal(input)
  const code = await main(['match', ...args], terminal)
  const found = terminal.written.split('\n').filter((line) => line.startsWith('{'))
  return { code, found: found.map((line) => JSON.parse(line)), ...terminal }
}

describe('cli/commands/match', () => {
  let claims = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-match-'))
    claims = file('claims.jsonl', lines(CLAIMS))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('prints a line for each mark, with the fields of docs/cli.md', async () => {
    const text = `Nothing happened here.\n\n${MILK} It rained.\n`
    const { code, found } = await match(['--pack', claims, file('news.txt', text)])
    expect(code).toBe(0)
    expect(found).toEqual([
      {
        doc: join(folder, 'news.txt'),
        index: 1,
        start: text.indexOf(MILK),
        end: text.indexOf(MILK) + MILK.length,
        text: MILK,
        claim: 'milk/ban',
        score: expect.any(Number),
        level: 'strict',
        stance: 'asserted',
        marked: true,
      },
    ])
  })

  it('reads sentences from standard input and returns doc and index unchanged', async () => {
    const sentences = lines([
      { doc: 7, index: 'a', text: 'It rained.' },
      { doc: 7, index: 'b', text: MILK },
      { doc: 'other', index: 0, text: BRIDGE },
    ])
    const { found } = await match(['--pack', claims, '--input', 'sentences', '-'], sentences)
    expect(found.map(({ doc, index, start, end, claim }) => ({ doc, index, start, end, claim }))).toEqual([
      { doc: 7, index: 'b', start: 0, end: MILK.length, claim: 'milk/ban' },
      { doc: 'other', index: 0, start: 0, end: BRIDGE.length, claim: 'bridge' },
    ])
  })

  it('counts sentences that have no index from the first of their document, however long it is', async () => {
    const rows = [
      { doc: 'a', text: 'It rained.' },
      { doc: 'a', text: BRIDGE },
      { doc: 'b', text: BRIDGE },
      ...Array.from({ length: 1_000 }, (_, i) => ({ doc: 'b', text: `It rained for ${i} days.` })),
      { doc: 'b', text: MILK },
      { doc: 'a', text: MILK },
    ]
    const { found } = await match(['--pack', claims, '--input', 'sentences', '-'], lines(rows))
    expect(found.map(({ doc, index, claim }) => [doc, index, claim])).toEqual([
      ['a', 1, 'bridge'],
      ['b', 0, 'bridge'],
      ['b', 1_001, 'milk/ban'],
      ['a', 0, 'milk/ban'],
    ])
  })

  it('reads the article of an HTML page', async () => {
    const page = `<!doctype html><html><head><title>Milk</title><script>var a = "${BRIDGE}"</script></head>
      <body><nav>Home</nav><article><h1>No milk</h1><p>${MILK}</p><p>People were <b>surprised</b>.</p></article></body></html>`
    const { found } = await match(['--pack', claims, file('page.html', page)])
    expect(found.map(({ text, claim }) => ({ text, claim }))).toEqual([{ text: MILK, claim: 'milk/ban' }])
  })

  it.each<[what: string, page: string, texts: string[]]>([
    ['nothing', '', []],
    ['a comment only', '<!doctype html><!-- moved -->', []],
    ['no html, head and body', `<!doctype html><title>Milk</title><p>${MILK}</p>`, [MILK]],
    ['no body', `<html><p>${MILK}</p></html>`, [MILK]],
    // More elements than a call may have arguments. They are nested so deep that Readability, which
    // would be slow, is skipped.
    ['very many children of one element', `${'<font>'.repeat(600)}${'<br>'.repeat(150_000)}${MILK}`, [MILK]],
    // Through Readability it would take minutes, or more than the call stack.
    ['tags that are never closed', `${'<font>'.repeat(10_000)}<p>${MILK}</p>`, [MILK]],
    ['text that no element is around', `${MILK} <b>They said.</b>`, [MILK]],
  ])('reads an HTML page with %s', async (_, page, texts) => {
    const { code, found } = await match(['--pack', claims, file('page.html', page)])
    expect([code, found.map(({ text }) => text)]).toEqual([0, texts])
  })

  it('gives every candidate with --all, and the K best of each sentence with --top', async () => {
    const near = 'The government of Ruritania banned the sale of cheese in March 2019.'
    const path = file(
      'near.jsonl',
      lines([
        { doc: 'd', index: 0, text: near },
        { doc: 'd', index: 1, text: 'A bridge was built.' },
      ]),
    )
    expect((await match(['--pack', claims, path])).found).toEqual([])
    const all = (await match(['--pack', claims, '--all', path])).found
    expect(all.map(({ index, claim, marked }) => [index, claim, marked])).toEqual([[0, 'milk/ban', false]])
    const top = (await match(['--pack', claims, '--top', '1', path])).found
    expect(top.map(({ index, claim }) => [index, claim])).toEqual([
      [0, 'milk/ban'],
      [1, 'bridge'],
    ])
  })

  it('gives every candidate with --all, however many claims a sentence could state', async () => {
    const same = file('same.jsonl', lines(Array.from({ length: 70 }, (_, i) => ({ id: `${i}`, text: MILK }))))
    const { found } = await match(['--pack', same, '--all', '--input', 'text', '-'], MILK)
    expect(new Set(found.map(({ claim }) => claim)).size).toBe(70)
  })

  it('explains itself with --explain', async () => {
    const { found } = await match(['--pack', claims, '--explain', '--input', 'text', '-'], MILK)
    expect(found[0].evidence.wording).toBe(CLAIMS[0]?.text)
  })

  it('says which claims are suppressed, and prints no line for them', async () => {
    const { code, found, complaints } = await match(
      ['--pack', claims, '--input', 'text', '-'],
      `${MILK} `.repeat(20),
    )
    expect(code).toBe(0)
    expect(found).toEqual([])
    expect(complaints).toContain('milk/ban is suppressed: found in 20 of 20 sentences')
  })

  it.each([80, 0])('prints a table on a terminal that says it is %i wide', async (columns) => {
    const terminal = { ...recordingTerminal(MILK), outIsTerminal: true, columns }
    let written = ''
    terminal.out = async (text) => {
      written += text
    }
    expect(await main(['match', '--pack', claims, '--input', 'text', '-'], terminal)).toBe(0)
    expect(written).toMatch(/^ {2}score .*\n● [01]\.\d\d {2}strict {4}asserted {4}milk\/ban {2}\(-:0\)\n/)
    expect(written).toContain(MILK.slice(0, 60))
  })

  it('reads the source folder of a pack, and names the pack if there are several', async () => {
    const args = ['--pack', 'packs/venezuela-2017', '--pack', claims, '--input', 'text', '-']
    const { code, found } = await match(args, MILK)
    expect(code).toBe(0)
    expect(found[0]).toMatchObject({ claim: 'milk/ban', pack: 'claims.jsonl' })
  })

  it.each([
    ['{"id": "a"}', 'bad.jsonl:2: "text" must be a text.'],
    ['{"text": "a"}', 'bad.jsonl:2: "id" must be a text'],
    ['{"id": "milk/ban", "text": "again"}', 'bad.jsonl:2: line 1 already has the id "milk/ban".'],
    ['{"id": "a", "text": "b", "variants": "c"}', 'bad.jsonl:2: "variants" must be a list of texts.'],
    ['{"id": "a", "text": "b", "lang": "en_US"}', 'bad.jsonl:2: "lang" must be a language tag'],
    ['{"id": "a", "text": "b", "lang": ""}', 'bad.jsonl:2: "lang" must be a language tag'],
    ['{"id": "a",', 'bad.jsonl:2: this line is not JSON'],
    ['[]', 'bad.jsonl:2: this line is not a JSON object.'],
    ['{"id": "\\ud800", "text": "b"}', 'bad.jsonl:2: "id" must be a text'],
  ])('refuses a file of claims with the line %s, naming it', async (line, message) => {
    const path = file('bad.jsonl', `${lines(CLAIMS.slice(0, 1))}${line}\n`)
    const { code, complaints, written } = await match(['--pack', path, '-'])
    expect(code).toBe(1)
    expect(complaints).toContain(message)
    expect(written).toBe('')
  })

  it.each([
    [[], '--pack is missing'],
    [['--pack', 'packs/venezuela-2017'], 'FILE is missing'],
    [['--pack', 'packs/venezuela-2017', '--level', 'sure', '-'], '--level must be strict, balanced or wide'],
    [['--pack', 'packs/venezuela-2017', '--top', '0', '-'], '--top must be a whole number'],
    [['--pack', 'packs/venezuela-2017', '--lang', 'en_US', '-'], '--lang must be a language tag'],
    [['--pack', 'packs/venezuela-2017', '--pak', 'x'], "Unknown option '--pak'"],
    [['--pack', 'package.json', '-'], 'a pack is a folder'],
    [['--pack', 'packs/venezuela-2017', '-', '-'], 'can be read only once'],
  ])('says what is wrong in %j', async (args, message) => {
    const { code, complaints } = await match(args)
    expect(code).toBe(2)
    expect(complaints).toContain(message)
  })

  it('says first what is missing in a folder that is not a pack, and does not list its files', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    for (let i = 0; i < 50; i++) writeFileSync(join(other, `${i}.json`), '{}')
    const { code, complaints } = await match(['--pack', other, '-'])
    expect(code).toBe(1)
    expect(complaints).toContain('is not a pack:\npack.json: is missing from the folder\n')
    expect(complaints.split('\n').length).toBeLessThan(30)
  })

  it.each([
    ['%PDF-1.7\n%âãÏÓ\n1 0 obj', 'this is a PDF, not text.'],
    ['PK\x03\x04\x14\x00', 'this is a ZIP archive or an office document, not text. Unpack it first.'],
    ['\x1f\x8b\x08\x00', 'this is a compressed file (gzip), not text. Unpack it first.'],
  ])('refuses a file that is not text: %j', async (bytes, message) => {
    const path = join(folder, 'article')
    writeFileSync(path, bytes, 'latin1')
    for (const input of ['text', 'html']) {
      const { code, complaints } = await match(['--pack', claims, '--input', input, path])
      expect([code, complaints]).toEqual([1, `footnote match: ${path}: ${message}\n`])
    }
  })

  it('names a file that is not there', async () => {
    const { code, complaints } = await match(['--pack', claims, join(folder, 'none.txt')])
    expect(code).toBe(1)
    expect(complaints).toContain('none.txt: there is no such file.')
  })

  it('reads a page of one node of 10 MB, and claims that are empty or have 10,000 characters', async () => {
    const odd = file(
      'odd.jsonl',
      lines([...CLAIMS, { id: 'empty', text: '' }, { id: 'long', text: 'long word '.repeat(1_000) }]),
    )
    const page = file('long.txt', `${'lorem ipsum dolor '.repeat(550_000)}. ${MILK}`)
    const { code } = await match(['--pack', odd, page])
    expect(code).toBe(0)
    const ofLength = (units: number) =>
      match(['--pack', odd, file('part.txt', 'lorem ipsum dolor '.repeat(units / 18))])
    expect(await growth(ofLength, { size: 100_000 })).toBeLessThan(IN_PROPORTION)
  })
})
