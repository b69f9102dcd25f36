import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { Icon } from './Icon.tsx'
import { LifecycleChips } from './LifecycleChips.tsx'
import { plain } from './plain.ts'
import { SignedBy } from './SignedBy.tsx'
import { summariseKinds } from './SourceList.tsx'
import { StanceLine } from './StanceLine.tsx'
import type { PopupTexts } from './texts/popup-texts.ts'
import type { Days } from './timeliness.ts'
import { claimText, langOf } from './wording.ts'

/** Sentences of one claim that are listed at first. One press shows the others. */
const SHOWN = 4

/** A claim and the sentences of the page that state it, in reading order. */
export type Group = { readonly found: ClaimWithPack; readonly matches: FoundMatch[] }

type Props = {
  readonly group: Group
  readonly days: Days
  readonly t: PopupTexts
  /** Missing for sentences that have no place on the page. */
  readonly onReveal?: (match: number) => void
}

/** Lists a claim that was found, with its sources, and its sentences, to which the reader can go. */
export function FoundItem({ group: { found, matches }, days, t, onReveal }: Props) {
  const { claim, pack, origin } = found
  const lang = langOf(claim, matches[0]?.evidence.wording ?? '') ?? t.lang
  const text = claimText(claim, [lang, t.lang])
  return (
    <li class="item" data-verdict={claim.verdict}>
      <h3 lang={text.lang} dir="auto">
        {plain(text.text)}
      </h3>
      <p class="facts">
        <q dir="auto" lang={claim.lang}>
          {plain(claim.label.text)}
        </q>
        {' – '}
        <bdi>{plain(pack.publisher.name)}</bdi>
        {' · '}
        <SignedBy origin={origin} t={t} />
        {' · '}
        {summariseKinds(claim.sources, t)}
      </p>
      <p class="chips">
        <LifecycleChips claim={claim} days={days} t={t} />
      </p>
      <Sentences matches={matches.slice(0, SHOWN)} t={t} onReveal={onReveal} />
      {matches.length > SHOWN && (
        <details>
          <summary class="small">
            <Icon name="down" size={14} class="fold" />
            {t.popup.moreSentences(matches.length - SHOWN)}
          </summary>
          <Sentences matches={matches.slice(SHOWN)} t={t} onReveal={onReveal} />
        </details>
      )}
    </li>
  )
}

type SentencesProps = Pick<Props, 't'> & {
  readonly matches: readonly FoundMatch[]
  readonly onReveal: ((match: number) => void) | undefined
}

function Sentences({ matches, t, onReveal }: SentencesProps) {
  return (
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
  )
}

function Sentence({ match, t }: { match: FoundMatch; t: PopupTexts }) {
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
