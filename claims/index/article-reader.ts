/**
 * Finds the claims of an article in a compiled index (format.ts), and how near its sentences are:
 *
 * 1. The terms of all windows count hits in their posting lists, as those of a sentence do in
 *    retrieve.ts. Rows that reach the index's floor with the words of the whole article are kept.
 * 2. Each window ranks these rows by (weight that its words cover) × (share that they cover), and keeps
 *    the best claims of each pack.
 * 3. The rows of these claims are weighed with each sentence of the window.
 *
 * In step 2 a term weighs what it says in a text as long as a window: a word that is in one sentence of
 * ten is in most windows, and says nothing there. (Among 89,695 other claims, the right claim is among
 * the first 20 of its article in .78 of cases instead of .72 in the authored events, and in .51 instead
 * of .36 on pages of five events each, windows aside.)
 */
import type { ClaimKey } from '../records/claim-key.ts'
import {
  type ArticlePart,
  type ArticleText,
  byScore,
  CLAIMS_A_WINDOW,
  LEAST_NEAR,
  NEAR_BEFORE,
  type NearClaim,
  WINDOW,
  type WindowClaim,
  windowCount,
  windowsOf,
} from './article.ts'
import { type ArticleWords, articleWords } from './article-words.ts'
import { SHARE_PARTS } from './floor.ts'
import { HEADER, type IndexViews, STEP, WEIGHT_STEPS } from './format.ts'
import { readKey } from './keys.ts'
import { nearness as openNearness } from './nearness.ts'
import { withRoom } from './number-lists.ts'
import { type Rarity, rarityIn } from './rarity.ts'
import { windowWords } from './window-words.ts'

/** Windows that are ranked in one pass: each row has a bit for each of them. Longer pages take several passes. */
const WINDOWS_A_PASS = 16

/** Rows that are ranked before all others. */
const FIRST_ROWS = 1_000
/** What a term adds to the count in the upper half of a sum of weights. A row weighs less. */
const ONE_TERM = 2 ** 16

/** A claim in the list of a window; `claim` is its number. */
type Ranked = WindowClaim & { readonly claim: number }

/**
 * Gives a function that reads an article.
 *
 * @param termsOf the terms of a text, see term-reader.ts
 */
