/**
 * False highlights: ordinary sentences of news, wire and speeches against 89,695 claims. A few of these
 * are true matches, so the JSON file lists all marks for a person to read.
 */
import { LEVELS, type Level } from '../../claims/match/types.ts'
import type { Bench } from './bench.ts'
import { negatives, type PlainSentence, scaleClaims } from './data.ts'
import { foldOf } from './held-out.ts'
import type { Judges } from './judges.ts'
import { type LabelledPage, leadOf, requestOf, wholePage } from './pages.ts'
import { byLevel, idOf, product } from './product.ts'
import type { Cell, Part } from './report.ts'

/** Sentences per request to the matcher; longer documents are split. */
const PART = 1_000
const BEFORE = 3
/** Speeches do repeat claims, so they have a separate goal. */
export const SPEECHES = 'state_union'

type Flagged = {
  src: string
  doc: string
  text: string
  claim: string
  claimText: string
  score: number
  level: Level
}

export async function measureOrdinary({ folder, words, progress, sets }: Bench): Promise<Part> {
  const sentences = negatives(folder)
  const pages = ordinaryPages(sentences)
  const claims = scaleClaims(folder)
  progress.show(`compiling ${claims.length} claims`, undefined)
  const matcherOf = await product(claims, words)
  const texts = new Map(claims.map(({ key, wordings }) => [key, wordings[0]?.text ?? ''] as const))
  const run = async (name: string, judgesOf: (doc: string) => Judges): Promise<Flagged[]> => {
    const flagged: Flagged[] = []
    let done = 0
    for (const page of pages) {
      const { id: doc, group: src, sentences: part } = page
      const matches = await matcherOf(judgesOf(doc)).match(requestOf(page, 'wide'), wholePage())
      for (const match of matches) {
        if (!match.marked || match.level === null) continue
        flagged.push({
          src,
          doc,
          text: part[match.sentence]?.text ?? '',
          claim: idOf(match.claim),
          claimText: texts.get(match.claim) ?? '',
          score: Math.round(match.score * 1e4) / 1e4,
          level: match.level,
        })
      }
      done += part.length
      progress.show(`ordinary sentences, ${name}`, done / sentences.length)
    }
    return flagged.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
  }
  const runs: [string, Flagged[]][] = []
  for (const { name, shipped, heldOut } of sets) {
    const held = (doc: string): Judges => heldOut(foldOf(doc)) ?? shipped
    runs.push([`${name}, document held out`, await run(name, held)])
  }

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
  const [name, flagged] = runs.at(-1) as [string, Flagged[]]
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
        figure: rate(flagged, 'strict', (src) => src !== SPEECHES),
        goal: 0.5,
        better: 'lower',
      },
      {
        measure: `State of the Union at strict, ${name}: false per 10,000`,
        figure: rate(flagged, 'strict', (src) => src === SPEECHES),
        goal: 2,
        better: 'lower',
      },
    ],
    json: Object.fromEntries(
      runs.map(([run, found]) => [run, byLevel((level) => found.filter((one) => one.level === level))]),
    ),
  }
}

/** Documents as pages, long ones in parts. The group of a page is its source. */
export function ordinaryPages(sentences: readonly PlainSentence[]): OrdinaryPage[] {
  return [...Map.groupBy(sentences, ({ src, doc }) => `${src} ${doc}`).values()].flatMap((document) => {
    const [{ src = '', doc = '' } = {}] = document
    const lead = leadOf(document)
    return Array.from({ length: Math.ceil(document.length / PART) }, (_, part): OrdinaryPage => {
      const from = part * PART
      return {
        id: doc,
        group: src,
        document: { lang: 'en', headline: '', lead },
        before: document.slice(Math.max(0, from - BEFORE), from).map(({ text }) => text),
        sentences: document.slice(from, from + PART).map(({ text }) => ({ text, labels: [] })),
      }
    })
  })
}

export type OrdinaryPage = LabelledPage & { readonly before: readonly string[] }
