import type { PackBackup } from './pack-backup.ts'
import type { PackClient } from './pack-client.ts'
import type { PackChoicesRecord } from './records/pack-choices.ts'
import type { Database, InstalledPack } from './store/database.ts'
import { highestVersion, installedPacks } from './store/packs.ts'
import type { IncomingRelease } from './store/releases.ts'

export type InstallNewerParts = {
  /** Packs that the reader removed must not come back by themselves. */
  readonly packChoices: Pick<PackChoicesRecord, 'read'>
  readonly backup: PackBackup
  readonly client: () => Promise<Pick<PackClient, 'installUpdate'>>
  readonly now: () => Date
}

/**
 * The version of a pack from a file says nothing about the extension's pack of the same id: the file is
 * not signed, and may have the highest version that there is.
 */
function isNews(pack: InstalledPack, version: number): boolean {
  const { waiting, declined } = pack
  if (waiting?.manifest.version === version || declined === version) return false
  return (
    pack.origin.kind === 'file' || version > Math.max(highestVersion(pack), waiting?.manifest.version ?? 0)
  )
}

/**
 * Installs releases that are newer than the known ones, and packs that are not installed, unless the
 * reader removed them.
 *
 * @returns whether anything was installed
 */
export async function installNewer(
  parts: InstallNewerParts,
  db: Database,
  releases: readonly IncomingRelease[],
): Promise<boolean> {
  const installed = new Map((await installedPacks(db)).map((pack) => [pack.id, pack]))
  const { removed } = await parts.packChoices.read()
  const newer = releases.filter(({ manifest: { id, version } }) => {
    const pack = installed.get(id)
    return pack === undefined ? !removed.includes(id) : isNews(pack, version)
  })
  if (newer.length === 0) return false
  const { installUpdate } = await parts.client()
  for (const release of newer) {
    const { id, version } = release.manifest
    const first = await parts.backup.firstState(id, version)
    await installUpdate(db, release, { now: parts.now() }, first)
  }
  return true
}
