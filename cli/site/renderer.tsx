/**
 * The static site of a pack:
 *
 * ```
 * index.html  page-2.html …   what the pack is, subscribe, search, all claims
 * claims/<id>.html            a claim with its sources, and ClaimReview markup for search engines
 * corrections.html  .xml      what was corrected, disputed or withdrawn; the second is an Atom feed
 * style.css  search.js  search-data.js
 * ```
 *
 * No page loads anything from elsewhere; its Content-Security-Policy forbids it. The text around the
 * claims is in English.
 */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PackStats } from '../../claims/packs/publisher/stats.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Pack, PackManifest } from '../../claims/records/pack.ts'
import { ClaimPage } from './ClaimPage.tsx'
import { CorrectionsPage } from './CorrectionsPage.tsx'
import { correctionsFeed } from './corrections-feed.ts'
import { ListPage, pageName } from './ListPage.tsx'
import { directionOf, textOf } from './languages.ts'
import { ReportPage } from './ReportPage.tsx'
import { SEARCH, searchData } from './search.ts'
import type { SiteFile, SiteOptions, SiteRenderer } from './site.ts'
import { style } from './style.ts'

/** Claims listed on one page. */
const PER_PAGE = 200

export function* sitePages({ manifest, claims }: Pack, options: SiteOptions): Generator<SiteFile> {
  const shown = claims.filter(({ lifecycle }) => lifecycle.state !== 'draft')
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE))
  for (let at = 0; at < pages; at++) {
    const listed = shown.slice(at * PER_PAGE, (at + 1) * PER_PAGE)
    yield {
      name: pageName(at),
      text: html(
        <ListPage
          manifest={manifest}
          claims={listed}
          at={at}
          pages={pages}
          total={shown.length}
          channel={options.channel}
        />,
      ),
    }
  }
  const byId = new Map(shown.map((claim) => [claim.id, claim]))
  for (const claim of shown) {
    const successor = byId.get(claim.lifecycle.supersededBy ?? '')
    yield {
      name: `claims/${claim.id}.html`,
      text: html(<ClaimPage manifest={manifest} claim={claim} successor={successor} site={options.url} />),
    }
  }
  const corrected = shown.filter(({ lifecycle }) => lifecycle.state !== 'published').sort(newestFirst)
  yield {
    name: 'corrections.html',
    text: html(<CorrectionsPage manifest={manifest} claims={corrected} />),
  }
  yield { name: 'corrections.xml', text: correctionsFeed(manifest, corrected, options.url) }
  yield { name: 'style.css', text: style() }
  yield { name: 'search.js', text: SEARCH }
  yield { name: 'search-data.js', text: searchData(shown.map(searchRow)) }
}

export function reportPage(manifest: PackManifest, stats: PackStats): string {
  return html(<ReportPage manifest={manifest} stats={stats} />)
}

// The compiler checks that this module is what load-renderer.ts says it is.
const _renderer = { sitePages, reportPage } satisfies SiteRenderer
void _renderer

function html(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`
}

/** One claim for the search script; it searches the label and every text. */
function searchRow(claim: Claim): string[] {
  const others = Object.entries(claim.texts).flatMap(([lang, { text }]) => (lang === claim.lang ? [] : text))
  const { id, verdict, label, lang } = claim
  return [id, verdict, label.text, lang, directionOf(lang), textOf(claim), ...others]
}

function newestFirst(a: Claim, b: Claim): number {
  return (b.lifecycle.since ?? b.updated).localeCompare(a.lifecycle.since ?? a.updated, 'en')
}
