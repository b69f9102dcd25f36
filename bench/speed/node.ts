/** Times in Node: compiling, opening, and matching a page of 100 sentences, beside the floor and peers. */
import { readFileSync } from 'node:fs'
import { compileIndex } from '../../claims/index/compile.ts'
import { openIndex } from '../../claims/index/retrieve.ts'
import type { Retriever } from '../../claims/index/retriever.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { treesJudge } from '../../claims/match/judge/trees.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import { analyseClaim } from '../../claims/match/pair/analysed-claim.ts'
import type { Context } from '../../claims/match/pair/context.ts'
import { makePairs } from '../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../claims/match/pair/sentence-facts.ts'
import type { Matcher } from '../../claims/match/types.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { type Analysis, analyse } from '../../claims/text/analyse.ts'
import { openWordTable, type WordTable } from '../../claims/text/word-table.ts'
import { type BenchPage, claimsOf, claimTexts, pages } from './corpus.ts'
import { memoryUsed, PEERS } from './peers.ts'

export type NodeFigures = {
  claims: number
  build: { ms: number; longestSliceMs: number }
  bytes: number
  bytesPerClaim: number
  openMs: number
  memoryBytes: number
  /** Medians over the pages, ms per page of 100 sentences. */
  page: PageFigures[]
  /** The slowest page, µs per sentence. */
  worstRetrieveUs: number
  worstMatchUs: number
  peers: {
    name: string
    buildMs: number
    bytes: number
    openMs: number
    memoryBytes: number
    pageMs: number
  }[]
  /** Peers that are missing in this version of Node. */
  peersLeftOut: string[]
}

/** The figures of a page. Analyse, pair and score are the stages of match after retrieve, each measured alone. */
const FIGURES = ['segmenter', 'retrieve', 'analyse', 'pair', 'score', 'match', 'candidates'] as const
type PageFigures = { kind: BenchPage['kind'] } & Record<(typeof FIGURES)[number], number>

/** Runs of each measurement. The minimum counts, because longer times come from other work on the machine. */
const RUNS = 7

export async function measureNode(folder: string, count: number, withPeers: boolean): Promise<NodeFigures> {
  const texts = claimTexts(folder, count)
  const claims = claimsOf(texts)
  const words = openWordTable(readFileSync('public/words.bin'))
  let last = performance.now()
  let longest = 0
  const started = performance.now()
  const buffer = await compileIndex(claims, {
    words,
    expected: count,
    onProgress: () => {
      longest = Math.max(longest, performance.now() - last)
      // The next slice starts after a turn of the event loop.
      setImmediate(() => {
        last = performance.now()
      })
    },
  })
  const buildMs = performance.now() - started

  const opens = Array.from({ length: RUNS }, () => time(() => openIndex(buffer, words)))
  const before = memoryUsed()
  const retriever = openIndex(buffer, words)
  if (retriever === false) throw new Error('bench: the index does not open')
  const memoryBytes = memoryUsed() - before + buffer.byteLength
  const byKey = new Map(claims.map((claim) => [claim.key, claim] as const))
  const matcher = openMatcher({ index: retriever, words, model: SHIPPED_MODEL, claims })

  const all = pages(folder)
  const found = all.map(() => 0)
  const retrieve = await leastOfEach(all, (page, at) => {
    found[at] = page.sentences.reduce(
      (sum, sentence, i) => sum + retriever.candidates(sentence, contextOf(page, i), 'en').length,
      0,
    )
  })
  const segmenter = await leastOfEach(all, segment)
  const match = await leastOfEach(all, (page) => matchPage(matcher, page))
  const measured: NodeFigures['page'] = []
  for (const [at, page] of all.entries()) {
    measured.push({
      kind: page.kind,
      segmenter: segmenter[at] as number,
      retrieve: retrieve[at] as number,
      ...(await stages(page, retriever, byKey, words)),
      match: match[at] as number,
      candidates: found[at] as number,
    })
  }
  const worst = (of: 'retrieve' | 'match') => Math.max(...measured.map((page) => page[of])) * 10
  return {
    claims: count,
    build: { ms: buildMs, longestSliceMs: longest },
    bytes: buffer.byteLength,
    bytesPerClaim: buffer.byteLength / count,
    openMs: Math.min(...opens),
    memoryBytes,
    page: (['ordinary', 'on topic'] as const).map((kind) => {
      const some = measured.filter((page) => page.kind === kind)
      const medians = FIGURES.map((name) => [name, median(some.map((page) => page[name]))] as const)
      return { kind, ...(Object.fromEntries(medians) as Omit<PageFigures, 'kind'>) }
    }),
    worstRetrieveUs: worst('retrieve'),
    worstMatchUs: worst('match'),
    ...measurePeers(withPeers ? [...PEERS.keys()] : [], texts, folder),
  }
}

