import type { MeaningsState } from '../messages/protocol.ts'
import type { PopupTexts } from './texts/popup-texts.ts'

type Props = {
  readonly state: MeaningsState
  readonly t: PopupTexts
  readonly onMeanings: (on: boolean) => void
}

/** Switches on or off whether sentences and claims are compared by their meaning. */
export function MeaningsSwitch({ state, t, onMeanings }: Props) {
  const on = state !== 'off'
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      class="switch"
      title={t.popup.meaningsHint}
      onClick={() => onMeanings(!on)}
    >
      <span class="switch-words">{t.popup.meanings}</span>
      <span class="track" aria-hidden="true">
        <span class="thumb" />
      </span>
    </button>
  )
}
