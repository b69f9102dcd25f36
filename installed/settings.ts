/**
 * The reader's settings, in `storage.local`: small, and written where Chromium does not lose them
 * (docs/adr/0006). They never leave the device.
 */
import { browser } from '#imports'
import { LEVELS, type Level } from '../claims/match/types.ts'
import { parse, z } from '../claims/schema.ts'

const settings = z.object({
  level: z.enum(LEVELS),
  /** Hosts of sites that the reader switched off. */
  sitesOff: z.array(z.string().check(z.maxLength(255))),
})
export type Settings = z.infer<typeof settings>

const KEY = 'settings'
const DEFAULTS: Settings = { level: 'strict', sitesOff: [] }

/** The settings as stored; the defaults where nothing, or nothing sensible, is stored. */
export async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  const parsed = parse(settings, stored ?? DEFAULTS, 'settings')
  return parsed.ok ? parsed.value : DEFAULTS
}

let writing: Promise<unknown> = Promise.resolve()

/** Changes the settings; changes that come at once are made one after the other. */
export function changeSettings(change: (now: Settings) => Settings): Promise<Settings> {
  const result = writing.then(async () => {
    const next = change(await readSettings())
    await browser.storage.local.set({ [KEY]: next })
    return next
  })
  writing = result.catch(() => {})
  return result
}

export function switchSite(host: string, on: boolean): Promise<Settings> {
  return changeSettings((now) => {
    const others = now.sitesOff.filter((off) => off !== host)
    return { ...now, sitesOff: on ? others : [...others, host] }
  })
}

export function setLevel(level: Level): Promise<Settings> {
  return changeSettings((now) => ({ ...now, level }))
}
