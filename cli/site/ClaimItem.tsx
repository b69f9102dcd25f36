import type { Claim } from '../../claims/records/claim.ts'
import { plain } from '../../components/plain.ts'
import { directionOf, textOf } from './languages.ts'
import { Status, StatusNotes } from './Status.tsx'

type Props = {
  readonly claim: Claim
  /** Show the notes that say what happened to the check. */
  readonly notes?: boolean
}

/** A claim in a list of the site's top folder. */
export function ClaimItem({ claim, notes = false }: Props) {
  return (
    <li lang={claim.lang} dir={directionOf(claim.lang)}>
      <Status claim={claim} />
      <p class="claim-link">
        <a href={`claims/${claim.id}.html`}>{plain(textOf(claim))}</a>
      </p>
      <p class="small">{plain(claim.finding[claim.lang] ?? '')}</p>
      {notes && <StatusNotes claim={claim} />}
    </li>
  )
}
