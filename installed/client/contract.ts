/**
 * What the background and the pack client's script say to each other. Both run in one global scope:
 * the script leaves the client under {@link PACK_CLIENT}. Each has its own copies of modules, so
 * whatever is written by one has to be written by that one alone: subscriptions are written here.
 */
import type { dropSubscription } from '../subscriptions.ts'
import type { installUpdate, releaseChanges } from './compare.ts'
import type { embeddedPacks } from './embedded-packs.ts'
import type { installFile, previewFile, restoreFiles } from './pack-file.ts'
import type { checkAll, checkNow, previewChannel, subscribe } from './updates.ts'

export const PACK_CLIENT = '__footnotePackClient'

export type PackClient = {
  readonly previewFile: typeof previewFile
  readonly installFile: typeof installFile
  readonly restoreFiles: typeof restoreFiles
  readonly embeddedPacks: typeof embeddedPacks
  readonly installUpdate: typeof installUpdate
  readonly releaseChanges: typeof releaseChanges
  readonly previewChannel: typeof previewChannel
  readonly subscribe: typeof subscribe
  readonly checkNow: typeof checkNow
  readonly checkAll: typeof checkAll
  readonly dropSubscription: typeof dropSubscription
}
