import type { Claim } from '../claims/records/claim.ts'
import { Icon } from './Icon.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'
import { type Days, timeliness } from './timeliness.ts'

type Props = { readonly claim: Claim; readonly days: Days; readonly t: Texts }

/** Shows remarks on a verdict: that the check was corrected or is disputed, or that the page is older or newer. */
export function LifecycleChips({ claim, days, t }: Props) {
  return remarks(claim, days, t).map(({ word, reason, icon }) => (
    <span class="chip" key={word} title={reason}>
      <Icon name={icon} size={12} />
      {word}
    </span>
  ))
}

/** Explains the chips of {@link LifecycleChips}. */
export function LifecycleNotes({ claim, days, t }: Props) {
  return remarks(claim, days, t).map(({ word, reason, note }) => (
    <p class="note" key={word}>
      <strong>{word}.</strong> {reason} {note !== undefined && <bdi>{plain(note)}</bdi>}
    </p>
  ))
}

type Remark = {
  readonly word: string
  readonly reason: string
  /** What the publisher says about it. */
  readonly note?: string | undefined
  readonly icon: 'alert' | 'clock'
}

function remarks(claim: Claim, days: Days, t: Texts): Remark[] {
  return [lifecycleRemark(claim, t), timeRemark(claim, days, t)].filter((remark) => remark !== null)
}

function lifecycleRemark({ lifecycle: { state, since, note } }: Claim, t: Texts): Remark | null {
  if (state === 'published') return null
  return { word: t.lifecycles[state], reason: since === undefined ? '' : t.since(since), note, icon: 'alert' }
}

function timeRemark({ validity, verdict }: Claim, days: Days, t: Texts): Remark | null {
  const { from = '', until = '' } = validity ?? {}
  switch (timeliness(validity, days)) {
    case 'current':
      return null
    case 'held':
      return {
        word: verdict === 'supported' ? t.accurateWhenWritten : t.heldWhenWritten,
        reason: t.heldUntil(until),
        icon: 'clock',
      }
    case 'outdated':
      return { word: t.outdated, reason: t.outdatedSince(until), icon: 'clock' }
    case 'early':
      return { word: t.notYet, reason: t.appliesFrom(from), icon: 'clock' }
  }
}
