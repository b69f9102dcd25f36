import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { focusNear } from './focus.ts'

/**
 * Milliseconds for which a new question ignores the yes, if a page can cause the question. A page can
 * make readers click quickly several times, and none of these clicks must hit the yes. Browsers wait as
 * long before they accept an answer to their own questions.
 */
export const YES_AFTER = 500

type Props = {
  readonly title: string
  readonly yes: string
  readonly no: string
  /** The yes removes something. */
  readonly dangerous?: boolean
  /** A third answer. */
  readonly other?: { readonly label: string; readonly onClick: () => void }
  /** A page can cause the question, by a link to subscribe. */
  readonly ledTo?: boolean
  /** The yes is disabled (for now). */
  readonly waiting?: boolean
  readonly children: ComponentChildren
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks the reader in a dialog over the page. It is the browser's own dialog, with its focus handling and its Esc. */
export function Ask(props: Props) {
  const { title, yes, no, dangerous = false, other, ledTo = false, waiting = false, children } = props
  const { onYes, onNo } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const cancel = useRef<HTMLButtonElement>(null)
  const [early, setEarly] = useState(ledTo)
  useLayoutEffect(() => {
    const timer = setTimeout(() => setEarly(false), YES_AFTER)
    return () => clearTimeout(timer)
  }, [])
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    // The focus is on the "no", so that a key that is pressed too early changes nothing.
    cancel.current?.focus({ preventScroll: true })
    // When an open dialog is removed, the focus is lost.
    return () => queueMicrotask(() => focusNear(before))
  }, [])
  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby={heading}
      onCancel={(event) => {
        // The browser would close the dialog by itself, but the page decides what is open.
        event.preventDefault()
        onNo()
      }}
    >
      <h2 class="ask-title" id={heading}>
        {title}
      </h2>
      {/* Long texts scroll, also by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable without a pointer */}
      <section class="ask-text" tabIndex={0} aria-labelledby={heading}>
        {children}
      </section>
      <div class="ask-buttons">
        {other !== undefined && (
          <button type="button" class="plain-button" onClick={other.onClick}>
            {other.label}
          </button>
        )}
        <button ref={cancel} type="button" class="plain-button" onClick={onNo}>
          {no}
        </button>
        <button
          type="button"
          class={dangerous ? 'action dangerous' : 'action'}
          disabled={waiting || early}
          onClick={onYes}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}
