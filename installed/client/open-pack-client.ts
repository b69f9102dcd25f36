/** Puts the pack client together from its parts; see ../pack-client.ts for what each function does. */
import type { OpenPackClient } from '../pack-client.ts'
import { embeddedPacks } from './embedded-packs.ts'
import { installUpdate } from './install-update.ts'
import { installFile, previewFile, restoreFiles } from './pack-file.ts'
import { releaseChanges } from './release-changes.ts'
import { previewChannel, subscribe } from './subscribe.ts'
import { checkAll, checkNow } from './updates.ts'

export const openPackClient: OpenPackClient = (parts) => ({
  previewFile: (db, file, step) => previewFile(parts, db, file, step),
  installFile: (db, file, step) => installFile(parts, db, file, step),
  restoreFiles: (db, lost, options) => restoreFiles(db, lost, options, parts.backup),
  embeddedPacks: () => embeddedPacks(parts.loadAsset),
  installUpdate: (db, incoming, options, first) => installUpdate(parts, db, incoming, options, first),
  releaseChanges: (db, pack, to, signal) => releaseChanges(parts, db, pack, to, signal),
  previewChannel: (db, address, step, listed) => previewChannel(parts, db, address, step, listed),
  subscribe: (change, db, agreed, step) => subscribe(parts, change, db, agreed, step),
  checkNow: (change, db, pack, options) => checkNow(parts, change, db, pack, options),
  checkAll: (change, open, subscriptions, options) => checkAll(parts, change, open, subscriptions, options),
})
