import type { Claim } from '../../records/claim.ts'
import { slices } from '../../slices.ts'

/** Claims sorted by id, in slices of any size: a bundle's, an installed release's, or a list of one slice. */
export type ClaimSlices = Iterable<readonly Claim[]> | AsyncIterable<readonly Claim[]>

/** The same id in two releases; one of the two is there at least. */
export type Pair = { readonly id: string; readonly before?: Claim; readonly after?: Claim }

/** Walks two releases side by side, in the order of the ids; holds one slice of each. Other work gets its turn in between. */
export async function* mergeById(before: ClaimSlices, after: ClaimSlices): AsyncGenerator<Pair, void> {
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
