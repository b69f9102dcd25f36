/** The lint rules for one claim alone. */
import type { Claim } from '../../records/claim.ts'
import type { PackManifest } from '../../records/pack.ts'
import type { Source } from '../../records/source.ts'
import { isLive, type LifecycleState, type Verdict } from '../../records/verdict.ts'
import { statementsOf } from '../../text/statements.ts'
import { tokenise } from '../../text/tokens.ts'
import type { WordTable } from '../../text/word-table.ts'
import { hasStrayCharacters, withoutTracking } from './fix-record.ts'
import { hostOf } from './lint-addresses.ts'
import { type LabelReader, lintFinding, lintPlaceholders } from './lint-finding.ts'
import { type Finding, finding } from './lint-rules.ts'
import { lintWording } from './lint-wording.ts'

/** A wording with fewer content words than this is hard to tell from others. */
const MIN_WORDS = 3
/** After this many days without a review a note is given. */
const REVIEW_DAYS = 730
const DAY_MS = 86_400_000

/** The relation that at least one source must have for a verdict. */
const NEEDED_SOURCE: Readonly<Record<Verdict, Source['relation'] | undefined>> = {
  refuted: 'refutes',
  misleading: undefined,
  mixed: undefined,
  supported: 'supports',
  unproven: undefined,
}

/** Whether a state needs a note that tells readers why. */
const NEEDS_NOTE: Readonly<Record<LifecycleState, boolean>> = {
  draft: false,
  published: false,
  corrected: true,
  disputed: true,
  withdrawn: true,
  // Names the claim that replaces it instead.
  superseded: false,
}

// The replacement character, and UTF-8 that was read as windows-1252: "CafÃ©", "itâ€™s".
const LOST_LETTERS = /\S{0,10}(?:\ufffd|[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u00bf“”‘’™œž¦])\S{0,10}/

/** What lint knows beside the claim. */
export type ClaimContext = {
  readonly manifest: PackManifest
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string
  readonly words?: WordTable | undefined
  readonly readLabel?: LabelReader | undefined
}

/** Checks one claim. */
export function lintClaim(claim: Claim, { manifest, today, words, readLabel }: ClaimContext): Finding[] {
  return [
    ...lintTexts(claim, manifest, words),
    ...lintFinding(claim, readLabel),
    ...lintPlaceholders(claim, claim.id),
    ...lintSources(claim, manifest),
    ...lintLife(claim, today),
    ...lintExamples(claim),
    ...lintStrings(claim),
  ]
}

function* lintTexts(claim: Claim, manifest: PackManifest, table: WordTable | undefined): Generator<Finding> {
  const place = (at: string) => ({ claim: claim.id, at })
  for (const lang of manifest.languages) {
    for (const field of ['texts', 'finding', 'explanation'] as const) {
      const texts = claim[field]
      if (texts !== undefined && !Object.keys(texts).some((one) => covers(one, lang)))
        yield finding(
          'missing-language',
          place(field),
          `has no ${field === 'texts' ? 'wording' : field} in "${lang}", which pack.json lists`,
          `add ${field}.${lang}, or remove "${lang}" from the pack's languages`,
        )
    }
  }
  for (const [lang, { text, variants }] of Object.entries(claim.texts)) {
    if (!manifest.languages.some((named) => covers(lang, named)))
      yield finding(
        'extra-language',
        place(`texts.${lang}`),
        `has a wording in "${lang}", which pack.json does not list`,
        `add "${lang}" to the pack's languages`,
      )
    const seen = new Set<string>()
    for (const [index, wording] of [text, ...variants].entries()) {
      const at = index === 0 ? `texts.${lang}.text` : `texts.${lang}.variants.${index - 1}`
      const words = tokenise(wording, lang).filter(({ stop, kind }) => !stop && kind !== 'sign')
      if (words.length < MIN_WORDS)
        yield finding(
          'few-words',
          place(at),
          `“${wording}” has ${words.length} content words`,
          'say who, what, where and when, as a full sentence',
        )
      yield* lintWording(claim, { lang, text: wording }, at, table)
      const statements = statementsOf([{ lang, text: wording }]).length - 1
      if (statements > 0)
        yield finding(
          'several-statements',
          place(at),
          `“${wording}” has several sentences; each is matched alone, but the verdict is on all of them`,
          'make a claim of each sentence that can be true or false alone',
        )
      const same = plain(wording)
      if (seen.has(same))
        yield finding(
          'repeated-variant',
          place(at),
          `“${wording}” repeats another wording`,
          'remove it (--fix)',
        )
      seen.add(same)
    }
  }
}

/** Whether a text in `tag` counts as one in `wanted`: "en-US" counts as "en". */
function covers(tag: string, wanted: string): boolean {
  return tag === wanted || tag.startsWith(`${wanted}-`)
}

