/** Puts the matcher together from the parts in claims/match and the word table that ships with the extension. */
import { browser } from '#imports'
import { type CompileOptions, compileIndex as compile } from '../claims/index/compile.ts'
import {
  compileLayer as compileChanges,
  type LayerChanges,
  type LayeredIndex,
  openLayers,
} from '../claims/index/layers.ts'
import type { LoadClaims, Retriever } from '../claims/index/retriever.ts'
import { type Scorer, treeScorer, type Weights } from '../claims/match/judge/trees.ts'
import { createMatcher } from '../claims/match/matcher.ts'
import type { Matcher } from '../claims/match/types.ts'
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

let learned: Promise<{ weights: Weights; scorer: Scorer }> | undefined

/** The scorer and its weights: a file for the same reasons, read and made while the index is on its way. */
export function learnedScorer(): Promise<{ weights: Weights; scorer: Scorer }> {
  learned ??= fetch(browser.runtime.getURL('/weights.json' as '/'))
    .then((response): Promise<Weights> => response.json())
    .then((weights) => ({ weights, scorer: treeScorer(weights) }))
  return learned
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

export async function createPageMatcher(retriever: Retriever, loadClaims: LoadClaims): Promise<Matcher> {
  const [words, scoring] = await Promise.all([wordTable(), learnedScorer()])
  return createMatcher({ retriever, loadClaims, words, ...scoring })
}
