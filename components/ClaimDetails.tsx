import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { AboutClaim } from './AboutClaim.tsx'
import { Disclosure } from './Disclosure.tsx'
import { Icon } from './Icon.tsx'
import { LifecycleNotes } from './LifecycleChips.tsx'
import { OutLink } from './OutLink.tsx'
import { PublisherLabel } from './PublisherLabel.tsx'
import { plain } from './plain.ts'
import { SignedBy } from './SignedBy.tsx'
import { SourceList, summariseKinds } from './SourceList.tsx'
import { StanceLine } from './StanceLine.tsx'
import type { Texts } from './texts/texts.ts'
import type { Days } from './timeliness.ts'
import { WhyThisSentence } from './WhyThisSentence.tsx'
import { claimText, isPart, langOf, pick } from './wording.ts'

type Props = {
  readonly match: FoundMatch
  readonly found: ClaimWithPack
  readonly days: Days
  readonly t: Texts
}

/** Shows one claim in a card: what it says, what the check found, who checked it, and the sources. */
export function ClaimDetails({ match, found: { claim, pack, origin }, days, t }: Props) {
  const pageLang = langOf(claim, match.evidence.wording) ?? t.lang
  // The claim is in the page's language, so that the reader can compare it with the sentence; the rest is in the reader's.
  const text = claimText(claim, [pageLang, t.lang])
  const wanted = [t.lang, pageLang, claim.lang]
  const finding = pick(claim.finding, wanted)
  return (
    <>
      <h2 id="claim" lang={text.lang} dir="auto">
        {plain(text.text)}
      </h2>
      <p class="stance-row">
        <Icon name="quote" size={14} />
        <StanceLine stance={match.stance} by={match.by} t={t} />
      </p>
      {isPart(claim, match.evidence.wording) && <p class="small">{t.partOfClaim}</p>}
      {finding !== undefined && (
        <p class="finding" lang={finding.lang} dir="auto">
          {plain(finding.text)}
        </p>
      )}
      <PublisherLabel claim={claim} pack={pack} t={t} />
      <LifecycleNotes claim={claim} days={days} t={t} />
      <AboutClaim claim={claim} wanted={wanted} t={t} />
      <Disclosure label={t.sources(claim.sources.length)} hint={summariseKinds(claim.sources, t)}>
        <SourceList sources={claim.sources} t={t} />
      </Disclosure>
      <Disclosure label={t.why} hint={t.sureShort(match.score)}>
        <WhyThisSentence sentence={match.text} evidence={match.evidence} score={match.score} t={t} />
      </Disclosure>
      <Provenance pack={pack} origin={origin} t={t} />
    </>
  )
}

function Provenance({ pack, origin, t }: Pick<ClaimWithPack, 'pack' | 'origin'> & { readonly t: Texts }) {
  const name = pick(pack.name, [t.lang])
  return (
    <p class="small row provenance">
      {name !== undefined && <bdi lang={name.lang}>{plain(name.text)}</bdi>}
      <SignedBy origin={origin} t={t} />
      <OutLink url={pack.sourcingPolicy} t={t}>
        {t.sourcing}
      </OutLink>
      <OutLink url={pack.correctionsPolicy} t={t}>
        {t.corrections}
      </OutLink>
    </p>
  )
}
