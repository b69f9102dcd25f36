/** Adds claims from elsewhere to those of a pack, and reports what became of each. */
import { fitsEveryFileSystem } from '../packs/publisher/file-names.ts'
import { plain } from '../packs/publisher/lint-claim.ts'
import { canonicalJson } from '../packs/reader/canonical-json.ts'
import { type Claim, MAX_SOURCES, MAX_VARIANTS } from '../records/claim.ts'
import type { Result } from '../result.ts'
import type { ReadReview } from './read-claim-review.ts'
import type { Row } from './row.ts'

/** One claim as it was read, or why it could not be read. */
export type Incoming = {
  /** Where it was found ("feed.json, item 3"), for the report. */
  readonly where: string
  readonly read: Result<ReadReview, readonly { readonly message: string }[]>
  /** The row that it was read from, if it is from a table. */
  readonly row?: Row
  /** The columns of that table in which the row has nothing. */
  readonly empty?: readonly string[]
  /** Set for a record of ours, which states every field. */
  readonly whole?: boolean
}

/**
 * - `taken`: it is new.
 * - `updated`: an existing claim says now what the new one says; only with an Updater.
 * - `merged`: an existing claim got its sources or variants.
 * - `same`: it has nothing new.
 * - `refused`: it was not added; the notes say why.
 */
export const OUTCOMES = ['taken', 'updated', 'merged', 'same', 'refused'] as const
export type OutcomeKind = (typeof OUTCOMES)[number]

/** One field of a claim before and after, as text. */
export type Change = { readonly at: string; readonly before: string; readonly after: string }

/** What became of one claim. */
export type ImportOutcome = {
  readonly where: string
  readonly outcome: OutcomeKind
  readonly claim?: string
  /** Whole sentences: why it was refused, what was guessed, what was merged. */
  readonly notes: readonly string[]
  /** What differs from before, for `updated`. */
  readonly changes?: readonly Change[]
  /** The publisher's label, if its verdict is not known. */
  readonly unplaced?: string
}

type Localised = Readonly<Record<string, string>>

/** Longest id, as ID_PATTERN of the records has it. */
const MAX_ID = 64

/**
 * Adds claims one after the other. A claim with a wording that the pack already has is merged into that
 * claim if their verdicts agree. If not, it is refused, because a person has to decide.
 */
export class Importer {
  private readonly byId = new Map<string, Claim>()
  private readonly byWording = new Map<string, string>()
  /** By id: the number at which the search for a free id continues. */
  private readonly lastEnding = new Map<string, number>()
  /** New and changed claims by id, to be written. */
  readonly changed = new Map<string, Claim>()

  constructor(existing: Iterable<Claim>) {
    for (const claim of existing) this.keep(claim)
  }

  /** Adds one claim, or refuses it. */
  take({ where, read }: Incoming): ImportOutcome {
    if (!read.ok) return { where, outcome: 'refused', notes: read.error.map(({ message }) => message) }
    const outcome = this.place(where, read.value)
    const { unplaced } = read.value
    return unplaced === undefined ? outcome : { ...outcome, unplaced }
  }

  private place(where: string, { claim, notices }: ReadReview): ImportOutcome {
    const known = this.byId.get(claim.id)
    if (known !== undefined && canonicalJson(known) === canonicalJson(claim))
      return { where, outcome: 'same', claim: claim.id, notes: [] }
    const twin = wordingsOf(claim)
      .map((wording) => this.byWording.get(wording))
      .find((id) => id !== undefined)
    if (twin !== undefined) return this.merge(where, this.byId.get(twin) as Claim, claim)
    const wanted = fileNameFrom(claim.id)
    const id = this.freeId(wanted)
    const why = wanted === claim.id ? 'is already used by another claim' : 'cannot be a file name on Windows'
    const notes = id === claim.id ? notices : [...notices, `The id ${claim.id} ${why}: ${id} is used.`]
    this.save({ ...claim, id })
    return { where, outcome: 'taken', claim: id, notes }
  }

  /** The claim with this id, as it is now. */
  get(id: string): Claim | undefined {
    return this.byId.get(id)
  }

  /** Puts a new version in the place of a claim. */
  replace(claim: Claim): void {
    this.save(claim)
  }

