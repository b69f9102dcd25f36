/**
 * Names of schema.org behind other names. A JSON-LD context may rename everything:
 *
 * ```
 * {"@context": {"s": "http://schema.org/", "said": "s:claimReviewed", "kind": "@type"},
 *  "kind": "s:ClaimReview", "said": "The tower leans.", "s:url": "https://desk.example/1"}
 *   → {"@type": "ClaimReview", "claimReviewed": "The tower leans.", "url": "https://desk.example/1"}
 * ```
 *
 * Only contexts in the document itself are read; nothing is fetched.
 */

/** Names of expanded JSON-LD: `"http://schema.org/url"` or `"schema:url"` for `"url"`. */
const SCHEMA_ORG = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/i
/** Contexts in contexts, and terms that are defined by other terms; in practice two. */
const MAX_STEPS = 5
/** Depth to which names are replaced. Reviews in feeds are nested less deep. */
const MAX_DEPTH = 16

/** The name of schema.org, for a name with or without its address. */
export function plainName(name: string): string {
  return name.replace(SCHEMA_ORG, '')
}

/**
 * A node under the names that schema.org uses; the node itself if it uses them already.
 *
 * @param done the copies made so far, because a node may be referenced many times
 */
export function withPlainNames(value: object, done: Map<object, object>): object {
  const terms = termsOf('@context' in value ? value['@context'] : undefined)
  const isPlain = terms.size === 0 && !Object.keys(value).some((name) => SCHEMA_ORG.test(name))
  return isPlain ? value : renamed(value, terms, 0, done)
}

/** The schema.org name, or the keyword (`@type`), of each term that a context defines. */
function termsOf(context: unknown): Map<string, string> {
  const defined = new Map<string, string>()
  for (const one of [context].flat(MAX_STEPS)) {
    if (typeof one !== 'object' || one === null) continue
    for (const [term, definition] of Object.entries(one)) {
      const id: unknown =
        typeof definition === 'object' && definition !== null ? definition['@id' as keyof object] : definition
      if (typeof id === 'string' && !term.startsWith('@')) defined.set(term, id)
    }
  }
  const terms = new Map<string, string>()
  for (const [term, id] of defined) {
    const full = expanded(id, defined)
    const name = plainName(full)
    const isKnown = full.startsWith('@') || name !== full || !full.includes(':')
    if (isKnown && name !== term) terms.set(term, name)
  }
  return terms
}

/** A term's full name: `s:url` is `http://schema.org/url` if the context says so of `s`. */
function expanded(id: string, defined: ReadonlyMap<string, string>): string {
  let full = id
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const colon = full.indexOf(':')
    const known = defined.get(colon === -1 ? full : full.slice(0, colon))
    if (known === undefined || full.startsWith('//', colon + 1)) break
    full = colon === -1 ? known : known + full.slice(colon + 1)
  }
  return full
}

function nameIn(name: string, terms: ReadonlyMap<string, string>): string {
  const own = terms.get(name)
  if (own !== undefined && own !== '') return own
  const colon = name.indexOf(':')
  // A prefix of schema.org stands for the empty name.
  return colon > 0 && terms.get(name.slice(0, colon)) === '' ? name.slice(colon + 1) : plainName(name)
}

function renamed<T>(
  value: T,
  terms: ReadonlyMap<string, string>,
  depth: number,
  done: Map<object, object>,
): T {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  const known = done.get(value)
  if (known !== undefined) return known as T
  const copy = Array.isArray(value)
    ? value.map((inner) => renamed(inner, terms, depth + 1, done))
    : Object.fromEntries(
        Object.entries(value).map(([given, inner]) => {
          const name = nameIn(given, terms)
          if (name === '@context') return [name, inner]
          return [name, name === '@type' ? typeNames(inner, terms) : renamed(inner, terms, depth + 1, done)]
        }),
      )
  done.set(value, copy)
  return copy as T
}

function typeNames(type: unknown, terms: ReadonlyMap<string, string>): unknown[] {
  return [type].flat().map((name) => (typeof name === 'string' ? nameIn(name, terms) : name))
}
