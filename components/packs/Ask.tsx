import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { focusNear } from './focus.ts'

/**
 * So long after it came up a question that a page can lead to takes no yes, ms: a page that has its
 * readers click in quick succession must not get a click that was meant for it to land on the yes.
 * Browsers wait as long before they take an answer to a question of theirs.
 */
export const YES_AFTER = 500

type Props = {
  readonly title: string
  readonly yes: string
  readonly no: string
  /** The yes takes something away. */
  readonly dangerous?: boolean
  /** A third answer. */
  readonly other?: { readonly label: string; readonly onClick: () => void }
  /** A page can lead to it, by a link to subscribe. */
  readonly ledTo?: boolean
  /** Not yet to be answered with yes. */
  readonly waiting?: boolean
  readonly children: ComponentChildren
  readonly onYes: () => void
  readonly onNo: () => void
}

/** A question before the page: the browser's own dialogue, with its focus and its Esc. */
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
    // A key pressed too early shall change nothing.
    cancel.current?.focus({ preventScroll: true })
    // Taken out of the page an open dialogue leaves the focus nowhere.
    return () => queueMicrotask(() => focusNear(before))
  }, [])
  return (
    <dialog
      ref={dialog}
      class="ask"
      aria-labelledby={heading}
      onCancel={(event) => {
        // The page decides what is open; the browser would close it on its own.
        event.preventDefault()
        onNo()
      }}
    >
      <h2 class="ask-title" id={heading}>
        {title}
      </h2>
      {/* Long texts scroll; with the keyboard too. */}
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
