/** All records that the background keeps outside the database. */
import { type CheckedReleases, checkedReleases } from './checked-releases.ts'
import { type IncidentsRecord, incidentsRecord } from './incidents.ts'
import { type OpenedLinksRecord, openedLinksRecord } from './opened-links.ts'
import { type PackChoicesRecord, packChoicesRecord } from './pack-choices.ts'
import { type PackNotesRecord, packNotesRecord } from './pack-notes.ts'
import { type PrivateSitesRecord, privateSitesRecord } from './private-sites.ts'
import { type SettingsRecord, settingsRecord } from './settings.ts'
import { recordStore, type StorageArea } from './stored-record.ts'
import { type Subscriptions, subscriptionsRecord } from './subscriptions.ts'

export type LocalRecords = {
  readonly settings: SettingsRecord
  readonly packChoices: PackChoicesRecord
  readonly packNotes: PackNotesRecord
  readonly subscriptions: Subscriptions
  readonly openedLinks: OpenedLinksRecord
  readonly incidents: IncidentsRecord
  readonly checkedReleases: CheckedReleases
  readonly privateSites: PrivateSitesRecord
}

/**
 * Call it only once, because changes through two of these objects could overwrite each other.
 *
 * @param areas `local` stays when the browser is closed, `session` does not
 */
export function localRecords(areas: {
  readonly local: StorageArea
  readonly session: StorageArea
}): LocalRecords {
  const local = recordStore(areas.local)
  const session = recordStore(areas.session)
  return {
    settings: settingsRecord(local),
    packChoices: packChoicesRecord(local),
    packNotes: packNotesRecord(local),
    subscriptions: subscriptionsRecord(local),
    openedLinks: openedLinksRecord(session),
    incidents: incidentsRecord(local),
    checkedReleases: checkedReleases(session),
    privateSites: privateSitesRecord(session),
  }
}
