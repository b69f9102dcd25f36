/**
 * Brings one claim of a pack up to date with what its publisher says now. Only what the new version states is
 * taken over; what it cannot state (other languages, guards, examples) stays.
 */
import { sameAddress } from '../packs/publisher/same-address.ts'
import { canonicalJson } from '../packs/reader/canonical-json.ts'
import { type Claim, MAX_SOURCES } from '../records/claim.ts'
import type { Source } from '../records/source.ts'
import { isLive, type LifecycleState } from '../records/verdict.ts'
import type { Change, Incoming } from './import-claims.ts'
import type { Row } from './row.ts'

export type Updated = {
  readonly claim: Claim
  /** Empty if nothing differs. */
  readonly changes: readonly Change[]
  /** Whole sentences: what was not taken over, and what a person has to do. */
  readonly notes: readonly string[]
}

/** States in which readers are told something about the claim. */
const SPEAKS: Readonly<Record<LifecycleState, boolean>> = {
  draft: false,
  published: false,
  corrected: true,
  disputed: true,
  withdrawn: true,
  superseded: true,
}

/** Columns of a table by the part of a claim that they fill. */
const COLUMNS = {
  texts: ['text', 'claim', 'variants'],
  claimant: ['claimant', 'speaker', 'claimant_kind', 'claimant_role', 'claimant_url'],
  firstSaid: ['said', 'date', 'said_where', 'said_url'],
  verdict: ['verdict', 'label', 'rating'],
  label: [
    'label',
    'verdict',
    'rating',
    'label_scale',
    'label_scale_url',
    'rating_value',
    'rating_best',
    'rating_worst',
  ],
  finding: ['finding', 'title'],
  explanation: ['explanation'],
  sources: ['source_url'],
  validity: ['valid_from', 'valid_until'],
  topics: ['topics'],
  created: ['created'],
  reviewed: ['reviewed'],
} as const satisfies Partial<Record<keyof Claim, readonly string[]>>
/** Columns that are read apart from {@link COLUMNS}. */
const OTHERS = /^(?:id|lang|url|updated|state|state_\w+|superseded_by|source_\w+)$/

/**
 * Updates a claim.
 *
 * @param incoming the claim as it was read; with `row`, if it is from a table
 * @param today the day that a correction and a change get
 */
export function updateClaim(
  old: Claim,
  incoming: Claim,
  { row, empty = [], whole }: Pick<Incoming, 'row' | 'empty' | 'whole'>,
  today: string,
): Updated {
  const notes: string[] = []
  const merged = whole === true ? { ...incoming, id: old.id } : merge(old, incoming, row, notes)
  if (row !== undefined) noteIgnored(row, empty, old, notes)
  const states = row === undefined ? whole === true : row.state !== undefined
  const lifecycle = lifecycleAfter(old, { ...merged, lifecycle: incoming.lifecycle }, states, today, notes)
  const claim = { ...merged, lifecycle }
  const changes = changesOf(old, claim)
  if (changes.length === 0) return { claim: old, changes, notes }
  const updated = whole === true || today < old.updated ? claim.updated : today
  return { claim: { ...claim, updated }, changes, notes }
}

function merge(old: Claim, incoming: Claim, row: Row | undefined, notes: string[]): Claim {
  const has = (part: keyof typeof COLUMNS): boolean =>
    row === undefined || COLUMNS[part].some((column) => row[column] !== undefined)
  const { lang } = incoming
  // A label in the place of a finding says nothing new.
  const finding = Object.fromEntries(
    Object.entries(incoming.finding).filter(
      ([tag, text]) => text !== incoming.label.text || old.finding[tag] === undefined,
    ),
  )
  const reads = { ...incoming.texts }
  for (const [tag, { text, variants }] of Object.entries(reads)) {
    const kept = old.texts[tag]?.variants ?? []
    const replaced = row?.variants !== undefined || (row === undefined && variants.length > 0)
    reads[tag] = { text, variants: (replaced ? variants : kept).filter((one) => one !== text) }
  }
  return {
    ...old,
    ...(has('claimant') && incoming.claimant !== undefined
      ? { claimant: { ...(row === undefined ? {} : old.claimant), ...incoming.claimant } }
      : {}),
    ...(has('firstSaid') && incoming.firstSaid !== undefined
      ? { firstSaid: { ...old.firstSaid, ...incoming.firstSaid } }
      : {}),
    ...(has('explanation') && incoming.explanation !== undefined
      ? { explanation: { ...old.explanation, ...incoming.explanation } }
      : {}),
    ...(has('validity') && incoming.validity !== undefined ? { validity: incoming.validity } : {}),
    ...(has('topics') && incoming.topics.length > 0 ? { topics: incoming.topics } : {}),
    ...(row !== undefined && has('created') ? { created: incoming.created } : {}),
    ...(row !== undefined && has('reviewed') ? { reviewed: incoming.reviewed } : {}),
    texts: has('texts') ? { ...old.texts, ...reads } : old.texts,
    verdict: incoming.verdict,
    label: labelAfter(old, incoming, row),
    finding: has('finding') || old.finding[lang] === undefined ? { ...old.finding, ...finding } : old.finding,
    sources: sourcesAfter(old, incoming, row, notes),
    ...(row === undefined && incoming.reviewed > old.reviewed ? { reviewed: incoming.reviewed } : {}),
  }
}

/** A table without the columns of the scale says nothing of it. */
function labelAfter(old: Claim, incoming: Claim, row: Row | undefined): Claim['label'] {
  if (row === undefined) return { ...old.label, ...incoming.label }
  const given = row.label ?? row.rating
  // Our own word in the column "verdict" is no label.
  const text = given === undefined ? old.label.text : incoming.label.text
  return { ...old.label, ...incoming.label, text }
}

