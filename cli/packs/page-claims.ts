/** Reads the claims of a saved page: its JSON-LD, microdata and RDFa together. */
import { type ParseError, parse as parseJsonc } from 'jsonc-parser'
import { findClaimReviews, whyNoReviews } from '../../claims/interop/find-claim-reviews.ts'
import type { Incoming } from '../../claims/interop/import-claims.ts'
import {
  bcp47,
  foreignAddress,
  line,
  list,
  withoutEntities,
  withoutMarkup,
} from '../../claims/interop/json-ld.ts'
import { findFault } from '../../claims/packs/publisher/json-text.ts'
import { fail, ok, type Result } from '../../claims/result.ts'
import { pageDocument } from '../page-document.ts'
import { embeddedItems, type PageElement } from './embedded-items.ts'
import { type IncomingOptions, isOwnRecord, notJson, readReviews, readRow, refused } from './read-incoming.ts'

/**
 * The claims of a page. A review that the page has both as JSON-LD and in its elements is one claim.
 *
 * @param given `page` is the page's address, for a page that does not state its own
 */
export function* claimsOfPage(where: string, html: string, given: IncomingOptions): Generator<Incoming> {
  const root: PageElement = pageDocument(html).documentElement
  const elements = [...elementsIn(root)]
  const lang = bcp47(root.getAttribute('lang') ?? root.getAttribute('xml:lang'))
  const page = addressOf(elements, html, given.page)
  const options = { ...given, ...(lang ? { lang } : {}), ...(page ? { page } : {}) }
  const values: unknown[] = []
  let faults = 0
  for (const text of elements.flatMap(scriptOf)) {
    const value = valueIn(text)
    if (value.ok) values.push(value.value)
    // Pages also have JSON-LD about other things, which may be as faulty as it likes.
    else if (/claimReview/i.test(text)) {
      faults += 1
      yield refused(where, `the page’s JSON-LD ${value.error}`)
    }
  }
  const items = embeddedItems(root)
  const reviews = withoutRepeats(findClaimReviews(values), findClaimReviews(items))
  yield* readReviews(where, reviews, options)
  const records = values.filter(isOwnRecord)
  for (const record of records) yield { where, ...readRow(record, options) }
  if (reviews.length + records.length + faults === 0)
    yield refused(
      where,
      `the page ${whyNoReviews([...values, ...items])}, neither as JSON-LD nor as microdata or RDFa`,
    )
}

function* elementsIn(root: PageElement): Generator<PageElement> {
  const open = [root]
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    yield element
    for (const child of [...element.children].reverse()) open.push(child)
  }
}

function scriptOf(element: PageElement): string[] {
  if (element.localName !== 'script') return []
  const isJson = /^\s*application\/ld\+json\s*(?:;|$)/i.test(element.getAttribute('type') ?? '')
  return isJson ? [element.textContent ?? ''] : []
}

/** The reviews of both lists. One that is in both is taken once, with all that either says of it. */
function withoutRepeats(scripts: readonly object[], embedded: readonly object[]): object[] {
  const byWords = new Map(embedded.map((review) => [wordsOf(review), review]))
  const whole = scripts.map((review) => ({ ...byWords.get(wordsOf(review)), ...review }))
  const known = new Set(scripts.map(wordsOf))
  return [...whole, ...embedded.filter((review) => !known.has(wordsOf(review)))]
}

function wordsOf(review: { readonly claimReviewed?: unknown }): string {
  const said = line(withoutMarkup(list(review.claimReviewed)[0])) ?? ''
  const words = said
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  // Two reviews without words are not the same review.
  return words?.join(' ') ?? String(unnamed++)
}
let unnamed = 0

/** What programs that save pages note in a comment at their start. */
const SAVED_FROM = [
  // Browsers: <!-- saved from url=(0030)https://desk.example/check -->
  /<!--\s*saved from url=\(\d+\)(\S+)/i,
  // SingleFile: "Page saved with SingleFile", then "url: https://desk.example/check"
  /<!--[^>]{0,200}SingleFile\s+url:\s*(\S+)/i,
]
/** Such comments are within this many characters. */
const HEAD = 2_000

/** The address that a page states for itself, for reviews that state none. */
function addressOf(
  elements: readonly PageElement[],
  html: string,
  known: string | undefined,
): string | undefined {
  const links = elements.flatMap((element) => {
    const { localName } = element
    const says = (name: string): string => (element.getAttribute(name) ?? '').toLowerCase()
    if (localName === 'link' && says('rel').split(/\s+/).includes('canonical'))
      return [element.getAttribute('href')]
    if (localName === 'meta' && says('property') === 'og:url') return [element.getAttribute('content')]
    return []
  })
  const base = elements.find(({ localName }) => localName === 'base')?.getAttribute('href')
  const saved = SAVED_FROM.map((comment) => comment.exec(html.slice(0, HEAD))?.[1])
  const whole = [known, ...links, ...saved, base].map(foreignAddress).filter((one) => one !== undefined)
  // "/check/5" is complete together with any whole address of the page.
  const relative = links.flatMap((link) =>
    link && whole[0] !== undefined && URL.canParse(link, whole[0]) ? new URL(link, whole[0]).href : [],
  )
  return [known, ...links, ...relative, ...saved, base].map(foreignAddress).find((one) => one !== undefined)
}

/** The value of JSON-LD as page templates write it, or what is wrong with it. */
function valueIn(script: string): Result<unknown, string> {
  const text = tidyScript(script)
  const forms = [
    text,
    // Raw line breaks in texts.
    text.replace(/[\u0000-\u001f]+/g, ' '),
    // Escaped by a template that takes scripts for text: {&quot;@type&quot;: …}
    ...(/&(?:quot|#0?34);/.test(text) ? [String(withoutEntities(text))] : []),
  ]
  for (const form of forms) {
    try {
      return ok(JSON.parse(form))
    } catch {
      // The next form may be JSON.
    }
  }
  return lenient(forms[1] as string) ?? fail(faultOf(text))
}

/** Comments, and commas after the last value, do not make a text ambiguous. */
function lenient(text: string): Result<unknown, string> | undefined {
  // jsonc-parser calls itself for each level.
  if (findFault(text)?.message.includes('nested')) return undefined
  const errors: ParseError[] = []
  const value: unknown = parseJsonc(text, errors, { allowTrailingComma: true })
  return errors.length === 0 ? ok(value) : undefined
}

/** Characters around a fault that the message shows. */
const SHOWN = 30

function faultOf(text: string): string {
  const { offset } = findFault(text) ?? { offset: 0 }
  const around = text.slice(Math.max(0, offset - SHOWN), offset + SHOWN).replace(/\s+/g, ' ')
  return `${notJson(text)} (in the script, at “${around}”)`
}

/** Removes what is around JSON-LD: a comment or CDATA, a semicolon at the end. */
function tidyScript(text: string): string {
  return text
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:-->|\]\]>)(?:\s*\*\/)?$/, '')
    .trim()
    .replace(/(?:\/\/|\/\*)$/, '')
    .trim()
    .replace(/;$/, '')
}
