/**
 * Reads a claim from ClaimReview JSON-LD. What claim-review.ts wrote is restored exactly. What others wrote
 * becomes a draft: their label is kept word for word, and a notice names everything that had to be guessed,
 * so that a person can check it before the claim is published.
 */
import { CLAIM_FORMAT, type Claim, MAX_SOURCES, parseClaim } from '../records/claim.ts'
import { MAX_LINE } from '../records/fields.ts'
import { VERDICTS, type Verdict } from '../records/verdict.ts'
import { fail, ok, type Problem, type Result } from '../result.ts'
import { claimLanguage, type LanguageReader } from './claim-language.ts'
import { defined, type Node, type Remainder } from './claim-review.ts'
import {
  address,
  bcp47,
  day,
  excerpt,
  line,
  list,
  node,
  number,
  partialDate,
  prose,
  recordId,
  slug,
} from './json-ld.ts'
import type { LabelMap } from './labels/label-map.ts'
import { reasonIn } from './labels/place-label.ts'
import { ratersOf } from './review-parts.ts'
import { tidyReview } from './tidy-review.ts'
import { DEFAULT_WORST, type PlacedRating, verdictOfRating } from './verdict-of-rating.ts'

export type ReadOptions = {
  /** Today, ISO 8601: used for `accessed` of the sources and for missing dates of the record. */
  readonly today: string
  /** The language of a review that does not state its own, BCP 47. */
  readonly lang: string
  /** Tells the language of claims that do not state theirs; without it `lang` is assumed. */
  readonly languages?: LanguageReader
  /** The address of the page it was found on, for a review that states no address or only a part of it. */
  readonly page?: string
  /** The id to use instead of the review's own or one made from its words. */
  readonly id?: string
  /**
   * Keep the state of a review in our own form; only for the publisher's own packs. Otherwise every
   * review becomes a draft, because any page can use our form.
   */
  readonly keepState?: boolean
  /** What the pack says of labels; it wins over what they mean elsewhere. */
  readonly labels?: LabelMap | undefined
}

export type ReadReview = {
  readonly claim: Claim
  /** Whole sentences, one for each thing that was guessed or omitted. */
  readonly notices: readonly string[]
  /** The label, if its verdict is not known. */
  readonly unplaced?: string | undefined
}

/** A review in one language: the review itself or a translation of it. */
type Version = { readonly lang: string; readonly review: Node }

/**
 * Reads one ClaimReview.
 *
 * @param input one ClaimReview node (see findClaimReviews)
 * @returns the claim, or what the review lacks to become one
 */
