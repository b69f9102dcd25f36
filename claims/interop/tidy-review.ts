/**
 * A ClaimReview as it is found in the wild, brought into the form that read-claim-review.ts takes:
 *
 * ```
 * "author": "The Desk"                          → {"name": "The Desk"}
 * "reviewRating": "Mostly False"                → {"alternateName": "Mostly False"}
 * "url": "http://Desk.example/1"                → "https://desk.example/1"            told in a notice
 * "claimReviewed": {"@language": "es", "@value": "S&iacute;"}  → "Sí", and "inLanguage": "es"
 * "reviewBody": "<p>First.</p><p>Second.</p>"   → "First.\nSecond."
 * ```
 *
 * Only for reviews of others: what claim-review.ts wrote is read word for word.
 */
import { MAX_LINE, MAX_PROSE } from '../fields.ts'
import { defined, type Node } from './claim-review.ts'
import {
  day,
  foreignAddress,
  line,
  list,
  literal,
  named,
  node,
  partialDate,
  slugOf,
  withoutEntities,
  withoutMarkup,
} from './json-ld.ts'

/** Topics that a claim may have; see claim.ts. */
const MAX_TOPICS = 20
/** Sources that a claim may have, less the review itself. */
const MAX_CITATIONS = 49

/** @param notices gets a sentence for each thing that was changed or left out */
export function tidyReview(review: Node, notices: string[]): Node {
  const item = itemOf(review.itemReviewed)
  const said = withoutEntities(review.claimReviewed)
  return defined({
    ...review,
    ...textsOf(review, notices),
    claimReviewed: line(said) === undefined ? claimOfItem(item, notices) : said,
    inLanguage: languageOf(review),
    url: urlOf(review.url ?? review.mainEntityOfPage, notices),
    identifier: literal(review.identifier),
    name: withoutEntities(review.name),
    headline: withoutEntities(review.headline),
    author: withName(named(review.author)),
    itemReviewed: item,
    reviewRating: ratingOf(review.reviewRating),
    dateCreated: dateOf(review.dateCreated, undefined),
    datePublished: dateOf(review.datePublished, notices),
    dateModified: dateOf(review.dateModified, undefined),
    keywords: topicsOf(review.keywords, notices),
    citation: list(review.citation)
      .slice(0, MAX_CITATIONS)
      .map((work) => citationOf(work, notices)),
    workTranslation: list(review.workTranslation).map((translation) => {
      const one = node(translation)
      return defined({
        ...one,
        ...textsOf(one, notices),
        claimReviewed: withoutEntities(one.claimReviewed),
        inLanguage: languageOf(one),
      })
    }),
  })
}

/** Summary and body; a summary that is too long for a finding is taken for the body. */
function textsOf(review: Node, notices: string[]): Node {
  const [abstract, description] = [review.abstract, review.description].map(withoutMarkup)
  const body = withoutMarkup(review.reviewBody ?? review.articleBody)
  const long = [abstract, description].find((text) => typeof text === 'string' && text.length > MAX_LINE)
  const explanation = line(body) === undefined ? long : body
  const fits = typeof explanation !== 'string' || explanation.length <= MAX_PROSE
  if (!fits)
    notices.push(
      `The review’s text is left out: it has ${explanation.length} characters, more than ${MAX_PROSE}.`,
    )
  return {
    abstract: abstract === long ? undefined : abstract,
    description: description === long ? undefined : description,
    reviewBody: fits ? explanation : undefined,
  }
}

function claimOfItem(item: Node, notices: string[]): unknown {
  const text = [item.text, item.name, item.description].map(line).find((one) => one !== undefined)
  if (text !== undefined) notices.push('The review has no claimReviewed: the text of its claim is taken.')
  return text
}

/** A tag, a name, a Language node, or the language of the claim's own text. */
function languageOf(review: Node): unknown {
  const { inLanguage, claimReviewed } = review
  const language = node(inLanguage)
  const text = node(claimReviewed)
  return (
    [literal(inLanguage), language.alternateName, language.identifier, language.name, text['@language']].find(
      (one) => typeof one === 'string',
    ) ?? undefined
  )
}

function urlOf(value: unknown, notices: string[]): unknown {
  const given = literal(value)
  const text = typeof given === 'string' ? given : node(value)['@id']
  const url = foreignAddress(value)
  if (url !== undefined && /^http:/i.test(String(text).trim()))
    notices.push(
      `The address ${String(text).slice(0, 200)} is read as ${url.slice(0, 200)}: see that it opens.`,
    )
  return url ?? text
}

function itemOf(value: unknown): Node {
  const item = named(value)
  const places = list(item.firstAppearance ?? item.appearance).map((place) => {
    const work: Node = typeof place === 'string' ? { url: place } : node(place)
    return defined({
      ...work,
      name: withoutEntities(work.name ?? work.headline),
      url: foreignAddress(work.url ?? work['@id']),
    })
  })
  return defined({
    ...item,
    text: withoutEntities(item.text),
    name: withoutEntities(item.name),
    description: withoutMarkup(item.description),
    alternateName: list(item.alternateName).map(withoutEntities),
    author: withName(named(item.author ?? item.creator)),
    datePublished: dateOf(item.datePublished, undefined),
    firstAppearance: places.length === 0 ? undefined : places,
  })
}

function withName(author: Node): Node {
  return defined({
    ...author,
    name: withoutEntities(author.name),
    description: withoutMarkup(author.description),
    url: foreignAddress(author.url),
    sameAs: list(author.sameAs).map(foreignAddress),
  })
}

/** Some write the label, or the number, where the rating belongs. */
function ratingOf(value: unknown): Node {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string' || typeof first === 'number') return { alternateName: withoutEntities(first) }
  const rating = node(first)
  return defined({
    ...rating,
    alternateName: withoutEntities(rating.alternateName),
    name: withoutEntities(rating.name),
    ratingValue: literal(rating.ratingValue),
    description: withoutMarkup(rating.description ?? rating.ratingExplanation),
    url: foreignAddress(rating.url),
  })
}

/** ISO 8601, also without leading zeros or with slashes; other forms leave open which number is the month. */
function dateOf(value: unknown, notices: string[] | undefined): unknown {
  const given = literal(value)
  if (typeof given !== 'string') return undefined
  const text = given
    .trim()
    .replace(/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/, (_, year, month, date) =>
      [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
    )
  if (partialDate(text) === undefined && given.trim() !== '')
    notices?.push(`The date ${JSON.stringify(given.slice(0, 40))} cannot be read: today stands in.`)
  return day(text) ?? partialDate(text)
}

function topicsOf(value: unknown, notices: string[]): string[] {
  const words = typeof value === 'string' ? value.split(',') : list(value)
  const topics = words.flatMap((word) => {
    const name = line(withoutEntities(typeof word === 'object' ? node(word).name : word))
    return (name === undefined ? undefined : slugOf(name)) ?? []
  })
  const different = [...new Set(topics)]
  if (different.length > MAX_TOPICS)
    notices.push(`Of ${different.length} keywords the first ${MAX_TOPICS} are taken.`)
  return different.slice(0, MAX_TOPICS)
}

function citationOf(value: unknown, notices: string[]): Node {
  const work: Node = typeof value === 'string' ? { url: value } : node(value)
  return defined({
    ...work,
    url: urlOf(work.url ?? work['@id'], notices),
    name: withoutEntities(work.name ?? work.headline),
    publisher: withName(named(work.publisher)),
    description: withoutMarkup(work.description),
    datePublished: dateOf(work.datePublished, undefined),
  })
}
