/**
 * Finds the claims that a sentence could be, in the compiled index (index-format.ts):
 *
 * 1. The terms of the sentence, from the rarest on, count one hit for every row that has them in
 *    its prefix.
 * 2. Rows with two hits are looked at: those of which too much is neither in the sentence nor in its
 *    context fall, most of them at their first few terms, which weigh most.
 * 3. Those with enough of their weight in the sentence itself are candidates.
 *
 * Step 1 loses nothing that steps 2 and 3 would keep: see prefixLength in index-weights.ts. It stops
 * early in the postings of common terms. What follows the second hit of a row is rarer than
 * nothing that was before, so a row whose second hit is the sentence's term i has at most the
 * sentence's heaviest term and the terms from i on; rows too heavy for that (they are sorted by
 * weight) need not be touched.
 *
 * Ends are held within their sections throughout: damage that an opening did not notice gives
 * wrong candidates, which the scorer drops, and never a loop without end.
 */
import { scanTerms, termList } from '../text/terms.ts'
import {
  HEADER,
  type IndexViews,
  LIGHT_ROWS,
  LIGHT_SHIFT,
  openViews,
  SHARE_PARTS,
  STEP,
  termNumber,
} from './format.ts'
import { readKey } from './keys.ts'
import type { Candidate, Retriever } from './retriever.ts'

/** The highest odd number of which the next still fits a byte. */
const LAST_EPOCH = 0xfd
/** So few rows of a term are read sooner than it is known which of them matter. */
const FEW = 16
/** Texts whose terms are kept: a sentence is the context of the next ones, and the headline that of all. */
const MAX_REMEMBERED = 128

/**
 * Opens a compiled index.
 *
 * @returns false where the buffer is no index of this version, cut short or damaged: compile it anew
 */
export function openIndex(buffer: ArrayBuffer): Retriever | false {
  const views = openViews(buffer)
  return views !== false && retrieverOf(views)
}

