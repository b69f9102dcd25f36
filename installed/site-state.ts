import type { SiteState } from '../messages/protocol.ts'
import type { PrivateSites } from './records/private-sites.ts'
import type { Settings } from './records/settings.ts'

/**
 * Whether pages of a host are read, and at which level.
 *
 * @param inPrivate what was chosen in private windows; only for those
 */
export function siteState({ sitesOff, level }: Settings, host: string, inPrivate?: PrivateSites): SiteState {
  if (inPrivate?.off.includes(host)) return { on: false, level }
  return { on: inPrivate?.on.includes(host) === true || !sitesOff.includes(host), level }
}
