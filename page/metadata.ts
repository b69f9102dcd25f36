/**
 * What a page says of itself: JSON-LD, microdata, Open Graph. All of it is the page's word and
 * possibly hostile: read as data, with limits, and never merged into objects of ours.
 */
import { attribute, documentTitle, findAll, localName, rootElement, textContent } from './dom.ts'

export type Metadata = {
  /** What the page says it is; `silent` if it says nothing that decides. */
  readonly kind: 'article' | 'other' | 'silent'
  readonly headline?: string
  /** ISO 8601 day. */
  readonly published?: string
  /** BCP 47 tag that the page claims; the text itself knows better. */
  readonly lang?: string
}

/** Scripts of JSON-LD that are read, units of each, and values in all of them: more is an attack or an error. */
const MAX_SCRIPTS = 20
const MAX_SCRIPT = 500_000
const MAX_VALUES = 5_000
const MAX_HEADLINE = 300

/** schema.org types that a news page has. */
const ARTICLE_TYPE = /^(?:\w*Article|Report|\w*BlogPosting|(?:Critic|Claim)?Review|MedicalWebPage)$/
/** Types of pages that are something else, whatever text they have. */
const OTHER_TYPE =
  /^(?:(?:Collection|SearchResults|Profile|Checkout|Contact|QA)Page|DiscussionForumPosting|Product|\w+Application|JobPosting|Recipe)$/
const OTHER_OG_TYPE = /^(?:product|profile|video|music|book|game|place|business|restaurant)/i

/** Reads it all; never throws, whatever the page holds. */
export function readMetadata(document: Document): Metadata {
  const linked = readLinkedData(document)
  const og = meta(document, 'property', 'og:type')?.toLowerCase()
  const microdata = findAll(document, '[itemtype]', 200).some((element) =>
    (attribute(element, 'itemtype') ?? '')
      .split(/\s+/, 5)
      .some((type) => ARTICLE_TYPE.test(type.replace(/^https?:\/\/schema\.org\//, ''))),
  )
  const published =
    linked.published ??
    day(meta(document, 'property', 'article:published_time')) ??
    day(meta(document, 'itemprop', 'datePublished')) ??
    day(firstAttribute(document, '[itemprop~="datePublished"]', 'datetime')) ??
    day(firstAttribute(document, 'article time[datetime]', 'datetime'))
  const headline = headlineOf(document, linked.headline)
  const root = rootElement(document) as Element | null
  const lang = root === null ? null : attribute(root, 'lang')
  return {
    kind: kindOf(linked, og, microdata),
    ...(headline === undefined ? {} : { headline }),
    ...(published === undefined ? {} : { published }),
    ...(lang === null || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(lang) ? {} : { lang }),
  }
}

function kindOf(linked: LinkedData, og: string | undefined, microdata: boolean): Metadata['kind'] {
  if (linked.article || og === 'article' || og === 'news' || og === 'blog') return 'article'
  if (linked.other || (og !== undefined && OTHER_OG_TYPE.test(og))) return 'other'
  return microdata ? 'article' : 'silent'
}

/** The main heading as it is shown; else what the page calls itself. */
function headlineOf(document: Document, linked: string | undefined): string | undefined {
  const headings = findAll(document, 'h1', 10).map((heading) => line(textContent(heading)))
  const named = line(linked) ?? line(meta(document, 'property', 'og:title'))
  // Some sites make their own name an h1 as well: what the page calls itself decides.
  return (
    headings.find((heading) => heading !== undefined && heading === named) ??
    headings.find((heading) => heading !== undefined && heading.length > 20) ??
    named ??
    line(documentTitle(document))
  )
}

function line(text: string | null | undefined): string | undefined {
  const plain = text?.slice(0, 5_000).replace(/\s+/g, ' ').trim()
  return plain === undefined || plain === '' || plain.length > MAX_HEADLINE ? undefined : plain
}

function meta(document: Document, by: 'property' | 'itemprop', name: string): string | undefined {
  const element = findAll(document, `meta[${by}="${name}" i],meta[name="${name}" i]`, 1)[0]
  return element === undefined ? undefined : (attribute(element, 'content') ?? undefined)
}

function firstAttribute(document: Document, selector: string, name: string): string | undefined {
  const element = findAll(document, selector, 1)[0]
  return element === undefined
    ? undefined
    : (attribute(element, name) ?? attribute(element, 'content') ?? undefined)
}

/** The ISO 8601 day at the start of `text`, as written (in the publisher's own time zone). */
function day(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const found = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text.slice(0, 40))?.[1]
  if (found === undefined) return undefined
  const time = Date.parse(`${found}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== found ? undefined : found
}

type LinkedData = { article: boolean; other: boolean; headline?: string; published?: string }

function readLinkedData(document: Document): LinkedData {
  const data: LinkedData = { article: false, other: false }
  let left = MAX_VALUES
  for (const script of findAll(document, 'script[type="application/ld+json" i]', MAX_SCRIPTS)) {
    if (localName(script) !== 'script') continue
    const text = textContent(script) ?? ''
    if (text.length <= MAX_SCRIPT) left = collect(parseJson(text), data, left)
  }
  return data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where other things of the page are listed; what merely is mentioned or stands around it is not looked at. */
const LISTS = ['@graph', 'mainEntity', 'mainEntityOfPage']

/** Not recursive: JSON.parse reads a depth of a million, the stack does not. */
function collect(parsed: unknown, data: LinkedData, limit: number): number {
  const waiting: unknown[] = [parsed]
  let left = limit
  while (waiting.length > 0 && left-- > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) {
      for (let i = Math.min(value.length, left) - 1; i >= 0; i--) waiting.push(value[i])
    } else if (typeof value === 'object' && value !== null) {
      look(value, data)
      for (const key of LISTS) if (Object.hasOwn(value, key)) waiting.push(own(value, key))
    }
  }
  return left
}

function look(value: object, data: LinkedData): void {
  const types = [own(value, '@type')].flat().slice(0, 10)
  const names = types.filter((type) => typeof type === 'string')
  if (names.some((name) => OTHER_TYPE.test(bare(name)))) data.other = true
  if (!names.some((name) => ARTICLE_TYPE.test(bare(name)))) return
  data.article = true
  const headline = own(value, 'headline') ?? own(value, 'name')
  if (typeof headline === 'string') data.headline ??= headline
  const published = day(own(value, 'datePublished'))
  if (published !== undefined) data.published ??= published
}

function bare(type: string): string {
  return type.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '')
}

function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}
