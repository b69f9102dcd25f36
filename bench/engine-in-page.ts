/**
 * Runs in a page of the extension: the background's engine over a database of its own, with a pack of
 * many claims. Measures how long the engine takes to bring its index up to date after an update, and to
 * compile all of it again.
 */
import { compileIndex } from '../claims/index/compile.ts'
import { compileLayer, openLayers } from '../claims/index/layers.ts'
import { isSound } from '../claims/index/probe.ts'
import { openMatcher } from '../claims/match/open-matcher.ts'
import { openBundle } from '../claims/packs/reader/bundle.ts'
import { openWordTable } from '../claims/text/word-table.ts'
import { createEngine } from '../installed/engine.ts'
import { databaseOpener } from '../installed/store/database.ts'
import { installPack } from '../installed/store/packs.ts'

export type EngineTimes = Record<'layer' | 'anew', { ms: number; longestTurnMs: number }>

export type MeasureEngine = (first: string, second: string) => Promise<EngineTimes>

/** @param first address of the first release's file @param second of the second's */
async function measureEngine(first: string, second: string): Promise<EngineTimes> {
  const open = databaseOpener('bench-engine')
  const words = openWordTable(new Uint8Array(await (await fetch('/words.bin')).arrayBuffer()))
  const model = await (await fetch('/tree-model.json')).json()
  const start = () =>
    createEngine({
      open,
      embedded: async () => [],
      client: () => Promise.reject(new Error('bench: nothing is to be read')),
      packChoices: { read: async () => ({ order: [], removed: [] }), dropRemoved: async () => {} },
      subscriptions: { list: async () => [], update: async () => {}, drop: async () => {} },
      incidents: { tell: async () => {}, settle: async () => {}, end: async () => {} },
      checkedReleases: { read: async () => [], add: async () => {} },
      setAlarm: async () => {},
      backup: {
        notes: async () => [],
        keepFile: async () => {},
        file: async () => undefined,
        update: async () => {},
        forget: async () => {},
        firstState: async () => ({ enabled: true }),
        wasUsed: async () => false,
      },
      fingerprint: async () => 'bench',
      compile: (claims, options) => compileIndex(claims, { ...options, words }),
      compileLayer: (changes, below) => compileLayer(changes, below, { words }),
      openIndex: async (buffers) => openLayers(buffers, words),
      isSound: async (buffer) => isSound(buffer, words),
      createMatcher: async (index, claims) => openMatcher({ index, claims, words, model }),
      now: () => new Date(),
    })
  const install = async (address: string) => {
    const bundle = await openBundle(new Uint8Array(await (await fetch(address)).arrayBuffer()))
    if (!bundle.ok) throw new Error(bundle.error.message)
    const { manifest, slices } = bundle.value
    await installPack(
      await open(),
      { manifest, claims: slices(), origin: { kind: 'embedded' } },
      { now: new Date() },
    )
  }
  // The background was stopped between the install and the index, so only the index is left to do.
  const upToDate = async () => {
    const turns = watchTurns()
    const started = performance.now()
    await start().matcher()
    return { ms: performance.now() - started, longestTurnMs: turns() }
  }
  await install(first)
  // Waits for the repair of the start, which must not run during an install.
  await start().change(async () => {})
  await install(second)
  const layer = await upToDate()
  await (await open()).clear('indexes')
  return { layer, anew: await upToDate() }
}

function watchTurns(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 4)
  return () => {
    clearInterval(timer)
    return Math.max(longest, performance.now() - last)
  }
}

Object.assign(globalThis, { measureEngine })
