import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { main } from '../../cli/main.ts'
import { progressOn } from '../../cli/progress.ts'
import { aClaim, aManifest } from '../support/records.ts'
import { recordingTerminal } from './terminal.ts'

/** Sets a window's title, moves the cursor up, turns the text's direction, starts a line of its own. */
const ORDERS = '\u001b]0;owned\u0007\u009b1A\u202e\n::error::'
const OBEYED = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]): Promise<string[]> {
  const terminal = recordingTerminal()
  await main(args, terminal)
  return (terminal.written + terminal.complaints).split('\n')
}

function packIn(name: string, ...args: Parameters<typeof aClaim>): string {
  const path = join(folder, name)
  mkdirSync(join(path, 'claims'), { recursive: true })
  writeFileSync(join(path, 'pack.json'), JSON.stringify(aManifest()))
  writeFileSync(join(path, 'claims', 'tower-height.json'), JSON.stringify(aClaim(...args)))
  return path
}

describe('text from outside gives a terminal no orders', () => {
  it('in what verify says of a channel that nobody signed', async () => {
    const root = { _type: 'root', spec_version: '1.0.0', version: 1, expires: '2090-01-01T00:00:00Z' }
    mkdirSync(join(folder, 'metadata'))
    writeFileSync(
      join(folder, 'metadata', '1.root.json'),
      JSON.stringify({ signed: { ...root, keys: { [ORDERS]: 5 }, roles: {} }, signatures: [] }),
    )
    const lines = await run('verify', folder)
    expect(lines.join()).toContain('owned')
    expect(lines.filter((line) => OBEYED.test(line))).toEqual([])
  })

  it('in what lint finds', async () => {
    const pack = packIn('pack')
    writeFileSync(join(pack, 'claims', 'oops.json'), JSON.stringify({ ...aClaim(), guards: { [ORDERS]: 1 } }))
    const lines = await run('lint', pack)
    expect(lines.join()).toContain('owned')
    expect(lines.filter((line) => OBEYED.test(line) || line.startsWith('::'))).toEqual([])
  })

  it('in what import refuses', async () => {
    const file = join(folder, 'rows.csv')
    writeFileSync(file, `"${ORDERS}",b\n1,2\n`)
    const lines = await run('import', packIn('pack'), file)
    expect(lines.join()).toContain('owned')
    expect(lines.filter((line) => OBEYED.test(line) || line.startsWith('::'))).toEqual([])
  })

  it('in the sentences of pages that diff shows', async () => {
    const [old, now] = [packIn('old'), packIn('new', { lifecycle: { state: 'withdrawn' } })]
    mkdirSync(join(folder, 'pages'))
    writeFileSync(
      join(folder, 'pages', 'tower.txt'),
      'It was sunny. The tower is 300\u001b[8m\u202e metres high. It was a good day.',
    )
    const lines = await run('diff', old, now, '--pages', join(folder, 'pages'))
    expect(lines.join()).toContain('The tower is 300')
    expect(lines.filter((line) => OBEYED.test(line))).toEqual([])
  })

  it('in JSON, which says the same', async () => {
    const pack = packIn('pack')
    writeFileSync(join(pack, 'claims', 'oops.json'), JSON.stringify({ ...aClaim(), guards: { [ORDERS]: 1 } }))
    const page = join(folder, 'page.txt')
    writeFileSync(page, `It was sunny. The tower is 300 metres${ORDERS.replace('\n', '')} high. It rained.`)
    const file = join(folder, 'rows.jsonl')
    writeFileSync(file, JSON.stringify({ text: 'It is so.', verdict: 'false', url: ORDERS }))
    const old = packIn('old')
    for (const args of [
      ['lint', pack, '--json'],
      ['lint', pack, '--sarif'],
      ['match', '--pack', old, page, '--all', '--json'],
      ['import', old, file, '--json'],
    ]) {
      const lines = await run(...args)
      expect(JSON.stringify(lines)).toContain('owned')
      expect(lines.filter((line) => OBEYED.test(line))).toEqual([])
    }
    const [found] = await run('match', '--pack', old, page, '--all', '--json')
    expect(JSON.parse(found ?? '').text).toContain('\u009b1A\u202e')
  })

  it('in the name of a file that a progress bar shows', () => {
    const terminal = { ...recordingTerminal(), errIsTerminal: true }
    let shown = ''
    progressOn({ ...terminal, err: (text) => (shown += text) }).show(ORDERS, undefined)
    expect(shown.replace('\r\u001b[K', '')).not.toMatch(OBEYED)
    expect(shown).toContain('owned')
  })
})
