/** Answers the requests of the packs page. Changes to packs go through the engine, one after the other. */
import type { DirectoryEntry } from '../claims/packs/reader/directory.ts'
import type { Handlers } from '../messages/serve.ts'
import type { Engine } from './engine.ts'
import type { PackBackup } from './pack-backup.ts'
import type { PackClient } from './pack-client.ts'
import { packDetails } from './pack-details.ts'
import { packWorkBoard } from './pack-work.ts'
import type { LocalRecords } from './records/local-records.ts'
import { inOrder } from './records/pack-choices.ts'
import type { Database } from './store/database.ts'
import { declineWaiting, removePack, rollBackPack, setPackEnabled, takeWaiting } from './store/packs.ts'
import { forgetTufMetadata } from './store/tuf-metadata.ts'
import type { UpdateClock } from './update-clock.ts'

type PackRequests =
  | 'packs'
  | 'set-pack'
  | 'order-packs'
  | 'roll-back'
  | 'remove-pack'
  | 'put-back'
  | 'pack-changes'
  | 'answer-waiting'
  | 'preview-file'
  | 'install-file'
  | 'preview-channel'
  | 'subscribe'
  | 'update-pack'
  | 'stop-work'
  | 'dismiss-incidents'

export type PackRequestParts = {
  readonly engine: Engine
  readonly open: () => Promise<Database>
  readonly client: () => Promise<PackClient>
  readonly records: Pick<LocalRecords, 'packChoices' | 'subscriptions' | 'incidents'>
  readonly backup: Pick<PackBackup, 'forget'>
  /** The packs that the extension offers. */
  readonly directory: () => Promise<readonly DirectoryEntry[]>
  readonly clock: Pick<UpdateClock, 'interrupt'>
  readonly now: () => Date
}

export function packHandlers(parts: PackRequestParts): Pick<Handlers['extension'], PackRequests> {
  const { engine, open, client, backup } = parts
  const { packChoices, subscriptions, incidents } = parts.records
  const board = packWorkBoard(parts.now)

  /** Makes a change and then the index, and shows the progress. */
  async function change(make: (db: Database) => Promise<unknown>): Promise<null> {
    await board.showingIndex((onCompile) => engine.change(make, onCompile))
    return null
  }

  return {
    packs: async () => {
      const [packs, { order }, channels, directory, unseen] = await Promise.all([
        engine.packs(),
        packChoices.read(),
        subscriptions.list(),
        parts.directory(),
        incidents.unseen(),
      ])
      const now = parts.now()
      const work = board.current()
      return {
        packs: inOrder(packs, order).map((pack) =>
          packDetails(
            pack,
            channels.find((each) => each.pack === pack.id),
            now,
          ),
        ),
        directory,
        incidents: unseen,
        ...(work === undefined ? {} : { work }),
      }
    },
    'set-pack': ({ pack, on }) => change((db) => setPackEnabled(db, pack, on)),
    'order-packs': async ({ packs }) => {
      await packChoices.setOrder(packs)
      return null
    },
    'roll-back': ({ pack, version }) =>
      change(async (db) => {
        const { manifest, before } = (await db.get('packs', pack)) ?? {}
        // The page asks again after the background was stopped, when the work may already be done.
        if (before === undefined && manifest?.version === version) return
        // An update may have been installed while the reader was asked. Then the release to leave is
        // the previous one.
        if (before?.manifest.version !== version)
          throw new Error('Another release is in force by now. Look at what going back changes first.')
        await rollBackPack(db, pack)
      }),
    'remove-pack': async ({ pack }) => {
      // The records are changed first, so that an interruption cannot bring the pack back later: the next
      // start ends the removal.
      const subscription = await subscriptions.ofPack(pack)
      await packChoices.addRemoved(pack)
      try {
        await subscriptions.drop(pack)
        parts.clock.interrupt()
        return await change(async (db) => {
          await backup.forget(pack)
          await removePack(db, pack)
          await forgetTufMetadata(db, pack).catch((cause) =>
            console.error('background: a channel could not be forgotten', cause),
          )
        })
      } catch (cause) {
        // The reader is told that nothing has changed, so nothing may have.
        await packChoices.dropRemoved(pack)
        if (subscription !== undefined) await subscriptions.keep(subscription)
        throw cause
      }
    },
    'put-back': async ({ pack }) => {
      const { removed } = await packChoices.read()
      await packChoices.dropRemoved(pack)
      try {
        await engine.installEmbedded()
      } catch (cause) {
        if (removed.includes(pack)) await packChoices.addRemoved(pack)
        throw cause
      }
      return null
    },
    // Stop does not end it: it is a question of its own, and takes seconds at most.
    'pack-changes': async ({ pack, to }) => {
      const db = await open()
      const current = await db.get('packs', pack)
      const changes = current && (await (await client()).releaseChanges(db, current, to))
      if (changes === undefined) throw new Error('That release is no longer on this device.')
      return changes
    },
    'answer-waiting': ({ pack, version, yes }) =>
      change(async (db) => {
        const { manifest, declined, waiting } = (await db.get('packs', pack)) ?? {}
        if (waiting === undefined && (yes ? manifest?.version : declined) === version) return
        if (waiting?.manifest.version !== version)
          throw new Error('Another release is waiting by now. Look at its changes first.')
        await (yes ? takeWaiting(db, pack) : declineWaiting(db, pack))
      }),
    'preview-file': async (file) => {
      const db = await open()
      const { previewFile } = await client()
      return board.showing('reading', (step) => previewFile(db, file, step))
    },
    'install-file': async (file) => {
      // Taken now, because the reader may stop the work before its turn comes.
      const signal = board.signal()
      const { installFile } = await client()
      return change((db) => board.showing('storing', (step) => installFile(db, file, step), signal))
    },
    'preview-channel': async ({ address, listed }) => {
      const db = await open()
      const { previewChannel } = await client()
      return board.showing('fetching', (step) => previewChannel(db, address, step, listed))
    },
    subscribe: async (agreed) => {
      const db = await open()
      const { subscribe } = await client()
      await board.showing('fetching', (step) => subscribe(engine.change, db, agreed, step))
      return null
    },
    'update-pack': async ({ pack }) => {
      const db = await open()
      const { checkNow } = await client()
      await board.showing('fetching', (step) => checkNow(engine.change, db, pack, step))
      return null
    },
    'stop-work': async () => {
      board.stop()
      return null
    },
    'dismiss-incidents': async () => {
      await incidents.dismiss()
      return null
    },
  }
}
