import { type PackBackup, packBackup } from '../../installed/pack-backup.ts'
import type { PackClientParts } from '../../installed/pack-client.ts'
import { packNotesRecord } from '../../installed/records/pack-notes.ts'
import { recordStore, type StorageArea } from '../../installed/records/stored-record.ts'
import { subscriptionsRecord } from '../../installed/records/subscriptions.ts'
import { idleMatcher } from './idle-matcher.ts'
import { aStorageArea } from './storage-area.ts'

/** A backup with notes of its own; the files are in the browser's real cache. */
export function aBackup(cache = `test-${Math.random()}`, area: StorageArea = aStorageArea()): PackBackup {
  return packBackup(packNotesRecord(recordStore(area)), cache)
}

/** What the pack client gets to read files with, in an extension that ships no pack and lists none. */
export function fileParts(
  backup: PackBackup,
): Pick<
  PackClientParts,
  'backup' | 'packChoices' | 'subscriptions' | 'directory' | 'loadAsset' | 'openTrial'
> {
  return {
    backup,
    packChoices: { dropRemoved: async () => {} },
    subscriptions: subscriptionsRecord(recordStore(aStorageArea())),
    directory: async () => [],
    loadAsset: async () => new Response('[]'),
    openTrial: async (claims) => idleMatcher(claims.length),
  }
}
