import type { Stance } from '../claims/match/types.ts'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'

type Props = { readonly stance: Stance; readonly by?: string | undefined; readonly t: Texts }

/** Says how the page's sentence uses the claim, and to whom it attributes it. */
export function StanceLine({ stance, by, t }: Props) {
  const prefix = stance === 'attributed' ? t.attributedTo : stance === 'denied' ? t.deniedBy : undefined
  return (
    <span class="stance" data-stance={stance}>
      {prefix !== undefined && by !== undefined && by !== '' ? (
        <>
          {prefix}
          <bdi>{plain(by)}</bdi>
        </>
      ) : (
        t.stances[stance]
      )}
    </span>
  )
}
