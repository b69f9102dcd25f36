import type { Verdict } from '../../claims/records/verdict.ts'
import { VerdictIcon } from '../Icon.tsx'
import { LISTED_VERDICTS } from '../looks.ts'
import type { Texts } from '../texts/texts.ts'

type Props = { readonly verdicts: Readonly<Record<Verdict, number>>; readonly t: Texts }

/** Shows how many claims have which verdict, as a bar and in words. */
export function VerdictCounts({ verdicts, t }: Props) {
  const counts = LISTED_VERDICTS.map((verdict) => ({ verdict, count: verdicts[verdict] })).filter(
    ({ count }) => count > 0,
  )
  if (counts.length === 0) return null
  return (
    <div class="verdicts">
      <div class="verdict-bar" aria-hidden="true">
        {counts.map(({ verdict, count }) => (
          <i key={verdict} data-verdict={verdict} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul>
        {counts.map(({ verdict, count }) => (
          <li key={verdict} data-verdict={verdict} title={t.verdictMeanings[verdict]}>
            <VerdictIcon verdict={verdict} size={14} />
            {t.format.number(count)} {t.verdicts[verdict]}
          </li>
        ))}
      </ul>
    </div>
  )
}
