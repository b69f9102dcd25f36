import type { Counts, PackStats } from '../../claims/packs/publisher/stats.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { VERDICTS } from '../../claims/records/verdict.ts'
import { counted } from '../counted.ts'
import { type Html, html } from './html.ts'
import { inLanguage } from './pages.ts'
import { STYLE } from './style.ts'

/** Rows of a chart; what is left is one row. */
const MOST_ROWS = 15

/** One HTML file with charts, that needs no other. Each chart is a table, so it can be read without eyes. */
export function reportPage(manifest: PackManifest, stats: PackStats): string {
  const title = `${inLanguage(manifest.name, manifest.languages)[0]}: report of release ${stats.version}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="muted">${counted(stats.claims, 'claim')}, ${stats.live.toLocaleString('en')} of them shown to readers, with ${counted(stats.sources, 'source')}. Released on ${stats.released} by ${manifest.publisher.name}.</p>
${chart('Verdicts', 'Verdict', stats.byVerdict, stats.claims)}
${chart('States', 'State', stats.byState, stats.claims)}
${chart('Publisher’s labels', 'Label', stats.byLabel, stats.claims)}
${chart('Topics', 'Topic', stats.byTopic, stats.claims)}
${chart('Last reviewed', 'Month', stats.byReview, stats.claims)}
${chart('Sources of a claim', 'Sources', stats.bySources, stats.claims)}
${chart(
  'Kinds of sources',
  'Kind',
  stats.bySourceKind.map(([kind, count]) => [kind.replaceAll('-', ' '), count] as const),
  stats.sources,
)}
${chart('Publishers of sources', 'Publisher', stats.bySourcePublisher, stats.sources)}
${chart('Languages', 'Language', stats.byLanguage, stats.claims)}
${chart('Coverage', 'With', stats.coverage, stats.claims)}
</main>
</body>
</html>
`.html
}

function chart(title: string, column: string, counts: Counts, whole: number): Html {
  if (counts.length === 0) return html``
  const rows = counts.slice(0, MOST_ROWS)
  const rest = counts.slice(MOST_ROWS).reduce((sum, [, count]) => sum + count, 0)
  const shown: Counts = rest > 0 ? [...rows, [`${counts.length - MOST_ROWS} more`, rest]] : rows
  return html`<h2>${title}</h2>
<table><thead><tr><th scope="col">${column}</th><th scope="col" class="count">Number</th><th scope="col">Share</th></tr></thead><tbody>
${shown.map(([value, count]) => html`<tr><th scope="row"><bdi>${value}</bdi></th><td class="count">${count.toLocaleString('en')}</td><td class="bar">${bar(value, whole === 0 ? 0 : count / whole)}</td></tr>\n`)}
</tbody></table>`
}

function bar(value: string, share: number): Html {
  const percent = Math.round(share * 100)
  const colour = VERDICTS.find((verdict) => verdict === value) ?? ''
  return html`<svg class="bar ${colour}" role="img" aria-label="${percent} percent" viewBox="0 0 100 10" preserveAspectRatio="none"><rect width="${share === 0 ? '0' : Math.min(100, Math.max(0.5, share * 100)).toFixed(2)}" height="10" rx="1"/></svg>`
}
