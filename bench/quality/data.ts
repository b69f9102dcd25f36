/** Reads the data of the benches (FOOTNOTE_BENCH, default ../shared/bench). None of it is part of the project. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { splitClaimKey } from '../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'

/** The folder. Undefined if it is missing, which is then printed. */
export function benchFolder(): string | undefined {
  const folder = process.env.FOOTNOTE_BENCH ?? '../shared/bench'
  if (existsSync(join(folder, 'newsroom/claims.json'))) return folder
  console.log(`skipped: no bench data at ${folder} (set FOOTNOTE_BENCH to the folder that has newsroom/)`)
  return undefined
}

export type Label = { claim: string; kind: 'match' | 'partial'; stance: 'asserted' | 'attributed' | 'denied' }
export type LabelledSentence = { text: string; labels: Label[] }
export type Article = {
  article: string
  date: string | null
  title: string | null
  sentences: LabelledSentence[]
}
export type NewsroomClaim = { id: string; topic: string; text: string; variants: string[] }
export const TOPICS = ['venezuela', 'cambridge_analytica', 'smollett', 'maria_toll'] as const
export const PLAIN_SETS = ['_near', '_negatives'] as const

export function newsroom(folder: string): { claims: NewsroomClaim[]; articles: Map<string, Article[]> } {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, 'newsroom', file), 'utf8'))
  return {
    claims: read('claims.json'),
    articles: new Map([...TOPICS, ...PLAIN_SETS].map((topic) => [topic, read(`articles/${topic}.json`)])),
  }
}

export function claimOf(id: string, texts: readonly string[], lang = 'en'): MatchableClaim {
  return {
    key: `bench/${id}`,
    wordings: texts.filter((text) => text !== '').map((text) => ({ lang, text })),
    guards: {},
    rejects: [],
  }
}

const gunzipped = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8')
const jsonLines = <T>(text: string): T[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]))

/** A TSV with quoted fields ("a ""b"" c"). */
export function tsv(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split('\t')
        .map((field) => (/^".*"$/.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field)),
    )
}

export type Query = { id: string; text: string; context: string[]; relevant: Set<string> }
export type Retrieval = { claims: MatchableClaim[]; train: Query[]; dev: Query[] }

function qrels(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [query = '', , claim = ''] of tsv(text))
    found.set(query, (found.get(query) ?? new Set()).add(claim))
  return found
}

export function snopes(folder: string): Retrieval {
  const at = (file: string) => readFileSync(join(folder, 'snopes-tweets', file), 'utf8')
  const rows = records(at('verified_claims.tsv')).slice(1)
  const side = (part: string): Query[] => {
    const relevant = qrels(at(`${part}.qrels`))
    return records(at(`${part}.queries.tsv`))
      .slice(1)
      .flatMap(([id = '', text = '']) => {
        const claims = relevant.get(id)
        return claims === undefined ? [] : [{ id, text, context: [], relevant: claims }]
      })
  }
  return {
    claims: rows.map(([id = '', claim = '', title = '']) => claimOf(id, [claim, title])),
    train: side('train'),
    dev: side('dev'),
  }
}

/** Tab-separated records; a quoted field may contain line breaks. */
function records(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if (quoted) {
      if (char !== '"') field += char
      else if (text[i + 1] === '"') {
        field += '"'
        i++
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === '\t') {
      row.push(field)
      field = ''
    } else if (char === '\n') {
      row.push(field)
      rows.push(row)
      row = []
      field = ''
    } else field += char
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows
}

export function politifact(folder: string): Retrieval & { difficulty: Map<string, string> } {
  const at = (file: string) => join(folder, 'politifact-debates', file)
  const claims = jsonLines<{ id: string; claim: string; title: string; speaker: string }>(
    gunzipped(at('claims.jsonl.gz')),
  )
  // The neighbouring sentences: transcripts are TSV files (line, speaker, text) in one archive.
  const transcripts = new Map<string, string[]>()
  for (const part of ['train', 'dev', 'test']) {
    const listing = execFileSync('tar', ['-tzf', at('transcripts.tar.gz')])
      .toString()
      .split('\n')
    for (const file of listing.filter((name) => name.startsWith(`${part}/`) && name.endsWith('.tsv'))) {
      const text = execFileSync('tar', ['-xzOf', at('transcripts.tar.gz'), file]).toString()
      const name = file.slice(file.lastIndexOf('/') + 1, -4)
      transcripts.set(
        name,
        text.split('\n').map((line) => line.split('\t')[2] ?? ''),
      )
    }
  }
  // A sentence that repeats several claims has a record for each.
  const texts = new Map(
    tsv(readFileSync(at('train-dev.queries.tsv'), 'utf8')).map(([id = '', text = '']) => [id, text] as const),
  )
  const side = (part: string): Query[] => {
    const relevant = qrels(readFileSync(at(`${part}.qrels`), 'utf8'))
    return [...texts].flatMap(([id, text]) => {
      const found = relevant.get(id)
      if (found === undefined) return []
      const lines = transcripts.get(id.slice(0, -5)) ?? []
      const line = Number(id.slice(-4)) - 1
      const context = [1, 2, 3].flatMap((back) => lines[line - back] ?? []).filter((before) => before !== '')
      return [{ id, text, context, relevant: found }]
    })
  }
  const difficulty = new Map<string, string>()
  for (const [transcript = '', line = '', claim = '', label = ''] of tsv(
    readFileSync(at('difficulty.train.tsv'), 'utf8'),
  ).slice(1))
    difficulty.set(`${transcript}_${line.padStart(4, '0')} vclaim-pol-${claim.padStart(5, '0')}`, label)
  return {
    claims: claims.map(({ id, claim, title }) => claimOf(id, [claim, title])),
    train: side('train'),
    dev: side('dev'),
    difficulty,
  }
}

export type PlainSentence = { src: string; doc: string; text: string }
export const negatives = (folder: string): PlainSentence[] =>
  jsonLines(gunzipped(join(folder, 'negatives/sentences.jsonl.gz')))

export const scaleClaims = (folder: string): MatchableClaim[] =>
  jsonLines<{ id: string; text: string }>(gunzipped(join(folder, 'claims-scale/claims.jsonl.gz'))).map(
    ({ id, text }) => claimOf(id, [text]),
  )

/** The same claims under names that no other claim of the bench has, in the same pack: they compete with all others. */
export const otherClaims = (folder: string): MatchableClaim[] =>
  scaleClaims(folder).map((claim) => ({ ...claim, key: `bench/other-${splitClaimKey(claim.key).claim}` }))

export type TextPair = { a: string; b: string; same: boolean; kind: string }
export function pairs(folder: string): TextPair[] {
  const at = (file: string) => join(folder, 'pairs', file)
  const paraphrases = tsv(readFileSync(at('news-paraphrase.train.tsv'), 'utf8'))
    .slice(1)
    .map(([label, original, a = '', b = '']) => ({
      a,
      b,
      same: label === '1',
      kind: label === '1' ? 'same facts' : original === '1' ? 'same words, other fact' : 'other fact',
    }))
  const contradictions = tsv(gunzipped(at('contradictions.train.tsv.gz')))
    .slice(1)
    .map(([a = '', b = '']) => ({ a, b, same: false, kind: 'contradiction' }))
  return [...paraphrases, ...contradictions]
}
