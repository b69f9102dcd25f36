/**
 * Brings an index up to date without compiling all claims again: it is a base with small layers of
 * later changes on top. A layer holds the claims that are new or changed, and the keys of those that
 * were removed. It hides every key that it names in all layers below it.
 *
 *   base       p/a  p/b  p/c  p/d
 *   1st layer  p/b′           removed: p/c      hides p/b and p/c of the base
 *   2nd layer  p/e            removed: p/b      hides p/b′
 *   found      p/a  p/d  p/e
 *
 * A layer is opened like an index, with no work per claim. Its terms keep the weights that they have in
 * the layers below, so that a claim in it is found as if it were in the base. After many changes a
 * merge is due: all claims are compiled again, which also weighs the terms again.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import type { WordTable } from '../text/word-table.ts'
import { articleOf } from './article.ts'
import { compileIndex } from './compile.ts'
import { indexFingerprint } from './fingerprint.ts'
import type { Floor } from './floor.ts'
import { HEADER, type IndexViews } from './format.ts'
import { hasKey } from './keys.ts'
import { openViews } from './open-views.ts'
import { type IndexRetriever, retrieverOf } from './retrieve.ts'
import { byCoverage, type Candidate, type Retriever } from './retriever.ts'
import type { IndexableClaim } from './rows.ts'

/**
 * A merge is due when more than this share of the base's claims has changed. Every sentence is looked
 * up in every layer, and a tenth more claims takes a tenth more time.
 */
export const MERGE_SHARE = 0.1
/** A merge is also due at this many layers, however small they are. */
export const MERGE_LAYERS = 8

export type LayerChanges = {
  /** New claims, and changed ones as they are now. */
  readonly claims: Iterable<IndexableClaim> | AsyncIterable<IndexableClaim>
  /** Claims of the layers below that were removed. */
  readonly removed: readonly ClaimKey[]
  /** How many of `claims` replace one in the layers below. */
  readonly replaced: number
}

/**
 * Compiles changes into a layer.
 *
 * @param buffers the indexes below the layer: the base, then its layers, oldest first
 * @param options.words the table that `buffers` were compiled with
 * @throws Error if one of `buffers` does not open: open them first; the reason of the signal if it was aborted
 */
export async function compileLayer(
  changes: LayerChanges,
  buffers: readonly ArrayBuffer[],
  options: { readonly signal?: AbortSignal; readonly words?: WordTable; readonly floor?: Floor } = {},
): Promise<ArrayBuffer> {
  const { removed, replaced } = changes
  const fingerprint = indexFingerprint(options.words)
  const below = buffers.map((buffer) => {
    const views = openViews(buffer, fingerprint)
    if (views === false) throw new Error('match: a layer needs whole indexes of this version below it')
    return views
  })
  return compileIndex(changes.claims, {
    ...options,
    below,
    update: { removed, hides: removed.length + replaced },
  })
}

export type LayeredIndex = Retriever & {
  /** Whether enough has changed that all claims should be compiled again. */
  readonly mergeIsDue: boolean
}

/**
 * Opens a base and the layers on it, oldest first.
 *
 * @param words the table that they were compiled with
 * @returns false if one of them is damaged or has another fingerprint; then compile all claims again
 */
export function openLayers(
  buffers: readonly [ArrayBuffer, ...ArrayBuffer[]],
  words: WordTable | undefined,
): LayeredIndex | false {
  const fingerprint = indexFingerprint(words)
  const layers: { views: IndexViews; retriever: IndexRetriever }[] = []
  for (const buffer of buffers) {
    const views = openViews(buffer, fingerprint)
    if (views === false) return false
    layers.push({ views, retriever: retrieverOf(views) })
  }
  const [base, ...updates] = layers
  if (base === undefined) return false
  const { size } = base.retriever
  if (updates.length === 0) return { ...base.retriever, mergeIsDue: false }
  /** Whether a layer above the `at`th one names the claim. */
  const isGone = (at: number, key: ClaimKey): boolean =>
    layers.some(({ views }, later) => later > at && hasKey(views, key))
  const hidden = updates.reduce((sum, { views }) => sum + (views.header[HEADER.hides] as number), 0)
  const changed = updates.reduce((sum, { views }) => sum + views.keys, 0)
  return {
    size: Math.max(0, layers.reduce((sum, { views }) => sum + views.claims, 0) - hidden),
    mergeIsDue: changed > size * MERGE_SHARE || updates.length >= MERGE_LAYERS,
    candidates(sentence, context, lang) {
      const found: Candidate[] = []
      layers.forEach(({ retriever }, at) => {
        for (const candidate of retriever.candidates(sentence, context, lang)) {
          if (!isGone(at, candidate.key)) found.push(candidate)
        }
      })
      return found.sort(byCoverage)
    },
    languages: () => new Set(layers.flatMap(({ retriever }) => [...(retriever.languages?.() ?? [])])),
    article: (text) =>
      articleOf(layers.map(({ retriever }, at) => retriever.articlePart(text, (key) => isGone(at, key)))),
  }
}