/** The fields of a source by their column. */
const SOURCE_COLUMNS: Readonly<Record<string, keyof Source>> = {
  source_title: 'title',
  source_publisher: 'publisher',
  source_kind: 'kind',
  source_relation: 'relation',
  source_published: 'published',
  source_accessed: 'accessed',
  source_archive: 'archive',
  source_quote: 'quote',
  source_note: 'note',
}

function sourcesAfter(old: Claim, incoming: Claim, row: Row | undefined, notes: string[]): Source[] {
  const twinOf = (source: Source): Source | undefined =>
    old.sources.find(({ url }) => sameAddress(url, source.url))
  const read = incoming.sources.map((source) => {
    const twin = twinOf(source)
    if (twin === undefined) return source
    if (row === undefined) return twin
    const given = Object.entries(SOURCE_COLUMNS).flatMap(([column, field]) =>
      row[column] === undefined || source[field] === undefined || sameText(twin[field], source[field])
        ? []
        : [[field, source[field]] as const],
    )
    return { ...twin, ...Object.fromEntries(given) } as Source
  })
  const rest = old.sources.filter(
    (source) => !incoming.sources.some(({ url }) => sameAddress(url, source.url)),
  )
  // A table of ours lists all sources. Other tables and reviews name only the review itself.
  if (row?.source_url !== undefined) {
    const order = old.sources.every(
      (source, at) => read[at] === undefined || twinOf(read[at])?.url === source.url,
    )
    return order ? read : [...read].sort((a, b) => placeOf(a, old) - placeOf(b, old))
  }
  const all = [
    ...old.sources.map((source) => read.find(({ url }) => url === source.url) ?? source),
    ...read.filter((source) => twinOf(source) === undefined),
  ]
  if (all.length > MAX_SOURCES)
    notes.push(`Only ${MAX_SOURCES} sources fit: ${all.length - MAX_SOURCES} are left out.`)
  return rest.length === 0 && all.length <= MAX_SOURCES ? all : all.slice(0, MAX_SOURCES)
}

/** New sources come last. */
function placeOf({ url }: Source, old: Claim): number {
  const at = old.sources.findIndex((source) => source.url === url)
  return at === -1 ? old.sources.length : at
}

/** Columns that nothing reads, and empty cells where the pack has something. */
function noteIgnored(row: Row, empty: readonly string[], old: Claim, notes: string[]): void {
  const known = new Set<string>(Object.values(COLUMNS).flat())
  const unread = Object.keys(row).filter((column) => !known.has(column) && !OTHERS.test(column))
  if (unread.length > 0) notes.push(`Not read: ${unread.map((column) => `“${column}”`).join(', ')}.`)
  const full = {
    explanation: old.explanation?.[old.lang],
    claimant: old.claimant?.name,
    topics: old.topics[0],
    variants: old.texts[old.lang]?.variants[0],
    finding: old.finding[old.lang],
  }
  const emptied = Object.entries(full).flatMap(([column, value]) =>
    value !== undefined && empty.includes(column) ? [`“${column}”`] : [],
  )
  if (emptied.length > 0)
    notes.push(
      `Empty cells change nothing, so the pack keeps its own ${emptied.join(', ')}; delete it in the file of the claim.`,
    )
}

/**
 * The state of a claim after an update. If the verdict turns, readers who saw the old one have to be told, so
 * the claim becomes "corrected" unless the new version says more itself.
 */
function lifecycleAfter(
  old: Claim,
  now: Claim,
  states: boolean,
  today: string,
  notes: string[],
): Claim['lifecycle'] {
  const { state, note } = now.lifecycle
  const given = states ? { ...old.lifecycle, ...now.lifecycle } : old.lifecycle
  // "since" is only guessed for a state that did not change.
  const kept = states && state === old.lifecycle.state && note === old.lifecycle.note ? old.lifecycle : given
  if (old.verdict === now.verdict || !isLive(old.lifecycle.state)) return withSuccessor(kept)
  if (states && SPEAKS[state] && note !== undefined && note !== old.lifecycle.note) return withSuccessor(kept)
  notes.push(
    `The verdict turned from ${old.verdict} to ${now.verdict}: the claim is “corrected” now. Write into lifecycle.note what readers should know.`,
  )
  // Readers of any language understand the publisher's own words.
  const from = old.label.text === now.label.text ? old.verdict : old.label.text
  const to = old.label.text === now.label.text ? now.verdict : now.label.text
  return { state: 'corrected', since: today, note: `“${from}” → “${to}”` }
}

function withSuccessor({ supersededBy, ...rest }: Claim['lifecycle']): Claim['lifecycle'] {
  return rest.state === 'superseded' && supersededBy !== undefined ? { ...rest, supersededBy } : rest
}

/** Fields whose changes nobody has to read. */
const SILENT = new Set<keyof Claim>(['updated', 'format'])

function changesOf(old: Claim, now: Claim): Change[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])] as (keyof Claim)[]
  return names
    .filter((name) => !SILENT.has(name))
    .flatMap((name) => [...differences(name, old[name], now[name])])
}

function* differences(at: string, before: unknown, after: unknown): Generator<Change> {
  if (sameText(before, after)) return
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differences(`${at}.${name}`, before[name], after[name])
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [n, one] of before.entries()) yield* differences(`${at}.${n}`, one, after[n])
  } else yield { at, before: shown(before), after: shown(after) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Equal but for white space, which a table does not keep. */
function sameText(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string')
    return a === b || a.replace(/\s+/g, ' ') === b.replace(/\s+/g, ' ')
  if (a === undefined || b === undefined) return a === b
  return canonicalJson(a) === canonicalJson(b)
}

function shown(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
