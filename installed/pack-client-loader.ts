/**
 * Loads the pack client (pack-client.ts) at its first use. Most backgrounds stop before they read a
 * pack, and answer sooner without loading and compiling its code.
 *
 * A service worker may import a script later only if it imported it while it was installed; the
 * browser then keeps the script with the worker. Firefox's background is a page, which takes scripts
 * at any time.
 */
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import { OWN_SCRIPTS, type TrustedTypesScope, trustedScript } from './own-scripts.ts'
import { type OpenPackClient, PACK_CLIENT, type PackClient, type PackClientParts } from './pack-client.ts'

/** The part of the background's global scope that the loader uses. */
export type ScriptScope = TrustedTypesScope & {
  readonly [PACK_CLIENT]?: OpenPackClient
  /** Service workers only. */
  readonly importScripts?: (file: string) => void
  /** Service workers only. */
  readonly serviceWorker?: { readonly state: string }
  /** Background pages only. */
  readonly document?: Document
}

export type PackClientLoader = {
  /** Makes the browser keep the script with a service worker. Call it while the background is first evaluated. */
  keep(): void
  /** @throws if the browser does not give the script; the next call tries again */
  load(): Promise<PackClient>
}

export function packClientLoader(scope: ScriptScope, parts: PackClientParts): PackClientLoader {
  const file = (): string => trustedScript(scope, OWN_SCRIPTS.packClient)
  return {
    keep() {
      const state = scope.serviceWorker?.state
      if (state === 'parsed' || state === 'installing') scope.importScripts?.(file())
    },
    load: onceUntilFailed(async () => {
      if (scope[PACK_CLIENT] === undefined) {
        if (scope.importScripts !== undefined) scope.importScripts(file())
        else if (scope.document !== undefined) await addScript(scope.document, file())
      }
      const open = scope[PACK_CLIENT]
      if (open === undefined) throw new Error('background: the pack client did not load')
      return open(parts)
    }),
  }
}

function addScript(document: Document, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = file
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => {
      script.remove()
      reject(new Error('background: the pack client could not be loaded'))
    })
    document.head.append(script)
  })
}
