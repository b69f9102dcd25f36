import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionInFirefox, startFirefox } from '../../scripts/firefox.ts'
import { waitForReport } from '../../scripts/page-report.ts'
import { type PageServer, servePages } from '../../scripts/serve-pages.ts'
import { type BuildWithModel, buildWithModel } from '../support/build-with-model.ts'
import { BY_MEANING, MEANING_ARTICLE, MEANING_WORDS, marksOf } from '../support/meaning-article.ts'
import { wordModel } from '../support/word-model.ts'

/** Firefox stops the event page after this many idle ms; its own value is 30,000. */
const IDLE = 500

let server: PageServer
let build: BuildWithModel
let extension: ExtensionInFirefox

beforeAll(async () => {
  server = await servePages({ '/story': { html: MEANING_ARTICLE } })
  build = buildWithModel('firefox-mv2-testing', wordModel(MEANING_WORDS))
  extension = await startFirefox({ build: build.folder, idleTimeout: IDLE })
})
afterAll(async () => {
  await extension.close()
  build.remove()
  await server.close()
})

describe('the model of meaning in Firefox', () => {
  it('marks what words alone do not mark, also after each of three stops of the event page', async () => {
    const page = await extension.browser.newPage()
    await page.goto(`${server.origin}/story`)
    const marked = async () =>
      marksOf((await waitForReport(extension, `${server.origin}/story`)).report.found)
    expect(await marked()).toEqual([`same: ${BY_MEANING}`])
    for (let stop = 0; stop < 3; stop += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2 * IDLE))
      await page.reload()
      expect(await marked()).toEqual([`same: ${BY_MEANING}`])
    }
  })
})
