import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../cli/main.ts'
import { makeKey } from '../support/make-key.ts'
import { aClaim } from '../support/records.ts'
import { folder, packIn, run, useFolder } from './packs-in-folder.ts'
import { recordingTerminal } from './terminal.ts'

useFolder()

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
    ['diff', ['PACK', 'PACK'], ['flipped', 'withdrawn', 'rewritten', 'added', 'changed', 'counts', 'waits']],
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
