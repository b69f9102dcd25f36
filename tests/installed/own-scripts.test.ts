import { describe, expect, it, vi } from 'vitest'
import { OWN_SCRIPTS, trustedScript } from '../../installed/own-scripts.ts'

describe('the address of one of our scripts', () => {
  it('goes through one policy, which refuses all others', () => {
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL?(address: string): string }) => ({
      createScriptURL: (address: string) => `trusted ${rules.createScriptURL?.(address)}`,
    }))
    const scope = { trustedTypes: { createPolicy } }
    for (const script of Object.values(OWN_SCRIPTS))
      expect(trustedScript(scope, script)).toBe(`trusted ${script}`)
    expect(trustedScript(scope, 'https://a.example/x.js' as never)).toBe('trusted ')
    expect(createPolicy).toHaveBeenCalledTimes(1)
  })

  it('stays as it is where the browser has no Trusted Types', () => {
    expect(trustedScript({}, OWN_SCRIPTS.packClient)).toBe('/pack-client.js')
  })
})
