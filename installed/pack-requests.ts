/** Answers what the packs page asks for. Changes to packs go through the engine, one after the other. */
import type { DirectoryEntry } from '../claims/packs/reader/directory.ts'
import { isAhead } from '../claims/packs/reader/schedule.ts'
import type { ChannelState, PackDetails, PackWork, ReleaseSummary } from '../messages/protocol.ts'
import type { Handlers } from '../messages/serve.ts'
import type { FileWork } from './client/pack-file.ts'
import type { Engine } from './engine.ts'
import { packClient } from './load-pack-client.ts'
import { changePackChoices, inOrder, readPackChoices } from './pack-choices.ts'
import type { PackMemory } from './pack-memory.ts'
import type { Database, InstalledPack, Release } from './store/database.ts'
import { forgetMetadata } from './store/metadata.ts'
import { declineWaiting, removePack, rollBackPack, setPackEnabled, takeWaiting } from './store/packs.ts'
import { readSubscriptions, type Subscription } from './subscriptions.ts'

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

export function packHandlers(
  engine: Engine,
  parts: {
    readonly open: () => Promise<Database>
    readonly now: () => Date
    /** The packs that the extension offers. */
    readonly directory: () => Promise<readonly DirectoryEntry[]>
  },
): Pick<Handlers['extension'], PackRequests> {
  let work: PackWork | undefined
  /** Of all that is being fetched, read and stored, whichever page asked for it. */
  let stop = new AbortController()

  /** Shows progress of a step while `run` is at it. */
  async function showing<T>(
    step: PackWork['step'],
    run: (file: FileWork) => Promise<T>,
    { signal } = stop,
  ): Promise<T> {
    try {
      work = { step, progress: 0 }
      return await run({
        now: parts.now(),
        signal,
        onProgress: (progress) => {
          work = { step, progress }
        },
      })
    } finally {
      work = undefined
    }
  }

  /** A change, and the index after it with its progress on show. */
  async function change(make: (db: Database, memory: PackMemory) => Promise<unknown>): Promise<null> {
    try {
      await engine.change(make, (progress) => {
        work = { step: 'indexing', progress }
      })
    } finally {
      work = undefined
    }
    return null
  }

  return {
    packs: async () => {
      const [packs, { order }, channels, directory] = await Promise.all([
        engine.packs(),
        readPackChoices(),
        readSubscriptions(),
        parts.directory(),
      ])
      const details = inOrder(packs, order).map((pack) =>
        detailsOf(
          pack,
          channels.find((each) => each.pack === pack.id),
          parts.now(),
        ),
      )
      return { packs: details, directory, ...(work === undefined ? {} : { work }) }
    },
    'set-pack': ({ pack, on }) => change((db) => setPackEnabled(db, pack, on)),
    'order-packs': async ({ packs }) => {
      await changePackChoices((now) => ({ ...now, order: [...new Set([...packs, ...now.order])] }))
      return null
    },
    'roll-back': ({ pack, version }) =>
      change(async (db) => {
        const { manifest, before } = (await db.get('packs', pack)) ?? {}
        // Asked for twice, as after a stop of the worker.
        if (before === undefined && manifest?.version === version) return
        // While the reader was asked, an update may have come: before it is now what they wanted to leave.
        if (before?.manifest.version !== version)
          throw new Error('Another release is in force by now. Look at what going back changes first.')
        await rollBackPack(db, pack)
      }),
    'remove-pack': async ({ pack }) => {
      // First the note, then the deed: a stop in between must not bring the pack back later.
      await changePackChoices((now) => ({
        order: now.order.filter((each) => each !== pack),
        removed: [...new Set([...now.removed, pack])],
      }))
      await (await packClient()).dropSubscription(pack)
      return change(async (db, memory) => {
        await memory.forget(pack)
        await removePack(db, pack)
        await forgetMetadata(db, pack)
      })
    },
    'put-back': async ({ pack }) => {
      await changePackChoices((now) => ({ ...now, removed: now.removed.filter((each) => each !== pack) }))
      await engine.installEmbedded()
      return null
    },
    'pack-changes': async ({ pack, to }) => {
      const db = await parts.open()
      const current = await db.get('packs', pack)
      const other = current?.[to]
      if (current === undefined || other === undefined)
        throw new Error('That release is no longer on this device.')
      return (await packClient()).releaseChanges(db, current, other)
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
      const db = await parts.open()
      const { previewFile } = await packClient()
      return showing('reading', (step) => previewFile(db, file, step))
    },
    'install-file': async (file) => {
      // It may be stopped before its turn comes.
      const stopped = stop
      const { installFile } = await packClient()
      return change((db, memory) =>
        showing('storing', (step) => installFile(db, file, step, memory), stopped),
      )
    },
    'preview-channel': async ({ address, listed }) => {
      const db = await parts.open()
      const { previewChannel } = await packClient()
      return showing('fetching', (step) => previewChannel(db, address, step, listed))
    },
    subscribe: async (agreed) => {
      const db = await parts.open()
      const { subscribe } = await packClient()
      await showing('fetching', (step) => subscribe(engine, db, agreed, step))
      return null
    },
    'update-pack': async ({ pack }) => {
      const db = await parts.open()
      const { checkNow } = await packClient()
      await showing('fetching', () => checkNow(engine, db, pack))
      return null
    },
    'stop-work': async () => {
      stop.abort(new Error('Stopped.'))
      stop = new AbortController()
      return null
    },
  }
}

function detailsOf(pack: InstalledPack, channel: Subscription | undefined, now: Date): PackDetails {
  return {
    ...summaryOf(pack),
    enabled: pack.enabled,
    ...(pack.before === undefined ? {} : { before: summaryOf(pack.before) }),
    ...(pack.waiting === undefined ? {} : { waiting: summaryOf(pack.waiting) }),
    ...(channel === undefined ? {} : { channel: channelOf(channel, now) }),
  }
}

function summaryOf({ manifest, claims, verdicts, installedAt, origin }: Release): ReleaseSummary {
  return { manifest, claims, verdicts, installedAt, origin }
}

function channelOf(
  { url, fingerprint, checkedAt, goodAt, goodUntil, problem }: Subscription,
  now: Date,
): ChannelState {
  return {
    url,
    fingerprint,
    stale: problem?.code === 'expired' || (goodUntil !== undefined && Date.parse(goodUntil) <= now.getTime()),
    // A time that is still to come says nothing of the past: the clock has been set back.
    ...(checkedAt === undefined || isAhead(checkedAt, now.getTime()) ? {} : { checkedAt }),
    ...(goodAt === undefined || isAhead(goodAt, now.getTime()) ? {} : { goodAt }),
    ...(problem === undefined ? {} : { problem }),
  }
}
