import type { PackIncident } from '../../messages/pack-incident.ts'
import { Icon } from '../Icon.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'

type Props = {
  readonly incidents: readonly PackIncident[]
  readonly t: PacksTexts
  /** The reader has seen them. */
  readonly onSeen: () => void
}

/** Says what happened to the packs without the reader's doing, what came of it, and what to do. */
export function Incidents({ incidents, t, onSeen }: Props) {
  const words = t.packs.incidents
  return (
    <section class="problem incidents" role="alert">
      <Icon name="alert" size={20} />
      <div class="problem-words">
        <h2 class="problem-title">{words.title}</h2>
        <ul>
          {incidents.map((incident) => (
            <li key={`${incident.kind} ${incident.pack} ${incident.at}`}>
              {happened(incident, t)} {remedy(incident, t)}{' '}
              <span class="small">{words.found(t.moment(incident.at))}</span>
            </li>
          ))}
        </ul>
        <button type="button" class="plain-button" onClick={onSeen}>
          {words.seen}
        </button>
      </div>
    </section>
  )
}

function happened(incident: PackIncident, t: PacksTexts): string {
  const words = t.packs.incidents
  const name = plain(pick(incident.name ?? {}, [t.lang])?.text ?? incident.pack ?? '')
  switch (incident.kind) {
    case 'damaged':
      return incident.missing === undefined ? words.changed(name) : words.missing(name, incident.missing)
    case 'before-damaged':
      return words.beforeDamaged(name)
    case 'waiting-damaged':
      return words.waitingDamaged(name)
    case 'went-back':
      return words.wentBack(name)
    case 'lost':
      return words.lost(name)
    case 'unsubscribed':
      return words.unsubscribed(name)
    case 'records-lost':
      return words.recordsLost
    case 'everything-lost':
      return words.everythingLost
    case 'index-behind':
      return words.indexBehind
  }
}

function remedy({ remedy, file, channel }: PackIncident, t: PacksTexts): string {
  const words = t.packs.incidents
  switch (remedy) {
    case 'restored':
      return words.restored
    case 'fetching':
      return words.fetching
    case 'add-file':
      return words.addFile(plain(file ?? ''))
    case 'subscribe':
      return words.subscribe(plain(channel ?? ''))
    case 'add-again':
      return words.addAgain
    case 'none':
      return ''
  }
}
