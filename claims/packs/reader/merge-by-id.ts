import type { Claim } from '../../records/claim.ts'
import { slices } from '../../slices.ts'

/** Claims sorted by id, in slices of any size: from a bundle, an installed release, or one whole list. */
export type ClaimSlices = Iterable<readonly Claim[]> | AsyncIterable<readonly Claim[]>

/** One claim id in two releases; at least one of the two has it. */
export type ClaimVersions = { readonly id: string; readonly before?: Claim; readonly after?: Claim }

/**
 * Walks two releases side by side in the order of their ids. Holds one slice of each in memory and lets
 * other work run in between.
 */
export async function* mergeById(
  before: ClaimSlices,
  after: ClaimSlices,
): AsyncGenerator<ClaimVersions, void> {
  const olds = each(before)
  const news = each(after)
  let old = await olds.next()
  let now = await news.next()
  const pause = slices()
  while (!old.done || !now.done) {
    if (pause.due()) await pause.wait()
    if (now.done || (!old.done && old.value.id < now.value.id)) {
      yield { id: (old.value as Claim).id, before: old.value as Claim }
      old = await olds.next()
    } else if (old.done || now.value.id < old.value.id) {
      yield { id: now.value.id, after: now.value }
      now = await news.next()
    } else {
      yield { id: now.value.id, before: old.value, after: now.value }
      old = await olds.next()
      now = await news.next()
    }
  }
}

async function* each(slices: ClaimSlices): AsyncGenerator<Claim, void> {
  for await (const slice of slices) yield* slice
}
