import { useState } from 'preact/hooks'
import type { ClaimWithPack, FoundMatch } from '../messages/protocol.ts'
import { ClaimDetails } from './ClaimDetails.tsx'
import { ClaimTabs } from './ClaimTabs.tsx'
import { Icon } from './Icon.tsx'
import { LifecycleChips } from './LifecycleChips.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'
import { VerdictBadge } from './VerdictBadge.tsx'
import { claimText, langOf } from './wording.ts'

type Props = {
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
  /** Moves to the mark before (-1) or after (1) this one. */
  readonly onMove: (step: -1 | 1) => void
}

/** Shows what is known about one sentence of the page, its best match first. */
export function ClaimCard({ matches, claims, published, today, t, onClose, onMove }: Props) {
  // The choice is for one sentence only: the next sentence shows its best match again.
  const sentence = matches[0]?.id
  const [chosen, setChosen] = useState({ sentence, index: 0 })
  const index = chosen.sentence === sentence ? Math.min(chosen.index, matches.length - 1) : 0
  const found = matches.map((match) => claims.find(({ key }) => key === match.claim))
  const [match, shown] = [matches[index], found[index]]
  const several = matches.length > 1
  // Screen readers announce this when the card moves to another sentence. At first they read the dialog's label.
  const [first] = useState(sentence)
  const news = shown === undefined || sentence === first ? '' : announcement(shown, match, t)
  return (
    <article class="card" data-verdict={shown?.claim.verdict}>
      <p class="unseen" role="status">
        {news}
      </p>
      <header>
        <div class="status">
          {shown === undefined ? (
            <span class="badge">{t.cardUnknown}</span>
          ) : (
            <>
              <VerdictBadge verdict={shown.claim.verdict} t={t} />
              <LifecycleChips claim={shown.claim} days={{ published, today }} t={t} />
            </>
          )}
        </div>
        <div class="buttons">
          <IconButton icon="up" keys="Alt+Shift+," label={t.previousMark} onPress={() => onMove(-1)} />
          <IconButton icon="down" keys="Alt+Shift+." label={t.nextMark} onPress={() => onMove(1)} />
          <IconButton icon="close" keys="Escape" label={t.close} onPress={onClose} />
        </div>
      </header>
      {several && (
        <ClaimTabs
          verdicts={found.map((each) => each?.claim.verdict)}
          chosen={index}
          t={t}
          onChoose={(next) => setChosen({ sentence, index: next })}
        />
      )}
      <div
        class="body"
        {...(several ? { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${index}` } : {})}
      >
        {match === undefined || shown === undefined ? (
          <p>{t.claimMissing}</p>
        ) : (
          <ClaimDetails key={match.id} match={match} found={shown} days={{ published, today }} t={t} />
        )}
      </div>
    </article>
  )
}

function announcement({ claim }: ClaimWithPack, match: FoundMatch | undefined, t: Texts): string {
  const lang = langOf(claim, match?.evidence.wording ?? '') ?? t.lang
  return `${t.verdicts[claim.verdict]}: ${plain(claimText(claim, [lang, t.lang]).text)}`
}

type IconButtonProps = {
  readonly icon: 'up' | 'down' | 'close'
  readonly label: string
  /** The keys that do the same. The content script listens for them. */
  readonly keys: string
  readonly onPress: () => void
}

function IconButton({ icon, label, keys, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  )
}
