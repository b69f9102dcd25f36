import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  /** A few words on what is inside. */
  readonly hint?: string
  readonly children: ComponentChildren
}

/** A part that opens and closes. It is the browser's own element, with its keys and announcements. */
export function Disclosure({ label, hint, children }: Props) {
  return (
    <details onToggle={bringIntoView}>
      <summary>
        <Icon name="down" size={14} class="fold" />
        <span>{label}</span>
        {hint !== undefined && <span class="hint">{hint}</span>}
      </summary>
      <div class="inside">{children}</div>
    </details>
  )
}

/** Scrolls to the start of a part that was opened, so that as much of it as fits is visible. */
function bringIntoView({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) {
    currentTarget.scrollIntoView({ block: 'nearest' })
  }
}
