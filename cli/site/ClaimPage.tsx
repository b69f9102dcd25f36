import { toClaimReview } from '../../claims/interop/claim-review.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { FactList } from '../../components/FactList.tsx'
import { PublisherLabel } from '../../components/PublisherLabel.tsx'
import { plain } from '../../components/plain.ts'
import { SourceList } from '../../components/SourceList.tsx'
import { directionOf, inLanguage, textOf } from './languages.ts'
import { SitePage } from './SitePage.tsx'
import { Status, StatusNotes, t } from './Status.tsx'
import { Paragraphs, TextIn } from './TextIn.tsx'

type Props = {
  readonly manifest: PackManifest
  readonly claim: Claim
  /** The claim that replaces this one, if the site has a page for it. */
  readonly successor: Claim | undefined
  /** Address of the site. */
  readonly site: string
}

/** A claim with its verdict, its finding and its sources, then the same in its other languages. */
export function ClaimPage({ manifest, claim, successor, site }: Props) {
  const { lang, lifecycle } = claim
  const [name, nameLang] = inLanguage(manifest.name, manifest.languages)
  const review = toClaimReview(claim, {
    publisher: manifest.publisher,
    licence: manifest.licence,
    url: new URL(`claims/${claim.id}.html`, site).href,
  })
  return (
    <SitePage
      title={textOf(claim)}
      description={`${claim.label.text}: ${claim.finding[lang]}`}
      up="../"
      // Search results must not show a verdict that was taken back.
      review={isLive(lifecycle.state) ? review : undefined}
    >
      <p>
        <a href="../index.html">
          <TextIn text={name} lang={nameLang} />
        </a>
      </p>
      <article lang={lang} dir={directionOf(lang)}>
        <h1>{plain(textOf(claim))}</h1>
        <Status claim={claim} />
        <StatusNotes claim={claim} />
        {successor !== undefined && <Successor claim={successor} />}
        <div class="finding">
          <Paragraphs text={claim.finding[lang]} />
        </div>
        <div lang="en" dir="ltr" data-verdict={claim.verdict}>
          <PublisherLabel claim={claim} pack={manifest} t={t} />
        </div>
        <Paragraphs text={claim.explanation?.[lang]} />
        <div lang="en" dir="ltr">
          <FactList claim={claim} t={t} />
          <h2>{t.sources(claim.sources.length)}</h2>
          <SourceList sources={claim.sources} t={t} anchors />
        </div>
      </article>
      {Object.keys(claim.texts)
        .filter((other) => other !== lang)
        .map((other) => (
          <section key={other} lang={other} dir={directionOf(other)}>
            <h2>{plain(claim.texts[other]?.text ?? '')}</h2>
            <Paragraphs text={claim.finding[other]} />
            <Paragraphs text={claim.explanation?.[other]} />
          </section>
        ))}
    </SitePage>
  )
}

function Successor({ claim }: { readonly claim: Claim }) {
  return (
    <p lang="en" dir="ltr">
      Replaced by{' '}
      <a href={`${claim.id}.html`}>
        <TextIn text={textOf(claim)} lang={claim.lang} />
      </a>
    </p>
  )
}