  private merge(where: string, old: Claim, incoming: Claim): ImportOutcome {
    const { state } = old.lifecycle
    if (state === 'withdrawn' || state === 'superseded')
      return { where, outcome: 'refused', claim: old.id, notes: [withdrawnNote(old)] }
    if (old.verdict !== incoming.verdict)
      return {
        where,
        outcome: 'refused',
        claim: old.id,
        notes: [`${old.id} has the same wording but is ${old.verdict}; this one is ${incoming.verdict}.`],
      }
    const urls = new Set(old.sources.map(({ url }) => url))
    const sources = incoming.sources.filter(({ url }) => !urls.has(url))
    const texts = { ...old.texts }
    const have = new Set(wordingsOf(old))
    let variants = 0
    for (const [lang, { text, variants: more }] of Object.entries(incoming.texts)) {
      const fresh = [text, ...more].filter((one) => !have.has(plain(one)))
      variants += fresh.length
      if (fresh.length === 0) continue
      // Words that the claim has in another language tell which language the others are in too.
      const known = fresh.includes(text) ? lang : (languageWith(old, text) ?? lang)
      const own = texts[known]
      if (own === undefined) {
        texts[known] = { text, variants: more }
        continue
      }
      texts[known] = { text: own.text, variants: [...own.variants, ...fresh].slice(0, MAX_VARIANTS) }
    }
    const kept = keptBy(old, incoming)
    const notes =
      kept.length === 0 ? [] : [`${old.id} keeps its own ${kept.join(' and ')}; this claim’s differ.`]
    if (sources.length === 0 && variants === 0) return { where, outcome: 'same', claim: old.id, notes }
    this.save({ ...old, texts, sources: [...old.sources, ...sources].slice(0, MAX_SOURCES) })
    return {
      where,
      outcome: 'merged',
      claim: old.id,
      notes: [`${old.id} got ${sources.length} sources and ${variants} wordings.`, ...notes],
    }
  }

  private freeId(id: string): string {
    if (!this.byId.has(id)) return id
    for (let n = this.lastEnding.get(id) ?? 2; ; n++) {
      const ending = `-${n}`
      const candidate = `${id.slice(0, MAX_ID - ending.length)}${ending}`
      if (this.byId.has(candidate)) continue
      this.lastEnding.set(id, n + 1)
      return candidate
    }
  }

  private save(claim: Claim): void {
    this.keep(claim)
    this.changed.set(claim.id, claim)
  }

  private keep(claim: Claim): void {
    this.byId.set(claim.id, claim)
    for (const wording of wordingsOf(claim))
      if (!this.byWording.has(wording)) this.byWording.set(wording, claim.id)
  }
}

/** Says that a claim is no longer stated, and why, for the person who brings it back. */
export function withdrawnNote({ id, lifecycle: { state, since, note, supersededBy } }: Claim): string {
  const when = since === undefined ? '' : ` since ${since}`
  const by = supersededBy === undefined ? '' : ` by ${supersededBy}`
  const why = note === undefined ? '' : ` (“${note}”)`
  return `${id} says this, and is ${state}${by}${when}${why}. To bring it back, change its state in its file.`
}

/** The id, or a similar one that every file system accepts. */
function fileNameFrom(id: string): string {
  const bare = id.replace(/\.+$/, '')
  return fitsEveryFileSystem(bare) ? bare : `claim-${bare}`.slice(0, MAX_ID).replace(/\.+$/, '')
}

/** The language in which a claim has this wording. */
function languageWith({ texts }: Claim, wording: string): string | undefined {
  return Object.keys(texts).find((lang) =>
    [texts[lang]?.text ?? '', ...(texts[lang]?.variants ?? [])].some((one) => plain(one) === plain(wording)),
  )
}

/** The parts in which the two claims differ. Merging keeps the old ones, and a person has to decide. */
function keptBy(old: Claim, incoming: Claim): string[] {
  const differs = (ours: Localised = {}, theirs: Localised = {}): boolean =>
    Object.keys(theirs).some(
      (lang) =>
        Object.hasOwn(ours, lang) &&
        ours[lang] !== theirs[lang] &&
        // A label that was used in place of a missing finding says nothing new.
        theirs[lang] !== incoming.label.text,
    )
  return [
    ...(old.label.text === incoming.label.text ? [] : ['label']),
    ...(differs(old.finding, incoming.finding) ? ['finding'] : []),
    ...(differs(old.explanation, incoming.explanation) ? ['explanation'] : []),
  ]
}

/** Wordings without their language: the same words are the same claim, whatever language a feed says they are in. */
function wordingsOf(claim: Claim): string[] {
  return Object.values(claim.texts).flatMap(({ text, variants }) => [text, ...variants].map(plain))
}
