/** Which releases a channel offers (docs/channel.md, 3): the `custom` part of each target says what it is. */
import { id } from '../../records/fields.ts'
import { z } from '../../schema.ts'
import type { Target } from './tuf/records.ts'

const releaseNumber = z.int().check(z.gte(1))

const role = z.union([
  z.object({ kind: z.literal('pack'), pack: id, version: releaseNumber }),
  z.object({ kind: z.literal('patch'), pack: id, version: releaseNumber, from: releaseNumber }),
])
/** What a target is: the bundle of a release, or the patch to it from an earlier one. */
export type TargetRole = z.infer<typeof role>

/** The newest release of a pack that a channel offers. */
export type ReleaseOffer = {
  readonly pack: string
  readonly version: number
  readonly bundle: Target
  /** From earlier releases to this one. */
  readonly patches: readonly { readonly from: number; readonly target: Target }[]
}

/** What a target says it is, in its `custom` field; undefined for a kind that is not known here. */
export function roleOf({ custom }: Pick<Target, 'custom'>): TargetRole | undefined {
  return z.safeParse(role, custom).data
}

/** The newest release of each pack, by pack id. Targets of an unknown kind are ignored. */
export function releasesOf(targets: readonly Target[]): Map<string, ReleaseOffer> {
  const known = targets.flatMap((target) => {
    const about = roleOf(target)
    return about === undefined ? [] : [{ target, about }]
  })
  const offers = new Map<string, ReleaseOffer>()
  for (const { target, about } of known) {
    if (about.kind !== 'pack' || (offers.get(about.pack)?.version ?? 0) >= about.version) continue
    const patches = known.flatMap(({ target, about: other }) =>
      other.kind === 'patch' && other.pack === about.pack && other.version === about.version
        ? [{ from: other.from, target }]
        : [],
    )
    offers.set(about.pack, { pack: about.pack, version: about.version, bundle: target, patches })
  }
  return offers
}
