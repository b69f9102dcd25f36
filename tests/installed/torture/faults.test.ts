/** Every call of the browser's storage fails once, on every path that writes. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExtensionRequest } from '../../../messages/protocol.ts'
import { aDevice, type Background, claimsOf, type Device, type PackState } from '../../support/device.ts'
import { type FaultMode, type Faults, faults } from '../../support/faults.ts'
import { measured, rounds } from '../../support/torture.ts'

type Path = {
  /** Brings the device into the state from which the request is made. */
  prepare(device: Device, background: Background): Promise<unknown>
  request(background: Background): Promise<ExtensionRequest> | ExtensionRequest
}

const install = async (background: Background, version: number, verdict?: 'refuted') =>
  expect(await background.ask(await background.file(version, verdict))).toEqual({ ok: true, value: null })

async function subscribed(device: Device, background: Background): Promise<void> {
  await device.files.publish(claimsOf(1), { version: 1 })
  expect((await background.ask(await background.channel())).ok).toBe(true)
}
async function waiting(device: Device, background: Background): Promise<void> {
  await subscribed(device, background)
  await device.files.publish(claimsOf(2, 'refuted'), { version: 2 })
  expect((await background.ask({ type: 'update-pack', pack: 'towers' })).ok).toBe(true)
  expect(await background.state()).toContainEqual(expect.objectContaining({ version: 1, waiting: 2 }))
}

const PATHS: Readonly<Record<string, Path>> = {
  'install-file, new': { prepare: async () => {}, request: (background) => background.file(1) },
  'install-file, in place of another': {
    prepare: (_device, background) => install(background, 1),
    request: (background) => background.file(2),
  },
  'set-pack': {
    prepare: (_device, background) => install(background, 1),
    request: () => ({ type: 'set-pack', pack: 'towers', on: false }),
  },
  'roll-back': {
    prepare: async (_device, background) => {
      await install(background, 1)
      await install(background, 2)
    },
    request: () => ({ type: 'roll-back', pack: 'towers', version: 1 }),
  },
  'remove-pack': {
    prepare: subscribed,
    request: () => ({ type: 'remove-pack', pack: 'towers' }),
  },
  'put-back': {
    prepare: (_device, background) => background.ask({ type: 'remove-pack', pack: 'one' }),
    request: () => ({ type: 'put-back', pack: 'one' }),
  },
  subscribe: {
    prepare: (device) => device.files.publish(claimsOf(1), { version: 1 }),
    request: (background) => background.channel(),
  },
  'update-pack': {
    prepare: async (device, background) => {
      await subscribed(device, background)
      await device.files.publish(claimsOf(2), { version: 2 })
    },
    request: () => ({ type: 'update-pack', pack: 'towers' }),
  },
  'answer-waiting, yes': {
    prepare: waiting,
    request: () => ({ type: 'answer-waiting', pack: 'towers', version: 2, yes: true }),
  },
  'answer-waiting, no': {
    prepare: waiting,
    request: () => ({ type: 'answer-waiting', pack: 'towers', version: 2, yes: false }),
  },
  'set-level': { prepare: async () => {}, request: () => ({ type: 'set-level', level: 'wide' }) },
  'order-packs': {
    prepare: (_device, background) => install(background, 1),
    request: () => ({ type: 'order-packs', packs: ['towers', 'one'] }),
  },
}

let broken: Faults
beforeAll(() => {
  broken = faults()
})
afterAll(() => broken.restore())
afterEach(() => {
  broken.disarm()
  vi.restoreAllMocks()
})

/** Everything that a reader sees or decided. */
async function seen(background: Background) {
  const { settings, packChoices, subscriptions } = background.records
  const { order, removed } = await packChoices.read()
  return {
    packs: await background.state(),
    order,
    removed,
    channels: (await subscriptions.list()).map(({ pack }) => pack),
    level: (await settings.read()).level,
  }
}

function expectWhole(packs: readonly PackState[]): void {
  for (const { id, version, claims, labels, damaged } of packs) {
    expect({ id, claims, damaged }).toEqual({ id, claims: id === 'one' ? 1 : 6 + version, damaged: false })
    expect(labels).toEqual([`Release ${version}`])
  }
}

/** One try: what was there before, the answer, and what is there at once and after another start. */
async function strike(path: Path, n: number, mode: FaultMode) {
  const device = await aDevice()
  try {
    const first = device.start()
    await first.settled()
    await path.prepare(device, first)
    const background = device.start({ areas: { local: broken.area(device.local) } })
    await background.settled()
    const request = await path.request(background)
    const before = await seen(background)
    broken.arm(n, mode, () => new DOMException('The browser failed.', 'UnknownError'))
    const answer = await background.ask(request)
    const { calls, hit } = broken
    broken.disarm()
    // A check of a channel answers null and notes the failure.
    const [channel] = await background.records.subscriptions.list()
    const failed = !answer.ok || (request.type === 'update-pack' && channel?.problem !== undefined)
    const after = await seen(background)
    const next = device.start()
    await next.settled()
    const later = await seen(next)
    const incidents = (await next.records.incidents.unseen()).map(({ kind }) => kind)
    const db = await device.db()
    const generations = (await db.getAllKeys('generations')).length
    const wanted = (await next.state()).reduce(
      (sum, { before, waiting }) =>
        sum + 1 + (before === undefined ? 0 : 1) + (waiting === undefined ? 0 : 1),
      0,
    )
    return { answer, failed, calls, hit, before, after, later, incidents, spare: generations - wanted }
  } finally {
    broken.disarm()
    await device.remove()
  }
}

describe.each(Object.entries(PATHS))('%s', (_name, path) => {
  it.for(['throws', 'aborts'] as const)(
    'leaves all as it was or all done, and says which, whichever storage call %s',
    async (mode, context) => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const done = await strike(path, Number.MAX_SAFE_INTEGER, mode)
      expect(done.failed).toBe(false)
      expect(done.after).not.toEqual(done.before)
      const step = rounds(Math.max(2, Math.ceil(done.calls / 6)), 1)
      let tries = 0
      for (let n = 1; n <= done.calls; n += step) {
        const struck = await strike(path, n, mode)
        tries += 1
        const where = `call ${n}, ${struck.hit}`
        const wanted = struck.failed ? struck.before : done.after
        expect({ where, ...struck.after }).toEqual({ where, ...wanted })
        expect({ where, ...struck.later }).toEqual({ where, ...wanted })
        expectWhole(struck.later.packs)
        expect({ where, spare: struck.spare }).toEqual({ where, spare: 0 })
        // Nothing is told that is not so.
        expect({ where, told: struck.incidents.filter((kind) => kind !== 'index-behind') }).toEqual({
          where,
          told: [],
        })
        if (!struck.answer.ok) expect(struck.answer.error.reason, where).toMatch(/^storage(-failed)?$/)
      }
      measured(context, { rounds: tries })
    },
  )
})
