import type { Verdict } from '../claims/records/verdict.ts'
import { VerdictIcon } from './Icon.tsx'
import type { Texts } from './texts/texts.ts'

/** Shows a verdict by colour, shape and word. Each of them is enough to recognise it. */
export function VerdictBadge({ verdict, t }: { verdict: Verdict; t: Texts }) {
  return (
    <span class="badge" data-verdict={verdict} title={t.verdictMeanings[verdict]}>
      <VerdictIcon verdict={verdict} />
      {t.verdicts[verdict]}
    </span>
  )
}
