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

/** Says in plain words what state the page is in. The children are buttons and links for the reader. */
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

type FailureProps = {
  /** What failed: looking at the page, or marking what was found on it. */
  readonly what: 'looking' | 'marking'
  /** The message of the error. */
  readonly detail: string
  readonly t: PopupTexts
  readonly onRetry: () => void
}

/** Says that something failed, offers another try, and has the error's own message folded away. */
export function Failure({ what, detail, t, onRetry }: FailureProps) {
  const words = t.popup
  const [title, text] = what === 'marking' ? [words.faultTitle, words.fault] : [words.errorTitle, words.error]
  return (
    <Notice icon="alert" title={title} text={text}>
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

/** Says that something is being loaded. */
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
