/**
 * The pack client: reads packs from files, channels and the extension itself, checks them at the
 * door, and writes and compares releases. Loaded by the background on demand; what it offers is in
 * contract.ts.
 */
import { defineUnlistedScript } from '#imports'
import { dropSubscription } from '../background/subscriptions.ts'
import { installUpdate, releaseChanges } from './compare.ts'
import { PACK_CLIENT, type PackClient } from './contract.ts'
import { embeddedPacks } from './embedded-packs.ts'
import { installFile, previewFile, restoreFiles } from './pack-file.ts'
import { checkAll, checkNow, previewChannel, subscribe } from './updates.ts'

export default defineUnlistedScript(() => {
  const client: PackClient = {
    previewFile,
    installFile,
    restoreFiles,
    embeddedPacks,
    installUpdate,
    releaseChanges,
    previewChannel,
    subscribe,
    checkNow,
    checkAll,
    dropSubscription,
  }
  Object.defineProperty(globalThis, PACK_CLIENT, { value: client, configurable: true })
})
