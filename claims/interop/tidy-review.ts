/**
 * Converts a ClaimReview as found on the web into the form that read-claim-review.ts expects:
 *
 * ```
 * "author": "The Desk"                          → {"name": "The Desk"}
 * "reviewRating": "Mostly False"                → {"alternateName": "Mostly False"}
 * "url": "http://Desk.example/1"                → "https://desk.example/1"            and a notice
 * "claimReviewed": {"@language": "es", "@value": "S&iacute;"}  → "Sí", and "inLanguage": "es"
 * "reviewBody": "<p>First.</p><p>Second.</p>"   → "First.\nSecond."
 * ```
 *
 * Only for reviews by others: what claim-review.ts wrote is read unchanged.
 */
import { MAX_SOURCES, MAX_TOPICS } from '../records/claim.ts'
import { MAX_LINE, MAX_PROSE } from '../records/fields.ts'
import { MAX_LANGUAGES } from '../records/pack.ts'
import { defined, type Node } from './claim-review.ts'
import {
  bcp47,
  dateOf,
  day,
  excerpt,
  foreignAddress,
  line,
  list,
  literal,
  named,
  node,
  primary,
  slugOf,
  statedLanguage,
  valueIn,
  withoutEntities,
  withoutMarkup,
} from './json-ld.ts'
import { appearancesOf, organisationOf } from './review-parts.ts'

/** Citations that are read: the review itself is a source too. */
const MAX_CITATIONS = MAX_SOURCES - 1
/** Omitted claims that a notice names; reviews with more are rare. */
const MAX_NAMED = 5

/**
 * Converts a review.
 *
 * @param page the address of the page it was found on, if known
 * @param notices receives a sentence for each thing that was changed or omitted
 */
export function tidyReview(review: Node, page: string | undefined, notices: string[]): Node {
  const lang = wordedIn(review, notices)
  const item = itemOf(review, lang)
  const said = withoutMarkup(valueIn(review.claimReviewed, lang) ?? review.claimReviewed)
  tellOfOthers(review, notices)
  tellOfOtherRatings(review.reviewRating, notices)
  return defined({
    ...review,
    ...textsOf(review, lang, notices),
    claimReviewed: line(said) === undefined ? claimOfItem(item, notices) : said,
    inLanguage: lang,
    url: ownUrl(review.url ?? review.mainEntityOfPage, page, notices),
    identifier: literal(review.identifier),
    name: withoutMarkup(review.name),
    headline: withoutMarkup(review.headline),
    author: withName(named(review.author)),
    publisher: publisherOf(review, notices),
    itemReviewed: item,
    reviewRating: ratingOf(review.reviewRating, lang),
    dateCreated: dateOf(review.dateCreated),
    datePublished: publishedOn(review.datePublished, notices),
    dateModified: dateOf(review.dateModified),
    keywords: topicsOf(review.keywords, notices),
    citation: list(review.citation)
      .slice(0, MAX_CITATIONS)
      .map((work) => citationOf(work, notices)),
    workTranslation: [
      ...versionsIn(review, lang),
      ...list(review.workTranslation).map((translation) => {
        const one = node(translation)
        return defined({
          ...one,
          ...textsOf(one, bcp47(languageOf(one)), notices),
          claimReviewed: withoutMarkup(one.claimReviewed),
          inLanguage: languageOf(one),
        })
      }),
    ],
  })
}

/** The language of the claim if stated; otherwise that of the review. */
function wordedIn(review: Node, notices: string[]): string | undefined {
  const lang = bcp47(languageOf(review))
  const stated = statedLanguage(list(review.claimReviewed)[0])
  if (stated === undefined || valueIn(review.claimReviewed, lang) !== undefined) return lang
  if (lang !== undefined)
    notices.push(`The claim is in ${stated} and the review in ${lang}: ${stated} is used for both.`)
  return stated
}