/** See {@link openIndex}. */
export function retrieverOf(views: IndexViews): Retriever {
  const { postingStart, postingRows, rowStart, rowTerms, rowWeights, rowClaim, weights } = views
  const { lightRows } = views
  const shares = views.header[HEADER.shares] as number
  const ownShare = shares >>> 16
  const coverageShare = shares & 0xffff
  const floorTerms = views.header[HEADER.floorTerms] as number
  const floorWeight = views.header[HEADER.floorWeight] as number
  const oneHitIsEnough = floorTerms < 2

  /** Hits of each row: `epoch` is one, `epoch + 1` two or more, anything else none. Never cleared but when epochs run out. */
  const hits = new Uint8Array(views.rows)
  let epoch = 1
  /** The weights of the terms that are in the sentence; 0 for all others. */
  const said = new Uint8Array(views.terms)
  /** In how many of sentence and context each term is. */
  const present = new Uint16Array(views.terms)
  /** The weights of the terms that are in none of them; 0 for all others. */
  const missing = weights.slice()
  const scanned = termList()
  const remembered = new Map<string, Uint32Array>()
  const context: { readonly text: string; readonly terms: Uint32Array }[] = []
  let touched = new Uint32Array(256)

  return {
    size: views.claims,
    candidates(sentence, texts) {
      const terms = termsOf(sentence)
      const count = probe(terms)
      if (count === 0) return []
      changeContext(texts)
      enter(terms)
      const left = sift(count)
      // Most sentences have no row that gets so far.
      if (left === 0) {
        leave(terms)
        return []
      }
      for (const term of terms) said[term] = weights[term] as number
      const best = new Map<number, number>()
      for (let i = 0; i < left; i++) {
        const row = touched[i] as number
        const claim = rowClaim[row] as number
        const coverage = isSaid(row) ? coverageOf(row) : 0
        if (coverage > (best.get(claim) ?? 0)) best.set(claim, coverage)
      }
      for (const term of terms) said[term] = 0
      leave(terms)
      return [...best]
        .map(([claim, coverage]): Candidate => ({ key: readKey(views, claim), coverage }))
        .sort((a, b) => b.coverage - a.coverage || (a.key < b.key ? -1 : 1))
    },
  }

  /** The different terms of a text that some claim has, the heaviest first. */
  function termsOf(text: string): Uint32Array {
    const known = remembered.get(text)
    if (known !== undefined) return known
    scanned.length = 0
    scanTerms(text, scanned)
    const { items } = scanned
    let count = 0
    for (let i = 0; i < scanned.length; i++) {
      const number = termNumber(views, items[i] as number)
      if (number >= 0) items[count++] = number
    }
    sortDown(items, count)
    let kept = 0
    for (let i = 0; i < count; i++) {
      const number = items[i] as number
      if (kept === 0 || items[kept - 1] !== number) items[kept++] = number
    }
    const numbers = items.slice(0, kept)
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(text, numbers)
    return numbers
  }

  /** Collects the rows with enough hits in `touched`; gives how many. */
  function probe(terms: Uint32Array): number {
    epoch += 2
    if (epoch > LAST_EPOCH) {
      hits.fill(0)
      epoch = 1
    }
    const first = epoch
    const heaviest = oneHitIsEnough || terms.length === 0 ? 0 : (weights[terms[0] as number] as number)
    let left = 0
    for (const term of terms) left += weights[term] as number
    let count = 0
    // What the loops use is theirs alone, and they call nothing: all of it would be read anew for every row.
    const units = postingRows
    const state = hits
    let list = touched
    for (const term of terms) {
      if (heaviest + left < floorWeight) break
      const end = Math.min(postingStart[term + 1] as number, postingRows.length)
      const few = end - (postingStart[term] as number) <= FEW
      const starts = few ? views.rows : rowsUpTo(left)
      const ends = few ? views.rows : rowsUpTo(heaviest + left)
      left -= weights[term] as number
      list = withRoom(list, count, end - (postingStart[term] as number))
      // Where one hit is enough, every term hits twice.
      for (let again = oneHitIsEnough ? 1 : 0; again >= 0; again--) {
        let at = postingStart[term] as number
        let base = 0
        for (;;) {
          const limit = Math.min(starts - base, STEP)
          for (; at < end; at++) {
            const distance = units[at] as number
            if (distance >= limit) break
            const before = state[base + distance] as number
            // Most rows have no hit yet.
            if (before < first) state[base + distance] = first
            else if (before === first) {
              state[base + distance] = first + 1
              list[count++] = base + distance
            }
          }
          if (at >= end || units[at] !== STEP) break
          base += STEP
          at++
        }
        // From here on no row can be new: the sentence has too little left for it.
        for (;;) {
          const limit = Math.min(ends - base, STEP)
          for (; at < end; at++) {
            const distance = units[at] as number
            if (distance >= limit) break
            if (state[base + distance] === first) {
              state[base + distance] = first + 1
              list[count++] = base + distance
            }
          }
          if (at >= end || units[at] !== STEP) break
          base += STEP
          at++
        }
      }
    }
    touched = list
    return count
  }

  /** Rows below this number may be above the floor with no more than `weight` in the sentence. */
  function rowsUpTo(weight: number): number {
    if (weight < floorWeight) return 0
    if (ownShare === 0) return views.rows
    const most = Math.floor((weight * SHARE_PARTS) / ownShare) >> LIGHT_SHIFT
    return most >= LIGHT_ROWS ? views.rows : (lightRows[most] as number)
  }

  /** Keeps of the first `count` rows in `touched` those of which enough is in the sentence or its context; gives how many. */
  function sift(count: number): number {
    // As in probe: all that the loops use is theirs.
    const list = touched
    const units = rowTerms
    const starts = rowStart
    const totals = rowWeights
    const weightOf = missing
    const mayLack = SHARE_PARTS - coverageShare
    let kept = 0
    for (let i = 0; i < count; i++) {
      const row = list[i] as number
      const end = Math.min(starts[row + 1] as number, units.length)
      let left = Math.floor((mayLack * (totals[row] as number)) / SHARE_PARTS)
      let base = 0
      for (let at = starts[row] as number; at < end && left >= 0; at++) {
        const distance = units[at] as number
        if (distance === STEP) base += STEP
        else {
          left -= weightOf[base + distance] as number
          base = 0
        }
      }
      if (left >= 0) list[kept++] = row
    }
    return kept
  }

  /** The share of a row's weight that is in the sentence or its context. */
  function coverageOf(row: number): number {
    const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
    const total = rowWeights[row] as number
    let lacks = 0
    let base = 0
    for (let at = rowStart[row] as number; at < end; at++) {
      const distance = rowTerms[at] as number
      if (distance === STEP) base += STEP
      else {
        lacks += missing[base + distance] as number
        base = 0
      }
    }
    return (total - lacks) / total
  }

  /** Whether enough of a row is in the sentence itself. */
  function isSaid(row: number): boolean {
    const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
    let own = 0
    let shared = 0
    let terms = 0
    let base = 0
    for (let at = rowStart[row] as number; at < end; at++) {
      const distance = rowTerms[at] as number
      if (distance === STEP) {
        base += STEP
        continue
      }
      const weight = said[base + distance] as number
      own += weight
      if (weight !== 0) shared++
      terms++
      base = 0
    }
    return (
      own >= floorWeight &&
      own * SHARE_PARTS >= ownShare * (rowWeights[row] as number) &&
      shared >= Math.min(floorTerms, terms)
    )
  }

  /** Sentences that follow one another share most of their context. A text that is there twice counts once. */
  function changeContext(texts: readonly string[]): void {
    let kept = 0
    for (const one of context) {
      if (texts.includes(one.text)) context[kept++] = one
      else leave(one.terms)
    }
    context.length = kept
    for (const text of texts) {
      if (context.some((one) => one.text === text)) continue
      const terms = termsOf(text)
      enter(terms)
      context.push({ text, terms })
    }
  }

  function enter(terms: Uint32Array): void {
    for (const term of terms) {
      if (present[term] === 0) missing[term] = 0
      present[term] = (present[term] as number) + 1
    }
  }

  function leave(terms: Uint32Array): void {
    for (const term of terms) {
      present[term] = (present[term] as number) - 1
      if (present[term] === 0) missing[term] = weights[term] as number
    }
  }
}

/** As long as this, a list is sorted faster by hand. */
const SHORT_LIST = 64

/** Sorts the first `count` numbers where they are, the highest first. */
function sortDown(list: Uint32Array, count: number): void {
  if (count > SHORT_LIST) {
    list.subarray(0, count).sort().reverse()
    return
  }
  for (let i = 1; i < count; i++) {
    const value = list[i] as number
    let at = i
    for (; at > 0 && (list[at - 1] as number) < value; at--) list[at] = list[at - 1] as number
    list[at] = value
  }
}

/** The list, or a longer one that begins with its first `count` numbers, with room for so many `more`. */
function withRoom(list: Uint32Array<ArrayBuffer>, count: number, more: number): Uint32Array<ArrayBuffer> {
  if (count + more <= list.length) return list
  const longer = new Uint32Array((count + more) * 2)
  longer.set(list.subarray(0, count))
  return longer
}
