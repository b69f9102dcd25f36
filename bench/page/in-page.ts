/** Runs inside the measured page: does what the content script does there, and times each step by itself. */
import { compileIndex } from '../../claims/index/compile.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { splitSentences } from '../../claims/text/sentences.ts'
import { openWordTable } from '../../claims/text/word-table.ts'
import { findArticle } from '../../page/article-root.ts'
import { type Block, readBlocks } from '../../page/blocks.ts'
import { createHighlighter } from '../../page/highlighter.ts'
import { rangesOf } from '../../page/ranges.ts'
import { SLICE_BUDGET } from '../../page/slices.ts'

/** Milliseconds of each step. `floor` is Intl.Segmenter alone, on the same blocks. */
export type Times = {
  readonly extract: number
  readonly find: number
  readonly segment: number
  readonly match: number
  readonly paint: number
  readonly floor: number
}

export type PageFigures = {
  readonly nodes: number
  readonly units: number
  readonly sentences: number
  readonly first: Times
  /** Medians. */
  readonly warm: Times
  /** The longest task on the page's thread if the work pauses as in the extension, ms. */
  readonly longestTask: number
  /** Painting a thousand marks, ms, median. */
  readonly thousandMarks: number
}

export type Given = {
  readonly claims: readonly MatchableClaim[]
  readonly words: string
  readonly runs: number
}

export async function measure({ claims, words, runs }: Given): Promise<PageFigures> {
  const table = openWordTable(Uint8Array.from(atob(words), (char) => char.charCodeAt(0)))
  const index = await compileIndex(claims, { words: table })
  const matcher = openMatcher({ index, claims, words: table, model: SHIPPED_MODEL })
  const figures: Times[] = []
  let last: Block[] = []
  for (let i = 0; i < runs; i++) {
    const life = new AbortController()
    const started = performance.now()
    const all = finish(readBlocks(document.body))
    const extracted = performance.now()
    const blocks = findArticle(document, all)?.blocks ?? all
    const found = performance.now()
    const spans = blocks.map(({ text }) => splitSentences(text, 'en'))
    const segmented = performance.now()
    const floor = timeOf(() => segmentOnly(blocks))
    let id = 0
    const places: { block: Block; start: number; end: number }[] = []
    const sentences = blocks.flatMap((block, at) =>
      spans[at]!.map(({ start, end }) => {
        places.push({ block, start, end })
        return { id: id++, text: block.text.slice(start, end) }
      }),
    )
    const matchStarted = performance.now()
    const matches = await matcher.match({
      document: { lang: 'en', headline: '', lead: blocks[0]?.text.slice(0, 800) ?? '' },
      runs: [{ before: [], sentences }],
      level: 'strict',
    })
    const matched = performance.now()
    const highlighter = createHighlighter(document, { scheme: 'light', signal: life.signal })
    highlighter.paint(
      matches.map(({ sentence }) => {
        const { block, start, end } = places[sentence]!
        return { look: { verdict: 'mixed', weak: false }, ranges: rangesOf(block, start, end) }
      }),
    )
    const painted = performance.now()
    life.abort()
    last = [...blocks]
    figures.push({
      extract: extracted - started,
      find: found - extracted,
      segment: segmented - found,
      match: matched - matchStarted,
      paint: painted - matched,
      floor,
    })
  }
  return {
    nodes: countNodes(),
    units: last.reduce((sum, { text }) => sum + text.length, 0),
    sentences: last.reduce((sum, { text }) => sum + splitSentences(text, 'en').length, 0),
    first: figures[0]!,
    warm: medians(figures.slice(1)),
    longestTask: longestTask(),
    thousandMarks: thousandMarks(last),
  }
}

function countNodes(): number {
  const walker = document.createTreeWalker(document)
  let nodes = 1
  while (walker.nextNode()) nodes++
  return nodes
}

let segmenter: Intl.Segmenter | undefined

function segmentOnly(blocks: readonly Block[]): number {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })
  let count = 0
  for (const { text } of blocks) for (const _ of segmenter.segment(text)) count++
  return count
}

/** The longest stretch between two pauses in which the page gets a turn. */
function longestTask(): number {
  let longest = 0
  const work = readBlocks(document.body)
  let blocks: readonly Block[] = []
  for (let done = false; !done; ) {
    const started = performance.now()
    do {
      const step = work.next()
      if (step.done) {
        blocks = step.value
        done = true
        break
      }
    } while (performance.now() - started < SLICE_BUDGET)
    // What follows the last slice belongs to the same task.
    if (done) findArticle(document, blocks)
    longest = Math.max(longest, performance.now() - started)
  }
  return longest
}

function thousandMarks(blocks: readonly Block[]): number {
  const places = blocks.flatMap((block) =>
    splitSentences(block.text, 'en').map(({ start, end }) => rangesOf(block, start, end)),
  )
  if (places.length === 0) return 0
  const marks = Array.from({ length: 1_000 }, (_, i) => ({
    look: { verdict: 'mixed' as const, weak: false },
    ranges: places[i % places.length]!,
  }))
  const times = Array.from({ length: 20 }, () => {
    const life = new AbortController()
    const highlighter = createHighlighter(document, { scheme: 'light', signal: life.signal })
    const time = timeOf(() => highlighter.paint(marks))
    life.abort()
    return time
  })
  return median(times)
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function timeOf(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function medians(all: readonly Times[]): Times {
  const of = (step: keyof Times) => median(all.map((times) => times[step]))
  return {
    extract: of('extract'),
    find: of('find'),
    segment: of('segment'),
    match: of('match'),
    paint: of('paint'),
    floor: of('floor'),
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}

Object.assign(globalThis, { measureFootnote: measure })
