/**
 * The background: it owns the database and answers all messages. Listeners are registered while this
 * file is first evaluated, so that a message can wake a stopped worker.
 */
import { browser, defineBackground } from '#imports'
import { articleHandlers } from '../../installed/article-requests.ts'
import { claimsWithPacks } from '../../installed/claim-requests.ts'
import { directoryReader } from '../../installed/directory.ts'
import { createEngine } from '../../installed/engine.ts'
import { createMatching } from '../../installed/matching.ts'
import { createMeanings } from '../../installed/meaning.ts'
import { packBackup } from '../../installed/pack-backup.ts'
import { packClientLoader } from '../../installed/pack-client-loader.ts'
import { packHandlers } from '../../installed/pack-requests.ts'
import { localRecords } from '../../installed/records/local-records.ts'
import { settingsHandlers } from '../../installed/settings-requests.ts'
import { databaseOpener } from '../../installed/store/database.ts'
import { takeOverTabs } from '../../installed/take-over.ts'
import { updateAlarm } from '../../installed/update-alarm.ts'
import { updateClock } from '../../installed/update-clock.ts'
import { withCauses } from '../../installed/with-causes.ts'
import { serve } from '../../messages/serve.ts'
import { browserParts } from './browser-parts.ts'

const report = (what: string) => (cause: unknown) => console.error(`background: could not ${what}`, cause)
export default defineBackground(() => {
  const parts = { ...browserParts(), open: databaseOpener(), now: () => new Date() }
  const records = localRecords(parts.areas)
  const backup = packBackup(records.packNotes)
  const alarm = updateAlarm(parts.alarms, records.subscriptions, parts.now)
  const meanings = createMeanings({ ...parts, ...parts.meaning })
  const matching = createMatching(parts.loadAsset, meanings)
  const directory = directoryReader(parts.loadAsset)
  const storing = { ...parts, ...records, backup, setAlarm: alarm.set }
  const clientParts = { ...storing, ...matching, directory }
  const { keep, load: client } = packClientLoader(parts.scope, clientParts)
  keep()
  const embedded = async () => (await client()).embeddedPacks()
  const engine = createEngine({ ...storing, ...matching, embedded, client })
  const clock = updateClock({ ...parts, ...records, engine, client, alarm })
  browser.alarms.onAlarm.addListener(({ name }) => void clock.onAlarm(name))
  browser.runtime.onInstalled.addListener(() => {
    void engine.installEmbedded().catch(report('update packs'))
    void takeOverTabs({ tabs: browser.tabs, runScript: parts.runScript }).catch(report('take over tabs'))
  })

  // Reading the files and the index takes most of the time to the first answer, so it begins before the
  // first question.
  matching.prefetch()
  engine.matcher().catch(report('start'))
  clock.start()

  const article = articleHandlers({ ...parts, ...records, engine })
  const extension = {
    claims: (request: { keys: readonly string[] }) => claimsWithPacks(engine, request),
    ...settingsHandlers(engine, records, meanings),
    ...packHandlers({ ...storing, engine, client, records, directory, clock }),
  }
  serve(withCauses({ article, extension }, parts.freeSpace))
})
