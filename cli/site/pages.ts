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
 * No page loads anything from elsewhere, and each forbids itself to (Content-Security-Policy).
 */

import { toClaimReview } from '../../claims/interop/claim-review.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Pack, PackManifest } from '../../claims/records/pack.ts'
import { isLive } from '../../claims/records/verdict.ts'
import { counted } from '../counted.ts'
import { directionOf, escapeXml, type Html, html, jsonBlock, textIn } from './html.ts'
import { SEARCH } from './search.ts'
import { STYLE } from './style.ts'

/** Claims listed on one page. */
const PER_PAGE = 200

export type SiteOptions = {
  /** Address at which the site will stand, for feed and markup; ends in "/". */
  readonly url: string
  /** Address of the pack's channel, for the subscribe button; without it there is none. */
  readonly channel?: string
}

export type SiteFile = { readonly name: string; readonly text: string }

export function* sitePages(pack: Pack, options: SiteOptions): Generator<SiteFile> {
  const shown = pack.claims.filter(({ lifecycle }) => lifecycle.state !== 'draft')
  const count = Math.max(1, Math.ceil(shown.length / PER_PAGE))
  for (let at = 0; at < count; at++)
    yield {
      name: pageName(at),
      text: listPage(
        pack.manifest,
        shown.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
        at,
        count,
        shown.length,
        options,
      ),
    }
  const byId = new Map(shown.map((claim) => [claim.id, claim]))
  for (const claim of shown)
    yield { name: `claims/${claim.id}.html`, text: claimPage(pack.manifest, claim, byId, options) }
  const corrected = shown.filter(({ lifecycle }) => lifecycle.state !== 'published').sort(newestFirst)
  yield { name: 'corrections.html', text: correctionsPage(pack.manifest, corrected) }
  yield { name: 'corrections.xml', text: correctionsFeed(pack.manifest, corrected, options) }
  yield { name: 'style.css', text: STYLE }
  yield { name: 'search.js', text: SEARCH }
  const rows = shown.map((claim) => {
    const others = Object.entries(claim.texts).flatMap(([lang, { text }]) =>
      lang === claim.lang ? [] : text,
    )
    return [
      claim.id,
      claim.verdict,
      claim.label.text,
      claim.lang,
      directionOf(claim.lang),
      textOf(claim),
      ...others,
    ]
  })
  yield { name: 'search-data.js', text: `window.footnoteClaims=${jsonBlock(rows).html}\n` }
}

function listPage(
  manifest: PackManifest,
  claims: readonly Claim[],
  at: number,
  count: number,
  total: number,
  { channel }: SiteOptions,
): string {
  const [name] = inLanguage(manifest.name, manifest.languages)
  const [description] = inLanguage(manifest.description, manifest.languages)
  return page({ title: at === 0 ? name : `${name}, page ${at + 1}`, description, up: '' }, [
    html`<h1>${packName(manifest)}</h1>
      <p>${textIn(...inLanguage(manifest.description, manifest.languages))}</p>
      <p class="muted small">By <a href="${manifest.publisher.url}">${textIn(manifest.publisher.name)}</a> · ${counted(total, 'claim')} · release ${manifest.version} of ${manifest.released} · ${manifest.licence} · <a href="${manifest.sourcingPolicy}">sourcing</a> · <a href="${manifest.correctionsPolicy}">corrections policy</a> · <a href="corrections.html">corrections</a></p>
      ${channel !== undefined && html`<p><a class="button" href="ext+footnote:${new URL(channel).href}">Subscribe with Footnote</a></p><p class="small">Or give Footnote this address: <code>${channel}</code></p>`}
      ${total === 0 && html`<p>No claims are published yet.</p>`}
      <form id="search-form" role="search" hidden><label for="search">Search the claims</label><input type="search" id="search" autocomplete="off"></form>
      <p id="found" role="status" class="small muted"></p>
      <ul id="results" class="claims" hidden></ul>
      <div id="all"><ul class="claims">${claims.map((claim) => listItem(claim, ''))}</ul>
      ${count > 1 && html`<nav aria-label="Pages"><ul>${Array.from({ length: count }, (_, n) => (n === at ? html`<li aria-current="page">${n + 1}</li>` : html`<li><a href="${pageName(n)}">${n + 1}</a></li>`))}</ul></nav>`}</div>
      ${total > 0 && html`<script src="search.js"></script>`}`,
  ])
}

