import type { Verdict } from '../claims/records/verdict.ts'

/** Each verdict has an outline of its own, which can be recognised without colour and at 12 px. */
const VERDICT_SHAPES: Record<Verdict, string> = {
  // octagon with a cross
  refuted: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  // triangle with an exclamation mark
  misleading: 'M8 1.8 15 14H1zM8 6v3.6M8 11.6v.3',
  // circle, half of it hatched
  mixed: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 1.5v13M8 4.6h4.9M8 8h6.2M8 11.4h4.9',
  // circle with a tick
  supported: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM4.9 8.3l2.2 2.2 4.1-4.6',
  // diamond with a question mark
  unproven: 'M8 .9 15.1 8 8 15.1.9 8zM6.3 6.6a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.2',
}

const SHAPES = {
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  quote: 'M6.5 4.5C4 5 3 6.8 3 9v2.5h3.5V8H4.8M13 4.5c-2.5.5-3.5 2.3-3.5 4.5v2.5H13V8h-1.7',
  pass: 'M3 8.5l3.3 3.3L13 4.8',
  fail: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  page: 'M4 1.5h5.5L12.5 4.5v10H4zM6 7h4.5M6 9.5h4.5M6 12h2.5M9.3 1.5v3.3h3.2',
  off: 'M8 1.5v6M4.5 3.6a5.7 5.7 0 1 0 7 0',
  alert: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.5v4.3M8 11v.3',
  lock: 'M3.5 7h9v7h-9zM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7',
  search: 'M7 2.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6zM10.6 10.6 14 14',
  reload: 'M13 8a5 5 0 1 1-1.5-3.6L13 6M13 2.5V6H9.5',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.5V8l2.5 1.5',
} satisfies Record<string, string>

export type IconName = keyof typeof SHAPES

/** A drawing, 16 × 16 by default. Words beside it say the same, so it is hidden from screen readers. */
export function Icon({ name, size = 16, class: own }: { name: IconName; size?: number; class?: string }) {
  return <Drawing path={SHAPES[name]} size={size} also={own} />
}

/** The drawing of a verdict, see {@link Icon}. */
export function VerdictIcon({ verdict, size = 16 }: { verdict: Verdict; size?: number }) {
  return <Drawing path={VERDICT_SHAPES[verdict]} size={size} />
}

function Drawing({ path, size, also }: { path: string; size: number; also?: string | undefined }) {
  return (
    <svg
      class={also === undefined ? 'icon' : `icon ${also}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  )
}
