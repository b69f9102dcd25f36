import type { Claim } from '../../claims/records/claim.ts'
import { LifecycleChips, LifecycleNotes } from '../../components/LifecycleChips.tsx'
import { plain } from '../../components/plain.ts'
import { textsFor } from '../../components/texts/texts.ts'
import { VerdictBadge } from '../../components/VerdictBadge.tsx'
import { directionOf } from './languages.ts'

/** The texts around the claims. */
export const t = textsFor('en')

/** Our verdict, the publisher's own label if it says something else, and what happened to the check. */
export function Status({ claim }: { readonly claim: Claim }) {
  const label = claim.label.text
  return (
    <div class="status" lang="en" dir="ltr">
      <VerdictBadge verdict={claim.verdict} t={t} />
      {label.toLowerCase() !== claim.verdict && (
        <q class="own-label" lang={claim.lang} dir={directionOf(claim.lang)}>
          {plain(label)}
        </q>
      )}
      <LifecycleChips {...withoutDays(claim)} />
    </div>
  )
}

/** The notes that say what happened to the check. */
export function StatusNotes({ claim }: { readonly claim: Claim }) {
  return (
    <div lang="en" dir="ltr">
      <LifecycleNotes {...withoutDays(claim)} />
    </div>
  )
}

/** Removes the days of a verdict, which components would compare with the day of a news page. The site has none. */
function withoutDays({ validity: _, ...claim }: Claim) {
  return { claim, days: { today: '' }, t }
}
