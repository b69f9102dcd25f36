/**
 * False highlights: ordinary sentences of news, wire and speeches against 89,695 claims. A few of these
 * are true matches, so the JSON file lists all marks for a person to read.
 */
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import type { TreeModel } from '../../claims/match/judge/tree-model.ts'
import { LEVELS, type Level } from '../../claims/match/types.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import type { Progress } from '../../cli/progress.ts'
import { negatives, type PlainSentence, scaleClaims } from './data.ts'
import { foldOf, heldOutModels } from './held-out.ts'
import { byLevel, idOf, product, reaches, wouldBeMarked } from './product.ts'
import type { Cell, Part } from './report.ts'

/** Sentences per request to the matcher; longer documents are split. */
const PART = 1_000
const BEFORE = 3
/** Speeches do repeat claims, so they have a separate goal. */
const SPEECHES = 'state_union'

type Flagged = {
  src: string
  doc: string
  text: string
  claim: string
  claimText: string
  score: number
  level: Level
}
type Chunk = { src: string; doc: string; lead: string; before: string[]; texts: string[] }

export async function measureOrdinary(folder: string, words: WordTable, progress: Progress): Promise<Part> {
  const sentences = negatives(folder)
  const claims = scaleClaims(folder)
  progress.show(`compiling ${claims.length} claims`, undefined)
  const matchers = await product(claims, words)
  const texts = new Map(claims.map(({ key, wordings }) => [key, wordings[0]?.text ?? ''] as const))
  const run = async (name: string, modelOf: (doc: string) => TreeModel): Promise<Flagged[]> => {
    const flagged: Flagged[] = []
    let done = 0
    for (const { src, doc, lead, before, texts: part } of chunksOf(sentences)) {
      const model = modelOf(doc)
      const matches = await matchers(model).match({
        document: { lang: 'en', headline: '', lead },
        runs: [{ before, sentences: part.map((text, id) => ({ id, text })) }],
        level: 'wide',
        all: true,
      })
      for (const match of matches) {
        if (!wouldBeMarked(match) || !reaches(match.score, 'wide', model)) continue
        flagged.push({
          src,
          doc,
          text: part[match.sentence] ?? '',
          claim: idOf(match.claim),
          claimText: texts.get(match.claim) ?? '',
          score: Math.round(match.score * 1e4) / 1e4,
          level: LEVELS.find((level) => reaches(match.score, level, model)) ?? 'wide',
        })
      }
      done += part.length
      progress.show(`ordinary sentences, ${name}`, done / sentences.length)
    }
    return flagged.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
  }
  const heldOut = heldOutModels()
  const runs: [string, Flagged[]][] = []
  if (heldOut !== undefined) {
    runs.push(['document held out', await run('held out', (doc) => heldOut[foldOf(doc)] ?? SHIPPED_MODEL)])
  }
  runs.push(['shipped weights', await run('shipped', () => SHIPPED_MODEL)])

  const sources = [...new Set(sentences.map(({ src }) => src))]
  const count = (of: (src: string) => boolean): number => sentences.filter(({ src }) => of(src)).length
  const rate = (flagged: readonly Flagged[], level: Level, of: (src: string) => boolean): number => {
    const marked = flagged.filter((one) => LEVELS.indexOf(one.level) <= LEVELS.indexOf(level) && of(one.src))
    return (10_000 * new Set(marked.map(({ doc, text }) => `${doc}\n${text}`)).size) / count(of)
  }
  const groups: [string, (src: string) => boolean][] = [
    ['all but State of the Union', (src) => src !== SPEECHES],
    ...sources.map((source): [string, (src: string) => boolean] => [source, (src) => src === source]),
  ]
  const [name, flagged] = runs[0] as [string, Flagged[]]
  const speeches = (src: string): boolean => src === SPEECHES
  return {
    tables: runs.map(([run, found]) => ({
      title: `False highlights per 10,000 ordinary sentences against ${claims.length} claims, ${run}`,
      columns: ['', 'sentences', ...LEVELS],
      rows: groups.map(([group, of]): Cell[] => [
        group,
        count(of),
        ...LEVELS.map((level) => rate(found, level, of)),
      ]),
    })),
    goals: [
      {
        measure: `ordinary sentences at strict, ${name}: false per 10,000`,
        figure: rate(flagged, 'strict', (src) => !speeches(src)),
        goal: 2,
        better: 'lower',
      },
      {
        measure: `State of the Union at strict, ${name}: false per 10,000`,
        figure: rate(flagged, 'strict', speeches),
        goal: 6,
        better: 'lower',
      },
    ],
    json: Object.fromEntries(
      runs.map(([run, found]) => [run, byLevel((level) => found.filter((one) => one.level === level))]),
    ),
  }
}

/** Documents as pages: the sentences of one document, each part with the sentences before it as context. */
function* chunksOf(sentences: readonly PlainSentence[]): Generator<Chunk> {
  let chunk: Chunk | undefined
  for (const { src, doc, text } of sentences) {
    const same = chunk !== undefined && chunk.doc === doc && chunk.src === src
    if (chunk === undefined || !same || chunk.texts.length >= PART) {
      if (chunk !== undefined) yield finished(chunk)
      chunk = {
        src,
        doc,
        lead: same && chunk !== undefined ? finished(chunk).lead : '',
        before: same && chunk !== undefined ? chunk.texts.slice(-BEFORE) : [],
        texts: [],
      }
    }
    chunk.texts.push(text)
  }
  if (chunk !== undefined) yield finished(chunk)
}

const finished = (chunk: Chunk): Chunk =>
  chunk.lead === '' ? { ...chunk, lead: chunk.texts.slice(0, 3).join(' ') } : chunk
