/** The directory of packs, in a build that lists a channel: taken by its keys, refused by others. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../claims/packs/reader/directory.ts'
import { fingerprintOf } from '../../installed/client/channel.ts'
import { CHROME_BUILD, type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { aClaim } from '../support/records.ts'

const URL_OF_TOWERS = 'https://packs.example/towers/'

let folder: string
let extension: ExtensionInChromium
let page: Page
/** The channel that the directory means, and one that somebody else put in its place. */
let towers: ServedChannel
let impostor: ServedChannel
let answering: ServedChannel

beforeAll(async () => {
  towers = await serveChannel()
  impostor = await serveChannel()
  await towers.publish([aClaim()])
  await impostor.publish([aClaim({ verdict: 'refuted' })])
  answering = towers
  folder = await mkdtemp(join(tmpdir(), 'footnote-directory-'))
  cpSync(CHROME_BUILD, folder, { recursive: true })
  const root = towers.files.get('/metadata/1.root.json')
  if (root === undefined) throw new Error('the channel has no root')
  const file = join(folder, 'directory.json')
  const shipped: DirectoryEntry[] = JSON.parse(readFileSync(file, 'utf8'))
  const listed = {
    ...shipped[0],
    pack: 'towers',
    name: { en: 'Towers of the world' },
    channel: { url: URL_OF_TOWERS, fingerprint: await fingerprintOf(root, Date.now()) },
  }
  writeFileSync(file, JSON.stringify([...shipped, listed, { ...listed, channel: { url: 'javascript:1' } }]))
  extension = await startChromium({ build: folder, context: { viewport: { width: 900, height: 900 } } })
  await extension.context.route(`${URL_OF_TOWERS}**`, (route) => {
    const bytes = answering.files.get(new URL(route.request().url()).pathname.replace('/towers', ''))
    return bytes === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body: Buffer.from(bytes) })
  })
  page = await extension.openPage('packs.html')
  page.setDefaultTimeout(60_000)
  await page.locator('.pack').first().waitFor()
})
afterAll(async () => {
  await extension?.close()
  await towers?.close()
  await impostor?.close()
  await rm(folder, { recursive: true, force: true })
})

const dialog = () => page.getByRole('dialog')
const entry = (name: string) => page.locator('.entry', { hasText: name })
const idle = () => page.locator('main[aria-busy=false]').waitFor()

describe('the directory of packs', () => {
  it('lists packs that ship and packs with a channel, and leaves out an invalid entry', async () => {
    expect(await page.locator('.entry h3').allInnerTexts()).toEqual([
      'Venezuela, summer of 2017',
      'Towers of the world',
    ])
    expect(await entry('Venezuela, summer').textContent()).toContain('On this device')
    expect(await entry('Towers').textContent()).toMatch(/packs\.example\/towers\/Fingerprint\d{5}( \d{5}){5}/)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it('refuses a channel whose keys are not those of the list', async () => {
    answering = impostor
    await entry('Towers').getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('alert').getByText('not the ones in Footnote’s list of packs').waitFor()
    await idle()
    expect(await dialog().count()).toBe(0)
    answering = towers
  })

  it('shows the preview, says that the list names the same keys, and subscribes after a yes', async () => {
    await entry('Towers').getByRole('button', { name: 'Look at it' }).click()
    await dialog().getByText('list of packs has the same').waitFor()
    await dialog().getByRole('button', { name: 'Subscribe' }).click()
    await page.locator('.pack', { hasText: 'Towers' }).waitFor()
    await idle()
    expect(await entry('Towers').textContent()).toContain('On this device')
  })

  it('offers a pack again after it was removed', async () => {
    await page.locator('.pack', { hasText: 'Towers' }).getByRole('button', { name: 'Remove' }).click()
    await dialog().getByRole('button', { name: 'Remove' }).click()
    await entry('Towers').getByRole('button', { name: 'Look at it' }).waitFor()
  })
})
