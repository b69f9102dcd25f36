/** Reads a claim from a table: a row of a CSV file, or a flat JSON object. */
import { CLAIM_FORMAT, MAX_TOPICS, parseClaim } from '../records/claim.ts'
import { LIFECYCLES, type LifecycleState, VERDICTS, type Verdict } from '../records/verdict.ts'
import { fail, ok, type Problem, type Result } from '../result.ts'
import { claimLanguage } from './claim-language.ts'
import { defined, type Node } from './claim-review.ts'
import {
  bcp47,
  dateOf,
  day,
  excerpt,
  foreignAddress,
  line,
  list,
  literal,
  number,
  prose,
  recordId,
  slug,
  slugOf,
} from './json-ld.ts'
import { usualLabel } from './labels/label-table.ts'
import type { ReadOptions, ReadReview } from './read-claim-review.ts'
import { DEFAULT_WORST, type PlacedRating, verdictOfRating } from './verdict-of-rating.ts'

/** A row by column. Unknown columns are ignored; several values are a list. */
export type Row = { readonly [field: string]: unknown }

/**
 * Reads a row. Required: `text` (or `claim`), `verdict` (or `label`, `rating`) and an address: `url` or
 * `source_url`. The verdict may be one of ours or anybody's label.
 *
 * @returns the claim with notices of what was guessed. It is a draft unless `keepState` is set and the
 *   row has a state
 */
export function claimFromRow(row: Row, options: ReadOptions): Result<ReadReview, Problem[]> {
  const notices: string[] = []
  const text = line(row.text ?? row.claim)
  if (text === undefined) return missing('text', 'the claim in one sentence')
  const label = line(row.label) ?? line(row.verdict) ?? line(row.rating)
  if (label === undefined) return missing('verdict', `${VERDICTS.join(', ')} or your own label`)
  const state = LIFECYCLES.find((one) => one === line(row.state)?.toLowerCase())
  // With keepState, an unknown state is refused: as a draft it could be published together with the
  // real drafts. Without it every claim is a draft, and the column may mean something else ("Texas").
  if (options.keepState && state === undefined && line(row.state) !== undefined)
    return fail([
      {
        code: 'invalid',
        at: 'state',
        message: `state: ${excerpt(row.state)}, expected one of ${LIFECYCLES.join(', ')}`,
      },
    ])
  const stated = bcp47(row.lang)
  if (stated === undefined && line(row.lang) !== undefined)
    notices.push(`The language ${excerpt(row.lang)} is not known: ${options.lang} is assumed.`)
  // Rows are usually in the language of the pack; only where languages are told, an unclear one is worth a word.
  const lang =
    options.languages || stated !== undefined
      ? claimLanguage('The row', stated, text, options, notices)
      : options.lang
  const own = ours(row.verdict)
  const rated = own === undefined ? ratedAs(row, label, lang, options) : undefined
  if (rated !== undefined && (!rated.placed || rated.against)) notices.push(rated.notice)
  const verdict = own ?? rated?.verdict ?? 'unproven'
  // Nobody's label is the name of our verdict: "refuted" becomes "False", "Falso", ….
  const labelText = ours(label) === undefined ? label : usualLabel(verdict, lang)
  const id = options.id ?? recordId(row.id) ?? slug(line(row.id) ?? text)
  if (line(row.id) !== undefined && id !== row.id && options.id === undefined)
    notices.push(`The id ${excerpt(row.id)} is written as ${id}.`)
  const finding = line(row.finding ?? row.title)
  if (finding === undefined) notices.push('There is no finding: the label is used instead.')
  const sources = sourcesOf(row, options.today, notices)
  if (sources.length === 0) {
    const given = list(row.source_url ?? row.url)[0]
    return missing('source_url', 'an https:// address', given)
  }
  const said = dateIn(row.said === undefined ? 'date' : 'said', row.said ?? row.date, notices)
  const [created, reviewed, updated] = ['created', 'reviewed', 'updated'].map((field) =>
    dayIn(field, row[field], notices),
  )
  const explanation = prose(row.explanation)
  const read = parseClaim(
    defined({
      format: CLAIM_FORMAT,
      id,
      lang,
      texts: { [lang]: { text, variants: list(row.variants).flatMap((one) => line(one) ?? []) } },
      claimant: claimantOf(row),
      firstSaid: someOf({ date: said, where: line(row.said_where), url: foreignAddress(row.said_url) }),
      verdict,
      label: defined({
        text: labelText,
        scale: line(row.label_scale),
        scaleUrl: foreignAddress(row.label_scale_url),
        rating: ratingOf(row),
      }),
      lifecycle: options.keepState && state ? lifecycleOf(state) : { state: 'draft', since: options.today },
      finding: { [lang]: finding ?? labelText },
      explanation: explanation === undefined ? undefined : { [lang]: explanation },
      sources,
      validity: someOf({
        from: dateIn('valid_from', row.valid_from, notices),
        until: dateIn('valid_until', row.valid_until, notices),
      }),
      topics: topicsOf(row.topics),
      created: created ?? [reviewed, updated, options.today].filter(Boolean).sort()[0],
      reviewed: reviewed ?? options.today,
      updated: updated ?? options.today,
    }),
  )
  if (!read.ok) return read
  return ok({ claim: read.value, notices, ...(rated?.placed === false ? { unplaced: label } : {}) })

  function lifecycleOf(state: LifecycleState): Node {
    return defined({
      state,
      since: dayIn('state_since', row.state_since, notices) ?? options.today,
      note: prose(row.state_note),
      supersededBy: state === 'superseded' ? recordId(row.superseded_by) : undefined,
    })
  }
}

