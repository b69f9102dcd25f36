/**
 * Makes public/translations.bin (claims/text/translations.ts has the picture) from sentences in two
 * languages, all of which a file under the MIT licence may be learned from:
 *
 * - training/meaning/general/parallel.jsonl.gz: Tatoeba (CC BY 2.0 FR), PAWS-X (Google: "may be freely
 *   used for any purpose"), and claims of our own;
 * - the claims of the Spanish training/events in English, each with its Spanish wordings and with the
 *   sentences that state it; without the events for choosing (3, 13, 23 …) and those kept apart (7, 17 …).
 *
 *   npm run tables:translations            learn and write; half a minute
 *   npm run tables:translations -- --check learn and compare with what is there
 *
 * Same sentences, same bytes. public/translations.LICENSE.txt goes with the file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { fold } from '../../claims/text/normalise.ts'
import { stopWords } from '../../claims/text/stop-words.ts'
import { scanTerms, termList } from '../../claims/text/terms.ts'
import {
  CERTAIN,
  TRANSLATIONS_MAGIC,
  TRANSLATIONS_VERSION,
  termsHash,
} from '../../claims/text/translations.ts'
import { alignWords, type Link, type Parallel } from './align-words.ts'

const OUT = 'public/translations.bin'
const PARALLEL = process.env.FOOTNOTE_PARALLEL ?? 'training/meaning/general/parallel.jsonl.gz'
const EVENTS = process.env.FOOTNOTE_EVENTS ?? 'training/events'
const LANGUAGES = ['es', 'en'] as const
/** An event's sentence counts as this many: it has the words of the news, and Tatoeba those of every day. */
const CLAIM_WEIGHT = 3
/** Translations of a word that are kept, in each direction. */
const MOST = 3
/** A translation is kept from this probability on … */
const LEAST_PROBABILITY = 0.08
/** … if the two words were found to translate each other in so many sentences. */
const LEAST_COUNT = 0.25
/** Added to what is known of a word: a translation that was seen once is less sure. */
const UNSEEN = 0.3

type Sentences = { readonly es: string; readonly en: string }

const list = termList()
const side = (code: string) => ({
  code,
  stops: stopWords(code),
  numbers: new Map<number, number>(),
  terms: [] as number[],
  /** A spelling of each term, for {@link likeness}. */
  spellings: [] as string[],
})
const [from, to] = [side(LANGUAGES[0]), side(LANGUAGES[1])]
const sentences = parallel()
/** That file has most claims already, as often. */
const known = new Set(sentences.map(({ es }) => es))
const pairs = [...sentences, ...claims().filter(({ es }) => !known.has(es))].flatMap(numbered)
console.log(
  `translations: ${pairs.length} pairs of sentences, ${from.terms.length} and ${to.terms.length} words`,
)
const table = fileOf(best(alignWords(pairs, likeness)))
if (process.argv.includes('--check')) {
  if (!readFileSync(OUT).equals(table)) {
    console.error(`translations: ${OUT} is not what this script makes`)
    process.exit(1)
  }
  console.log(`translations: ${OUT} is what this script makes`)
} else {
  writeFileSync(OUT, table)
  console.log(`translations: ${OUT}, ${table.length} bytes, ${gzipSync(table, { level: 9 }).length} gzipped`)
}

function parallel(): Sentences[] {
  return gunzipSync(readFileSync(PARALLEL))
    .toString()
    .trim()
    .split('\n')
    .map((line): Sentences => JSON.parse(line))
}

