/**
 * Whether a page is an article, and where its text is (docs/adr/0005).
 *
 * A page is an article if its metadata (page/metadata.ts) and its amount of running text say so. The
 * text is found by walking down from the body. Each step enters the one child that holds nearly all of
 * the text; the walk stops where no child does.
 *
 * Amounts of text are in UTF-16 units.
 */
import type { Block } from './block.ts'
import { upwards } from './blocks.ts'
import { findAll, isWithin, localName, parentElement, viewOf } from './dom.ts'
import { languageOf, type PageMetadata, readMetadata } from './metadata.ts'
import { isBeside } from './unread.ts'

export type Article = {
  /** The smallest element that holds the article's text. */
  readonly root: Element
  readonly headline: string
  /** The first paragraphs, as read. */
  readonly lead: string
  /** ISO 8601 day. */
  readonly published: string | undefined
  /** The language that the page states; a BCP 47 tag. */
  readonly lang: string | undefined
  /** The blocks that are the article, in reading order. */
  readonly blocks: readonly Block[]
  /** Whether a block that was read later belongs to the article. */
  holds(block: Block): boolean
}

/** The least running text of a page that calls itself an article. Pages with less are videos, galleries or teasers. */
const LEAST_PROSE = 400
/** The least running text of a page whose metadata do not say what it is: about 250 words, in several paragraphs. */
const LEAST_PROSE_OF_SILENT = 1_500
const LEAST_PARAGRAPHS_OF_SILENT = 4
/** A child with at least this share of the text around it contains the article alone. */
const NEARLY_ALL = 0.85
/** A block of this length counts as a paragraph: longer than captions, bylines and buttons. */
const LEAST_PARAGRAPH = 70
/** A block with a larger share of its text inside links is a list of links. */
const MAX_LINKED = 0.5
/** Factor for the amount of text beside the article (comments, related stories) when the article is located. */
const FACTOR_BESIDE = 0.1
/** An element with at least this share of all running text is never "beside" the article, whatever its name says. */
const MOST = 0.5
/** How much of the first paragraphs serves as context. */
const LEAD = 800

/** Whether the page's text has to be read at all. Many front pages can be recognised without reading it. */
export function mayBeArticle(document: Document): boolean {
  const metadata = readMetadata(document)
  if (metadata.kind === 'article') return true
  if (metadata.kind === 'other') return false
  return !isFrontPage(document) && findAll(document, 'article,main,[role="main"],h1,h2', 1).length > 0
}

/** Finds the article in `blocks`, all blocks of the page's body (from readBlocks); undefined if there is none. */
export function findArticle(document: Document, blocks: readonly Block[]): Article | undefined {
  const metadata = readMetadata(document)
  if (metadata.kind === 'other') return undefined
  const place = locate(blocks)
  if (place === undefined) return undefined
  const { root, beside } = place
  const holds = (block: Block) =>
    isWithin(block.container, root) && !isListOfLinks(block) && !isBesideWithin(block.container, root, beside)
  const inside = blocks.filter(holds)
  const paragraphs = inside.filter((block) => block.text.length >= LEAST_PARAGRAPH)
  const prose = paragraphs.reduce((sum, block) => sum + block.text.length, 0)
  if (!isEnough(document, metadata, root, paragraphs.length, prose)) return undefined
  return {
    root,
    headline: metadata.headline ?? '',
    lead: leadOf(paragraphs),
    published: metadata.published,
    lang: declaredLanguage(root),
    blocks: inside,
    holds,
  }
}

function isEnough(
  document: Document,
  metadata: PageMetadata,
  root: Element,
  paragraphs: number,
  prose: number,
): boolean {
  if (metadata.kind === 'article') return prose >= LEAST_PROSE
  if (isFrontPage(document)) return false
  if (prose < LEAST_PROSE_OF_SILENT || paragraphs < LEAST_PARAGRAPHS_OF_SILENT) return false
  // Several articles are a stream of posts, and none of them is the page's own.
  return findAll(root, 'article', 3).length < 3
}

function isFrontPage(document: Document): boolean {
  const address = viewOf(document)?.location.pathname ?? '/'
  return /^\/(?:index\.\w+|home\/?)?$/.test(address)
}

function isListOfLinks(block: Block): boolean {
  return block.linked > block.text.length * MAX_LINKED
}

/** An amount of text by element. */
type Amounts = Map<Element, number>

/** Finds the element that holds the article, and which elements on the way to text are beside it. */
function locate(blocks: readonly Block[]): { root: Element; beside: Map<Element, boolean> } | undefined {
  const own: Amounts = new Map()
  for (const block of blocks) {
    if (block.text.length < LEAST_PARAGRAPH || isListOfLinks(block)) continue
    own.set(block.container, (own.get(block.container) ?? 0) + block.text.length)
  }
  const top = [...own.keys()].map(chainOf)[0]?.at(-1)
  if (top === undefined) return undefined
  const units: Amounts = new Map()
  for (const [container, amount] of own) {
    for (const element of chainOf(container)) units.set(element, (units.get(element) ?? 0) + amount)
  }
  const beside = new Map<Element, boolean>()
  const most = (units.get(top) ?? 0) * MOST
  for (const [element, amount] of units) beside.set(element, amount < most && isBeside(element))
  const total: Amounts = new Map()
  const children = new Map<Element, Set<Element>>()
  for (const [container, amount] of own) {
    const chain = chainOf(container)
    const counted = chain.some((element) => beside.get(element)) ? amount * FACTOR_BESIDE : amount
    for (const [i, element] of chain.entries()) {
      total.set(element, (total.get(element) ?? 0) + counted)
      if (i > 0) childrenOf(children, element).add(chain[i - 1]!)
    }
  }
  return { root: descend(top, total, children), beside }
}

/** `container` and its ancestors, up to the body. */
function chainOf(container: Element): Element[] {
  const chain: Element[] = []
  for (let at: Element | null = container; at !== null; at = parentElement(at)) {
    chain.push(at)
    if (localName(at) === 'body') break
  }
  return chain
}

function childrenOf(children: Map<Element, Set<Element>>, element: Element): Set<Element> {
  const known = children.get(element)
  if (known !== undefined) return known
  const made = new Set<Element>()
  children.set(element, made)
  return made
}

function descend(top: Element, total: Amounts, children: Map<Element, Set<Element>>): Element {
  let at = top
  for (;;) {
    const enough = (total.get(at) ?? 0) * NEARLY_ALL
    const below = [...(children.get(at) ?? [])].find((child) => (total.get(child) ?? 0) >= enough)
    // An article is never a single paragraph. Even if one has nearly all of the text, its neighbours
    // belong to the article.
    if (below === undefined || localName(below) === 'p') return at
    at = below
  }
}

function isBesideWithin(container: Element, root: Element, known: Map<Element, boolean>): boolean {
  for (const element of upwards(container, root)) {
    if (element === root) return false
    let beside = known.get(element)
    if (beside === undefined) {
      beside = isBeside(element)
      known.set(element, beside)
    }
    if (beside) return true
  }
  return false
}

function leadOf(paragraphs: readonly Block[]): string {
  let lead = ''
  for (const { text } of paragraphs) {
    if (lead.length + text.length > LEAD && lead !== '') break
    lead += `${lead === '' ? '' : '\n'}${text.slice(0, LEAD * 2)}`
  }
  return lead
}

function declaredLanguage(root: Element): string | undefined {
  for (let at: Element | null = root; at !== null; at = parentElement(at)) {
    const lang = languageOf(at)
    if (lang !== undefined) return lang
  }
  return undefined
}