function claimantOf(row: Row): Node | undefined {
  const name = line(row.claimant ?? row.speaker)
  return name === undefined
    ? undefined
    : defined({
        name,
        kind: line(row.claimant_kind)?.toLowerCase() === 'organization' ? 'organization' : 'person',
        role: line(row.claimant_role),
        url: foreignAddress(row.claimant_url),
      })
}

/** The rating, only if its best value is known: a number alone says nothing. */
function ratingOf(row: Row): Node | undefined {
  const { value, best, worst = DEFAULT_WORST } = numbersOf(row)
  return value === undefined || best === undefined || best === worst ? undefined : { value, best, worst }
}

function numbersOf(row: Row): {
  value: number | undefined
  best: number | undefined
  worst: number | undefined
} {
  return { value: number(row.rating_value), best: number(row.rating_best), worst: number(row.rating_worst) }
}

function someOf(node: Node): Node | undefined {
  const some = defined(node)
  return Object.keys(some).length === 0 ? undefined : some
}

function ours(value: unknown): Verdict | undefined {
  return VERDICTS.find((verdict) => verdict === line(value)?.toLowerCase())
}

/** The verdict of a row that has only somebody's label, in the column "verdict" or "label". */
function ratedAs(row: Row, label: string, lang: string, options: ReadOptions): PlacedRating {
  const publishers = [row.source_publisher, row.publisher, row.source_url, row.url]
    .flatMap(list)
    .flatMap((one) => line(one) ?? [])
  const context = { lang, publishers, labels: options.labels }
  const [first = label, ...others] = [...new Set([line(row.verdict), label])].filter(
    (one) => one !== undefined,
  )
  const placed = verdictOfRating({ label: first, ...numbersOf(row) }, context)
  if (placed.placed || others.length === 0) return placed
  return verdictOfRating({ label: others[0], ...numbersOf(row) }, context)
}

/** A date. Spreadsheets use the form of their country, in which the month is often ambiguous. */
function dateIn(field: string, value: unknown, notices: string[], read = dateOf): string | undefined {
  const given = line(value)
  const date = read(given)
  if (date === undefined && given !== undefined)
    notices.push(`${field}: ${excerpt(given)} cannot be read as a date such as 2024-01-31 and is omitted.`)
  return date
}

function dayIn(field: string, value: unknown, notices: string[]): string | undefined {
  return dateIn(field, value, notices, (given) => day(dateOf(given)))
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
      notices.push(`The address ${excerpt(value)} is omitted: it is not https://….`)
      return []
    }
    const given = literal(value)
    if (typeof given === 'string' && /^\s*http:/i.test(given))
      notices.push(`The address ${given.slice(0, 200)} is read as ${url.slice(0, 200)}: check that it opens.`)
    return defined({
      url,
      title: line(at('source_title', index)) ?? line(row.title) ?? url.slice(0, 1_000),
      publisher: line(at('source_publisher', index)) ?? new URL(url).hostname.replace(/^www\./, ''),
      kind: line(at('source_kind', index)) ?? (row.source_url === undefined ? 'fact-check' : 'other'),
      relation: line(at('source_relation', index)) ?? 'context',
      published: dateIn('source_published', at('source_published', index), notices),
      accessed: dayIn('source_accessed', at('source_accessed', index), notices) ?? today,
      archive: foreignAddress(at('source_archive', index)),
      quote: prose(at('source_quote', index)),
      note: prose(at('source_note', index)),
    })
  })
}

function missing(field: string, expected: string, given?: unknown): Result<never, Problem[]> {
  const what = given === undefined ? 'missing' : excerpt(given)
  return fail([{ code: 'missing', at: field, message: `${field}: ${what}, expected ${expected}` }])
}
