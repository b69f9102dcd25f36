/** Answers requests of the extension's pages about sites, the level and the claims that are looked for. */
import type { Handlers } from '../messages/serve.ts'
import type { Engine } from './engine.ts'
import type { LocalRecords } from './records/local-records.ts'
import { inOrder } from './records/pack-choices.ts'
import { siteState } from './site-state.ts'

type SettingsRequests = 'overview' | 'site' | 'set-site' | 'set-level'

export function settingsHandlers(
  engine: Pick<Engine, 'matcher' | 'packs'>,
  { settings, packChoices, privateSites }: Pick<LocalRecords, 'settings' | 'packChoices' | 'privateSites'>,
): Pick<Handlers['extension'], SettingsRequests> {
  return {
    overview: async () => {
      const [matcher, packs, { level }, { order }] = await Promise.all([
        engine.matcher(),
        engine.packs(),
        settings.read(),
        packChoices.read(),
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
    site: async ({ host, private: isPrivate }) =>
      siteState(await settings.read(), host, isPrivate ? await privateSites.read() : undefined),
    'set-site': async ({ host, on, private: isPrivate }) =>
      isPrivate
        ? siteState(await settings.read(), host, await privateSites.switchSite(host, on))
        : siteState(await settings.switchSite(host, on), host),
    'set-level': async ({ level }) => (await settings.setLevel(level)).level,
  }
}
