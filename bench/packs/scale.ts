/**
 * A pack of 100,000 claims: how large its bundle and a patch of 100 changes are, and how long lint,
 * build and diff take. The claims are made at run time from the shared data (FOOTNOTE_BENCH) and
 * never kept. `cpuSeconds` is what the command computed, on all threads: on a busy machine `seconds`
 * tells more of the others.
 *
 *   npm run bench:packs [-- COUNT]
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const COUNT = Number(process.argv[2] ?? 100_000)
const CHANGED = 100
const data = join(process.env.FOOTNOTE_BENCH ?? '../shared/bench', 'claims-scale', 'claims.jsonl.gz')
if (!existsSync(data)) {
  console.log(`skipped: ${data} is not there (FOOTNOTE_BENCH)`)
  process.exit(0)
}

type Row = { text: string; title?: string; url?: string; speaker?: string }
const rows: Row[] = gunzipSync(readFileSync(data))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const folder = mkdtempSync(join(tmpdir(), 'footnote-scale-'))
try {
  const files = { old: join(folder, 'old'), new: join(folder, 'new') }
  for (const name of ['old', 'new'] as const) {
    mkdirSync(join(files[name], 'claims'), { recursive: true })
    writeFileSync(join(files[name], 'pack.json'), JSON.stringify(manifest(name === 'old' ? 1 : 2)))
    for (let n = 0; n < COUNT; n++) {
      const claim = claimOf(n, name === 'new' && n % Math.floor(COUNT / CHANGED) === 0)
      writeFileSync(join(files[name], 'claims', `${claim.id}.json`), JSON.stringify(claim))
    }
  }
  const bundles = { old: join(folder, 'old.footnote'), new: join(folder, 'new.footnote') }
  const results = [
    measure('build', [files.old, '--out', bundles.old]),
    measure('build with patch', [files.new, '--out', bundles.new, '--patch-from', bundles.old], 'build'),
    measure('diff of bundles', [bundles.old, bundles.new, '--json'], 'diff'),
    measure('diff of folders', [files.old, files.new, '--json'], 'diff'),
    measure('lint', [files.new, '--json']),
    measure('import', [emptyPack(), unpacked(), '--json'], 'import'),
  ]
  console.table(results)
  console.log(
    JSON.stringify({
      claims: COUNT,
      bundleBytes: statSync(bundles.new).size,
      patchBytes: statSync(join(folder, 'new.patch')).size,
      results,
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** A pack that the shared data, as they are, can be imported into. */
function emptyPack(): string {
  const pack = join(folder, 'imported')
  mkdirSync(join(pack, 'claims'), { recursive: true })
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(manifest(1)))
  return pack
}

function unpacked(): string {
  const file = join(folder, 'claims.jsonl')
  writeFileSync(file, gunzipSync(readFileSync(data)))
  return file
}

function measure(what: string, args: string[], verb = what) {
  const start = performance.now()
  const run = spawnSync(
    process.execPath,

    [
      '--max-old-space-size=1000',
      '--import',
      new URL('peak.mjs', import.meta.url).href,
      'cli/footnote.mjs',
      verb,
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  const [, peak, cpu] = /peak (\d+) MB, computed ([\d.]+) s/.exec(run.stderr) ?? []
  if (run.status !== 0 && verb === 'build') throw new Error(run.stderr)
  return {
    what,
    seconds: Math.round((performance.now() - start) / 100) / 10,
    cpuSeconds: Number(cpu),
    peakMB: Number(peak),
    exit: run.status,
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

function claimOf(n: number, changed: boolean) {
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
    texts: { en: { text } },
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
