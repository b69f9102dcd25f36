import { readBundle } from '../../claims/packs/reader/bundle.ts'
import { openPatch } from '../../claims/packs/reader/patch.ts'
import type { ReleaseOffer } from '../../claims/packs/reader/releases.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Target } from '../../claims/packs/reader/tuf/records.ts'
import { CommandError } from '../command.ts'
import { must } from './must.ts'

/** A check for each file of a release, by path: that its content is what the metadata says. */
export function checksOf({
  pack,
  version,
  bundle,
  patches,
}: ReleaseOffer): [string, (bytes: Bytes) => Promise<void>][] {
  return [
    [
      bundle.path,
      async (bytes) => {
        const { manifest } = must(await readBundle(bytes))
        if (manifest.id !== pack || manifest.version !== version)
          throw misnamed(bundle, manifest.id, manifest.version)
      },
    ],
    ...patches.map(({ target }): [string, (bytes: Bytes) => Promise<void>] => [
      target.path,
      async (bytes) => {
        const { manifest, target: made } = must(await openPatch(bytes))
        if (manifest.id !== pack || manifest.version !== version || made !== bundle.hashes.sha256)
          throw misnamed(target, manifest.id, manifest.version)
      },
    ]),
  ]
}

function misnamed({ path }: Target, pack: string, version: number): CommandError {
  return new CommandError(`${path} contains ${pack} ${version}, not what the channel says.`)
}
