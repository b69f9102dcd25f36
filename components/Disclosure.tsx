import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  /** A few words on what is inside. */
  readonly hint?: string
  readonly children: ComponentChildren
}

/** A part that opens and closes: the browser's own element, with its keys and its announcements. */
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

/** What was opened shall be seen: as much of it as fits, from its start. */
function bringIntoView({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) {
    currentTarget.scrollIntoView({ block: 'nearest' })
  }
}
