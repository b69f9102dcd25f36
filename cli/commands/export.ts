import { licenceAddress, toClaimReview } from '../../claims/interop/claim-review.ts'
import { writeCsv } from '../../claims/interop/csv.ts'
import { toMarkdown } from '../../claims/interop/markdown.ts'
import { toWebAnnotation } from '../../claims/interop/web-annotation.ts'
import { isPlainHttpsUrl } from '../../claims/records/fields.ts'
import type { Pack, PackManifest } from '../../claims/records/pack.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { saveFile } from '../files.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'

const FORMATS = ['claimreview', 'annotation', 'csv', 'markdown', 'jsonl'] as const

const usage = `
footnote export: export the claims of a pack for other tools

Usage: footnote export PACK --format KIND [--drafts] [--site URL] [--out FILE [--json]]

  PACK           a pack's folder or bundle
  --format KIND  claimreview  schema.org DataFeed of ClaimReview JSON-LD; nothing is lost
                 annotation   W3C Web Annotations of the quoted passages of sources
                 csv          one claim per row, in its first language; no cell can run as a formula
                 markdown     for reading
                 jsonl        our own records, one per line
  --drafts       include drafts, which readers never see
  --site URL     the pack's site (footnote site), for the address of each review
  --out FILE     write to this file instead of standard output
  --json         report as JSON
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      format: { type: 'string' },
      site: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const format = FORMATS.find((one) => one === values.format)
    if (format === undefined) throw new CommandError(`--format must be one of ${FORMATS.join(', ')}.`, 2)
    if (values.json && values.out === undefined)
      throw new CommandError('--json needs --out: without it the claims themselves are printed.', 2)
    const site = values.site?.replace(/\/?$/, '/')
    if (site !== undefined && !isPlainHttpsUrl(site))
      throw new CommandError(`--site: "${values.site}" must be a plain https:// address.`, 2)
    const { manifest, claims } = await readPack(onlyPack(positionals), progressOn(terminal))
    const given = values.drafts ? claims : claims.filter(({ lifecycle }) => lifecycle.state !== 'draft')
    const text = exported({ manifest, claims: given }, format, site)
    if (values.out === undefined) await terminal.out(text)
    else {
      saveFile(values.out, text)
      if (values.json) await terminal.out(jsonLine({ out: values.out, format, claims: given.length }))
    }
    return 0
  },
}

function exported(
  { manifest, claims }: Pack,
  format: (typeof FORMATS)[number],
  site: string | undefined,
): string {
  switch (format) {
    case 'csv':
      return writeCsv(claims)
    case 'markdown':
      return toMarkdown(manifest, claims)
    case 'jsonl':
      return claims.map((claim) => jsonLine(claim)).join('')
    case 'claimreview':
      return pretty({
        '@context': 'https://schema.org',
        '@type': 'DataFeed',
        name: manifest.name[manifest.languages[0] ?? 'en'] ?? manifest.id,
        dateModified: manifest.released,
        license: licenceAddress(manifest.licence),
        dataFeedElement: claims.map((claim) => ({
          '@type': 'DataFeedItem',
          dateModified: claim.updated,
          item: toClaimReview(claim, {
            publisher: manifest.publisher,
            licence: manifest.licence,
            ...(site === undefined ? {} : { url: new URL(`claims/${claim.id}.html`, site).href }),
          }),
        })),
      })
    case 'annotation':
      return pretty(
        claims.flatMap((claim) =>
          claim.sources.flatMap(({ url, quote, accessed }, at) =>
            quote === undefined
              ? []
              : toWebAnnotation({
                  id: annotationId(manifest, claim.id, at, site),
                  claim,
                  publisher: manifest.publisher,
                  page: url,
                  quote: { exact: quote },
                  created: `${accessed}T00:00:00Z`,
                }),
          ),
        ),
      )
  }
}

/** The IRI of a quoted passage: an address of the pack's site, or a tag of the publisher (RFC 4151). */
function annotationId(manifest: PackManifest, claim: string, at: number, site: string | undefined): string {
  if (site !== undefined) return new URL(`claims/${claim}.html#source-${at + 1}`, site).href
  const { hostname } = new URL(manifest.publisher.url)
  return `tag:${hostname},${manifest.released}:${manifest.id}/${claim}/source-${at + 1}`
}

function pretty(value: unknown): string {
  return jsonLine(value, 2)
}
