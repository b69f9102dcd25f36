import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { focusNear } from './focus.ts'

type Props = {
  readonly title: string
  readonly yes: string
  readonly no: string
  /** The yes takes something away. */
  readonly dangerous?: boolean
  /** A third answer. */
  readonly other?: { readonly label: string; readonly onClick: () => void }
  /** Not yet to be answered with yes. */
  readonly waiting?: boolean
  readonly children: ComponentChildren
  readonly onYes: () => void
  readonly onNo: () => void
}

/** A question before the page: the browser's own dialogue, with its focus and its Esc. */
export function Ask(props: Props) {
  const { title, yes, no, dangerous = false, other, waiting = false, children, onYes, onNo } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const cancel = useRef<HTMLButtonElement>(null)
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
          disabled={waiting}
          onClick={onYes}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}
