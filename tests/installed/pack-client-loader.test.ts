import { describe, expect, it, vi } from 'vitest'
import { PACK_CLIENT, type PackClient, type PackClientParts } from '../../installed/pack-client.ts'
import { packClientLoader, type ScriptScope } from '../../installed/pack-client-loader.ts'

const PARTS = { setAlarm: async () => {} } as PackClientParts

function aScope(changes: Partial<ScriptScope>): ScriptScope & { opened: number } {
  const scope = {
    opened: 0,
    ...changes,
  }
  return scope
}

/** What the script does when it runs: leaves the client in the scope. */
function run(scope: ScriptScope & { opened: number }): void {
  Object.assign(scope, {
    [PACK_CLIENT]: (parts: PackClientParts): PackClient => {
      expect(parts).toBe(PARTS)
      scope.opened += 1
      return {} as PackClient
    },
  })
}

describe('installed/pack-client-loader', () => {
  it('imports the script into a worker at its first use, and opens the client once', async () => {
    const scope = aScope({ importScripts: vi.fn(() => run(scope)) })
    const { load } = packClientLoader(scope, PARTS)
    expect(scope.importScripts).not.toHaveBeenCalled()
    expect(await load()).toBe(await load())
    expect(scope.importScripts).toHaveBeenCalledTimes(1)
    expect(scope.opened).toBe(1)
  })

  it.each([
    ['parsed', 1],
    ['installing', 1],
    ['activated', 0],
  ])('lets the browser keep the script with a worker that is %s', (state, times) => {
    const scope = aScope({ serviceWorker: { state }, importScripts: vi.fn() })
    packClientLoader(scope, PARTS).keep()
    expect(scope.importScripts).toHaveBeenCalledTimes(times)
  })

  it('tries again after a script that a page could not load', async () => {
    const page = document.implementation.createHTMLDocument()
    const scope = aScope({ document: page })
    const { load } = packClientLoader(scope, PARTS)
    const failed = load()
    page.querySelector('script')?.dispatchEvent(new Event('error'))
    await expect(failed).rejects.toThrow('could not be loaded')
    expect(page.querySelectorAll('script')).toHaveLength(0)
    const loaded = load()
    run(scope)
    page.querySelector('script')?.dispatchEvent(new Event('load'))
    await loaded
    expect(scope.opened).toBe(1)
  })

  it('tries again after an import that failed', async () => {
    let fails = true
    const scope = aScope({
      importScripts: () => {
        if (fails) throw new Error('the script is gone')
        run(scope)
      },
    })
    const { load } = packClientLoader(scope, PARTS)
    await expect(load()).rejects.toThrow('the script is gone')
    fails = false
    await load()
    expect(scope.opened).toBe(1)
  })
})
