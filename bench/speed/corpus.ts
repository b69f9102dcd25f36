/** Claims and pages to measure with: the real claims of claims-scale, repeated with changed names and numbers. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'

/** The folder with the data, or undefined if it is missing. */
export function speedData(): string | undefined {
  const folder = process.env.FOOTNOTE_BENCH ?? '../shared/bench'
  return existsSync(join(folder, 'claims-scale/claims.jsonl.gz')) ? folder : undefined
}

/** The texts of `count` claims, the same in every run. */
export function claimTexts(folder: string, count: number): string[] {
  const real = jsonLines<{ text: string }>(join(folder, 'claims-scale/claims.jsonl.gz')).map(
    ({ text }) => text,
  )
  const texts = real.slice(0, count)
  for (let round = 1; texts.length < count; round++) {
    for (const text of real.slice(0, count - texts.length)) texts.push(altered(text, round))
  }
  return texts
}

export function claimsOf(texts: readonly string[]): MatchableClaim[] {
  return texts.map((text, i) => ({
    key: `bench/claim-${String(i).padStart(6, '0')}`,
    wordings: [{ lang: 'en', text }],
    guards: {},
    rejects: [],
  }))
}

/** The text with other numbers, and with another name for every capitalised word but the first. */
function altered(text: string, round: number): string {
  return text.replace(/(?<=\s)\p{Lu}\p{L}+|\d+/gu, (word) =>
    /\d/.test(word) ? String(Number(word.slice(0, 9)) + round * 7) : nameFor(word, round),
  )
}

const SYLLABLES = 'ba ce di fo gu ka lem mir nor pa que ros sta ter vin wol xa yor zen hal'.split(' ')

/** A made-up name: the same for the same word and round, so that names stay as common as they are. */
function nameFor(word: string, round: number): string {
  let seed = round * 7919
  for (let i = 0; i < word.length; i++) seed = (Math.imul(seed, 31) + word.charCodeAt(i)) >>> 0
  let name = ''
  for (let i = 0; i < 3; i++) {
    name += SYLLABLES[seed % SYLLABLES.length]
    seed = Math.floor(seed / SYLLABLES.length)
  }
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Pages of 100 sentences: ordinary news, and articles about the subjects of the claims. */
export type BenchPage = { readonly kind: 'ordinary' | 'on topic'; readonly sentences: readonly string[] }

export function pages(folder: string, ordinary = 40): BenchPage[] {
  const news = jsonLines<{ src: string; text: string }>(join(folder, 'negatives/sentences.jsonl.gz'))
    .filter(({ src }) => src !== 'state_union')
    .map(({ text }) => text)
  const step = Math.floor(news.length / ordinary)
  const all: BenchPage[] = Array.from({ length: ordinary }, (_, i) => ({
    kind: 'ordinary',
    sentences: news.slice(i * step, i * step + 100),
  }))
  for (const topic of ['venezuela', 'cambridge_analytica', 'smollett', 'maria_toll', '_near']) {
    const articles: { sentences: { text: string }[] }[] = JSON.parse(
      readFileSync(join(folder, `newsroom/articles/${topic}.json`), 'utf8'),
    )
    const sentences = articles.flatMap((article) => article.sentences.map(({ text }) => text))
    for (let i = 0; i + 100 <= sentences.length; i += 100)
      all.push({ kind: 'on topic', sentences: sentences.slice(i, i + 100) })
  }
  return all
}

function jsonLines<T>(file: string): T[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]))
}
