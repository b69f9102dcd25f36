/** The content security policy of our own pages and of the background. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'

const manifestOf = (build: string) =>
  JSON.parse(readFileSync(resolve('.output', build, 'manifest.json'), 'utf8')) as Record<string, unknown>
const CHROME = 'chrome-mv3-testing'

describe('the policy in the manifests', () => {
  it.each([
    ['Chrome', (manifestOf(CHROME).content_security_policy as { extension_pages: string }).extension_pages],
    ['Firefox', manifestOf('firefox-mv2-testing').content_security_policy as string],
  ])('forbids everything that is not named, in %s', (_, policy) => {
    const directives = Object.fromEntries(
      policy
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    )
    expect(directives).toMatchObject({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'footnote',
    })
    expect(directives['script-src']).toMatch(/^'self'(?: 'wasm-unsafe-eval')?$/)
    expect(policy).not.toMatch(/unsafe-(?:inline|eval(?!'))|(?<!wasm-)unsafe-eval/)
  })
})

describe('our pages under it', () => {
  let extension: ExtensionInChromium

  beforeAll(async () => {
    extension = await startChromium({ build: resolve('.output', CHROME) })
  })
  afterAll(() => extension?.close())

  it.each(['popup.html', 'packs.html'])(
    '%s is drawn without a violation, and no text becomes markup',
    async (path) => {
      const page = await extension.context.newPage()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      page.on('pageerror', (error) => said.push(String(error)))
      await page.goto(`chrome-extension://${extension.id}/${path}`)
      await expect.poll(() => page.locator('body').innerText()).toMatch(/\w/)
      await expect.poll(() => page.locator('main').count()).toBeGreaterThan(0)
      expect(said).toEqual([])
      const refused = await page.evaluate(() => {
        try {
          document.createElement('div').innerHTML = '<b>text</b>'
          return 'taken'
        } catch (error) {
          return (error as Error).name
        }
      })
      expect(refused).toBe('TypeError')
      await page.close()
    },
  )
})