/** Adds a notice for a review of several claims: a record is one claim, so only the first is read. */
function tellOfOthers(review: Node, notices: string[]): void {
  const said = list(review.claimReviewed).filter((one) => statedLanguage(one) === undefined)
  const items = list(review.itemReviewed).map((one) => line(named(one).text) ?? line(named(one).name))
  const [others] = [said.map((one) => line(literal(one))), items]
    .map(([first, ...rest]) => [...new Set(rest)].filter((one) => one !== undefined && one !== first))
    .filter((rest) => rest.length > 0)
  if (others === undefined) return
  const left = others.slice(0, MAX_NAMED).map(excerpt).join(', ')
  notices.push(`The review is about several claims; only the first is imported. Omitted: ${left}.`)
}

/** Adds a notice for a review with several ratings, of which only the first is read. */
function tellOfOtherRatings(ratings: unknown, notices: string[]): void {
  const [first, ...others] = list(ratings).map((rating) => {
    const { alternateName, name, ratingValue } = node(rating)
    return line(literal(typeof rating === 'object' ? (alternateName ?? name ?? ratingValue) : rating))
  })
  const left = [...new Set(others)].filter((label) => label !== undefined && label !== first)
  if (left.length > 0)
    notices.push(
      `The review has several ratings; only the first is read. Omitted: ${left.slice(0, MAX_NAMED).map(excerpt).join(', ')}.`,
    )
}

/** The review in languages other than its own: `[{"@language": "es", "@value": "…"}, …]`. */
function versionsIn(review: Node, lang: string | undefined): Node[] {
  const wordings = new Map<string, { readonly inLanguage: string; readonly texts: unknown[] }>()
  // A single pass, because the list of a hostile review may have any length.
  for (const one of [...list(review.claimReviewed), ...list(node(review.itemReviewed).alternateName)]) {
    const inLanguage = statedLanguage(one)
    const language = primary(inLanguage)
    if (inLanguage === undefined || language === undefined || language === primary(lang)) continue
    const known = wordings.get(language)
    if (known !== undefined) known.texts.push(withoutMarkup(one))
    else if (wordings.size < MAX_LANGUAGES - 1)
      wordings.set(language, { inLanguage, texts: [withoutMarkup(one)] })
  }
  return [...wordings.values()].map(({ inLanguage, texts: [claimReviewed, ...alternateName] }) =>
    defined({
      inLanguage,
      claimReviewed,
      itemReviewed: { alternateName },
      abstract: withoutMarkup(valueIn(review.abstract ?? review.description, inLanguage)),
      reviewBody: withoutMarkup(valueIn(review.reviewBody, inLanguage)),
    }),
  )
}

/** Summary and body. A summary that is too long for a finding is used as the body. */
function textsOf(review: Node, lang: string | undefined, notices: string[]): Node {
  const [explained, abstract, description, body] = [
    node(review.reviewRating).ratingExplanation,
    review.abstract,
    review.description,
    review.reviewBody ?? review.articleBody,
  ].map((text) => withoutMarkup(valueIn(text, lang) ?? text))
  // Some write a number there.
  const summaries = [isProse(explained) ? explained : undefined, abstract, description]
  const long = summaries.find((text) => typeof text === 'string' && text.length > MAX_LINE)
  const [why, short, other] = summaries.map((text) => (text === long ? undefined : text))
  const explanation = line(body) === undefined ? long : body
  if (long !== undefined && explanation !== long)
    notices.push(
      `A summary is omitted: it has ${String(long).length} characters, more than ${MAX_LINE}, and the review has a longer text.`,
    )
  const fits = typeof explanation !== 'string' || explanation.length <= MAX_PROSE
  if (!fits)
    notices.push(
      `The review’s text is omitted: it has ${explanation.length} characters, more than ${MAX_PROSE}.`,
    )
  return {
    abstract: why ?? short,
    description: other,
    reviewBody: fits ? explanation : undefined,
  }
}

function isProse(value: unknown): boolean {
  return typeof value === 'string' && /\p{L}/u.test(value)
}

function claimOfItem(item: Node, notices: string[]): unknown {
  const text = [item.text, item.name, item.description].map(line).find((one) => one !== undefined)
  if (text !== undefined) notices.push('The review has no claimReviewed: the text of its claim is used.')
  return text
}

/** The review's language: a tag, a name, a Language node, or the language of the claim's text. */
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

