/**
 * Finds the claims that a sentence could be, in the compiled index (index-format.ts):
 *
 * 1. Every term of the sentence that some row has in its prefix counts one hit for that row.
 * 2. Rows with two hits are looked at: their terms that are in the sentence are weighed.
 * 3. Those with enough of their weight in the sentence itself, and enough in sentence and context
 *    together, are candidates.
 *
 * Step 1 loses nothing that steps 2 and 3 would keep: see prefixLength in build-index.ts. Ends are
 * held within their sections throughout: damage that an opening did not notice gives wrong
 * candidates, which the scorer drops, and never a loop without end.
 */
import { scanTerms, termList } from '../text/terms.ts'
import { HEADER, type IndexViews, openViews, SHARE_PARTS } from './index-format.ts'
import { readKey } from './index-keys.ts'
import type { Candidate, Retriever } from './retriever.ts'

const SENTENCE = 1
const CONTEXT = 2
/** While a text is read: seen in it already. */
const READ = 4

/** The highest odd number of which the next still fits a byte. */
const LAST_EPOCH = 0xfd
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
  const { hashes, slotTable, postingStart, postings, rowStart, rowTerms, rowClaim, weights } = views
  const mask = views.slots - 1
  const shares = views.header[HEADER.shares] as number
  const ownShare = shares >>> 16
  const coverageShare = shares & 0xffff
  const floorTerms = views.header[HEADER.floorTerms] as number
  const oneHitIsEnough = floorTerms < 2

  /** Hits of each row: `epoch` is one, `epoch + 1` two or more, anything else none. Never cleared but when epochs run out. */
  const hits = new Uint8Array(views.rows)
  let epoch = 1
  /** What a term is in at the moment: SENTENCE, CONTEXT, both or neither. */
  const marks = new Uint8Array(views.terms)
  const scanned = termList()
  const remembered = new Map<string, Uint32Array>()
  let context: readonly string[] = []
  let touched = new Uint32Array(256)

  return {
    size: views.claims,
    candidates(sentence, around) {
      const terms = termsOf(sentence)
      const count = probe(terms)
      if (count === 0) return []
      enterContext(around)
      for (const term of terms) marks[term] = (marks[term] as number) | SENTENCE
      const best = new Map<number, number>()
      for (let i = 0; i < count; i++) {
        const row = touched[i] as number
        const coverage = coverageOf(row)
        if (coverage === 0) continue
        const claim = rowClaim[row] as number
        if (coverage > (best.get(claim) ?? 0)) best.set(claim, coverage)
      }
      for (const term of terms) marks[term] = (marks[term] as number) & ~SENTENCE
      return [...best]
        .map(([claim, coverage]): Candidate => ({ key: readKey(views, claim), coverage }))
        .sort((a, b) => b.coverage - a.coverage || (a.key < b.key ? -1 : 1))
    },
  }

  /** The different terms of a text that some claim has, as numbers. */
  function termsOf(text: string): Uint32Array {
    const known = remembered.get(text)
    if (known !== undefined) return known
    scanned.length = 0
    scanTerms(text, scanned)
    let count = 0
    for (let i = 0; i < scanned.length; i++) {
      const number = numberOf(scanned.items[i] as number)
      if (number < 0 || ((marks[number] as number) & READ) !== 0) continue
      marks[number] = (marks[number] as number) | READ
      scanned.items[count++] = number
    }
    const numbers = scanned.items.slice(0, count)
    for (const number of numbers) marks[number] = (marks[number] as number) & ~READ
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(text, numbers)
    return numbers
  }

  /** The number of a term, or −1 if no claim has it. */
  function numberOf(hash: number): number {
    for (let i = 0, slot = hash & mask; i <= mask; i++, slot = (slot + 1) & mask) {
      const number = (slotTable[slot] as number) - 1
      if (number < 0 || hashes[number] === hash) return number
    }
    return -1
  }

  /** Collects the rows with enough hits in `touched`; gives how many. */
  function probe(terms: Uint32Array): number {
    epoch += 2
    if (epoch > LAST_EPOCH) {
      hits.fill(0)
      epoch = 1
    }
    const first = epoch
    const second = epoch + 1
    let count = 0
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number
      const end = Math.min(postingStart[term + 1] as number, postings.length)
      let row = 0
      for (let at = postingStart[term] as number; at < end; ) {
        let byte = postings[at++] as number
        let distance = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = postings[at++] as number
          distance |= (byte & 0x7f) << shift
        }
        row += distance
        const before = hits[row]
        if (before === second) continue
        if (before === first || oneHitIsEnough) {
          hits[row] = second
          if (count === touched.length) touched = doubled(touched)
          touched[count++] = row
        } else hits[row] = first
      }
    }
    return count
  }

  /** The share of a row's weight that is in the sentence or its context; 0 if the row is below the floor. */
  function coverageOf(row: number): number {
    const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
    let total = 0
    let own = 0
    let filled = 0
    let shared = 0
    let terms = 0
    let number = 0
    for (let at = rowStart[row] as number; at < end; terms++) {
      let byte = rowTerms[at++] as number
      let value = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = rowTerms[at++] as number
        value |= (byte & 0x7f) << shift
      }
      number = terms === 0 ? value : number - value
      const weight = weights[number] as number
      const mark = marks[number] as number
      total += weight
      if ((mark & SENTENCE) !== 0) {
        own += weight
        shared++
      } else if (mark === CONTEXT) filled += weight
    }
    const covered = own + filled
    return shared < Math.min(floorTerms, terms) ||
      own * SHARE_PARTS < ownShare * total ||
      covered * SHARE_PARTS < coverageShare * total
      ? 0
      : covered / total
  }

  /** Marks the context's terms; once only for the sentences that share it. */
  function enterContext(around: readonly string[]): void {
    if (around.length === context.length && around.every((text, i) => text === context[i])) return
    for (const text of context) for (const term of termsOf(text)) marks[term] = 0
    context = [...around]
    for (const text of context) for (const term of termsOf(text)) marks[term] = CONTEXT
  }
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2)
  larger.set(list)
  return larger
}
