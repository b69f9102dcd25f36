/** Puts the matcher together from the parts in claims/match and the word table that ships with the extension. */
import { browser } from '#imports'
import { type CompileOptions, compileIndex as compile } from '../claims/index/compile.ts'
import {
  compileLayer as compileChanges,
  type LayerChanges,
  type LayeredIndex,
  openLayers,
} from '../claims/index/layers.ts'
import type { Retriever } from '../claims/index/retriever.ts'
import type { Judge } from '../claims/match/judge/judge.ts'
import type { TreeModel } from '../claims/match/judge/tree-model.ts'
import { treesJudge } from '../claims/match/judge/trees.ts'
import { openMatcher } from '../claims/match/open-matcher.ts'
import type { LoadClaims, Matcher } from '../claims/match/types.ts'
import type { MatchableClaim } from '../claims/records/matchable-claim.ts'
import { openWordTable, type WordTable } from '../claims/text/word-table.ts'

let words: Promise<WordTable> | undefined

/**
 * The table is read once in a life of the worker, at the same time as the index. It is no part of the
 * code, which would be longer to load at every start.
 */
export function wordTable(): Promise<WordTable> {
  words ??= fetch(browser.runtime.getURL('/words.bin' as '/'))
    .then((response) => response.arrayBuffer())
    .then((buffer) => openWordTable(new Uint8Array(buffer)))
  return words
}

let judge: Promise<Judge> | undefined

/** The first judge. Its model is a file for the same reasons, read and compiled while the index is on its way. */
export function firstJudge(): Promise<Judge> {
  judge ??= fetch(browser.runtime.getURL('/tree-model.json' as '/'))
    .then((response): Promise<TreeModel> => response.json())
    .then(treesJudge)
  return judge
}

/** In a small pack every word is rare; how rare words are in ordinary text keeps that in proportion. */
export async function compileIndex(
  claims: AsyncIterable<MatchableClaim>,
  options: CompileOptions,
): Promise<ArrayBuffer> {
  return compile(claims, { ...options, words: await wordTable() })
}

export async function compileLayer(
  changes: LayerChanges,
  below: readonly ArrayBuffer[],
): Promise<ArrayBuffer> {
  return compileChanges(changes, below, { words: await wordTable() })
}

/** Opens a base and its layers; false if they were made with other words or rules, or are damaged. */
export async function openIndex(
  buffers: readonly [ArrayBuffer, ...ArrayBuffer[]],
): Promise<LayeredIndex | false> {
  return openLayers(buffers, await wordTable())
}

export async function createPageMatcher(index: Retriever, claims: LoadClaims): Promise<Matcher> {
  const [words, model] = await Promise.all([wordTable(), firstJudge()])
  return openMatcher({ index, words, model, claims })
}
