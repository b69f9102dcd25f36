import { useState } from 'preact/hooks'
import type { Verdict } from '../claims/verdict.ts'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { Icon, VerdictIcon } from './Icon.tsx'
import { LifecycleChips } from './LifecycleChips.tsx'
import { plain } from './plain.ts'
import { summariseKinds } from './SourceList.tsx'
import { StanceLine } from './StanceLine.tsx'
import type { Texts } from './texts/texts.ts'
import { claimText, langOf } from './wording.ts'

/** The order of the groups: what was found wanting first; it is no order of importance. */
const ORDER: readonly Verdict[] = ['refuted', 'misleading', 'mixed', 'unproven', 'supported']

type Props = {
  readonly found: readonly FoundMatch[]
  readonly claims: ReadonlyMap<string, ClaimWithPack>
  readonly today: string
  /** Whether more may come. */
  readonly reading: boolean
  readonly sentenceGone?: boolean
  readonly t: Texts
  readonly onReveal: (match: number) => void
}

/** A claim and the sentences of the page that state it, in reading order. */
type Group = { readonly found: ClaimWithPack; readonly matches: FoundMatch[] }

/** Everything that was found on the page, by status, each claim with its sourcing. */
export function FoundList({ found, claims, today, reading, sentenceGone = false, t, onReveal }: Props) {
  const [only, setOnly] = useState<Verdict | null>(null)
  const placed = grouped(
    found.filter((match) => match.placed),
    claims,
  )
  const unplaced = grouped(
    found.filter((match) => !match.placed),
    claims,
  )
  const all = grouped(found, claims)
  const sentences = new Set(found.filter(({ claim }) => claims.has(claim)).map(({ sentence }) => sentence))
    .size
  const counts = ORDER.map((verdict) => ({ verdict, count: ofVerdict(all, verdict).length })).filter(
    ({ count }) => count > 0,
  )
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
      {ORDER.filter((verdict) => shown === null || verdict === shown).map((verdict) => (
        <Section
          key={verdict}
          verdict={verdict}
          groups={ofVerdict(placed, verdict)}
          today={today}
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
              <Item key={group.found.key} group={group} today={today} t={t} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type SectionProps = Pick<Props, 'today' | 't' | 'onReveal'> & {
  readonly verdict: Verdict
  readonly groups: readonly Group[]
}

function Section({ verdict, groups, today, t, onReveal }: SectionProps) {
  if (groups.length === 0) return null
  return (
    <section data-verdict={verdict}>
      <h2>
        <VerdictIcon verdict={verdict} />
        {t.verdicts[verdict]}
      </h2>
      <ul>
        {groups.map((group) => (
          <Item key={group.found.key} group={group} today={today} t={t} onReveal={onReveal} />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = Pick<Props, 'today' | 't'> & {
  readonly group: Group
  /** Absent for what has no place on the page. */
  readonly onReveal?: (match: number) => void
}

function Item({ group: { found, matches }, today, t, onReveal }: ItemProps) {
  const { claim, pack } = found
  const lang = langOf(claim, matches[0]?.evidence.wording ?? '')
  const text = claimText(claim, [...(lang === undefined ? [] : [lang]), t.lang])
  return (
    <li class="item" data-verdict={claim.verdict}>
      <h3 lang={text.lang} dir="auto">
        {plain(text.text)}
      </h3>
      <p class="facts">
        <span>
          <q dir="auto" lang={claim.lang}>
            {plain(claim.label.text)}
          </q>{' '}
          – <bdi>{plain(pack.publisher.name)}</bdi>
        </span>
        <span>{summariseKinds(claim.sources, t)}</span>
        <LifecycleChips claim={claim} today={today} t={t} />
      </p>
      <ul class="sentences">
        {matches.map((match) => (
          <li key={match.id}>
            {onReveal === undefined ? (
              <div class="sentence">
                <Sentence match={match} t={t} />
              </div>
            ) : (
              <button type="button" class="sentence" onClick={() => onReveal(match.id)}>
                <Sentence match={match} t={t} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function Sentence({ match, t }: { match: FoundMatch; t: Texts }) {
  return (
    <>
      <span class="quoted" dir="auto">
        {plain(match.text)}
      </span>
      <span class="how">
        <Icon name="quote" size={12} />
        <StanceLine stance={match.stance} by={match.by} t={t} />
      </span>
    </>
  )
}

/** Matches by claim, claims in the order of their first sentence; claims that are not known (yet) are left out. */
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
