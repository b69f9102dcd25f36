import type { Origin } from '../claims/records/pack.ts'
import { Icon } from './Icon.tsx'
import { hostToShow } from './safe-link.ts'
import type { Texts } from './texts/texts.ts'

type Props = { readonly origin: Origin; readonly t: Texts }

/**
 * Says who vouches that a pack is what its publisher made. A pack says of itself who published it, and
 * anybody can write that; only a signature is more than a word.
 */
export function SignedBy({ origin, t }: Props) {
  switch (origin.kind) {
    case 'embedded':
      return <span class="signed-by">{t.shipped}</span>
    case 'channel':
      return (
        <span class="signed-by">
          {t.signedBefore}
          <bdi>{hostToShow(origin.url)}</bdi>
        </span>
      )
    case 'file':
      return (
        <span class="signed-by" data-unsigned title={t.unsignedMeaning}>
          <Icon name="alert" size={12} />
          {t.unsigned}
        </span>
      )
  }
}
