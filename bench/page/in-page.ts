/** Runs inside the measured page: times each step of the content script separately. */
import { compileIndex } from '../../claims/index/compile.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../claims/match/open-matcher.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { splitSentences } from '../../claims/text/sentences.ts'
import { openWordTable } from '../../claims/text/word-table.ts'
import { findArticle } from '../../page/article-root.ts'
import type { Block } from '../../page/block.ts'
import { readBlocks } from '../../page/blocks.ts'
import { createHighlighter } from '../../page/highlighter.ts'
import type { Colours, MarkLook } from '../../page/look.ts'
import { rangesOf } from '../../page/ranges.ts'
import { SLICE_BUDGET } from '../../page/slices.ts'

/** Painting takes the same time whatever the colour. */
const GREY: Colours = { light: '#777777', dark: '#777777' }
const LOOK: MarkLook = { name: 'mixed', colour: GREY, line: 'double', weak: false }

/** Milliseconds of each step. `floor` is Intl.Segmenter alone, sentences of the same blocks. */
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
  /** The longest task on the page's thread when the work is sliced as in the extension, ms. */
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
    const highlighter = createHighlighter(document, { scheme: 'light', accent: GREY, signal: life.signal })
    highlighter.paint(
      matches.map(({ sentence }, id) => {
        const { block, start, end } = places[sentence]!
        return { id, look: LOOK, ranges: rangesOf(block, start, end) }
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

/** The longest time between two pauses of page/slices.ts, in which the page can run. */
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
    // The work after the last slice belongs to the same task.
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
    id: i,
    look: LOOK,
    ranges: places[i % places.length]!,
  }))
  const times = Array.from({ length: 20 }, () => {
    const life = new AbortController()
    const highlighter = createHighlighter(document, { scheme: 'light', accent: GREY, signal: life.signal })
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
