import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { Icon, VerdictIcon } from './Icon.tsx'
import { LifecycleChips } from './LifecycleChips.tsx'
import { OutLink } from './OutLink.tsx'
import { plain } from './plain.ts'
import { SourceList, summariseKinds } from './SourceList.tsx'
import { StanceLine } from './StanceLine.tsx'
import type { Texts } from './texts/texts.ts'
import { VerdictBadge } from './VerdictBadge.tsx'
import { WhyThisSentence } from './WhyThisSentence.tsx'
import { claimText, langOf, pick } from './wording.ts'

export type ClaimCardProps = {
  /** A sentence's matches, the best first. */
  readonly matches: readonly FoundMatch[]
  /** The claims that they name. */
  readonly claims: readonly ClaimWithPack[]
  /** The page's day of publication, ISO 8601. */
  readonly published?: string | undefined
  /** ISO 8601 day. */
  readonly today: string
  readonly t: Texts
  readonly onClose: () => void
  /** To the mark before (-1) or after (1) this one. */
  readonly onMove: (step: -1 | 1) => void
}

/** What is known about one sentence of the page; opens on its best match. */
export function ClaimCard({ matches, claims, published, today, t, onClose, onMove }: ClaimCardProps) {
  // The choice is for one sentence: the next one opens on its best match again.
  const sentence = matches[0]?.id
  const [chosen, setChosen] = useState({ sentence, index: 0 })
  const index = chosen.sentence === sentence ? Math.min(chosen.index, matches.length - 1) : 0
  const choose = (next: number) => setChosen({ sentence, index: next })
  const match = matches[index]
  const found = claimOf(claims, match)
  return (
    <article class="card" data-verdict={found?.claim.verdict}>
      <header>
        {found === undefined ? (
          <span class="badge">{t.cardUnknown}</span>
        ) : (
          <>
            <VerdictBadge verdict={found.claim.verdict} t={t} />
            <LifecycleChips claim={found.claim} published={published} today={today} t={t} />
          </>
        )}
        <span class="buttons">
          <IconButton icon="up" label={t.previousMark} onPress={() => onMove(-1)} />
          <IconButton icon="down" label={t.nextMark} onPress={() => onMove(1)} />
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </span>
      </header>
      {matches.length > 1 && (
        <Tabs matches={matches} claims={claims} chosen={index} onChoose={choose} t={t} />
      )}
      <div
        class="body"
        {...(matches.length > 1 ? { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${index}` } : {})}
      >
        {match === undefined || found === undefined ? (
          <p>{t.claimMissing}</p>
        ) : (
          <Claim key={match.id} match={match} found={found} published={published} today={today} t={t} />
        )}
      </div>
    </article>
  )
}

type ClaimProps = Pick<ClaimCardProps, 'published' | 'today' | 't'> & {
  readonly match: FoundMatch
  readonly found: ClaimWithPack
}

function Claim({ match, found: { claim, pack }, t }: ClaimProps) {
  const pageLang = langOf(claim, match.evidence.wording)
  const wanted = [...(pageLang === undefined ? [] : [pageLang]), t.lang]
  const text = claimText(claim, wanted)
  const finding = pick(claim.finding, [...wanted, claim.lang])
  const explanation = pick(claim.explanation ?? {}, [...wanted, claim.lang])
  const packName = pick(pack.name, [t.lang])
  return (
    <>
      <h2 lang={text.lang} dir="auto">
        {plain(text.text)}
      </h2>
      <p class="stance-row">
        <Icon name="quote" size={14} />
        <StanceLine stance={match.stance} by={match.by} t={t} />
      </p>
      {finding !== undefined && (
        <p class="finding" lang={finding.lang} dir="auto">
          {plain(finding.text)}
        </p>
      )}
      <p class="label">
        {t.ratedBefore}
        <q lang={claim.lang} dir="auto">
          {plain(claim.label.text)}
        </q>
        {t.ratedBy}
        <OutLink url={pack.publisher.url} t={t}>
          {plain(pack.publisher.name)}
        </OutLink>
        <span class="small label-facts">
          {claim.label.rating !== undefined && (
            <span>{t.rating(claim.label.rating.value, claim.label.rating.best)}</span>
          )}
          {claim.label.scale !== undefined && <bdi>{t.scale(plain(claim.label.scale))}</bdi>}
          {claim.label.scaleUrl !== undefined && (
            <OutLink url={claim.label.scaleUrl} t={t}>
              {t.scaleLink}
            </OutLink>
          )}
          <span>{t.reviewed(claim.reviewed)}</span>
        </span>
      </p>
      {claim.lifecycle.note !== undefined && (
        <p class="note" dir="auto">
          {plain(claim.lifecycle.note)}
        </p>
      )}
      {explanation !== undefined && (
        <Disclosure label={t.explanation}>
          {plain(explanation.text)
            .split(/\n+/)
            .map((paragraph) => (
              <p key={paragraph} lang={explanation.lang} dir="auto">
                {paragraph}
              </p>
            ))}
        </Disclosure>
      )}
      <Disclosure label={t.sources(claim.sources.length)} hint={summariseKinds(claim.sources, t)}>
        <SourceList sources={claim.sources} t={t} />
      </Disclosure>
      <Disclosure label={t.why} hint={t.sureShort(match.score)}>
        <WhyThisSentence sentence={match.text} evidence={match.evidence} score={match.score} t={t} />
      </Disclosure>
      <p class="small provenance">
        {packName !== undefined && <bdi lang={packName.lang}>{t.fromPack(plain(packName.text))}</bdi>}
        <OutLink url={pack.sourcingPolicy} t={t}>
          {t.sourcing}
        </OutLink>
        <OutLink url={pack.correctionsPolicy} t={t}>
          {t.corrections}
        </OutLink>
      </p>
    </>
  )
}

function Disclosure({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: ComponentChildren
}) {
  return (
    <details>
      <summary>
        <Icon name="down" size={14} class="fold" />
        <span>{label}</span>
        {hint !== undefined && <span class="hint">{hint}</span>}
      </summary>
      <div class="inside">{children}</div>
    </details>
  )
}

function IconButton({
  icon,
  label,
  onPress,
}: {
  icon: 'up' | 'down' | 'close'
  label: string
  onPress: () => void
}) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

type TabsProps = Pick<ClaimCardProps, 'matches' | 'claims' | 't'> & {
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** Several claims in one sentence, as tabs (WAI-ARIA: one stop in the tab order, arrow keys inside). */
function Tabs({ matches, claims, chosen, onChoose, t }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, chosen, matches.length)
    if (to === undefined) return
    event.preventDefault()
    onChoose(to)
    const list = event.currentTarget as HTMLElement
    list.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={t.claimsInSentence} onKeyDown={onKeyDown}>
      {matches.map((match, index) => {
        const verdict = claimOf(claims, match)?.claim.verdict
        return (
          <button
            type="button"
            role="tab"
            key={match.id}
            id={`tab-${index}`}
            aria-controls="panel"
            aria-selected={index === chosen}
            aria-label={t.claimTab(
              index + 1,
              matches.length,
              verdict === undefined ? '' : t.verdicts[verdict],
            )}
            tabIndex={index === chosen ? 0 : -1}
            data-verdict={verdict}
            onClick={() => onChoose(index)}
          >
            {verdict !== undefined && <VerdictIcon verdict={verdict} size={14} />}
            {t.format.number(index + 1)}
          </button>
        )
      })}
    </div>
  )
}

function target(key: string, chosen: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (chosen + 1) % count
    case 'ArrowLeft':
      return (chosen - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

function claimOf(claims: readonly ClaimWithPack[], match: FoundMatch | undefined): ClaimWithPack | undefined {
  return claims.find(({ key }) => key === match?.claim)
}