function claimPage(
  manifest: PackManifest,
  claim: Claim,
  shown: ReadonlyMap<string, Claim>,
  options: SiteOptions,
): string {
  const { lang, claimant, firstSaid, lifecycle, validity } = claim
  const review = toClaimReview(claim, {
    publisher: manifest.publisher,
    licence: manifest.licence,
    url: new URL(`claims/${claim.id}.html`, options.url).href,
  })
  const said = [claimant?.name, claimant?.role, firstSaid?.where, firstSaid?.date].filter(
    (part) => part !== undefined,
  )
  return page(
    {
      title: textOf(claim),
      description: `${claim.label.text}: ${claim.finding[lang]}`,
      up: '../',
      // A verdict that was taken back must not be shown in search results.
      ...(isLive(lifecycle.state) ? { review } : {}),
    },
    [
      html`<p><a href="../index.html">${packName(manifest)}</a></p>
      <article lang="${lang}" dir="${directionOf(lang)}">
        <h1>${textOf(claim)}</h1>
        <p><span class="badge ${claim.verdict}">${claim.label.text}</span> <span class="muted small" lang="en">${[
          // Our verdict, where the publisher's label does not say the same.
          ...(claim.label.text.toLowerCase() === claim.verdict
            ? []
            : [`Footnote’s verdict: ${claim.verdict}`]),
          ...(claim.label.scale === undefined ? [] : [`scale: ${claim.label.scale}`]),
        ].join(' · ')}</span></p>
        ${lifecycle.state !== 'published' && html`<p class="note"><strong lang="en">This claim is ${lifecycle.state}${lifecycle.since !== undefined && ` since ${lifecycle.since}`}.</strong> ${lifecycle.note ?? ''} ${successor(lifecycle.supersededBy, shown)}</p>`}
        ${paragraphs(claim.finding[lang])}${paragraphs(claim.explanation?.[lang])}
        <dl>${said.length > 0 && html`<dt lang="en">Said by</dt><dd>${said.join(', ')}</dd>`}
        ${validity !== undefined && html`<dt lang="en">Holds</dt><dd>${validity.from ?? '…'} – ${validity.until ?? '…'}</dd>`}
        <dt lang="en">Last reviewed</dt><dd>${claim.reviewed}</dd></dl>
        <h2 lang="en">Sources</h2>
        <ul class="claims">${claim.sources.map(sourceItem)}</ul>
      </article>
      ${Object.keys(claim.texts)
        .filter((other) => other !== lang)
        .map(
          (other) =>
            html`<section lang="${other}" dir="${directionOf(other)}"><h2>${claim.texts[other]?.text}</h2>${paragraphs(claim.finding[other])}${paragraphs(claim.explanation?.[other])}</section>`,
        )}`,
    ],
  )
}

/** The claim that stands now; nothing where the site has no page for it. */
function successor(id: string | undefined, shown: ReadonlyMap<string, Claim>): Html {
  const claim = id === undefined ? undefined : shown.get(id)
  return claim === undefined
    ? html``
    : html`<br><span lang="en">Now:</span> <a href="${claim.id}.html">${textIn(textOf(claim), claim.lang)}</a>`
}

function paragraphs(text = ''): Html[] {
  return text.split(/\n+/).flatMap((part) => (part === '' ? [] : html`<p>${part}</p>`))
}

function sourceItem(source: Claim['sources'][number], at: number): Html {
  const { url, title, publisher, kind, relation, published, archive, quote, note } = source
  return html`<li id="source-${at + 1}"><a href="${url}" rel="noopener noreferrer">${textIn(title)}</a><br><span class="small muted">${textIn(publisher)}${published !== undefined && `, ${published}`} · <span lang="en">${kind.replaceAll('-', ' ')}, ${relation}</span>${archive !== undefined && html` · <a href="${archive}" rel="noopener noreferrer" lang="en">archived copy</a>`}</span>${quote !== undefined && html`<blockquote dir="auto">${quote}</blockquote>`}${note !== undefined && html`<p class="small" dir="auto">${note}</p>`}</li>`
}

