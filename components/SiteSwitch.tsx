import type { PopupTexts } from './texts/popup-texts.ts'

type Props = {
  readonly host: string
  readonly on: boolean
  readonly t: PopupTexts
  readonly onSite: (on: boolean) => void
}

/** Switches on or off whether Footnote reads the site of the page. */
export function SiteSwitch({ host, on, t, onSite }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      class="switch"
      title={on ? t.popup.siteOn(host) : t.popup.siteOff(host)}
      onClick={() => onSite(!on)}
    >
      <span class="switch-words">
        {t.popup.onThisSite}
        <bdi class="small">{host}</bdi>
      </span>
      <span class="track" aria-hidden="true">
        <span class="thumb" />
      </span>
    </button>
  )
}
