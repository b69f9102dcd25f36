/** Whom our pages and the background may ask, before anything is built. */
import { describe, expect, it } from 'vitest'
import { readChannelAddress } from '../../claims/packs/reader/channel-address.ts'
import config from '../../wxt.config.ts'

type Manifest = { readonly content_security_policy: string | { readonly extension_pages: string } }

/** The places that a policy lets be asked. */
async function asked(browser: string): Promise<string[]> {
  const make = config.manifest as unknown as (env: { browser: string }) => Manifest
  const { content_security_policy: policy } = make({ browser })
  const text = typeof policy === 'string' ? policy : policy.extension_pages
  return /connect-src ([^;]+)/.exec(text)?.[1]?.split(' ') ?? []
}

describe.each(['chrome', 'firefox'])('the policy in the manifest for %s', (browser) => {
  it('lets http go to this device only', async () => {
    expect((await asked(browser)).filter((place) => place.startsWith('http:'))).toEqual([
      'http://localhost:*',
      'http://127.0.0.1:*',
    ])
  })

  it('lets every address be asked that a channel may have', async () => {
    const places = await asked(browser)
    for (const address of ['https://packs.example:8443/', 'http://localhost:81/', 'http://127.0.0.1/']) {
      expect(readChannelAddress(address).ok).toBe(true)
      const { protocol, hostname } = new URL(address)
      expect(places.some((place) => place === protocol || place === `${protocol}//${hostname}:*`)).toBe(true)
    }
    for (const address of ['http://packs.example/', 'http://[::1]/', 'http://192.168.0.1/'])
      expect(readChannelAddress(address).ok).toBe(false)
  })
})
