/**
 * Reads what a page says about itself: JSON-LD, microdata, Open Graph. It may be hostile, so it is read
 * as data, with limits, and never merged into our objects.
 */
import { attribute, documentTitle, findAll, localName, textContent } from './dom.ts'
import { lookAt } from './in-sight.ts'

export type PageMetadata = {
  /** What the page says it is; `silent` if it says nothing clear. */
  readonly kind: 'article' | 'other' | 'silent'
  readonly headline: string | undefined
  /** ISO 8601 day. */
  readonly published: string | undefined
}

/** JSON-LD that is read: scripts, UTF-16 units of one script, values in all scripts. More is an attack or an error. */
const MAX_SCRIPTS = 20
const MAX_SCRIPT = 500_000
const MAX_VALUES = 5_000
/** Longest headline, in UTF-16 units; a longer text is not a headline. */
const MAX_HEADLINE = 300

/** schema.org types that a news page has. */
const ARTICLE_TYPE = /^(?:\w*Article|Report|\w*BlogPosting|(?:Critic|Claim)?Review|MedicalWebPage)$/
/** Types of pages that are never articles, whatever text they have. */
const OTHER_TYPE =
  /^(?:(?:Collection|SearchResults|Profile|QA)Page|DiscussionForumPosting|Product|\w+Application|JobPosting|Recipe)$/
const OTHER_OG_TYPE = /^(?:product|profile|video|music|book|game|place|business|restaurant)/i

/** Reads the metadata of a page. Never throws, whatever the page holds. */
export function readMetadata(document: Document): PageMetadata {
  const linked = readLinkedData(document)
  const og = meta(document, 'og:type')?.toLowerCase()
  const microdata = findAll(document, '[itemtype*="Article"]', 1).length > 0
  const published =
    linked.published ??
    day(meta(document, 'article:published_time')) ??
    day(first(document, '[itemprop~="datePublished"]', 'datetime')) ??
    day(first(document, 'meta[itemprop~="datePublished"]', 'content')) ??
    day(first(document, 'article time[datetime]', 'datetime'))
  return {
    kind: kindOf(linked, og, microdata),
    // Only articles need it, and it asks for the boxes of headings.
    get headline() {
      return headlineOf(document, linked.headline)
    },
    published,
  }
}

/** Gives the element's own `lang` attribute, if it looks like a BCP 47 tag of at most 30 units. */
export function languageOf(element: Element): string | undefined {
  const lang = attribute(element, 'lang')
  return lang !== null && /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/i.test(lang) ? lang : undefined
}

function kindOf(linked: LinkedData, og: string | undefined, microdata: boolean): PageMetadata['kind'] {
  if (linked.article || og === 'article' || og === 'news' || og === 'blog') return 'article'
  if (linked.other || (og !== undefined && OTHER_OG_TYPE.test(og))) return 'other'
  return microdata ? 'article' : 'silent'
}

/**
 * Gives the main heading as shown, otherwise the title in the page's metadata, if the title of the tab has it,
 * too: the headline is context for every sentence, so it must be one that the reader sees.
 */
function headlineOf(document: Document, linked: string | undefined): string | undefined {
  const { seesElement } = lookAt(document)
  const headings = findAll(document, 'h1', 10)
    .filter(seesElement)
    .map((heading) => oneLine(textContent(heading)))
  const title = oneLine(documentTitle(document))
  const metadata = oneLine(linked) ?? oneLine(meta(document, 'og:title'))
  const named = metadata !== undefined && title?.includes(metadata) ? metadata : title
  // Some sites have their own name in an h1 too; headlines are longer.
  return (
    headings.find((heading) => heading !== undefined && (heading === metadata || heading.length > 20)) ??
    named
  )
}

function oneLine(text: string | null | undefined): string | undefined {
  const plain = text?.slice(0, 5_000).replace(/\s+/g, ' ').trim()
  return plain === undefined || plain === '' || plain.length > MAX_HEADLINE ? undefined : plain
}

function meta(document: Document, name: string): string | undefined {
  return first(document, `meta[property="${name}" i],meta[name="${name}" i]`, 'content')
}

function first(document: Document, selector: string, name: string): string | undefined {
  const element = findAll(document, selector, 1)[0]
  return (element && attribute(element, name)) ?? undefined
}

/** Gives the ISO 8601 day at the start of `text`, as written: in the publisher's own time zone. */
function day(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  return /^\s*((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/.exec(text.slice(0, 40))?.[1]
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

/** Properties whose values describe the page itself. Other properties hold what the page only mentions. */
const LISTS = ['@graph', 'mainEntity', 'mainEntityOfPage']

/**
 * Reads at most `limit` values into `data` and gives how many more may be read. It is not recursive, because
 * JSON.parse accepts a million levels and the stack does not.
 */
function collect(parsed: unknown, data: LinkedData, limit: number): number {
  const waiting: unknown[] = [parsed]
  let left = limit
  while (waiting.length > 0 && left-- > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) {
      for (let i = Math.min(value.length, left) - 1; i >= 0; i--) waiting.push(value[i])
    } else if (typeof value === 'object' && value !== null) {
      look(value, data)
      for (const key of LISTS) waiting.push(own(value, key))
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
