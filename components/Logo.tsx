/** A footnote's star above an underline. scripts/icons.ts draws the same for the toolbar. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" class="mark-ground" />
      <path d="M16 4.5v14M9.9 8l12.2 7M22.1 8l-12.2 7" class="mark-star" />
      <path d="M6 26h20" class="mark-line" />
    </svg>
  )
}
