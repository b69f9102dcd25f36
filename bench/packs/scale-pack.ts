/** A pack of any size, generated at run time from the data of FOOTNOTE_BENCH. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

type Row = { text: string; title?: string; url?: string; speaker?: string }

/** The source files of the pack and its claims; undefined if the data is missing. */
export function scalePack() {
  const data = join(process.env.FOOTNOTE_BENCH ?? '../shared/bench', 'claims-scale', 'claims.jsonl.gz')
  if (!existsSync(data)) return undefined
  const text = gunzipSync(readFileSync(data)).toString('utf8')
  const rows: Row[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return {
    manifest,
    /** The unchanged data: JSON Lines. */
    text,
    /**
     * @param changed gives it another label
     * @param said put before its text, which changes its wording
     */
    claim: (n: number, changed = false, said = '') => claimOf(rows, n, changed, said),
  }
}

function manifest(version: number) {
  return {
    format: 1,
    id: 'scale',
    version,
    released: '2026-11-24',
    name: { en: 'Scale' },
    description: { en: 'Made for measuring.' },
    publisher: { name: 'Scale', url: 'https://scale.example/' },
    licence: 'CC0-1.0',
    languages: ['en'],
    sourcingPolicy: 'https://scale.example/s',
    correctionsPolicy: 'https://scale.example/c',
  }
}

function claimOf(rows: readonly Row[], n: number, changed: boolean, said: string) {
  const row = rows[n % rows.length] as Row
  const round = Math.floor(n / rows.length)
  const text = plain(
    round === 0 ? row.text : row.text.replace(/\d+/g, (digits) => String(Number(digits) + round)),
  )
  const host = ['survey', 'records', 'daily', 'office'][n % 4]
  return {
    format: 1,
    id: `c${String(n).padStart(6, '0')}`,
    lang: 'en',
    texts: { en: { text: said === '' ? text : `${said} ${text}` } },
    ...(row.speaker ? { claimant: { name: plain(row.speaker), kind: 'person' } } : {}),
    verdict: ['refuted', 'misleading', 'mixed', 'supported', 'unproven'][n % 5],
    label: { text: changed ? 'Checked again' : 'Checked' },
    lifecycle: { state: 'published' },
    finding: { en: plain(row.title ?? row.text) },
    sources: [
      {
        url: row.url?.startsWith('https://')
          ? row.url.replace(/[^\x21-\x7e]|["<>\\^`{|}]/g, '')
          : `https://${host}.example/${n}`,
        title: plain(row.title ?? row.text),
        publisher: `The ${host}`,
        kind: 'fact-check',
        relation: n % 5 === 3 ? 'supports' : 'refutes',
        accessed: '2026-11-24',
      },
    ],
    created: '2026-11-24',
    reviewed: '2026-11-24',
    updated: '2026-11-24',
  }
}

function plain(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
  return line.slice(0, 900).toWellFormed().trim() || 'Nothing is said here at all.'
}
