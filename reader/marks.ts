/** Keeps the matches of the page, and paints their marks. */
import type { Match, Stance } from '../claims/match/types.ts'
import type { Verdict } from '../claims/records/verdict.ts'
import { ACCENT, LOOKS } from '../components/looks.ts'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { parentElement } from '../page/dom.ts'
import { createHighlighter, type Drawn, type Mark } from '../page/highlighter.ts'
import { createHitTester, type HitTarget } from '../page/hit-test.ts'
import { lookAt } from '../page/in-sight.ts'
import type { MarkLook } from '../page/look.ts'
import { boxAround, parentsOf, rangesOf } from '../page/ranges.ts'
import type { Reading } from '../page/reading.ts'
import { schemeOf, watchScheme } from '../page/scheme.ts'
import { signedFirst } from './signed-first.ts'

/** A match of the report without `placed`, which is computed for each report. */
type Found = Omit<FoundMatch, 'placed'>

/** What is known about one sentence. */
type Entry = { readonly matches: readonly Found[]; readonly look: MarkLook }

export type Marks = {
  /**
   * Replaces everything that is known about these sentences by `matches`. Skips sentences that are gone
   * from the page. A mark that looks the same as before is not painted again.
   */
  replace(
    sentences: readonly number[],
    matches: readonly Match[],
    claims: ReadonlyMap<string, ClaimWithPack>,
  ): void
  /** Forgets sentences that are gone from the page and paints the others where they are now. */
  repaint(): void
  /** Removes a mark at once when its text changes. Otherwise the new words would be marked until they are read. */
  textChanged(text: Node): void
  /** How many sentences are marked. */
  readonly size: number
  /** All matches in reading order; looks whether the page still shows their marks. */
  report(): FoundMatch[]
  /** Looks whether the page shows the marks, and whether their sentences are in sight. Call it now and then. */
  look(): void
  /** Whether the page took the marks away again and again. */
  readonly hidden: boolean
  /** The matches of a sentence, the best first. */
  ofSentence(sentence: number): FoundMatch[]
  /** The sentence of a match of the report. */
  sentenceOf(match: number): number | undefined
  /** Marked sentences in reading order. */
  sentences(): number[]
  rangesOf(sentence: number): StaticRange[]
  /** The marked sentence at a point of the viewport. */
  at(x: number, y: number): number | undefined
  /** Emphasises the sentence whose card is open. */
  activate(sentence: number | undefined): void
}

/** Makes the marks of one article; `signal` takes them off the page. */
export function createMarks(
  document: Document,
  { reading, root, signal }: { reading: Reading; root: Element; signal: AbortSignal },
): Marks {
  const highlighter = createHighlighter(document, { scheme: schemeOf(root), accent: ACCENT, signal })
  const hits = createHitTester(document)
  const found = new Map<number, Entry>()
  let nextId = 0
  let active: number | undefined
  let drawn: Drawn = 'drawn'
  /** The sentences that the reader could see when the page was last looked at. */
  let inSight = new Set<number>()
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
    const placed = drawn === 'drawn' && inSight.has(sentence) && boxAround(ranges(sentence)) !== null
    return (found.get(sentence)?.matches ?? []).map((match) => ({ ...match, placed }))
  }

  function repaint(): void {
    for (const id of found.keys()) if (reading.find(id) === undefined) found.delete(id)
    const marks: Mark[] = []
    const targets: HitTarget[] = []
    inSight = seenNow()
    for (const [id, { look }] of found) {
      const place = reading.find(id)
      const where = ranges(id)
      if (place === undefined || where.length === 0 || !inSight.has(id)) continue
      const { start, end } = place.sentence
      marks.push({ id, look, ranges: where })
      targets.push({ id, ranges: where, parents: parentsOf(place.read.block, start, end) })
    }
    highlighter.paint(marks)
    highlighter.activate(ranges(active))
    hits.setTargets(targets)
  }

  /** The sentences that a reader can see. A mark on any other would let a page ask what it likes, and read the answer. */
  function seenNow(): Set<number> {
    if (found.size === 0) return new Set()
    const { sees } = lookAt(document)
    return new Set([...found.keys()].filter((id) => sees(ranges(id))))
  }

  function look(): void {
    const now = seenNow()
    if (now.size !== inSight.size || [...now].some((id) => !inSight.has(id))) repaint()
    drawn = highlighter.check()
  }

  /** Makes the entry of a sentence. A match that existed before keeps its id, because the popup may have the id. */
  function entryOf(
    text: string,
    matches: readonly Match[],
    verdict: Verdict,
    before: Entry | undefined,
  ): Entry {
    return {
      look: lookOf(verdict, matches[0]!.stance),
      matches: matches.map((match) => ({
        ...match,
        id: before?.matches.find(({ claim }) => claim === match.claim)?.id ?? nextId++,
        text,
      })),
    }
  }

  return {
    replace(sentences, matches, claims) {
      const bySentence = Map.groupBy(
        matches.filter(({ marked, claim }) => marked && claims.has(claim)),
        ({ sentence }) => sentence,
      )
      let changed = false
      for (const sentence of sentences) {
        const its = signedFirst(bySentence.get(sentence) ?? [], claims)
        const text = reading.textOf(sentence)
        const claim = its[0] && claims.get(its[0].claim)?.claim
        const before = found.get(sentence)
        if (before !== undefined || claim !== undefined) changed = true
        if (text === undefined || claim === undefined) found.delete(sentence)
        else found.set(sentence, entryOf(text, its, claim.verdict, before))
      }
      if (changed) repaint()
    },
    repaint,
    textChanged(text) {
      if (hits.isIn(parentElement(text))) repaint()
    },
    get size() {
      return found.size
    },
    report() {
      look()
      return inOrder().flatMap(withPlace)
    },
    look,
    get hidden() {
      return drawn === 'hidden'
    },
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

/**
 * Gives the look of a mark. It is weaker if the sentence denies the claim or asks about it, so that an
 * article that debunks a claim does not look like one that repeats it.
 */
function lookOf(verdict: Verdict, stance: Stance): MarkLook {
  return { name: verdict, ...LOOKS[verdict], weak: stance === 'denied' || stance === 'asked' }
}
