/** Answers requests of the extension's pages about sites, the level and the claims that are looked for. */
import type { MeaningsState } from '../messages/protocol.ts'
import type { Handlers } from '../messages/serve.ts'
import type { Engine } from './engine.ts'
import type { Meanings } from './meaning.ts'
import type { LocalRecords } from './records/local-records.ts'
import { inOrder } from './records/pack-choices.ts'
import { siteState } from './site-state.ts'

type SettingsRequests = 'overview' | 'site' | 'set-site' | 'set-level' | 'set-meanings'

export function settingsHandlers(
  engine: Pick<Engine, 'matcher' | 'packs'>,
  { settings, packChoices }: Pick<LocalRecords, 'settings' | 'packChoices'>,
  model: Pick<Meanings, 'state'>,
): Pick<Handlers['extension'], SettingsRequests> {
  const stateOf = (on: boolean): MeaningsState => (!on ? 'off' : model.state === 'ready' ? 'on' : model.state)
  return {
    overview: async () => {
      const [matcher, packs, { level, meanings }, { order }] = await Promise.all([
        engine.matcher(),
        engine.packs(),
        settings.read(),
        packChoices.read(),
      ])
      return {
        level,
        meanings: stateOf(meanings),
        claims: matcher.size,
        packs: inOrder(packs, order).map(({ manifest, origin, claims, enabled, installedAt }) => ({
          manifest,
          origin,
          claims,
          enabled,
          installedAt,
        })),
      }
    },
    site: async ({ host }) => siteState(await settings.read(), host),
    'set-site': async ({ host, on }) => siteState(await settings.switchSite(host, on), host),
    'set-level': async ({ level }) => (await settings.setLevel(level)).level,
    'set-meanings': async ({ on }) => stateOf((await settings.setMeanings(on)).meanings),
  }
}
