import { type PackBackup, packBackup } from '../../installed/pack-backup.ts'
import { packNotesRecord } from '../../installed/records/pack-notes.ts'
import { recordStore, type StorageArea } from '../../installed/records/stored-record.ts'
import { aStorageArea } from './storage-area.ts'

/** A backup with notes of its own; the files are in the browser's real cache. */
export function aBackup(cache = `test-${Math.random()}`, area: StorageArea = aStorageArea()): PackBackup {
  return packBackup(packNotesRecord(recordStore(area)), cache)
}
