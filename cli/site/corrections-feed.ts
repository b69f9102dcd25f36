import type { Claim } from '../../claims/records/claim.ts'
import type { PackManifest } from '../../claims/records/pack.ts'
import { inLanguage, textOf } from './languages.ts'

/**
 * The corrections as an Atom feed (RFC 4287). The id of an entry changes with each change of the claim,
 * so that feed readers show it again.
 *
 * @param site address of the site, which ends in "/"
 */
export function correctionsFeed(manifest: PackManifest, claims: readonly Claim[], site: string): string {
  const at = (day: string): string => `${day}T00:00:00Z`
  const entries = claims.map((claim) => {
    const { state, note, since = claim.updated } = claim.lifecycle
    const link = new URL(`claims/${claim.id}.html`, site).href
    return [
      '<entry>',
      `<id>${escapeXml(`${link}#${state}-${since}`)}</id>`,
      `<title>${escapeXml(`${state}: ${textOf(claim)}`)}</title>`,
      `<link href="${escapeXml(link)}"/>`,
      `<updated>${at(since)}</updated>`,
      `<summary>${escapeXml(note ?? claim.finding[claim.lang] ?? '')}</summary>`,
      '</entry>',
    ].join('')
  })
  const [name] = inLanguage(manifest.name, manifest.languages)
  const [self, page] = ['corrections.xml', 'corrections.html'].map((file) =>
    escapeXml(new URL(file, site).href),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${self}</id>`,
    `<title>${escapeXml(`Corrections: ${name}`)}</title>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    `<link rel="self" href="${self}"/>`,
    `<updated>${at(manifest.released)}</updated>`,
    `<author><name>${escapeXml(manifest.publisher.name)}</name></author>`,
    ...entries,
    '</feed>\n',
  ].join('\n')
}

/** Text for XML 1.0, which has fewer characters than Unicode (clause 2.2). */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