function* lintSources(claim: Claim, manifest: PackManifest): Generator<Finding> {
  const place = (at: string) => ({ claim: claim.id, at })
  const relations = new Set(claim.sources.map(({ relation }) => relation))
  const needed = NEEDED_SOURCE[claim.verdict]
  if (needed !== undefined && !relations.has(needed))
    yield finding(
      'no-evidence',
      place('sources'),
      `is ${claim.verdict}, but no source ${needed} it`,
      'add a source that does',
    )
  const own = hostOf(manifest.publisher.url)
  const hosts = claim.sources.map(({ url }) => hostOf(url))
  const publishers = new Set(claim.sources.map(({ publisher }) => plain(publisher)))
  if (hosts.every((host) => host === own))
    yield finding(
      'circular-source',
      place('sources'),
      `all sources are at ${own}, the publisher’s own site`,
      'add the sources that the finding is based on',
    )
  else if (claim.sources.length === 1)
    yield finding('one-source', place('sources'), 'has only one source', 'add a second, independent one')
  else if (new Set(hosts).size === 1 || publishers.size === 1)
    yield finding(
      'one-publisher',
      place('sources'),
      new Set(hosts).size === 1
        ? `all sources are at ${hosts[0]}`
        : `all sources are published by ${claim.sources[0]?.publisher}`,
      'add an independent source',
    )
  const seen = new Set<string>()
  for (const [index, source] of claim.sources.entries()) {
    const at = `sources.${index}.url`
    const same = sourceKey(source)
    if (seen.has(same))
      yield finding(
        'repeated-source',
        place(at),
        `${source.url} is there twice`,
        'merge the two (--fix removes exact repeats)',
      )
    seen.add(same)
    if (source.kind === 'other' && source.note === undefined)
      yield finding(
        'no-reason',
        place(`sources.${index}.kind`),
        'a source of kind "other" has no note',
        'say in a note what it is',
      )
  }
}

function* lintLife(claim: Claim, today: string): Generator<Finding> {
  const place = (at: string) => ({ claim: claim.id, at })
  const { state, note, supersededBy } = claim.lifecycle
  if (NEEDS_NOTE[state] && note === undefined)
    yield finding(
      'no-reason',
      place('lifecycle'),
      `is ${state} without a note`,
      'tell readers why in lifecycle.note',
    )
  if (state === 'superseded' && supersededBy === undefined)
    yield finding(
      'no-reason',
      place('lifecycle'),
      'is superseded, but does not name the claim that replaces it',
      'add lifecycle.supersededBy',
    )
  const order: [string, string | undefined, string, string | undefined][] = [
    ['created', claim.created, 'updated', claim.updated],
    ['created', claim.created, 'reviewed', claim.reviewed],
    ['updated', claim.updated, 'today', today],
    ['reviewed', claim.reviewed, 'today', today],
    ['validity.from', claim.validity?.from, 'validity.until', claim.validity?.until],
    ['guards.window.from', claim.guards.window?.from, 'guards.window.until', claim.guards.window?.until],
    ...claim.sources.flatMap(({ published, accessed }, n): typeof order => [
      [`sources.${n}.published`, published, `sources.${n}.accessed`, accessed],
      [`sources.${n}.accessed`, accessed, 'today', today],
    ]),
  ]
  // Partial dates are compared up to the precision that both have.
  for (const [first, from, second, until] of order)
    if (
      from !== undefined &&
      until !== undefined &&
      from.slice(0, until.length) > until.slice(0, from.length)
    )
      yield finding(
        'dates-disagree',
        place(first),
        `${first} (${from}) is later than ${second} (${until})`,
        'correct one of them',
      )
  const age = (Date.parse(today) - Date.parse(claim.reviewed)) / DAY_MS
  if (isLive(state) && age > REVIEW_DAYS)
    yield finding(
      'not-reviewed',
      place('reviewed'),
      `was last reviewed on ${claim.reviewed}`,
      'review it again and set the date',
    )
}

function* lintExamples(claim: Claim): Generator<Finding> {
  const { match, reject } = claim.examples
  if (match.length === 0 && isLive(claim.lifecycle.state))
    yield finding(
      'no-examples',
      { claim: claim.id, at: 'examples' },
      'has no example that must match',
      'add sentences as papers write them, and similar ones that must not match',
    )
  const wordings = new Set(
    Object.values(claim.texts).flatMap(({ text, variants }) => [text, ...variants].map(plain)),
  )
  const matching = new Set(match.map(({ text, context }) => `${plain(text)}\n${context ?? ''}`))
  for (const [index, { text, context }] of match.entries())
    if (wordings.has(plain(text)) && context === undefined)
      yield finding(
        'idle-example',
        { claim: claim.id, at: `examples.match.${index}` },
        `“${text}” is one of the wordings`,
        'use a sentence that is worded differently',
      )
  for (const [index, { text, context }] of reject.entries())
    if (
      matching.has(`${plain(text)}\n${context ?? ''}`) ||
      (wordings.has(plain(text)) && context === undefined)
    )
      yield finding(
        'idle-example',
        { claim: claim.id, at: `examples.reject.${index}` },
        `“${text}” is also one that must match`,
        'keep it in one place only',
      )
}

function* lintStrings(value: unknown, claim = (value as Claim).id, at = ''): Generator<Finding> {
  if (typeof value === 'string') {
    if (hasStrayCharacters(value))
      yield finding(
        'stray-characters',
        { claim, at },
        'has invisible characters or repeated spaces',
        'remove them (--fix)',
      )
    if (LOST_LETTERS.test(value))
      yield finding(
        'lost-letters',
        { claim, at },
        `“${LOST_LETTERS.exec(value)?.[0]}” is in the place of a lost letter`,
        'write the letter; the original file was read in the wrong encoding',
      )
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      yield* lintStrings(inner, claim, at === '' ? name : `${at}.${name}`)
}

function sourceKey({ url, quote }: Source): string {
  return `${withoutTracking(url)}\n${quote ?? ''}`
}

/** A text reduced to what is compared: letters and digits in lower case. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
