/**
 * The text that was read from a page: its blocks in reading order, each with its sentences. A sentence
 * keeps its id while it is on the page.
 *
 * When the page changes, a block with the same text as before keeps its sentences and their ids, even
 * if a framework has made new nodes for it. Any other block gets new ids. So an answer about a removed
 * id is stale: the id is not found.
 */
import { type SentenceSpan, splitSentences } from '../claims/text/sentences.ts'
import type { Block } from './block.ts'
import { isConnected, isWithin } from './dom.ts'

export type ReadSentence = SentenceSpan & { readonly id: number }

export type ReadBlock = { block: Block; readonly sentences: readonly ReadSentence[] }

export type SentencePlace = { readonly read: ReadBlock; readonly sentence: ReadSentence }

export type ReadingChanges = { readonly added: readonly ReadBlock[]; readonly removed: readonly ReadBlock[] }

export type Reading = {
  /** In reading order. */
  readonly blocks: readonly ReadBlock[]
  readonly sentences: number
  /** Gives the place of a sentence; undefined once it is gone from the page. */
  find(id: number): SentencePlace | undefined
  textOf(id: number): string | undefined
  /** Replaces all blocks by `blocks`, the whole text of the page now. */
  replaceAll(blocks: readonly Block[], lang: string): Generator<void, ReadingChanges>
  /** Whether anything was read inside `element`, and no block has text both inside and outside of it. */
  has(element: Element): boolean
  /**
   * Replaces the blocks inside `element` by `blocks`. Only if {@link has} is true for `element`, or if
   * it contains all blocks.
   */
  replaceWithin(element: Element, blocks: readonly Block[], lang: string): Generator<void, ReadingChanges>
}

type Test = (entry: ReadBlock) => boolean

export function createReading(): Reading {
  let entries: ReadBlock[] = []
  const places = new Map<number, SentencePlace>()
  let nextId = 0

  function* merge(inside: Test, blocks: readonly Block[], lang: string): Generator<void, ReadingChanges> {
    // Entries that are no longer on the page are included: a new block may have their text on new
    // nodes.
    const old = new Set(entries.filter((entry) => inside(entry) || !isConnected(entry.block.container)))
    const byText = new Map<string, ReadBlock[]>()
    for (const entry of [...old].reverse()) {
      const same = byText.get(entry.block.text)
      if (same === undefined) byText.set(entry.block.text, [entry])
      else same.push(entry)
    }
    const kept = new Set<ReadBlock>()
    const added: ReadBlock[] = []
    const merged: ReadBlock[] = []
    for (const block of blocks) {
      const same = byText.get(block.text)?.pop()
      if (same !== undefined) {
        same.block = block
        kept.add(same)
        merged.push(same)
        continue
      }
      const entry: ReadBlock = {
        block,
        sentences: splitSentences(block.text, lang).map((span) => ({ ...span, id: nextId++ })),
      }
      merged.push(entry)
      added.push(entry)
      yield
    }
    const removed = [...old].filter((entry) => !kept.has(entry))
    // No yield from here on: entries and places must change together.
    const at = entries.findIndex(inside)
    const others = (some: readonly ReadBlock[]) => some.filter((entry) => !old.has(entry))
    entries = [...others(entries.slice(0, at)), ...merged, ...others(entries.slice(at))]
    for (const { sentences } of removed) for (const { id } of sentences) places.delete(id)
    for (const read of added)
      for (const sentence of read.sentences) places.set(sentence.id, { read, sentence })
    return { added, removed }
  }

  return {
    get blocks() {
      return entries
    },
    get sentences() {
      return places.size
    },
    find: (id) => places.get(id),
    textOf(id) {
      const place = places.get(id)
      return place?.read.block.text.slice(place.sentence.start, place.sentence.end)
    },
    replaceAll: (blocks, lang) => merge(() => true, blocks, lang),
    has(element) {
      const first = entries.findIndex(isInside(element))
      const around = [entries[first - 1], entries[entries.findLastIndex(isInside(element)) + 1]]
      return (
        first !== -1 &&
        !around.some((entry) => entry?.block.pieces.some(({ node }) => isWithin(node, element)))
      )
    },
    replaceWithin: (element, blocks, lang) => merge(isInside(element), blocks, lang),
  }
}

function isInside(element: Element): Test {
  return ({ block }) => isWithin(block.container, element)
}
