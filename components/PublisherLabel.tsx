import type { Claim } from '../claims/records/claim.ts'
import type { PackManifest } from '../claims/records/pack.ts'
import { OutLink } from './OutLink.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'

type Props = { readonly claim: Claim; readonly pack: PackManifest; readonly t: Texts }

/** The publisher's own rating, word for word, on its own scale. */
export function PublisherLabel({ claim, pack, t }: Props) {
  const { text, rating, scale, scaleUrl } = claim.label
  return (
    <div class="label">
      <p>
        {t.ratedBefore}
        <q lang={claim.lang} dir="auto">
          {plain(text)}
        </q>
        {t.ratedBy}
        <OutLink url={pack.publisher.url} t={t}>
          {plain(pack.publisher.name)}
        </OutLink>
      </p>
      <p class="small">
        {rating !== undefined && `${t.rating(rating.value, rating.best)} · `}
        {scale !== undefined && (
          <>
            <bdi>{t.scale(plain(scale))}</bdi>
            {' · '}
          </>
        )}
        {scaleUrl !== undefined && (
          <>
            <OutLink url={scaleUrl} t={t}>
              {t.scaleLink}
            </OutLink>
            {' · '}
          </>
        )}
        {t.reviewed(claim.reviewed)}
      </p>
    </div>
  )
}
