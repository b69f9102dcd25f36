import type { Verdict } from '../claims/records/verdict.ts'
import { VerdictIcon } from './Icon.tsx'
import type { Texts } from './texts/texts.ts'

type Props = {
  /** The verdict of each tab; undefined for an unknown claim. */
  readonly verdicts: readonly (Verdict | undefined)[]
  readonly chosen: number
  readonly t: Texts
  readonly onChoose: (index: number) => void
}

/** Shows several claims in one sentence as tabs (WAI-ARIA: one stop in the tab order, arrow keys inside). */
export function ClaimTabs({ verdicts, chosen, t, onChoose }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, chosen, verdicts.length)
    if (to === undefined) return
    event.preventDefault()
    onChoose(to)
    const list = event.currentTarget as HTMLElement
    list.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={t.claimsInSentence} onKeyDown={onKeyDown}>
      {verdicts.map((verdict, index) => (
        <button
          type="button"
          role="tab"
          key={`${index} ${verdict}`}
          id={`tab-${index}`}
          aria-controls="panel"
          aria-selected={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          data-verdict={verdict}
          onClick={() => onChoose(index)}
        >
          {verdict !== undefined && <VerdictIcon verdict={verdict} size={14} />}
          {t.format.number(index + 1)} {verdict !== undefined && t.verdicts[verdict]}
        </button>
      ))}
    </div>
  )
}

function target(key: string, chosen: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (chosen + 1) % count
    case 'ArrowLeft':
      return (chosen - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
