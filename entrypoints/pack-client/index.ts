/**
 * The pack client: reads packs from files, channels and the extension itself, checks them at the
 * door, and writes and compares releases. Loaded by the background on demand; what it offers is in
 * contract.ts.
 */
import { defineUnlistedScript } from '#imports'
import { installUpdate, releaseChanges } from '../../installed/client/compare.ts'
import { PACK_CLIENT, type PackClient } from '../../installed/client/contract.ts'
import { embeddedPacks } from '../../installed/client/embedded-packs.ts'
import { installFile, previewFile, restoreFiles } from '../../installed/client/pack-file.ts'
import { checkAll, checkNow, previewChannel, subscribe } from '../../installed/client/updates.ts'
import { dropSubscription } from '../../installed/subscriptions.ts'

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
