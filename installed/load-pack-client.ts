/**
 * Loads the pack client (entrypoints/pack-client) when it is first wanted: most lives of the worker
 * read no pack, and need not load and compile the code for it before they answer.
 *
 * A service worker may import a script later only if it has imported it while it was installed; the
 * browser then keeps the script with the worker. Firefox's background is a page, which takes scripts
 * at any time.
 */
import { PACK_CLIENT, type PackClient } from './client/contract.ts'

const FILE = '/pack-client.js'

type Scope = {
  readonly [PACK_CLIENT]?: PackClient
  readonly importScripts?: (file: string) => void
  readonly serviceWorker?: { readonly state: string }
}
const scope = globalThis as unknown as Scope

/** Call it while the background script is first evaluated. */
export function keepPackClient(): void {
  const state = scope.serviceWorker?.state
  if (state === 'parsed' || state === 'installing') scope.importScripts?.(FILE)
}

/** @throws where the browser does not give the script */
export async function packClient(): Promise<PackClient> {
  if (scope[PACK_CLIENT] === undefined) {
    if (scope.importScripts !== undefined) scope.importScripts(FILE)
    else await addScript()
  }
  const client = scope[PACK_CLIENT]
  if (client === undefined) throw new Error('background: the pack client did not load')
  return client
}

let adding: Promise<void> | undefined

/** Once only: a second copy would have its own locks on what both write. */
function addScript(): Promise<void> {
  adding ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = FILE
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () =>
      reject(new Error('background: the pack client could not be loaded')),
    )
    document.head.append(script)
  }).catch((cause) => {
    adding = undefined
    throw cause
  })
  return adding
}
