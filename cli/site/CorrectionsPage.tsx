import type { Claim } from '../../claims/records/claim.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { ClaimItem } from './ClaimItem.tsx'
import { inLanguage } from './languages.ts'
import { SitePage } from './SitePage.tsx'
import { TextIn } from './TextIn.tsx'

type Props = {
  readonly manifest: PackManifest
  /** Claims that were corrected, disputed or withdrawn, the newest change first. */
  readonly claims: readonly Claim[]
}

/** What was corrected, disputed or withdrawn. */
export function CorrectionsPage({ manifest, claims }: Props) {
  const [name, lang] = inLanguage(manifest.name, manifest.languages)
  return (
    <SitePage title={`Corrections: ${name}`} up="">
      <p>
        <a href="index.html">
          <TextIn text={name} lang={lang} />
        </a>
      </p>
      <h1>Corrections</h1>
      <p>
        What was corrected, disputed or withdrawn, newest first; also as a <a href="corrections.xml">feed</a>.
      </p>
      {claims.length === 0 ? (
        <p>None so far.</p>
      ) : (
        <ul class="claims">
          {claims.map((claim) => (
            <ClaimItem key={claim.id} claim={claim} notes />
          ))}
        </ul>
      )}
    </SitePage>
  )
}
