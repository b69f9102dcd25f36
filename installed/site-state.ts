import type { SiteState } from '../messages/protocol.ts'
import type { Settings } from './records/settings.ts'

/** Whether pages of a host are read, and at which level. */
export function siteState({ sitesOff, level }: Settings, host: string): SiteState {
  return { on: !sitesOff.includes(host), level }
}
