/**
 * Finds the claims that a sentence could state, in a compiled index (format.ts):
 *
 * 1. The sentence's terms, heaviest first, count one hit for every row in their posting lists.
 * 2. Of the rows with two hits, those are dropped that lack too much weight in sentence and context
 *    together. Most are dropped at their first few terms, which weigh most.
 * 3. Rows with enough of their weight in the sentence itself become candidates.
 *
 * Step 1 loses no row that would pass steps 2 and 3: see prefixLength in term-weights.ts. It stops
 * early in long posting lists. A row whose second hit is the sentence's i-th term has no more in the
 * sentence than the sentence's heaviest term and its terms from the i-th on. Rows are sorted by
 * weight, so all rows from some row on are too heavy for that, and need not be read.
 *
 * Every read stays within its section. So damage that was not noticed at opening gives wrong
 * candidates, which the matcher drops, but never an endless loop.
 */

import type { ClaimKey } from '../records/claim-key.ts'
import type { WordTable } from '../text/word-table.ts'
import { type ArticlePart, type ArticleText, articleOf } from './article.ts'
import { articleReader } from './article-reader.ts'
import { indexFingerprint } from './fingerprint.ts'
import { SHARE_PARTS } from './floor.ts'
import { HEADER, type IndexViews, LIGHT_ROWS, LIGHT_SHIFT, STEP } from './format.ts'
import { readKey } from './keys.ts'
import { withRoom } from './number-lists.ts'
import { openViews } from './open-views.ts'
import { byCoverage, type Candidate, type Retriever } from './retriever.ts'
import { languagesOf } from './rows.ts'
import { termReader } from './term-reader.ts'

/** Largest odd epoch for which epoch + 1 fits a Uint8. */
const LAST_EPOCH = 0xfd
/** Posting lists of up to this length are read whole: finding out where to stop would take longer. */
const SHORT_POSTINGS = 16

/**
 * Opens a compiled index.
 *
 * @param words the table that it was compiled with
 * @returns false if the buffer is cut short, damaged or has another fingerprint; then compile the
 *   claims again
 */
export function openIndex(buffer: ArrayBuffer, words: WordTable | undefined): Retriever | false {
  const views = openViews(buffer, indexFingerprint(words))
  return views !== false && retrieverOf(views)
}

/** A retriever over the views of an opened index, and what an article finds there (layers.ts). */
export type IndexRetriever = Retriever & {
  /** @param isGone whether a claim is removed or replaced by a layer above */
  readonly articlePart: (text: ArticleText, isGone: (key: ClaimKey) => boolean) => ArticlePart
}

