/**
 * A pack of 100,000 claims: the sizes of its bundle and of a patch with 100 changes, and how long
 * lint, build and diff take. The claims are generated from the data of FOOTNOTE_BENCH. `cpuSeconds`
 * is the CPU time of the command on all threads; on a busy machine it says more than `seconds`.
 *
 *   npm run bench:packs [-- COUNT]
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scalePack } from './scale-pack.ts'

const COUNT = Number(process.argv[2] ?? 100_000)
const CHANGED = 100
/** The data has claims that lint objects to. */
const FORCE = ['--force', 'It is only measured.']
const scale = scalePack()
if (scale === undefined) {
  console.log('skipped: no bench data (set FOOTNOTE_BENCH to the folder that has claims-scale/)')
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'footnote-scale-'))
try {
  const files = { old: join(folder, 'old'), new: join(folder, 'new') }
  for (const name of ['old', 'new'] as const) {
    mkdirSync(join(files[name], 'claims'), { recursive: true })
    writeFileSync(join(files[name], 'pack.json'), JSON.stringify(scale.manifest(name === 'old' ? 1 : 2)))
    for (let n = 0; n < COUNT; n++) {
      const claim = scale.claim(n, name === 'new' && n % Math.floor(COUNT / CHANGED) === 0)
      writeFileSync(join(files[name], 'claims', `${claim.id}.json`), JSON.stringify(claim))
    }
  }
  const bundles = { old: join(folder, 'old.footnote'), new: join(folder, 'new.footnote') }
  const results = [
    measure('build', [files.old, '--out', bundles.old, ...FORCE]),
    measure(
      'build with patch',
      [files.new, '--out', bundles.new, '--patch-from', bundles.old, ...FORCE],
      'build',
    ),
    measure('diff of bundles', [bundles.old, bundles.new, '--json'], 'diff'),
    measure('diff of folders', [files.old, files.new, '--json'], 'diff'),
    measure('lint', [files.new, '--json']),
    measure('import', [emptyPack(scale.manifest(1)), unpacked(scale.text), '--json'], 'import'),
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

/** A pack without claims, to import the data into. */
function emptyPack(manifest: object): string {
  const pack = join(folder, 'imported')
  mkdirSync(join(pack, 'claims'), { recursive: true })
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(manifest))
  return pack
}

function unpacked(claims: string): string {
  const file = join(folder, 'claims.jsonl')
  writeFileSync(file, claims)
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