export function fromClaimReview(input: unknown, options: ReadOptions): Result<ReadReview, Problem[]> {
  const notices: string[] = []
  const given = node(input)
  const own = remainderOf(given)
  const review = own ? given : tidyReview(given, options.page, notices)
  const claimReviewed = line(review.claimReviewed)
  if (claimReviewed === undefined)
    return fail([
      { code: 'missing', at: 'claimReviewed', message: 'ClaimReview, claimReviewed: missing, expected text' },
    ])
  if (claimReviewed.length > MAX_LINE)
    return fail([
      {
        code: 'too-large',
        at: 'claimReviewed',
        message: `ClaimReview, claimReviewed: has ${claimReviewed.length.toLocaleString('en')} characters; a claim is a sentence, of ${MAX_LINE.toLocaleString('en')} at most`,
      },
    ])
  const ownLang = bcp47(review.inLanguage)
  const lang = claimLanguage('The review', ownLang, claimReviewed, options, notices)
  const versions = [{ lang, review }, ...list(review.workTranslation).flatMap(translation)]
  const findings = byLang(versions, findingOf)
  const item = node(review.itemReviewed)
  const label = labelOf(node(review.reviewRating), own)
  if (label.text === undefined)
    return fail([
      {
        code: 'missing',
        at: 'reviewRating',
        message:
          'ClaimReview, reviewRating: missing, expected the publisher’s label (alternateName) or a number (ratingValue)',
      },
    ])
  const reason = own ? undefined : reasonIn(String(label.text))
  if (findings[lang] === undefined)
    notices.push(
      `The review has no short summary: ${reason === undefined ? 'its label' : 'what its label says after the verdict'} is used as the finding.`,
    )
  const read = own ? undefined : guessedVerdict(label, review, given, lang, options.labels)
  if (read !== undefined) notices.push(read.notice)
  const verdict = own?.verdict ?? read?.verdict
  const explanation = byLang(versions, ({ review: { reviewBody } }) => prose(reviewBody))
  const sources = sourcesOf(review, own, options.today, notices)
  if (sources.length === 0)
    return fail([
      {
        code: 'missing',
        at: 'url',
        message: `ClaimReview, url: ${review.url === undefined ? 'missing' : excerpt(review.url)}, expected the address of the review, https://…${isPart(review.url) && options.page === undefined ? '; this is a part of it, and the page does not state its own: give it with --page' : ''}`,
      },
    ])
  const claim = parseClaim(
    defined({
      format: own?.format ?? CLAIM_FORMAT,
      id: options.id ?? recordId(review.identifier) ?? slug(claimReviewed),
      lang,
      texts: byLang(versions, wordingOf),
      claimant: claimantOf(node(item.author)),
      firstSaid: firstSaidOf(item),
      verdict,
      label,
      lifecycle: (options.keepState && own?.lifecycle) || { state: 'draft', since: options.today },
      finding: { [lang]: reason ?? label.text, ...findings },
      explanation: Object.keys(explanation).length > 0 ? explanation : undefined,
      sources,
      validity: validityOf(review.temporalCoverage),
      topics: topicsOf(review.keywords),
      guards: own?.guards,
      examples: own?.examples,
      created: day(review.dateCreated) ?? earliest(review.datePublished, review.dateModified, options.today),
      reviewed: day(review.datePublished) ?? options.today,
      updated: day(review.dateModified) ?? day(review.datePublished) ?? options.today,
    }),
  )
  if (!claim.ok) return claim
  return ok({
    claim: claim.value,
    notices,
    ...(read?.placed === false ? { unplaced: line(label.text) } : {}),
  })
}

/** Whether an address is only the part after the host: "/check/5". */
function isPart(url: unknown): boolean {
  return typeof url === 'string' && /^\/(?!\/)/.test(url)
}

/** The earliest of some dates: a record cannot be newer than its first review. */
function earliest(...dates: unknown[]): string | undefined {
  return dates
    .map(day)
    .filter((date) => date !== undefined)
    .sort()[0]
}

/** The part that only we write. It is checked later, with the whole claim. */
function remainderOf(review: Node): Remainder | undefined {
  const own = node(review.footnoteClaim)
  const known = VERDICTS.includes(own.verdict as Verdict) && Array.isArray(own.sources)
  return known ? (own as unknown as Remainder) : undefined
}

function translation(value: unknown): Version[] {
  const review = node(value)
  const lang = bcp47(review.inLanguage)
  return lang === undefined ? [] : [{ lang, review }]
}

function byLang<T>(
  versions: readonly Version[],
  read: (version: Version) => T | undefined,
): Record<string, T> {
  const entries = versions.map((version) => [version.lang, read(version)] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined))
}

function wordingOf({ review }: Version): Node | undefined {
  const text = line(review.claimReviewed)
  const variants = list(node(review.itemReviewed).alternateName).flatMap((name) => line(name) ?? [])
  return text === undefined ? undefined : { text, variants }
}

/** The finding. Others rarely state it separately; a short description comes closest. */
function findingOf({ review }: Version): string | undefined {
  return line(review.abstract) ?? line(review.description)
}

function labelOf(rating: Node, own: Remainder | undefined): Node {
  const [value, best, worst] = [
    rating.ratingValue,
    rating.bestRating,
    rating.worstRating ?? DEFAULT_WORST,
  ].map(number)
  const numbered = value !== undefined && best !== undefined && best !== worst
  return defined({
    text: line(rating.alternateName) ?? line(rating.name) ?? line(rating.ratingValue),
    scale: line(rating.description),
    scaleUrl: address(rating.url),
    rating: numbered && !own?.ratingFromVerdict ? { value, best, worst } : undefined,
  })
}

