import type { Node } from './claim-review.ts'
import { excerpt, line, node } from './json-ld.ts'
import { withPlainNames } from './json-ld-context.ts'
import { asClaimReviews, typesOf } from './other-reviews.ts'

/** Values of one document that are visited at most; a feed of 100,000 reviews has fewer. */
const MAX_VALUES = 10_000_000

/**
 * Finds the ClaimReviews in a JSON-LD document: the document itself, or items of lists, of `@graph`, of a
 * schema.org DataFeed, at any depth, also under other names and in the forms of other-reviews.ts.
 * Translations of a review belong to it and are not listed separately.
 *
 * @param document as JSON.parse returned it, of any depth
 */
export function findClaimReviews(document: unknown): object[] {
  const found: object[] = []
  const nodes = new Map<string, object>()
  const copies = new Map<object, object>()
  for (const value of objectsIn(document, copies)) {
    const id: unknown = '@id' in value ? value['@id'] : undefined
    if (typeof id === 'string' && Object.keys(value).length > 1) nodes.set(id, value)
    const reviews = asClaimReviews(value)
    if (reviews === undefined) continue
    found.push(...reviews)
    copies.set(value, NOTHING)
  }
  return nodes.size === 0 ? found : found.map((review) => resolved(resolved(review, nodes), nodes))
}

/** Stands for a value whose inside is not visited. */
const NOTHING = {}

/**
 * The objects of a document, outside before inside, under the names of schema.org. An explicit stack, so
 * that hostile nesting cannot overflow the call stack.
 *
 * @param copies under other names; the caller enters {@link NOTHING} for an object not to go into
 */
function* objectsIn(document: unknown, copies: Map<object, object>): Generator<object> {
  const open: unknown[] = [document]
  for (let seen = 0; open.length > 0 && seen < MAX_VALUES; seen += 1) {
    const given = open.pop()
    if (typeof given !== 'object' || given === null) continue
    const value = Array.isArray(given) ? given : withPlainNames(given, copies)
    if (!Array.isArray(value)) yield value
    if (copies.get(value) === NOTHING) continue
    const inner = Object.values(value)
    for (let at = inner.length - 1; at >= 0; at -= 1) open.push(inner[at])
  }
}

/** Replaces references (`{"@id": "#desk"}`) in the properties by the nodes of the document that they name. */
function resolved(value: object, nodes: ReadonlyMap<string, object>): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      Array.isArray(inner) ? inner.map(follow) : follow(inner),
    ]),
  )

  function follow(inner: unknown): unknown {
    if (typeof inner !== 'object' || inner === null || !('@id' in inner)) return inner
    const known = Object.keys(inner).length === 1 ? nodes.get(String(inner['@id'])) : undefined
    return known ?? inner
  }
}

/** Types that a refusal names; a page has a dozen. */
const MAX_NAMED = 6
/** Objects that are looked at for a refusal. */
const MAX_LOOKED = 10_000

/** Why a document without reviews has none, to follow the file's name. */
export function whyNoReviews(document: unknown): string {
  const none = 'has no ClaimReview in it'
  if (typeof document !== 'object' || document === null) return none
  const { error, doc_id: ofDrive } = document as Node
  const fault = typeof error === 'object' ? line(node(error).message) : undefined
  if (fault !== undefined) return `is an error message and holds no claims: ${excerpt(fault)}`
  if (ofDrive !== undefined)
    return 'is a link to a Google document: open it, choose File, Download, “Comma-separated values”, and import that file'
  const lists = Array.isArray(document) ? [document] : Object.values(document)
  if (lists.every((one) => Array.isArray(one) && one.length === 0)) return `${none}: it is empty`
  const types = new Set<string>()
  let reviewed = ''
  let looked = 0
  for (const value of objectsIn(document, new Map())) {
    looked += 1
    if (looked > MAX_LOOKED) break
    const own = typesOf(value as Node)
    for (const type of own) types.add(type)
    if (own.includes('Review')) reviewed ||= typesOf(node((value as Node).itemReviewed))[0] ?? ''
  }
  if (types.has('MediaReview'))
    return `${none}: its MediaReview does not say which claim the picture or film is about (itemReviewed, interpretedAsClaim)`
  if (types.has('Review'))
    return `${none}: its Review is about ${reviewed === '' ? 'something else' : `a ${reviewed}`}, not about a Claim`
  const named = [...types]
  if (named.length === 0) return none
  const more = named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : ''
  return `${none}, only ${named
    .slice(0, MAX_NAMED)
    .map((type) => type.slice(0, 60))
    .join(', ')}${more}`
}