function measurePeers(
  names: readonly string[],
  texts: readonly string[],
  folder: string,
): Pick<NodeFigures, 'peers' | 'peersLeftOut'> {
  const [page] = pages(folder, 1) as [BenchPage]
  const peers: NodeFigures['peers'] = []
  const peersLeftOut: string[] = []
  for (const name of names) {
    const peer = PEERS.get(name)?.(texts)
    if (peer === undefined) {
      peersLeftOut.push(name)
      continue
    }
    const { search, ...figures } = peer
    const runs = Array.from({ length: 3 }, () => time(() => page.sentences.map(search)))
    peers.push({ name, ...figures, pageMs: Math.min(...runs) })
  }
  return { peers, peersLeftOut }
}

function contextOf(page: BenchPage, at: number): string[] {
  const { sentences } = page
  return [sentences[0] ?? '', ...sentences.slice(Math.max(0, at - 3), at)]
}

/** The time of a page after retrieval, by stage. Every text that is needed is analysed once, and all pairs are scored. */
async function stages(
  page: BenchPage,
  retriever: Retriever,
  byKey: ReadonlyMap<string, MatchableClaim>,
  words: WordTable,
): Promise<Pick<PageFigures, 'analyse' | 'pair' | 'score'>> {
  const { sentences } = page
  const work = sentences.flatMap((sentence, i) => {
    const claims = retriever
      .candidates(sentence, contextOf(page, i), 'en')
      .map(({ key }) => analyseClaim(byKey.get(key) as MatchableClaim, words))
    const before = sentences.slice(Math.max(0, i - 3), i).reverse()
    return claims.length === 0 ? [] : [{ sentence, before, claims }]
  })
  const headline = sentences[0] ?? ''
  const lead = sentences.slice(0, 3).join(' ')
  const texts = new Set(work.flatMap(({ sentence, before }) => [sentence, ...before, headline, lead]))
  let analysed = new Map<string, Analysis>()
  const analyseMs = await least(() => {
    analysed = new Map([...texts].map((text) => [text, analyse(text, 'en', words)] as const))
  })
  const of = (text: string): Analysis => analysed.get(text) as Analysis
  const pairAll = () =>
    work.flatMap(({ sentence, before, claims }) => {
      const around = { headline: of(headline), lead: of(lead), published: undefined }
      const context: Context = { ...around, before: before.map(of) }
      const facts = sentenceFacts(of(sentence))
      return claims.flatMap((claim) => makePairs(claim, of(sentence), facts, context, words))
    })
  const pair = await least(pairAll)
  const pairs = pairAll()
  const judge = treesJudge(SHIPPED_MODEL)
  const options = { least: judge.levels.strict, priority: 'visible' } as const
  return { analyse: analyseMs, pair, score: await least(() => judge.judge(pairs, options)) }
}

function matchPage(matcher: Matcher, { sentences }: BenchPage) {
  return matcher.match({
    document: { lang: 'en', headline: sentences[0] ?? '', lead: sentences.slice(0, 3).join(' ') },
    runs: [{ before: [], sentences: sentences.map((text, id) => ({ id, text })) }],
    level: 'strict',
  })
}

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The floor: the time of the platform's own segmenter for the sentences of a page and their words. */
function segment(page: BenchPage): number {
  let words = 0
  for (const sentence of page.sentences) {
    for (const { segment: text } of sentenceSegmenter.segment(sentence)) {
      for (const { isWordLike } of wordSegmenter.segment(text)) if (isWordLike) words++
    }
  }
  return words
}

function time(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

async function least(run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now()
    await run()
    best = Math.min(best, performance.now() - started)
  }
  return best
}

/**
 * The minimum time of each page. All other pages run between two runs of a page, so that its texts are
 * no longer cached.
 */
async function leastOfEach(
  all: readonly BenchPage[],
  run: (page: BenchPage, at: number) => unknown,
): Promise<number[]> {
  const best = all.map(() => Number.POSITIVE_INFINITY)
  for (let i = 0; i < RUNS; i++) {
    for (const [at, page] of all.entries()) {
      const started = performance.now()
      await run(page, at)
      best[at] = Math.min(best[at] as number, performance.now() - started)
    }
  }
  return best
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
