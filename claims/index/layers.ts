/**
 * An index that is brought up to date without being compiled anew: the base, and on top of it small
 * layers with what came later. A layer has the claims that are new or changed, and the keys of
 * those that are gone; what it names is hidden in all layers below.
 *
 *   base       p/a  p/b  p/c  p/d
 *   1st layer  p/b′           gone: p/c      hides p/b and p/c of the base
 *   2nd layer  p/e            gone: p/b      hides p/b′
 *   found      p/a  p/d  p/e
 *
 * Opening a layer is opening an index: no work for a claim. A layer weighs words as the layers below
 * do, so that a claim is found in it just as it would be there; where there are many changes,
 * merging (compiling all claims anew, words weighed anew too) is due.
 */
import type { ClaimKey } from '../records/claim-key.ts'
import type { WordTable } from '../text/word-table.ts'
import { compileIndex } from './compile.ts'
import { HEADER, type IndexViews, openViews } from './format.ts'
import { hasKey } from './keys.ts'
import { retrieverOf } from './retrieve.ts'
import type { Candidate, Floor, Retriever } from './retriever.ts'
import type { IndexableClaim } from './rows.ts'

/**
 * Changes that are worth a merge, as a share of the base's claims: every layer is searched for
 * every sentence, and a tenth more claims is a tenth more time.
 */
export const MERGE_SHARE = 0.1
/** And so is this many layers, however small. */
export const MERGE_LAYERS = 8

export type Changes = {
  /** New claims, and changed ones as they are now. */
  readonly claims: Iterable<IndexableClaim> | AsyncIterable<IndexableClaim>
  /** Claims of the layers below that are gone. */
  readonly removed: readonly ClaimKey[]
  /** How many of `claims` take the place of one in the layers below. */
  readonly replaced: number
}

/**
 * Compiles changes into a layer.
 *
 * @param buffers what it is a layer on: the base, and the layers on that, the oldest first
 * @throws if one of them is damaged: open them first
 */
export async function compileLayer(
  changes: Changes,
  buffers: readonly ArrayBuffer[],
  options: { readonly signal?: AbortSignal; readonly words?: WordTable; readonly floor?: Floor } = {},
): Promise<ArrayBuffer> {
  const { removed, replaced } = changes
  const below = buffers.map((buffer) => {
    const views = openViews(buffer)
    if (views === false) throw new Error('match: a layer was to be compiled on a damaged index')
    return views
  })
  return compileIndex(changes.claims, {
    ...options,
    below,
    update: { removed, hides: removed.length + replaced },
  })
}

export type LayeredIndex = Retriever & {
  /** Whether so much has changed that all claims should be compiled anew. */
  readonly mergeIsDue: boolean
}

/**
 * Opens a base and the layers on it, the oldest first.
 *
 * @returns false if one of them is damaged or of another version: then all are compiled anew
 */
export function openLayers(buffers: readonly [ArrayBuffer, ...ArrayBuffer[]]): LayeredIndex | false {
  const layers: { views: IndexViews; retriever: Retriever }[] = []
  for (const buffer of buffers) {
    const views = openViews(buffer)
    if (views === false) return false
    layers.push({ views, retriever: retrieverOf(views) })
  }
  const [base, ...updates] = layers.map(({ views }) => views)
  if (base === undefined) return false
  const whole = layers[0]?.retriever
  if (updates.length === 0 && whole !== undefined)
    return { size: whole.size, mergeIsDue: false, candidates: whole.candidates }
  const hidden = updates.reduce((sum, views) => sum + (views.header[HEADER.hides] as number), 0)
  const changed = updates.reduce((sum, views) => sum + views.keys, 0)
  return {
    size: Math.max(0, layers.reduce((sum, { views }) => sum + views.claims, 0) - hidden),
    mergeIsDue: changed > base.claims * MERGE_SHARE || updates.length >= MERGE_LAYERS,
    candidates(sentence, context, lang) {
      const found: Candidate[] = []
      layers.forEach(({ retriever }, at) => {
        for (const candidate of retriever.candidates(sentence, context, lang)) {
          if (!layers.some(({ views }, later) => later > at && hasKey(views, candidate.key)))
            found.push(candidate)
        }
      })
      return found.sort((a, b) => b.coverage - a.coverage || (a.key < b.key ? -1 : 1))
    },
  }
}
