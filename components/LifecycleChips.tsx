import type { Claim } from '../claims/claim.ts'
import { Icon } from './Icon.tsx'
import type { Texts } from './texts/texts.ts'
import { timeliness } from './timeliness.ts'

type Props = {
  readonly claim: Claim
  /** The page's day of publication, ISO 8601. */
  readonly published?: string | undefined
  readonly today: string
  readonly t: Texts
}

/** What else to know of a verdict: the check was corrected or is disputed; the page is older or newer than it. */
export function LifecycleChips({ claim, published, today, t }: Props) {
  const chips = [lifecycleChip(claim, t), timeChip(claim, published, today, t)].filter(
    (chip) => chip !== null,
  )
  return chips.map(({ word, title, icon }) => (
    <span class="chip" key={word} title={title}>
      <Icon name={icon} size={12} />
      {word}
    </span>
  ))
}

type Chip = { readonly word: string; readonly title: string; readonly icon: 'alert' | 'clock' }

function lifecycleChip({ lifecycle }: Claim, t: Texts): Chip | null {
  if (lifecycle.state === 'published') return null
  const word = t.lifecycles[lifecycle.state]
  return {
    word,
    title: lifecycle.since === undefined ? word : `${word} ${t.since(lifecycle.since)}`,
    icon: 'alert',
  }
}

function timeChip(claim: Claim, published: string | undefined, today: string, t: Texts): Chip | null {
  const until = claim.validity?.until ?? ''
  switch (timeliness(claim.validity, published, today)) {
    case 'current':
      return null
    case 'held':
      return {
        word: claim.verdict === 'supported' ? t.accurateWhenWritten : t.heldWhenWritten,
        title: t.heldUntil(until),
        icon: 'clock',
      }
    case 'outdated':
      return { word: t.outdated, title: t.outdatedSince(until), icon: 'clock' }
    case 'early':
      return { word: t.notYet, title: t.appliesFrom(claim.validity?.from ?? ''), icon: 'clock' }
  }
}