export function articleReader(views: IndexViews, termsOf: (text: string) => Uint32Array) {
  const { postingStart, postingRows, rowStart, rowTerms, rowWeights, rowClaim, weights, termPack } = views
  const ownShare = (views.header[HEADER.shares] as number) >>> 16
  const floorTerms = views.header[HEADER.floorTerms] as number
  const floorWeight = views.header[HEADER.floorWeight] as number
  /** The windows with a hit for each row, as bits. */
  const hits = new Uint16Array(views.rows)
  /** Whether a row is in `hitRows`. */
  const isHit = new Uint8Array(views.rows)
  const wordsOf = articleWords(views, termsOf)
  const inWindows = windowWords(views)
  const nearness = openNearness(views)
  const isChosen = new Uint8Array(views.claims)
  /** By window: what it covers of a row, by rarity … */
  const said = new Uint32Array(WINDOWS_A_PASS)
  /** … and by weight; the number of terms is in the upper half. */
  const own = new Uint32Array(WINDOWS_A_PASS)
  let hitRows = new Uint32Array(256)
  /** The terms of the row that was decoded last; the first `rowLength` entries. */
  const terms = new Uint32Array(256)
  let rowLength = 0
  /** … and their rarity. */
  let rowTotal = 0

  return (text: ArticleText, isGone: (key: ClaimKey) => boolean): ArticlePart => {
    const words = wordsOf(text)
    const count = windowCount(text.sentences.length)
    const windows: Ranked[][] = []
    /** The rows of each chosen claim. */
    const rowsOf = new Map<number, number[]>()
    for (let from = 0; from < count; from += WINDOWS_A_PASS)
      windows.push(
        ...rankWindows(text, words, isGone, { from, to: Math.min(count, from + WINDOWS_A_PASS), rowsOf }),
      )
    return {
      windows,
      near(at, isOf) {
        const sentence = text.sentences[at]
        if (sentence === undefined) return []
        nearness.set(words, sentence.text, [text.headline, ...sentence.before.slice(0, NEAR_BEFORE)])
        const found = new Map<number, NearClaim>()
        /** The parts of the claims that were weighed: neighbouring windows share most claims. */
        const parts = new Map<number, number>()
        const { first, last } = windowsOf(at, count)
        for (let window = first; window <= last; window++) {
          for (const { claim, key, score } of windows[window] as Ranked[]) {
            if (!isOf(window, key)) continue
            const part = parts.get(claim) ?? nearness.of(rowsOf.get(claim) ?? [])
            parts.set(claim, part)
            const near = (part * score) / WEIGHT_STEPS
            if (near >= LEAST_NEAR && near > (found.get(claim)?.near ?? 0)) found.set(claim, { key, near })
          }
        }
        nearness.clear()
        return [...found.values()]
      },
    }
  }

  /** Ranks the claims of the windows `from` to `to`, and notes the rows of those that are kept. */
  function rankWindows(
    text: ArticleText,
    words: ArticleWords,
    isGone: (key: ClaimKey) => boolean,
    { from, to, rowsOf }: { from: number; to: number; rowsOf: Map<number, number[]> },
  ): Ranked[][] {
    const windows = to - from
    // The heaviest terms first: their rows raise the bar early.
    const heaviestFirst = inWindows.set(text, words, from, to)
    const count = collectHits(heaviestFirst)
    const rarity = rarityIn(Math.min(WINDOW, text.sentences.length) + 1)
    const lists = keepBest(count, windows, rarity, isGone)
    for (const list of lists) for (const { claim } of list) isChosen[claim] = 1
    for (let i = 0; i < count; i++) {
      const row = hitRows[i] as number
      const claim = rowClaim[row] as number
      if (isChosen[claim] === 0 || !decode(row, rarity, 0) || !reachesFloor(row, windows, rarity)) continue
      const rows = rowsOf.get(claim)
      if (rows === undefined) rowsOf.set(claim, [row])
      else if (!rows.includes(row)) rows.push(row)
    }
    for (const list of lists) for (const { claim } of list) isChosen[claim] = 0
    inWindows.clear()
    return lists
  }

  /** Collects the rows with two hits in one window in `hitRows` and gives their number. */
  function collectHits(heaviestFirst: Uint32Array): number {
    hits.fill(0)
    isHit.fill(0)
    let count = 0
    // Local variables only, as in retrieve.ts.
    const units = postingRows
    const windowsOfRow = hits
    const listed = isHit
    const windowsWith = inWindows.meant()
    const oneIsEnough = floorTerms < 2
    let list = hitRows
    for (const term of heaviestFirst) {
      const end = Math.min(postingStart[term + 1] as number, units.length)
      const bits = windowsWith[term] as number
      list = withRoom(list, count, end - (postingStart[term] as number))
      let base = 0
      for (let at = postingStart[term] as number; at < end; at++) {
        const distance = units[at] as number
        if (distance === STEP) {
          base += STEP
          continue
        }
        const row = base + distance
        const before = windowsOfRow[row] as number
        windowsOfRow[row] = before | bits
        if (((before & bits) !== 0 || oneIsEnough) && listed[row] === 0) {
          listed[row] = 1
          list[count++] = row
        }
      }
    }
    hitRows = inOrder(list, count)
    return count
  }

  /** The rows of the rarest terms, which raise the bar; then all others as they lie in memory, which is faster. */
  function inOrder(list: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
    const listed = isHit
    let at = Math.min(count, FIRST_ROWS)
    for (let i = 0; i < at; i++) listed[list[i] as number] = 0
    for (let row = 0; at < count; row++) if (listed[row] === 1) list[at++] = row
    return list
  }

  /** The best claims of each window, of the first `count` rows in `hitRows`. */
  function keepBest(
    count: number,
    windows: number,
    rarity: Rarity,
    isGone: (key: ClaimKey) => boolean,
  ): Ranked[][] {
    /** By pack: the lists of its windows, the best first … */
    const lists = new Map<number, Ranked[][]>()
    /** … and the score that a row needs with the words of the whole article to be in any of them. */
    const least = new Uint32Array(views.packs)
    for (let i = 0; i < count; i++) {
      const row = hitRows[i] as number
      const pack = termPack[firstTerm(row)] as number
      if (!decode(row, rarity, least[pack] as number) || !reachesFloor(row, windows, rarity)) continue
      let ofPack = lists.get(pack)
      if (ofPack === undefined) {
        ofPack = Array.from({ length: windows }, () => [])
        lists.set(pack, ofPack)
      }
      let isChanged = false
      for (let window = 0; window < windows; window++) {
        const score = scoreIn(window)
        const list = ofPack[window] as Ranked[]
        if (score > 0 && score >= (list[CLAIMS_A_WINDOW - 1]?.score ?? 0)) {
          insert(list, rowClaim[row] as number, score, isGone)
          isChanged = true
        }
      }
      if (isChanged)
        least[pack] = Math.min(...ofPack.map((list) => Math.floor(list[CLAIMS_A_WINDOW - 1]?.score ?? 0)))
    }
    const packs = [...lists.values()]
    return Array.from({ length: windows }, (_, window) =>
      packs.flatMap((ofPack) => ofPack[window] as Ranked[]),
    )
  }

  /** The heaviest term of a row. */
  function firstTerm(row: number): number {
    let base = 0
    for (let at = rowStart[row] as number; ; at++) {
      const distance = rowTerms[at] ?? 0
      if (distance !== STEP) return base + distance
      base += STEP
    }
  }

  /** Decodes a row into `terms`. Gives false if the row cannot have the score `least` in any window. */
  function decode(row: number, { rarity, most }: Rarity, least: number): boolean {
    const end = Math.min(rowStart[row + 1] as number, rowTerms.length)
    /** Weight of the terms that were not read yet. */
    let rest = rowWeights[row] as number
    const windowsWith = inWindows.forRow(row)
    let inArticle = 0
    let total = 0
    let base = 0
    let length = 0
    for (let at = rowStart[row] as number; at < end; at++) {
      const distance = rowTerms[at] as number
      if (distance === STEP) {
        base += STEP
        continue
      }
      const term = base + distance
      base = 0
      terms[length++ & 0xff] = term
      const weight = weights[term] as number
      const rare = rarity[weight] as number
      total += rare
      rest -= weight
      if (windowsWith[term] !== 0) inArticle += inWindows.said[term] === 0 ? inWindows.part(rare, term) : rare
      else {
        // Even if the article says all that follows. The lighter a term, the less of its weight is rare.
        const further = rest * (most[weight] as number)
        const best = inArticle + further
        if (best * best < least * (total + further)) return false
      }
    }
    rowLength = Math.min(length, terms.length)
    rowTotal = total
    return true
  }

  /** Weighs the decoded row with each window. Gives whether one of them reaches the floor of the index. */
  function reachesFloor(row: number, windows: number, { rarity }: Rarity): boolean {
    said.fill(0, 0, windows)
    own.fill(0, 0, windows)
    const windowsWith = inWindows.forRow(row)
    for (let i = 0; i < rowLength; i++) {
      const term = terms[i] as number
      const weight = weights[term] as number
      const rare = rarity[weight] as number
      const saidIn = inWindows.said[term] as number
      const rarePart = inWindows.part(rare, term)
      const weightPart = inWindows.part(weight, term)
      for (let bits = windowsWith[term] as number; bits !== 0; bits &= bits - 1) {
        const window = 31 - Math.clz32(bits & -bits)
        const isSaid = ((saidIn >>> window) & 1) !== 0
        said[window] = (said[window] as number) + (isSaid ? rare : rarePart)
        own[window] = (own[window] as number) + (isSaid ? weight : weightPart) + ONE_TERM
      }
    }
    const needed = Math.max(floorWeight, (ownShare * (rowWeights[row] as number)) / SHARE_PARTS)
    const neededTerms = Math.min(floorTerms, rowLength)
    let reaches = false
    for (let window = 0; window < windows; window++) {
      const sum = own[window] as number
      if ((sum & 0xffff) >= needed && sum >>> 16 >= neededTerms) reaches = true
      else said[window] = 0
    }
    return reaches
  }

  /** The score of the weighed row in a window. */
  function scoreIn(window: number): number {
    const rare = said[window] as number
    return rare === 0 ? 0 : (rare * rare) / rowTotal
  }

  /** Puts a claim into the list of a window. */
  function insert(list: Ranked[], claim: number, score: number, isGone: (key: ClaimKey) => boolean): void {
    const known = list.findIndex((one) => one.claim === claim)
    if (known >= 0 && (list[known] as Ranked).score >= score) return
    const one = { claim, key: known >= 0 ? (list[known] as Ranked).key : readKey(views, claim), score }
    if (known >= 0) list.splice(known, 1)
    else if (isGone(one.key)) return
    let at = list.length
    while (at > 0 && byScore(one, list[at - 1] as Ranked) < 0) at--
    list.splice(at, 0, one)
    if (list.length > CLAIMS_A_WINDOW) list.pop()
  }
}
