import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import { plain } from './plain.ts'
import type { PopupTexts } from './texts/popup-texts.ts'

type NoticeProps = {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly children?: ComponentChildren
}

/** A state of the page in plain words, with what can be done about it. */
export function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <section class="notice" role="status">
      <span class="notice-icon">
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}

/** What went wrong, the machine's own words folded away, and another try. */
export function Failure({ detail, t, onRetry }: { detail: string; t: PopupTexts; onRetry: () => void }) {
  return (
    <Notice icon="alert" title={t.popup.errorTitle} text={t.popup.error}>
      <button type="button" class="action" onClick={onRetry}>
        {t.popup.retry}
      </button>
      {detail !== '' && (
        <details class="small">
          <summary>
            <Icon name="down" size={14} class="fold" />
            {t.popup.errorDetail}
          </summary>
          <p dir="auto">{plain(detail)}</p>
        </details>
      )}
    </Notice>
  )
}

export function Loading({ text }: { text: string }) {
  return (
    <section class="notice" role="status">
      <span class="lines" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{text}</p>
    </section>
  )
}