function guessedVerdict(
  label: Node,
  review: Node,
  given: Node,
  lang: string,
  labels: LabelMap | undefined,
): PlacedRating {
  const rating = node(review.reviewRating)
  return verdictOfRating(
    {
      label: line(label.text),
      value: number(rating.ratingValue),
      best: number(rating.bestRating),
      worst: number(rating.worstRating),
    },
    { lang, labels, publishers: [...ratersOf(given), ...ratersOf(review)] },
  )
}

function claimantOf(author: Node): Node | undefined {
  const name = line(author.name)
  if (name === undefined) return undefined
  return defined({
    name,
    kind: list(author['@type']).includes('Person') ? 'person' : 'organization',
    role: line(author.description) ?? line(author.jobTitle),
    url: [author.url, ...list(author.sameAs)].map(address).find((url) => url !== undefined),
  })
}

function firstSaidOf(item: Node): Node | undefined {
  const appearance = list(item.firstAppearance ?? item.appearance).map(node)[0]
  const date = partialDate(item.datePublished)
  if (appearance === undefined && date === undefined) return undefined
  return defined({ date, where: line(appearance?.name), url: address(appearance?.url) })
}

/** The review's citations; for somebody else's review, the review itself comes first. */
function sourcesOf(review: Node, own: Remainder | undefined, today: string, notices: string[]): Node[] {
  const cited = list(review.citation).map((work) => (typeof work === 'string' ? { url: work } : node(work)))
  if (own) return cited.flatMap((work, at) => sourceOf(work, node(own.sources[at]), notices))
  notices.push('How each source relates to the claim is not known: "context" is used.')
  const unknown = { relation: 'context', accessed: today }
  // The name of a review is its headline; its description is about the claim, not about a source.
  const itself = { ...review, name: review.name ?? review.headline ?? review.claimReviewed }
  return [
    ...sourceOf({ ...itself, description: undefined }, { kind: 'fact-check', ...unknown }, notices),
    ...cited.flatMap((work) => sourceOf(work, { kind: 'other', ...unknown }, notices)),
    ...otherPlaces(review, cited.length, notices).flatMap((work) =>
      sourceOf(work, { kind: 'other', ...unknown }, notices),
    ),
  ]
}

/** Where the claim appeared besides the first place, which is where it was first said. */
function otherPlaces(review: Node, cited: number, notices: string[]): Node[] {
  const [, ...others] = list(node(review.itemReviewed).firstAppearance).map(node)
  const places = others.filter(({ url }) => url !== undefined)
  const kept = places.slice(0, MAX_SOURCES - 1 - cited)
  if (others.length > 0)
    notices.push(
      `The claim appeared in ${others.length + 1} places: the first is where it was first said, ${kept.length} are sources of kind "other"${kept.length < others.length ? `, ${others.length - kept.length} are omitted` : ''}.`,
    )
  return kept
}

function sourceOf(work: Node, known: Node, notices: string[]): Node[] {
  const url = address(work.url)
  if (url === undefined) {
    notices.push(`A source is omitted: ${excerpt(work.url)} is not a plain https:// address.`)
    return []
  }
  const { host } = new URL(url)
  return [
    defined({
      url,
      title: line(work.name) ?? host,
      publisher: line(node(work.publisher).name) ?? host,
      ...known,
      published: partialDate(work.datePublished),
      archive: list(work.archivedAt).map(address)[0],
      quote: list(work.hasPart).map((part) => prose(node(part).text))[0],
      note: prose(work.description),
    }),
  ]
}

function validityOf(coverage: unknown): Node | undefined {
  const [from, until] = typeof coverage === 'string' ? coverage.split('/') : []
  if (from === undefined || until === undefined) return undefined
  return defined({ from: partialDate(from), until: partialDate(until) })
}

function topicsOf(keywords: unknown): string[] {
  const words = typeof keywords === 'string' ? keywords.split(',') : list(keywords)
  return words.flatMap((word) => (line(word) === undefined ? [] : slug(String(line(word)))))
}
