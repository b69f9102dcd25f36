/**
 * The background: owner of the database, answerer of every question. Listeners are registered
 * while this file is first evaluated, so that a message can wake a worker that was stopped.
 */
import { browser, defineBackground } from '#imports'
import type { ClaimKey } from '../../claims/records/claim-key.ts'
import { showCount } from '../../installed/badge.ts'
import { openChannelLink } from '../../installed/channel-links.ts'
import { directory } from '../../installed/directory.ts'
import { createEngine, type Engine } from '../../installed/engine.ts'
import { keepPackClient, packClient } from '../../installed/load-pack-client.ts'
import {
  compileIndex,
  compileLayer,
  createPageMatcher,
  firstJudge,
  openIndex,
  wordTable,
} from '../../installed/matching.ts'
import { inOrder, readPackChoices, storedNotes } from '../../installed/pack-choices.ts'
import { packMemory } from '../../installed/pack-memory.ts'
import { packHandlers } from '../../installed/pack-requests.ts'
import { readSettings, type Settings, setLevel, switchSite } from '../../installed/settings.ts'
import { databaseOpener } from '../../installed/store/database.ts'
import { updateByClock } from '../../installed/update-clock.ts'
import type { ClaimWithPack, SiteState } from '../../messages/protocol.ts'
import { serve } from '../../messages/serve.ts'

export default defineBackground(() => {
  keepPackClient()
  const open = databaseOpener()
  const now = () => new Date()
  const engine = createEngine({
    open,
    embedded: async () => (await packClient()).embeddedPacks(),
    client: packClient,
    removed: async () => new Set((await readPackChoices()).removed),
    memory: packMemory(storedNotes),
    compile: compileIndex,
    compileLayer,
    openIndex,
    createMatcher: createPageMatcher,
    now,
  })
  // Reading the index is most of the time to the first answer: begin before anybody asks.
  wordTable().catch(() => {})
  firstJudge().catch(() => {})
  engine.matcher().catch((cause) => console.error('background: could not start', cause))

  updateByClock(engine, open)

  browser.runtime.onInstalled.addListener(() => {
    engine.installEmbedded().catch((cause) => console.error('background: could not update packs', cause))
  })

  serve({
    article: {
      hello: async (_request, sender) => siteState(await readSettings(), sender.host),
      match: async ({ document, runs }) => {
        const [matcher, { level }] = await Promise.all([engine.matcher(), readSettings()])
        return matcher.match({ document, runs, level })
      },
      'load-card': async (_request, sender) => {
        await browser.scripting.executeScript({
          target: { tabId: sender.tab, frameIds: [sender.frame] },
          files: ['/card.js'],
        })
        return null
      },
      claims: ({ keys }) => claimsWithPacks(engine, keys as ClaimKey[]),
      count: async ({ marked }, sender) => {
        if (sender.frame === 0) await showCount(sender.tab, marked)
        return null
      },
      'channel-link': async ({ address }, sender) => {
        if (sender.frame === 0) await openChannelLink(address, sender)
        return null
      },
    },
    extension: {
      overview: async () => {
        const [matcher, packs, { level }, { order }] = await Promise.all([
          engine.matcher(),
          engine.packs(),
          readSettings(),
          readPackChoices(),
        ])
        return {
          level,
          claims: matcher.size,
          packs: inOrder(packs, order).map(({ manifest, claims, enabled, installedAt }) => ({
            manifest,
            claims,
            enabled,
            installedAt,
          })),
        }
      },
      claims: ({ keys }) => claimsWithPacks(engine, keys as ClaimKey[]),
      site: async ({ host }) => siteState(await readSettings(), host),
      'set-site': async ({ host, on }) => siteState(await switchSite(host, on), host),
      'set-level': async ({ level }) => (await setLevel(level)).level,
      ...packHandlers(engine, { open, now, directory }),
    },
  })
})

function siteState(settings: Settings, host: string): SiteState {
  return { on: !settings.sitesOff.includes(host), level: settings.level }
}

async function claimsWithPacks(engine: Engine, keys: readonly ClaimKey[]): Promise<ClaimWithPack[]> {
  const found = await engine.claims(keys)
  return found.map(({ key, claim, pack }) => ({ key, claim, pack: pack.manifest }))
}
