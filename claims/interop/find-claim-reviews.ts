/** Values that are looked at in one document; a feed of 100,000 reviews has fewer. */
const MAX_VALUES = 10_000_000

/**
 * The ClaimReviews in a JSON-LD document: the document itself, items of lists, of `@graph`, of a
 * schema.org DataFeed, or anything further in. Translations of a review belong to it and are not
 * listed on their own.
 *
 * @param document as JSON.parse gave it, of any depth
 */
export function findClaimReviews(document: unknown): object[] {
  const found: object[] = []
  const nodes = new Map<string, object>()
  // A stack of our own: hostile depth must not exhaust the engine's.
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
  return nodes.size === 0 ? found : found.map((review) => resolved(resolved(review, nodes), nodes))
}

/** With its properties' references (`{"@id": "#desk"}`) replaced by the nodes of the document that they name. */
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

function isClaimReview(value: object): boolean {
  const type: unknown = '@type' in value ? value['@type'] : undefined
  return [type]
    .flat()
    .some(
      (name) => typeof name === 'string' && /^(?:https?:\/\/schema\.org\/|schema:)?ClaimReview$/.test(name),
    )
}
