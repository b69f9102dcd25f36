/** Puts a release into what a channel offers (docs/channel.md, 3). */
import { fail, ok, type Result } from '../../result.ts'
import { type ReleaseOffer, releasesOf, roleOf } from '../reader/releases.ts'
import type { Bytes } from '../reader/tuf/bytes.ts'
import type { TargetFileRecord } from '../reader/tuf/records.ts'
import { describeTarget } from './tuf/target-files.ts'

/** A release to offer: its bundle, and patches by the number of the release that they start from. */
export type NewRelease = {
  readonly pack: string
  readonly version: number
  readonly bundle: Bytes
  readonly patches: ReadonlyMap<number, Bytes>
}

/** The files of a release by path, each with its description and content. */
export type ReleaseFiles = ReadonlyMap<string, { readonly record: TargetFileRecord; readonly bytes: Bytes }>

/** The files of a release, described as the channel's metadata needs them. */
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
 * Why a release may not follow the one that a channel offers now: readers would refuse an older one,
 * and a release number always stands for the same content.
 *
 * @returns undefined if it may
 */
export function objectionTo(
  { version, bundle }: { readonly version: number; readonly bundle: TargetFileRecord | undefined },
  current: ReleaseOffer | undefined,
): 'older' | 'changed' | undefined {
  if (current === undefined || version > current.version) return undefined
  if (version < current.version) return 'older'
  return bundle?.hashes.sha256 === current.bundle.hashes.sha256 ? undefined : 'changed'
}

/**
 * What a channel offers once a release is in it: the release replaces all files of its pack, other
 * packs stay.
 *
 * @returns an error, as a sentence, for a release that is older than the current one, or that has its
 *   number but other content
 */
export function withRelease(
  offered: Readonly<Record<string, TargetFileRecord>>,
  { pack, version }: { readonly pack: string; readonly version: number },
  files: ReleaseFiles,
): Result<Record<string, TargetFileRecord>, string> {
  const targets = Object.entries(offered).map(([path, file]) => ({ ...file, path }))
  const current = releasesOf(targets).get(pack)
  const bundle = files.get(`${pack}-${version}.footnote`)?.record
  const objection = objectionTo({ version, bundle }, current)
  if (objection === 'older')
    return fail(
      `${pack} is at version ${current?.version} in this channel; version ${version} would be a step back.`,
    )
  if (objection === 'changed')
    return fail(
      `${pack} already has a version ${version} in this channel, with other content; raise "version" in pack.json.`,
    )
  const others = targets.filter((target) => roleOf(target)?.pack !== pack)
  return ok({
    ...Object.fromEntries(others.map(({ path, ...file }) => [path, file])),
    ...Object.fromEntries([...files].map(([path, { record }]) => [path, record])),
  })
}