/** A retriever over the views of an opened index. */
export function retrieverOf(views: IndexViews): IndexRetriever {
  const { postingStart, postingRows, rowStart, rowTerms, rowWeights, rowClaim, weights } = views
  const { lightRows } = views
  const shares = views.header[HEADER.shares] as number
  const ownShare = shares >>> 16
  const coverageShare = shares & 0xffff
  const floorTerms = views.header[HEADER.floorTerms] as number
  const floorWeight = views.header[HEADER.floorWeight] as number
  const oneHitIsEnough = floorTerms < 2

  /**
   * Hits of each row in this sentence: `epoch` means one, `epoch + 1` two or more, any other value
   * none. Each sentence takes the next odd epoch, so the array is cleared only when epochs run out.
   */
  const hits = new Uint8Array(views.rows)
  let epoch = 1
  /** The weight of each term that is in the sentence; 0 for all others. */
  const inSentence = new Uint8Array(views.terms)
  /** In how many texts, of sentence and context, each term is. */
  const textsWith = new Uint16Array(views.terms)
  /** The weight of each term that is in none of them; 0 for all others. */
  const missing = weights.slice()
  const termsOf = termReader(views)
  const context: { readonly text: string; readonly terms: Uint32Array }[] = []
  /** Rows with two hits. Only its first entries are of this sentence; the functions below say how many. */
  let hitRows = new Uint32Array(256)

  /** Opened when the first article comes: it takes a few bytes a claim. */
  let reader: ReturnType<typeof articleReader> | undefined
  let known: ReadonlySet<string> | undefined
  const articlePart: IndexRetriever['articlePart'] = (text, isGone) => {
    reader ??= articleReader(views, termsOf)
    return reader(text, isGone)
  }

  return {
    size: views.claims,
    languages() {
      known ??= languagesOf(views.rowLanguage)
      return known
    },
    articlePart,
    article: (text) => articleOf([articlePart(text, () => false)]),
    candidates(sentence, texts) {
      const terms = termsOf(sentence)
      const count = collectHits(terms)
      if (count === 0) return []
      changeContext(texts)
      addText(terms)
      const covered = dropUncovered(count)
      // True for most sentences.
      if (covered === 0) {
        removeText(terms)
        return []
      }
      for (const term of terms) inSentence[term] = weights[term] as number
      const best = new Map<number, number>()
      for (let i = 0; i < covered; i++) {
        const row = hitRows[i] as number
        const claim = rowClaim[row] as number
        const coverage = isInSentence(row) ? coverageOf(row) : 0
        if (coverage > (best.get(claim) ?? 0)) best.set(claim, coverage)
      }
      for (const term of terms) inSentence[term] = 0
      removeText(terms)
      return [...best]
        .map(([claim, coverage]): Candidate => ({ key: readKey(views, claim), coverage }))
        .sort(byCoverage)
    },
  }

  /** Collects the rows with two hits in `hitRows` and gives their number. */
  function collectHits(terms: Uint32Array): number {
    epoch += 2
    if (epoch > LAST_EPOCH) {
      hits.fill(0)
      epoch = 1
    }
    const first = epoch
    const heaviest = oneHitIsEnough || terms.length === 0 ? 0 : (weights[terms[0] as number] as number)
    /** Weight of this term and those after it. */
    let remaining = 0
    for (const term of terms) remaining += weights[term] as number
    let count = 0
    // The loops below use local variables only and call no function: captured ones are read again for every row.
    const units = postingRows
    const state = hits
    let list = hitRows
    for (const term of terms) {
      if (heaviest + remaining < floorWeight) break
      const end = Math.min(postingStart[term + 1] as number, postingRows.length)
      const isShort = end - (postingStart[term] as number) <= SHORT_POSTINGS
      /** Rows from here on cannot reach the floor if this is their first hit … */
      const firstHitEnd = isShort ? views.rows : rowsWithin(remaining)
      /** … and rows from here on cannot reach it even if they had the heaviest term. */
      const secondHitEnd = isShort ? views.rows : rowsWithin(heaviest + remaining)
      remaining -= weights[term] as number
      list = withRoom(list, count, end - (postingStart[term] as number))
      // Where one hit is enough, each term counts as two hits.
      for (let again = oneHitIsEnough ? 1 : 0; again >= 0; again--) {
        let at = postingStart[term] as number
        let base = 0
        for (;;) {
          const limit = Math.min(firstHitEnd - base, STEP)
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
        // From here on, only rows that have a hit already.
        for (;;) {
          const limit = Math.min(secondHitEnd - base, STEP)
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
    hitRows = list
    return count
  }

  /** How many rows, counted from the lightest, can reach the floor with at most `weight` in the sentence. */
  function rowsWithin(weight: number): number {
    if (weight < floorWeight) return 0
    if (ownShare === 0) return views.rows
    const heaviestRow = Math.floor((weight * SHARE_PARTS) / ownShare) >> LIGHT_SHIFT
    return heaviestRow >= LIGHT_ROWS ? views.rows : (lightRows[heaviestRow] as number)
  }

  /**
   * Drops from the first `count` rows in `hitRows` those with too little weight in the sentence and its
   * context. Gives the number of rows that are left.
   */
  function dropUncovered(count: number): number {
    // Local variables only, as in collectHits.
    const list = hitRows
    const units = rowTerms
    const starts = rowStart
    const totals = rowWeights
    const weightOf = missing
    const mayLack = SHARE_PARTS - coverageShare
    let kept = 0
    for (let i = 0; i < count; i++) {
      const row = list[i] as number
      const end = Math.min(starts[row + 1] as number, units.length)
      let slack = Math.floor((mayLack * (totals[row] as number)) / SHARE_PARTS)
      let base = 0
      for (let at = starts[row] as number; at < end && slack >= 0; at++) {
        const distance = units[at] as number
        if (distance === STEP) base += STEP
        else {
          slack -= weightOf[base + distance] as number
          base = 0
        }
      }
      if (slack >= 0) list[kept++] = row
    }
    return kept
  }

  /** The share of a row's weight that is in the sentence or its context, 0–1. */
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

  /** Whether the sentence itself has enough of a row: its share, its weight and its number of terms. */
  function isInSentence(row: number): boolean {
    const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
    let own = 0
    let ownTerms = 0
    let terms = 0
    let base = 0
    for (let at = rowStart[row] as number; at < end; at++) {
      const distance = rowTerms[at] as number
      if (distance === STEP) {
        base += STEP
        continue
      }
      const weight = inSentence[base + distance] as number
      own += weight
      if (weight !== 0) ownTerms++
      terms++
      base = 0
    }
    return (
      own >= floorWeight &&
      own * SHARE_PARTS >= ownShare * (rowWeights[row] as number) &&
      ownTerms >= Math.min(floorTerms, terms)
    )
  }

  /** Changes only what differs: neighbouring sentences share most of their context. Equal texts count once. */
  function changeContext(texts: readonly string[]): void {
    let kept = 0
    for (const one of context) {
      if (texts.includes(one.text)) context[kept++] = one
      else removeText(one.terms)
    }
    context.length = kept
    for (const text of texts) {
      if (context.some((one) => one.text === text)) continue
      const terms = termsOf(text)
      addText(terms)
      context.push({ text, terms })
    }
  }

  function addText(terms: Uint32Array): void {
    for (const term of terms) {
      if (textsWith[term] === 0) missing[term] = 0
      textsWith[term] = (textsWith[term] as number) + 1
    }
  }

  function removeText(terms: Uint32Array): void {
    for (const term of terms) {
      textsWith[term] = (textsWith[term] as number) - 1
      if (textsWith[term] === 0) missing[term] = weights[term] as number
    }
  }
}