/** The claims of training events in both languages: other wordings too, and the sentences that state them. */
function claims(): Sentences[] {
  return readdirSync(EVENTS)
    .filter((name) => name.startsWith(`${LANGUAGES[0]}-`))
    .sort()
    .flatMap((name) =>
      readFileSync(join(EVENTS, name), 'utf8')
        .split(/^(?=# )/m)
        .filter((event) => event.startsWith('# '))
        .flatMap((event, at) => ([3, 7].includes((at + 1) % 10) ? [] : claimsOf(event))),
    )
}

function claimsOf(event: string): Sentences[] {
  // The lines of an event: training/events/README.md has the format.
  const wordings = /^C(\d+)v? (?![mpn] [asdq-] )(.+)$/gm
  const stating = /^(?:==.*\| )?([^|\n]+) \[(\d.*)\]$/gm
  const extras = /^C(\d+) m [asdq] \S+ \| (.+)$/gm
  const english = new Map<string, string>()
  for (const [, claim = '', text = ''] of event.matchAll(/^C(\d+)en (.+)$/gm)) english.set(claim, text)
  const said = (claim: string, es: string): Sentences[] =>
    Array<Sentences>(CLAIM_WEIGHT).fill({ es, en: english.get(claim) ?? '' })
  return [
    ...[...event.matchAll(wordings)].flatMap(([, claim = '', text = '']) => said(claim, text)),
    ...[...event.matchAll(stating)].flatMap(([, text = '', labels = '']) =>
      [...labels.matchAll(/(\d+)m/g)].flatMap(([, claim = '']) => said(claim, text)),
    ),
    ...[...event.matchAll(extras)].flatMap(([, claim = '', text = '']) => said(claim, text)),
  ]
}

/** A pair of sentences as numbers; none if one of them has no word of its own. */
function numbered(sentences: Sentences): Parallel[] {
  const words = termsIn(sentences.es, from)
  const others = termsIn(sentences.en, to)
  const own = (some: Map<number, string>, all: Map<number, string>, of: typeof from): number[] =>
    [...some].flatMap(([term, spelling]) => (all.has(term) ? [] : numberOf(term, spelling, of)))
  const pair = { from: own(words, others, from), to: own(others, words, to) }
  return pair.from.length === 0 || pair.to.length === 0 ? [] : [pair]
}

function termsIn(text: string, { stops }: typeof from): Map<number, string> {
  const terms = new Map<number, string>()
  for (const [word] of fold(text).text.matchAll(/[\p{L}\p{M}]+/gu)) {
    list.length = 0
    scanTerms(word, list)
    if (list.length === 1 && !stops.has(word)) terms.set(list.items[0] as number, word)
  }
  return terms
}

function numberOf(term: number, spelling: string, { numbers, terms, spellings }: typeof from): number {
  const known = numbers.get(term)
  if (known !== undefined) return known
  numbers.set(term, terms.length)
  spellings.push(spelling)
  return terms.push(term) - 1
}

/** How alike two words begin: of common origin are "vacuna" and "vaccine", four letters or more. */
function likeness(a: number, b: number): number {
  const [one, other] = [from.spellings[a] ?? '', to.spellings[b] ?? '']
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length < 4 ? 0 : Math.min(1, length / 6)
}

type Kept = { readonly from: number; readonly to: number; readonly there: number; readonly back: number }

/** The best links of each word in each direction, with both probabilities; 0 where a link is not kept. */
function best(links: readonly Link[]): Kept[] {
  const chosen = new Map<Link, { there: number; back: number }>()
  for (const direction of ['from', 'to'] as const) {
    const byWord = Map.groupBy(links, (link) => link[direction])
    for (const ofWord of byWord.values()) {
      const sum = ofWord.reduce((all, { count }) => all + count, UNSEEN)
      const first = ofWord
        .filter(({ count }) => count >= LEAST_COUNT && count >= LEAST_PROBABILITY * sum)
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST)
      for (const link of first) {
        const known = chosen.get(link) ?? { there: 0, back: 0 }
        const share = Math.round((CERTAIN * link.count) / sum)
        chosen.set(link, direction === 'from' ? { ...known, there: share } : { ...known, back: share })
      }
    }
  }
  return [...chosen].map(([link, shares]) => ({ from: link.from, to: link.to, ...shares }))
}

function fileOf(links: readonly Kept[]): Buffer {
  const words = [...new Set(links.map((link) => from.terms[link.from] as number))].sort((a, b) => a - b)
  const others = [...new Set(links.map((link) => to.terms[link.to] as number))].sort((a, b) => a - b)
  const otherAt = new Map(others.map((term, i) => [term, i]))
  const ofWord = Map.groupBy(links, (link) => from.terms[link.from] as number)
  const first = [0]
  const sorted = words.flatMap((word) => {
    const all = (ofWord.get(word) ?? []).sort((a, b) => b.there - a.there || b.back - a.back || a.to - b.to)
    first.push((first.at(-1) as number) + all.length)
    return all
  })
  console.log(`translations: ${words.length} and ${others.length} words are kept, ${sorted.length} links`)
  const targets = sorted.map((link) => otherAt.get(to.terms[link.to] as number) as number)
  const bytes = (values: readonly number[]) => Buffer.from(values)
  const content = Buffer.concat([
    Buffer.from(LANGUAGES.join(''), 'latin1'),
    ...[[words.length, others.length, sorted.length], words, others].map((values) => little(values, 4)),
    ...[first, targets].map((values) => little(values, 2)),
    bytes(sorted.map(({ there }) => there)),
    bytes(sorted.map(({ back }) => back)),
  ])
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4)
  const head = little([TRANSLATIONS_MAGIC, TRANSLATIONS_VERSION, termsHash(), 1], 4)
  return Buffer.concat([head, content, padding])
}

/** Numbers of 2 or 4 bytes, little-endian. Throws if one does not fit. */
function little(values: readonly number[], size: 2 | 4): Buffer {
  const bytes = Buffer.alloc(values.length * size)
  values.forEach((value, i) => {
    bytes.writeUIntLE(value, i * size, size)
  })
  return bytes
}
