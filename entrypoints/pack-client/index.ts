/** The pack client's script: leaves the client in the global scope, where the background finds it (installed/pack-client.ts). */
import { defineUnlistedScript } from '#imports'
import { openPackClient } from '../../installed/client/open-pack-client.ts'
import { PACK_CLIENT } from '../../installed/pack-client.ts'

export default defineUnlistedScript(() => {
  Object.defineProperty(globalThis, PACK_CLIENT, { value: openPackClient, configurable: true })
})
