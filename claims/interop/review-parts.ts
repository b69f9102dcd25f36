/** Who published a review and where its claim appeared, from the different places in which reviews say it. */
import { defined, type Node } from './claim-review.ts'
import { foreignAddress, line, list, named, node, withoutEntities } from './json-ld.ts'

/**
 * The organisation that a review is by: an author or publisher that is one, or the employer of the
 * journalist. A person is none, so a review that names only its journalist has no publisher here.
 */
export function organisationOf(review: Node): Node | undefined {
  const authors = nodesOf(review.author)
  const publishers = [...nodesOf(review.publisher), ...nodesOf(review.sourceOrganization)]
  const employers = authors.flatMap((author) => [...nodesOf(author.worksFor), ...nodesOf(author.affiliation)])
  return [
    ...authors.filter((one) => kindOf(one) === 'organisation'),
    ...publishers.filter((one) => kindOf(one) !== 'person'),
    ...employers,
    ...authors.filter((one) => kindOf(one) === 'unknown'),
  ].find((one) => line(one.name) !== undefined)
}

/** Names and addresses of all that a review names as its author or publisher, for a map of labels. */
export function ratersOf(review: Node): string[] {
  return [
    ...[...nodesOf(review.publisher), ...nodesOf(review.author)].flatMap(({ name, url }) => [
      line(name),
      line(url),
    ]),
    line(review.url),
  ].filter((one) => one !== undefined)
}

function nodesOf(value: unknown): Node[] {
  return list(value).map((one) => {
    const work = named(one)
    return defined({ ...work, name: withoutEntities(work.name) })
  })
}

function kindOf(one: Node): 'person' | 'organisation' | 'unknown' {
  const types = list(one['@type']).map(String)
  if (types.some((type) => /Person$/i.test(type))) return 'person'
  return types.length === 0 ? 'unknown' : 'organisation'
}

/**
 * Where the claim appeared, the first place first: `firstAppearance`, `appearance`, the address of the
 * claim itself or, in older markup, the work that is reviewed. Each address comes once.
 */
export function appearancesOf(item: Node, review: Node): Node[] {
  // Before schema.org had Claim, a review was about the work that states the claim.
  const isWork =
    item['@type'] !== undefined && !list(item['@type']).some((type) => /Claim$/.test(String(type)))
  const own: Node[] = isWork
    ? (item.url ?? item.headline) === undefined
      ? []
      : [item]
    : item.url === undefined || samePage(item.url, review.url)
      ? []
      : [{ url: item.url }]
  const seen = new Set<string>()
  return [...list(item.firstAppearance), ...list(item.appearance), ...own]
    .map((place) => {
      const work: Node = typeof place === 'string' ? { url: place } : node(place)
      return defined({
        ...work,
        name: withoutEntities(work.name ?? work.headline),
        url: foreignAddress(work.url ?? work['@id']),
      })
    })
    .filter(({ url }) => {
      if (typeof url !== 'string') return true
      const isNew = !seen.has(url)
      seen.add(url)
      return isNew
    })
}

/** Whether two addresses differ at most in what follows "#". Some reviews give their own as that of the claim. */
function samePage(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((url) => foreignAddress(url)?.replace(/#.*$/, ''))
  return a !== undefined && a === b
}