/** The review's own address, completed by that of its page. */
function ownUrl(value: unknown, page: string | undefined, notices: string[]): unknown {
  const text = statedUrl(value)
  if (page === undefined) return urlOf(value, notices)
  if (typeof text !== 'string' || text.trim() === '') {
    notices.push('The review does not state its address: that of its page is used.')
    return page
  }
  const isWhole = /^\s*[a-z][a-z\d+.-]*:/i.test(text)
  const isHost = !text.trim().startsWith('/') && foreignAddress(text) !== undefined
  return isWhole || isHost || !URL.canParse(text, page) ? urlOf(value, notices) : new URL(text, page).href
}

function statedUrl(value: unknown): unknown {
  const given = literal(value)
  return typeof given === 'string' ? given : node(value)['@id']
}

function urlOf(value: unknown, notices: string[]): unknown {
  const text = statedUrl(value)
  const url = foreignAddress(value)
  if (url !== undefined && !/^https:/i.test(String(text).trim()))
    notices.push(
      `The address ${String(text).slice(0, 200)} is read as ${url.slice(0, 200)}: check that it opens.`,
    )
  return url ?? text
}

/** The organisation, without which a source is named after its host. */
function publisherOf(review: Node, notices: string[]): Node | undefined {
  const organisation = organisationOf(review)
  if (organisation !== undefined) return withName(organisation)
  const person = line(withoutEntities(named(review.author).name))
  if (person !== undefined)
    notices.push(
      `The review names no organisation, only ${excerpt(person)}: its host is used as the publisher.`,
    )
  return undefined
}

function itemOf(review: Node, lang: string | undefined): Node {
  const item = named(review.itemReviewed)
  const places = appearancesOf(item, review)
  return defined({
    ...item,
    text: withoutMarkup(item.text),
    name: withoutMarkup(item.name),
    description: withoutMarkup(item.description),
    alternateName: list(item.alternateName)
      .filter((name) => [undefined, primary(lang)].includes(primary(statedLanguage(name))))
      .map(withoutMarkup),
    author: withName(named(item.author ?? item.creator)),
    datePublished: dateOf(item.datePublished),
    firstAppearance: places.length === 0 ? undefined : places,
  })
}

function withName(author: Node): Node {
  return defined({
    ...author,
    name: withoutEntities(author.name),
    description: withoutMarkup(author.description),
    jobTitle: withoutMarkup(author.jobTitle),
    url: foreignAddress(author.url),
    sameAs: list(author.sameAs).map(foreignAddress),
  })
}

/** The rating. Some write the label or the number in its place. */
function ratingOf(value: unknown, lang: string | undefined): Node {
  const [first] = list(value)
  if (typeof first === 'string' || typeof first === 'number') return { alternateName: withoutMarkup(first) }
  const rating = node(first)
  return defined({
    ...rating,
    alternateName: withoutMarkup(valueIn(rating.alternateName, lang) ?? rating.alternateName),
    name: withoutMarkup(rating.name),
    ratingValue: literal(rating.ratingValue),
    bestRating: literal(rating.bestRating),
    worstRating: literal(rating.worstRating),
    description: withoutMarkup(rating.description),
    url: foreignAddress(rating.url),
  })
}

function publishedOn(value: unknown, notices: string[]): string | undefined {
  const date = dateOf(value)
  const given = literal(value) ?? ''
  if (given === '') notices.push('The review does not state its date: today is used.')
  else if (day(date) === undefined)
    notices.push(`The date ${excerpt(given)} cannot be read as a day: today is used.`)
  return date
}

function topicsOf(value: unknown, notices: string[]): string[] {
  const words = typeof value === 'string' ? value.split(',') : list(value)
  const topics = words.flatMap((word) => {
    const name = line(withoutEntities(typeof word === 'object' ? node(word).name : word))
    return (name === undefined ? undefined : slugOf(name)) ?? []
  })
  const different = [...new Set(topics)]
  if (different.length > MAX_TOPICS)
    notices.push(`The first ${MAX_TOPICS} of ${different.length} keywords are used.`)
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
    datePublished: dateOf(work.datePublished),
  })
}
