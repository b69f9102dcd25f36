/** Values of one document that are visited at most; a feed of 100,000 reviews has fewer. */
const MAX_VALUES = 10_000_000

/**
 * Finds the ClaimReviews in a JSON-LD document: the document itself, or items of lists, of `@graph`, of a
 * schema.org DataFeed, at any depth. Translations of a review belong to it and are not listed separately.
 *
 * @param document as JSON.parse returned it, of any depth
 */
export function findClaimReviews(document: unknown): object[] {
  const found: object[] = []
  const nodes = new Map<string, object>()
  // An explicit stack, so that hostile nesting cannot overflow the call stack.
  const open: unknown[] = [document]
  for (let seen = 0; open.length > 0 && seen < MAX_VALUES; seen += 1) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const id: unknown = '@id' in value ? value['@id'] : undefined
    if (typeof id === 'string' && Object.keys(value).length > 1) nodes.set(id, value)
    if (isClaimReview(value)) {
      found.push(value)
      continue
    }
    const inner = Object.values(value)
    for (let at = inner.length - 1; at >= 0; at -= 1) open.push(inner[at])
  }
  const whole = nodes.size === 0 ? found : found.map((review) => resolved(resolved(review, nodes), nodes))
  const plain = new Map<object, object>()
  return whole.map((review) => (isPrefixed(review) ? withoutPrefixes(review, 0, plain) : review))
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

/** Prefixes of expanded JSON-LD: `"http://schema.org/url"` or `"schema:url"` for `"url"`. */
const PREFIX = /^(?:https?:\/\/schema\.org\/|schema:)/
/** Reviews are never nested as deep as this. */
const MAX_DEPTH = 10

function isPrefixed(value: object): boolean {
  return Object.keys(value).some((name) => PREFIX.test(name))
}

/**
 * Removes the prefixes of all property names.
 *
 * @param done copies made so far, because a node may be referenced many times
 */
function withoutPrefixes<T>(value: T, depth: number, done: Map<object, object>): T {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  const known = done.get(value)
  if (known !== undefined) return known as T
  const copy = Array.isArray(value)
    ? value.map((inner) => withoutPrefixes(inner, depth + 1, done))
    : Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name.replace(PREFIX, ''),
          name === '@type' ? typeNames(inner) : withoutPrefixes(inner, depth + 1, done),
        ]),
      )
  done.set(value, copy)
  return copy as T
}

function typeNames(type: unknown): unknown[] {
  return [type].flat().map((name) => (typeof name === 'string' ? name.replace(PREFIX, '') : name))
}

function isClaimReview(value: object): boolean {
  const type: unknown = '@type' in value ? value['@type'] : undefined
  return [type].flat().some((name) => typeof name === 'string' && name.replace(PREFIX, '') === 'ClaimReview')
}
