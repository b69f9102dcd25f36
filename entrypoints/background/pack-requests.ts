/** Answers what the packs page asks for. Changes to packs go through the engine, one after the other. */
import type { InstalledPack, Release } from '../../claims/store/database.ts'
import { removePack, rollBackPack, setPackEnabled } from '../../claims/store/packs.ts'
import type { PackDetails, PackWork, ReleaseSummary } from '../../messages/protocol.ts'
import type { Handlers } from '../../messages/serve.ts'
import type { Engine } from './engine.ts'
import { changePackChoices, inOrder, readPackChoices } from './pack-choices.ts'

type PackRequests = 'packs' | 'set-pack' | 'order-packs' | 'roll-back' | 'remove-pack'

export function packHandlers(engine: Engine): Pick<Handlers['extension'], PackRequests> {
  let work: PackWork | undefined

  /** A change with its progress on show; the last step of each is the index. */
  async function change(make: Parameters<Engine['change']>[0]): Promise<null> {
    try {
      await engine.change(make, (share) => {
        work = { step: 'indexing', share }
      })
    } finally {
      work = undefined
    }
    return null
  }

  return {
    packs: async () => {
      const [packs, { order }] = await Promise.all([engine.packs(), readPackChoices()])
      const details = inOrder(packs, order).map(detailsOf)
      return work === undefined ? { packs: details } : { packs: details, work }
    },
    'set-pack': ({ pack, on }) => change((db) => setPackEnabled(db, pack, on)),
    'order-packs': async ({ packs }) => {
      await changePackChoices((now) => ({
        ...now,
        order: [...new Set([...packs, ...now.order])],
      }))
      return null
    },
    'roll-back': ({ pack }) =>
      change(async (db) => {
        if ((await rollBackPack(db, pack)) === undefined)
          throw new Error(`background: no release before the current one of ${pack} is kept`)
      }),
    'remove-pack': async ({ pack }) => {
      // First the note, then the deed: a stop in between must not bring the pack back later.
      await changePackChoices((now) => ({
        order: now.order.filter((each) => each !== pack),
        removed: [...new Set([...now.removed, pack])],
      }))
      return change((db) => removePack(db, pack))
    },
  }
}

function detailsOf(pack: InstalledPack): PackDetails {
  return {
    ...summaryOf(pack),
    enabled: pack.enabled,
    ...(pack.before === undefined ? {} : { before: summaryOf(pack.before) }),
  }
}

function summaryOf({ manifest, claims, verdicts, installedAt, origin }: Release): ReleaseSummary {
  return { manifest, claims, verdicts, installedAt, origin }
}
