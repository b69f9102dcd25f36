import type { Claim } from '../../claims/records/claim.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { VERDICTS } from '../../claims/records/verdict.ts'
import { VerdictBadge } from '../../components/VerdictBadge.tsx'
import { counted } from '../counted.ts'
import { ClaimItem } from './ClaimItem.tsx'
import { inLanguage } from './languages.ts'
import { SitePage } from './SitePage.tsx'
import { t } from './Status.tsx'
import { TextIn } from './TextIn.tsx'

type Props = {
  readonly manifest: PackManifest
  readonly claims: readonly Claim[]
  /** Which page of the list this is, counted from 0, and how many there are. */
  readonly at: number
  readonly pages: number
  /** Claims on all pages. */
  readonly total: number
  readonly channel: string | undefined
}

/** What the pack is, how to subscribe, a search, and a part of its claims. */
export function ListPage({ manifest, claims, at, pages, total, channel }: Props) {
  const { languages, publisher, version, released, licence } = manifest
  const [name, nameLang] = inLanguage(manifest.name, languages)
  const [description, descriptionLang] = inLanguage(manifest.description, languages)
  return (
    <SitePage title={at === 0 ? name : `${name}, page ${at + 1}`} description={description} up="">
      <h1>
        <TextIn text={name} lang={nameLang} />
      </h1>
      <p>
        <TextIn text={description} lang={descriptionLang} />
      </p>
      <p class="small">
        By{' '}
        <a href={publisher.url}>
          <TextIn text={publisher.name} />
        </a>
        {` · ${counted(total, 'claim')} · release ${version} of ${released} · ${licence} · `}
        <a href={manifest.sourcingPolicy}>sourcing</a>
        {' · '}
        <a href={manifest.correctionsPolicy}>corrections policy</a>
        {' · '}
        <a href="corrections.html">corrections</a>
      </p>
      {channel !== undefined && <Subscribe channel={channel} />}
      {total === 0 && <p>No claims are published yet.</p>}
      <search id="search-form" hidden>
        <form>
          <label for="search">Search the claims</label>
          <input type="search" id="search" autocomplete="off" />
        </form>
      </search>
      <p id="found" role="status" class="small" />
      <ul id="results" class="claims" hidden />
      <div id="all">
        <ul class="claims">
          {claims.map((claim) => (
            <ClaimItem key={claim.id} claim={claim} />
          ))}
        </ul>
        {pages > 1 && <PageLinks at={at} pages={pages} />}
      </div>
      {total > 0 && <SearchScript />}
    </SitePage>
  )
}

/** The name of a page of the list, counted from 0. */
export function pageName(at: number): string {
  return at === 0 ? 'index.html' : `page-${at + 1}.html`
}

function Subscribe({ channel }: { readonly channel: string }) {
  return (
    <>
      <p>
        <a class="button" href={`ext+footnote:${new URL(channel).href}`}>
          Subscribe with Footnote
        </a>
      </p>
      <p class="small">
        Or give Footnote this address: <code>{channel}</code>
      </p>
    </>
  )
}

function PageLinks({ at, pages }: { readonly at: number; readonly pages: number }) {
  return (
    <nav aria-label="Pages">
      <ul>
        {Array.from({ length: pages }, (_, page) =>
          page === at ? (
            <li key={page} aria-current="page">
              {page + 1}
            </li>
          ) : (
            <li key={page}>
              <a href={pageName(page)}>{page + 1}</a>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

/** The script that searches, and the badges that it copies into its results. */
function SearchScript() {
  return (
    <>
      {VERDICTS.map((verdict) => (
        <template key={verdict} id={`badge-${verdict}`}>
          <VerdictBadge verdict={verdict} t={t} />
        </template>
      ))}
      <script src="search.js" />
    </>
  )
}
