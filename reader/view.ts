/** Reads one article at one address, has it matched, marks it and follows its changes, until its signal ends. */

import type { DocumentContext } from '../claims/match/types.ts'
import type { ClaimKey } from '../claims/records/claim-key.ts'
import { MAX_WIRE_HEADLINE, MAX_WIRE_LEAD } from '../messages/limits.ts'
import type { ClaimWithPack } from '../messages/protocol.ts'
import { type Article, findArticle } from '../page/article-root.ts'
import { blockLevel, readBlocks } from '../page/blocks.ts'
import { body, elementBox, parentElement } from '../page/dom.ts'
import { createUnseen } from '../page/in-sight.ts'
import { languageSample } from '../page/language-sample.ts'
import { createReading, type Reading, type ReadingChanges } from '../page/reading.ts'
import { inSlices, pause } from '../page/slices.ts'
import { type DomChanges, watch } from '../page/watch.ts'
import { createMarks, type Marks } from './marks.ts'
import { createMatching, type Matching } from './matching.ts'
import type { Seam } from './seam.ts'

export type View = {
  readonly marks: Marks
  readonly matching: Matching
  readonly reading: Reading
  readonly published: string | undefined
  /** Whether the page is so long that only its beginning was read. */
  readonly cut: boolean
  /** Looks what the page shows and hides by now. Call it now and then. */
  look(): void
}

export type ViewParts = {
  readonly seam: Pick<Seam, 'ask' | 'detectLanguage'>
  readonly claims: (keys: readonly ClaimKey[]) => Promise<ReadonlyMap<string, ClaimWithPack>>
  /** Gets the number of marked sentences whenever it may have changed. */
  readonly onCount: (marked: number) => void
  /** Called when the article is gone from the page. */
  readonly onGone: () => void
  readonly signal: AbortSignal
}

/**
 * Looks for an article and starts to read it.
 *
 * @returns undefined if there is none; then nothing is left on the page
 */
export async function openView(document: Document, parts: ViewParts): Promise<View | undefined> {
  const over = new AbortController()
  const signal = AbortSignal.any([parts.signal, over.signal])
  const top = body(document)
  let article: Article | undefined
  const watcher = watch(document, { root: () => article?.root ?? top, onChanges: follow, signal })
  const unseen = createUnseen(document)
  let cut = false
  const onCut = () => {
    cut = true
  }
  const found = { onShadowRoot: watcher.addShadowRoot, onUnseen: unseen.add, onCut }
  const survey = async () => findArticle(document, await inSlices(readBlocks(top, found), { signal }))

  article = await survey()
  if (article === undefined) {
    over.abort()
    return undefined
  }
  const lang = await languageOf(article, parts.seam)
  signal.throwIfAborted()
  const reading = createReading()
  const marks = createMarks(document, { reading, root: article.root, signal })
  const matching = createMatching({
    reading,
    context: contextOf(article, lang),
    ask: parts.seam.ask,
    claims: parts.claims,
    firstInSight: () => firstInSight(reading),
    onFound(sentences, matches, claims) {
      marks.replace(sentences, matches, claims)
      parts.onCount(marks.size)
    },
    signal,
  })

  async function take(work: Generator<void, ReadingChanges>): Promise<void> {
    const { added, removed } = await inSlices(work, { signal })
    // Blocks with the same text may be on new nodes.
    if (removed.length > 0 || marks.size > 0) {
      marks.repaint()
      parts.onCount(marks.size)
    }
    matching.add(added)
  }

  async function lookAgain(): Promise<void> {
    const now = await survey()
    // A different headline means a different article, whose sentences need another context.
    if (now === undefined || now.headline !== article?.headline) return parts.onGone()
    article = now
    await take(reading.replaceAll(now.blocks, lang))
  }

  async function readAgain(element: Element, within: Article): Promise<void> {
    const { root, holds } = within
    const work = readBlocks(element, { top, ...found })
    const blocks = (await inSlices(work, { signal })).filter(holds)
    if (element === root || reading.has(element)) return take(reading.replaceWithin(element, blocks, lang))
    // The element was hidden before, or was part of the line of text around it.
    if (blocks.length > 0) await readAgain(blockLevel(parentElement(element) ?? root, root), within)
  }

  async function follow({ dirty, grown, gone }: DomChanges): Promise<void> {
    try {
      if (gone || grown || article === undefined || dirty.includes(article.root)) return await lookAgain()
      const { root } = article
      for (const element of new Set(dirty.map((each) => blockLevel(each, root)))) {
        await readAgain(element, article)
        await pause()
      }
    } catch (cause) {
      if (!signal.aborted) throw cause
    }
  }

  await take(reading.replaceAll(article.blocks, lang))
  // The watcher begins only now, because two simultaneous readings would read parts of the article
  // twice.
  watcher.begin(marks.textChanged)
  return {
    marks,
    matching,
    reading,
    look() {
      marks.look()
      for (const element of unseen.shown()) watcher.touch(element)
    },
    get cut() {
      return cut
    },
    get published() {
      return article?.published
    },
  }
}

async function languageOf(article: Article, seam: Pick<Seam, 'detectLanguage'>): Promise<string> {
  return (await seam.detectLanguage(languageSample(article.blocks))) ?? article.lang ?? 'und'
}

function contextOf(article: Article, lang: string): DocumentContext {
  return {
    lang,
    headline: article.headline.slice(0, MAX_WIRE_HEADLINE),
    lead: article.lead.slice(0, MAX_WIRE_LEAD),
    ...(article.published === undefined ? {} : { published: article.published }),
  }
}

/** Gives the index of the first block that is not above the viewport, by binary search: blocks are in reading order. */
function firstInSight({ blocks }: Reading): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (elementBox(blocks[middle]!.block.container).bottom < 0) low = middle + 1
    else high = middle
  }
  return low === blocks.length ? 0 : low
}