function correctionsPage(manifest: PackManifest, claims: readonly Claim[]): string {
  const [name] = inLanguage(manifest.name, manifest.languages)
  return page({ title: `Corrections: ${name}`, up: '' }, [
    html`<p><a href="index.html">${packName(manifest)}</a></p><h1>Corrections</h1>
      <p>What was corrected, disputed or withdrawn, newest first; also as a <a href="corrections.xml">feed</a>.</p>
      ${claims.length === 0 ? html`<p>None so far.</p>` : html`<ul class="claims">${claims.map((claim) => listItem(claim, ''))}</ul>`}`,
  ])
}

/** Atom (RFC 4287). The id of an entry changes with each change of the claim, so that readers see it again. */
function correctionsFeed(manifest: PackManifest, claims: readonly Claim[], { url }: SiteOptions): string {
  const at = (day: string): string => `${day}T00:00:00Z`
  const entries = claims.map((claim) => {
    const link = new URL(`claims/${claim.id}.html`, url).href
    const since = claim.lifecycle.since ?? claim.updated
    return `<entry><id>${escapeXml(`${link}#${claim.lifecycle.state}-${since}`)}</id><title>${escapeXml(`${claim.lifecycle.state}: ${textOf(claim)}`)}</title><link href="${escapeXml(link)}"/><updated>${at(since)}</updated><summary>${escapeXml(claim.lifecycle.note ?? claim.finding[claim.lang] ?? '')}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeXml(new URL('corrections.xml', url).href)}</id><title>${escapeXml(`Corrections: ${inLanguage(manifest.name, manifest.languages)[0]}`)}</title><link rel="alternate" type="text/html" href="${escapeXml(new URL('corrections.html', url).href)}"/><link rel="self" href="${escapeXml(new URL('corrections.xml', url).href)}"/><updated>${at(manifest.released)}</updated><author><name>${escapeXml(manifest.publisher.name)}</name></author>
${entries.join('\n')}
</feed>
`
}

type PageHead = {
  readonly title: string
  readonly description?: string
  /** The way to the site's top. */
  readonly up: string
  readonly review?: object
}

function page({ title, description, up, review }: PageHead, content: readonly Html[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${description !== undefined && html`<meta name="description" content="${description}">`}
<link rel="stylesheet" href="${up}style.css">
<link rel="alternate" type="application/atom+xml" title="Corrections" href="${up}corrections.xml">
${review !== undefined && html`<script type="application/ld+json">${jsonBlock(review)}</script>`}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.html
}

function listItem(claim: Claim, up: string): Html {
  const { state, since } = claim.lifecycle
  return html`<li lang="${claim.lang}" dir="${directionOf(claim.lang)}"><span class="badge ${claim.verdict}">${claim.label.text}</span> <a href="${up}claims/${claim.id}.html">${textOf(claim)}</a><br><span class="small">${claim.finding[claim.lang]}</span>${state !== 'published' && html`<br><strong class="small" lang="en">${state}${since !== undefined && ` since ${since}`}</strong>`}</li>`
}

function pageName(at: number): string {
  return at === 0 ? 'index.html' : `page-${at + 1}.html`
}

function newestFirst(a: Claim, b: Claim): number {
  return (b.lifecycle.since ?? b.updated).localeCompare(a.lifecycle.since ?? a.updated, 'en')
}

function textOf(claim: Claim): string {
  return claim.texts[claim.lang]?.text ?? claim.id
}

function packName(manifest: PackManifest): Html {
  return textIn(...inLanguage(manifest.name, manifest.languages))
}

/** The text in the pack's first language that has one, and that language. */
export function inLanguage(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): [text: string, lang: string] {
  const lang = languages.find((one) => Object.hasOwn(texts, one)) ?? Object.keys(texts)[0] ?? 'en'
  return [texts[lang] ?? '', lang]
}
