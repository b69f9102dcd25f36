/** A claim as people keep it in tables: a row of a CSV file, or a flat JSON object a line. */
import { CLAIM_FORMAT, parseClaim } from '../claim.ts'
import { fail, ok, type Problem, type Result } from '../result.ts'
import { LIFECYCLES, VERDICTS } from '../verdict.ts'
import {
  bcp47,
  day,
  excerpt,
  foreignAddress,
  line,
  list,
  literal,
  partialDate,
  prose,
  recordId,
  slug,
  slugOf,
} from './json-ld.ts'
import type { ReadOptions, ReadReview } from './read-claim-review.ts'
import { verdictOfRating } from './verdict-of-rating.ts'

/** Topics that a claim may have; see claim.ts. */
const MAX_TOPICS = 20

/** The fields that are read; what else a row has is passed over. Several values are a list. */
export type Row = { readonly [field: string]: unknown }

/**
 * Reads a row. Needed: `text` (or `claim`), `verdict` (or `label`, `rating`) and an address: `url`
 * or `source_url`. The verdict may be ours or anybody's label.
 *
 * @returns the claim, a draft unless `keepState` is set and the row tells its state, and what was guessed
 */
export function claimFromRow(row: Row, options: ReadOptions): Result<ReadReview, Problem[]> {
  const notices: string[] = []
  const text = line(row.text ?? row.claim)
  if (text === undefined) return missing('text', 'the claim in one sentence')
  const label = line(row.label ?? row.verdict ?? row.rating)
  if (label === undefined) return missing('verdict', 'ours or your own label')
  const given = VERDICTS.find((verdict) => verdict === row.verdict)
  const placed = verdictOfRating({ label: words(label), value: undefined, best: undefined, worst: undefined })
  const verdict = given ?? placed?.verdict ?? 'unproven'
  if (given === undefined && placed === undefined)
    notices.push(`The label ${JSON.stringify(label)} cannot be placed on our scale: "unproven" stands in.`)
  const lang = bcp47(row.lang) ?? options.lang
  const finding = line(row.finding ?? row.title)
  if (finding === undefined) notices.push('There is no finding: the label stands in for it.')
  const sources = sourcesOf(row, options.today, notices)
  if (sources.length === 0) return missing('source_url', 'an https:// address')
  const claimant = line(row.claimant ?? row.speaker)
  const said = partialDate(row.said ?? row.date)
  const state = LIFECYCLES.find((one) => one === row.state)
  const explanation = prose(row.explanation)
  const read = parseClaim({
    format: CLAIM_FORMAT,
    id: options.id ?? recordId(row.id) ?? slug(line(row.id) ?? text),
    lang,
    texts: { [lang]: { text, variants: list(row.variants).flatMap((one) => line(one) ?? []) } },
    ...(claimant === undefined
      ? {}
      : {
          claimant: {
            name: claimant,
            kind: row.claimant_kind === 'organization' ? 'organization' : 'person',
          },
        }),
    ...(said === undefined ? {} : { firstSaid: { date: said } }),
    verdict,
    label: { text: label },
    lifecycle: { state: (options.keepState && state) || 'draft', since: options.today },
    finding: { [lang]: finding ?? label },
    ...(explanation === undefined ? {} : { explanation: { [lang]: explanation } }),
    sources,
    topics: topicsOf(row.topics),
    created:
      day(row.created) ?? [day(row.reviewed), day(row.updated), options.today].filter(Boolean).sort()[0],
    reviewed: day(row.reviewed) ?? options.today,
    updated: day(row.updated) ?? options.today,
  })
  return read.ok ? ok({ claim: read.value, notices }) : read
}

function topicsOf(value: unknown): string[] {
  const topics = list(value).flatMap((topic) => slugOf(line(topic) ?? '') ?? [])
  return [...new Set(topics)].slice(0, MAX_TOPICS)
}

function sourcesOf(row: Row, today: string, notices: string[]): unknown[] {
  const at = (field: string, index: number): unknown => list(row[field])[index]
  const addresses = list(row.source_url ?? row.url)
  return addresses.flatMap((value, index) => {
    const url = foreignAddress(value)
    if (url === undefined) {
      notices.push(`The address ${excerpt(value)} is left out: it is not https://….`)
      return []
    }
    const given = literal(value)
    if (typeof given === 'string' && /^\s*http:/i.test(given))
      notices.push(`The address ${given.slice(0, 200)} is read as ${url.slice(0, 200)}: see that it opens.`)
    const published = partialDate(at('source_published', index))
    return {
      url,
      title: line(at('source_title', index)) ?? line(row.title) ?? url.slice(0, 1_000),
      publisher: line(at('source_publisher', index)) ?? new URL(url).hostname.replace(/^www\./, ''),
      kind: line(at('source_kind', index)) ?? 'fact-check',
      relation: line(at('source_relation', index)) ?? 'context',
      ...(published === undefined ? {} : { published }),
      accessed: day(at('source_accessed', index)) ?? today,
    }
  })
}

/** "pants-fire" and "Pants on fire!" are one label. */
function words(label: string): string {
  const plain = label.replace(/[-_]+/g, ' ')
  return plain === 'pants fire' ? 'pants on fire' : plain
}

function missing(field: string, expected: string): Result<never, Problem[]> {
  return fail([{ code: 'missing', at: field, message: `${field}: missing, expected ${expected}` }])
}
