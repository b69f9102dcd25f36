import { useState } from 'preact/hooks'
import type { Verdict } from '../claims/records/verdict.ts'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { FoundItem, type Group } from './FoundItem.tsx'
import { VerdictIcon } from './Icon.tsx'
import { LISTED_VERDICTS } from './looks.ts'
import type { PopupTexts } from './texts/popup-texts.ts'
import type { Days } from './timeliness.ts'

type Props = {
  readonly found: readonly FoundMatch[]
  readonly claims: ReadonlyMap<string, ClaimWithPack>
  readonly days: Days
  /** Whether the page is still being read. */
  readonly reading: boolean
  readonly sentenceGone?: boolean
  /** Whether the page hides all marks. Then it is said above the list, and every sentence is in it. */
  readonly hidden: boolean
  readonly t: PopupTexts
  readonly onReveal: (match: number) => void
}

/** Lists everything that was found on the page, by verdict. */
export function FoundList({
  found,
  claims,
  days,
  reading,
  sentenceGone = false,
  hidden,
  t,
  onReveal,
}: Props) {
  const [only, setOnly] = useState<Verdict | null>(null)
  const placed = grouped(
    found.filter((match) => match.placed || hidden),
    claims,
  )
  const unplaced = grouped(
    found.filter((match) => !match.placed && !hidden),
    claims,
  )
  const all = grouped(found, claims)
  const sentences = new Set(found.filter(({ claim }) => claims.has(claim)).map(({ sentence }) => sentence))
    .size
  const counts = LISTED_VERDICTS.map((verdict) => ({
    verdict,
    count: ofVerdict(all, verdict).length,
  })).filter(({ count }) => count > 0)
  const shown = counts.some(({ verdict }) => verdict === only) ? only : null
  return (
    <>
      <div class="summary">
        <p role="status">
          <strong>{t.popup.found(all.length, sentences)}</strong>
          {reading && <span class="small"> {t.popup.reading}</span>}
        </p>
        <fieldset class="filter">
          <legend class="unseen">{t.popup.filter}</legend>
          {counts.map(({ verdict, count }) => (
            <button
              type="button"
              class="count"
              key={verdict}
              data-verdict={verdict}
              aria-pressed={verdict === shown}
              title={t.verdictMeanings[verdict]}
              onClick={() => setOnly(verdict === shown ? null : verdict)}
            >
              <VerdictIcon verdict={verdict} size={14} />
              <span>{t.verdicts[verdict]}</span>
              <span class="number">{t.format.number(count)}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {sentenceGone && (
        <p class="gone" role="alert">
          {t.popup.sentenceGone}
        </p>
      )}
      {LISTED_VERDICTS.filter((verdict) => shown === null || verdict === shown).map((verdict) => (
        <Section
          key={verdict}
          verdict={verdict}
          groups={ofVerdict(placed, verdict)}
          days={days}
          t={t}
          onReveal={onReveal}
        />
      ))}
      {unplaced.length > 0 && shown === null && (
        <section class="unplaced">
          <h2>{t.popup.unplacedHeading}</h2>
          <p class="small">{t.popup.unplaced}</p>
          <ul>
            {unplaced.map((group) => (
              <FoundItem key={group.found.key} group={group} days={days} t={t} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type SectionProps = Pick<Props, 'days' | 't' | 'onReveal'> & {
  readonly verdict: Verdict
  readonly groups: readonly Group[]
}

function Section({ verdict, groups, days, t, onReveal }: SectionProps) {
  if (groups.length === 0) return null
  return (
    <section data-verdict={verdict}>
      <h2>
        <VerdictIcon verdict={verdict} />
        {/* Underlined like its marks on the page. */}
        <span class="stroke">{t.verdicts[verdict]}</span>
      </h2>
      <ul>
        {groups.map((group) => (
          <FoundItem key={group.found.key} group={group} days={days} t={t} onReveal={onReveal} />
        ))}
      </ul>
    </section>
  )
}

/** Groups matches by claim, in the order of each claim's first sentence. Leaves out claims that are not known (yet). */
function grouped(found: readonly FoundMatch[], claims: ReadonlyMap<string, ClaimWithPack>): Group[] {
  const groups = new Map<string, Group>()
  for (const match of found) {
    const claim = claims.get(match.claim)
    if (claim === undefined) continue
    const group = groups.get(match.claim)
    if (group === undefined) groups.set(match.claim, { found: claim, matches: [match] })
    else group.matches.push(match)
  }
  return [...groups.values()]
}

function ofVerdict(groups: readonly Group[], verdict: Verdict): Group[] {
  return groups.filter(({ found }) => found.claim.verdict === verdict)
}
