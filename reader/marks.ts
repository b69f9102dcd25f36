/** What was found on the page, and its marks. */
import type { Match } from '../claims/match/types.ts'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { parentElement } from '../page/dom.ts'
import { createHighlighter, type Mark } from '../page/highlighter.ts'
import { createHitTester, type Target } from '../page/hit-test.ts'
import { lookOf } from '../page/look.ts'
import { boxAround, parentsOf, rangesOf } from '../page/ranges.ts'
import type { Reading } from '../page/reading.ts'
import { schemeOf, watchScheme } from '../page/scheme.ts'

/** A match as the report has it; `placed` is told when somebody asks. */
type Found = Omit<FoundMatch, 'placed'>

export type Marks = {
  /** Adds matches of sentences that still stand on the page; others are stale and dropped. */
  add(matches: readonly Match[], claims: ReadonlyMap<string, ClaimWithPack>): void
  /** Forgets what is gone from the page and paints the rest where it stands now. */
  repaint(): void
  /** Takes off at once what is painted where a text is another now: it would be on other words until they are read. */
  textChanged(text: Node): void
  /** How many sentences are marked. */
  readonly size: number
  /** All of it in reading order. */
  report(): FoundMatch[]
  /** The matches of a sentence, best first. */
  ofSentence(sentence: number): FoundMatch[]
  /** The sentence of a match of the report. */
  sentenceOf(match: number): number | undefined
  /** Marked sentences in reading order. */
  sentences(): number[]
  rangesOf(sentence: number): StaticRange[]
  /** The marked sentence at a point of the viewport. */
  at(x: number, y: number): number | undefined
  /** Sets off the sentence whose card is open. */
  activate(sentence: number | undefined): void
}

export function createMarks(
  document: Document,
  { reading, root, signal }: { reading: Reading; root: Element; signal: AbortSignal },
): Marks {
  const highlighter = createHighlighter(document, { scheme: schemeOf(root), signal })
  const hits = createHitTester(document)
  const found = new Map<number, { readonly matches: readonly Found[]; readonly look: Mark['look'] }>()
  let nextId = 0
  let active: number | undefined
  watchScheme(document, { onChange: () => highlighter.setScheme(schemeOf(root)), signal })

  function ranges(sentence: number | undefined): StaticRange[] {
    const place = sentence === undefined ? undefined : reading.find(sentence)
    return place === undefined ? [] : rangesOf(place.read.block, place.sentence.start, place.sentence.end)
  }

  function inOrder(): number[] {
    return reading.blocks.flatMap(({ sentences }) =>
      sentences.filter(({ id }) => found.has(id)).map(({ id }) => id),
    )
  }

  function withPlace(sentence: number): FoundMatch[] {
    const placed = highlighter.check() && boxAround(ranges(sentence)) !== null
    return (found.get(sentence)?.matches ?? []).map((match) => ({ ...match, placed }))
  }

  function repaint(): void {
    for (const id of found.keys()) if (reading.find(id) === undefined) found.delete(id)
    const marks: Mark[] = []
    const targets: Target[] = []
    for (const [id, { look }] of found) {
      const place = reading.find(id)
      const where = ranges(id)
      if (place === undefined || where.length === 0) continue
      const { start, end } = place.sentence
      marks.push({ look, ranges: where })
      targets.push({ id, ranges: where, parents: parentsOf(place.read.block, start, end) })
    }
    highlighter.paint(marks)
    highlighter.activate(ranges(active))
    hits.setTargets(targets)
  }

  return {
    add(matches, claims) {
      const bySentence = Map.groupBy(
        matches.filter(({ marked, claim }) => marked && claims.has(claim)),
        ({ sentence }) => sentence,
      )
      for (const [sentence, its] of bySentence) {
        const text = reading.textOf(sentence)
        const best = its[0]
        const claim = best && claims.get(best.claim)?.claim
        if (text === undefined || best === undefined || claim === undefined) continue
        found.set(sentence, {
          matches: its.map((match) => ({ ...match, id: nextId++, text })),
          look: lookOf(claim.verdict, best.stance),
        })
      }
      if (bySentence.size > 0) repaint()
    },
    repaint,
    textChanged(text) {
      if (hits.isIn(parentElement(text))) repaint()
    },
    get size() {
      return found.size
    },
    report: () => inOrder().flatMap(withPlace),
    ofSentence: withPlace,
    sentenceOf(match) {
      for (const [sentence, { matches }] of found) if (matches.some(({ id }) => id === match)) return sentence
      return undefined
    },
    sentences: inOrder,
    rangesOf: ranges,
    at: hits.at,
    activate(sentence) {
      active = sentence
      highlighter.activate(ranges(sentence))
    },
  }
}
