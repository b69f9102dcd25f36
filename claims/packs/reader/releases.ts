/**
 * Which releases a channel offers (docs/channel.md, 3): the `custom` part of its targets says what
 * each file is.
 */
import { id } from '../../records/fields.ts'
import { fail, ok, type Result } from '../../result.ts'
import { z } from '../../schema.ts'
import { describeTarget } from '../publisher/tuf/repository.ts'
import type { Bytes } from './tuf/bytes.ts'
import type { Target } from './tuf/client.ts'
import type { TargetFileRecord } from './tuf/records.ts'

const releaseNumber = z.int().check(z.gte(1))

/** What a target is, in its `custom` field. */
const custom = z.union([
  z.object({ kind: z.literal('pack'), pack: id, version: releaseNumber }),
  z.object({ kind: z.literal('patch'), pack: id, version: releaseNumber, from: releaseNumber }),
])

/** The newest release of a pack in a channel. */
export type Release = {
  readonly pack: string
  readonly version: number
  readonly bundle: Target
  /** From earlier releases to this one. */
  readonly patches: readonly { readonly from: number; readonly target: Target }[]
}

/** The newest release of each pack, by pack id; targets of a kind that is not known here are passed over. */
export function releasesOf(targets: readonly Target[]): Map<string, Release> {
  const known = targets.flatMap((target) => {
    const read = z.safeParse(custom, target.custom)
    return read.success ? [{ target, about: read.data }] : []
  })
  const releases = new Map<string, Release>()
  for (const { target, about } of known) {
    if (about.kind !== 'pack' || (releases.get(about.pack)?.version ?? 0) >= about.version) continue
    const patches = known.flatMap(({ target, about: other }) =>
      other.kind === 'patch' && other.pack === about.pack && other.version === about.version
        ? [{ from: other.from, target }]
        : [],
    )
    releases.set(about.pack, { pack: about.pack, version: about.version, bundle: target, patches })
  }
  return releases
}

/** A release to put into a channel: the bundle, and patches from earlier releases by their number. */
export type NewRelease = {
  readonly pack: string
  readonly version: number
  readonly bundle: Bytes
  readonly patches: ReadonlyMap<number, Bytes>
}

/** The files of a release by path, described and with their content. */
export type ReleaseFiles = ReadonlyMap<string, { readonly record: TargetFileRecord; readonly bytes: Bytes }>

export async function releaseFiles({ pack, version, bundle, patches }: NewRelease): Promise<ReleaseFiles> {
  const files = new Map([
    [
      `${pack}-${version}.footnote`,
      { record: await describeTarget(bundle, { kind: 'pack', pack, version }), bytes: bundle },
    ],
  ])
  for (const [from, bytes] of patches)
    files.set(`${pack}-${from}-${version}.patch`, {
      record: await describeTarget(bytes, { kind: 'patch', pack, version, from }),
      bytes,
    })
  return files
}

/**
 * Why a release must not follow the one that a channel has: readers would refuse an older one, and
 * a number stands for one content.
 */
export function objectionTo(
  { version, bundle }: { readonly version: number; readonly bundle: TargetFileRecord | undefined },
  there: Release | undefined,
): 'older' | 'changed' | undefined {
  if (there === undefined || version > there.version) return undefined
  if (version < there.version) return 'older'
  return bundle?.hashes.sha256 === there.bundle.hashes.sha256 ? undefined : 'changed'
}

/**
 * What a channel offers once a release is in it: the release takes the place of all files of its
 * pack, other packs stay.
 *
 * @returns an error, as a sentence, for a release that is older than the one there, or that is the one
 *   there with another content
 */
export function withRelease(
  offered: Readonly<Record<string, TargetFileRecord>>,
  { pack, version }: { readonly pack: string; readonly version: number },
  files: ReleaseFiles,
): Result<Record<string, TargetFileRecord>, string> {
  const targets = Object.entries(offered).map(([path, file]) => ({ ...file, path }))
  const there = releasesOf(targets).get(pack)
  const bundle = files.get(`${pack}-${version}.footnote`)?.record
  const objection = objectionTo({ version, bundle }, there)
  if (objection === 'older')
    return fail(
      `${pack} is at version ${there?.version} in this channel; version ${version} would be a step back.`,
    )
  if (objection === 'changed')
    return fail(
      `${pack} has a version ${version} in this channel already, with another content; raise "version" in pack.json.`,
    )
  const others = targets.filter((target) => {
    const read = z.safeParse(custom, target.custom)
    return !(read.success && read.data.pack === pack)
  })
  return ok({
    ...Object.fromEntries(others.map(({ path, ...file }) => [path, file])),
    ...Object.fromEntries([...files].map(([path, { record }]) => [path, record])),
  })
}
