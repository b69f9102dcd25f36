/** Answers requests of the extension's pages about sites, the level and the claims that are looked for. */
import type { MeaningsState } from '../messages/protocol.ts'
import type { Handlers } from '../messages/serve.ts'
import type { Engine } from './engine.ts'
import type { Meanings } from './meaning.ts'
import type { LocalRecords } from './records/local-records.ts'
import { inOrder } from './records/pack-choices.ts'
import { siteState } from './site-state.ts'

/** ms for which an answer waits for the matcher, which says how many claims it has. A ready one is there at once. */
const PATIENCE = 50

type SettingsRequests = 'overview' | 'site' | 'set-site' | 'set-level' | 'set-meanings'

export function settingsHandlers(
  engine: Pick<Engine, 'matcher' | 'packs'>,
  {
    settings,
    packChoices,
    incidents,
    privateSites,
  }: Pick<LocalRecords, 'settings' | 'packChoices' | 'incidents' | 'privateSites'>,
  model: Pick<Meanings, 'state'>,
): Pick<Handlers['extension'], SettingsRequests> {
  const stateOf = (on: boolean): MeaningsState => (!on ? 'off' : model.state === 'ready' ? 'on' : model.state)
  return {
    overview: async () => {
      const [size, packs, { level, meanings }, { order }, unseen] = await Promise.all([
        sizeSoon(engine),
        engine.packs(),
        settings.read(),
        packChoices.read(),
        incidents.unseen(),
      ])
      return {
        level,
        meanings: stateOf(meanings),
        claims: size ?? packs.reduce((sum, { enabled, claims }) => sum + (enabled ? claims : 0), 0),
        incidents: unseen.length,
        packs: inOrder(packs, order).map(({ manifest, origin, claims, enabled, installedAt }) => ({
          manifest,
          origin,
          claims,
          enabled,
          installedAt,
        })),
      }
    },
    site: async ({ host, private: isPrivate }) =>
      siteState(await settings.read(), host, isPrivate ? await privateSites.read() : undefined),
    'set-site': async ({ host, on, private: isPrivate }) =>
      isPrivate
        ? siteState(await settings.read(), host, await privateSites.switchSite(host, on))
        : siteState(await settings.switchSite(host, on), host),
    'set-level': async ({ level }) => (await settings.setLevel(level)).level,
    'set-meanings': async ({ on }) => stateOf((await settings.setMeanings(on)).meanings),
  }
}

/** The number of claims that are looked for; undefined if the index is still compiled, or cannot be. */
async function sizeSoon(engine: Pick<Engine, 'matcher'>): Promise<number | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE))
  return Promise.race([engine.matcher().then(({ size }) => size), late]).catch(() => undefined)
}
