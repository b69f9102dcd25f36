/** Extracts the article of an HTML page as text: paragraphs and headings, separated by blank lines. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { pageDocument } from '../page-document.ts'

export type PlainArticle = {
  readonly headline: string
  readonly text: string
  readonly published: string | undefined
}

/** Elements that end the line before and after them. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
)
/** Elements whose text is not read. */
const UNREAD = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE SVG MATH TEXTAREA SELECT BUTTON'.split(' '))

/** Reads a page: the article if Readability finds one, otherwise the whole page. */
export function readArticle(html: string): PlainArticle {
  const document = pageDocument(html)
  const title =
    document.querySelector('h1')?.textContent || document.querySelector('title')?.textContent || ''
  const found = isDeep(document.documentElement)
    ? undefined
    : new Readability(
        document.cloneNode(true) as unknown as ConstructorParameters<typeof Readability>[0],
      ).parse()
  const root = found?.content
    ? parseHTML(`<html><body>${found.content}</body></html>`).document.body
    : document.body
  const published = dayOf(found?.publishedTime) ?? publishedOf(document)
  return { headline: plain(found?.title || title), text: blocksOf(root).join('\n\n'), published }
}

/** Other places where pages state their date, as the extension reads them; Readability knows JSON-LD and some meta elements. */
const PUBLISHED = [
  ['meta[property="article:published_time"]', 'content'],
  ['[itemprop~="datePublished"]', 'content'],
  ['[itemprop~="datePublished"]', 'datetime'],
  ['article time[datetime]', 'datetime'],
] as const

function publishedOf(document: ReturnType<typeof pageDocument>): string | undefined {
  for (const [selector, attribute] of PUBLISHED) {
    const day = dayOf(document.querySelector(selector)?.getAttribute(attribute))
    if (day !== undefined) return day
  }
  return undefined
}

/** The ISO 8601 day at the start of a text, if there is one. */
function dayOf(text: string | null | undefined): string | undefined {
  return text?.match(/^\s*(\d{4}-\d{2}-\d{2})(?!\d)/)?.[1]
}

type Node = {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<Node>
}

/**
 * The nesting of elements that browsers allow (they put deeper ones side by side). linkedom has no limit, so
 * a page of tags that are never closed is far deeper here; at 2,000 levels Readability takes a minute.
 */
const MAX_DEPTH = 512

function isDeep(root: Node): boolean {
  const open: [Node, depth: number][] = [[root, 1]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next
    if (depth > MAX_DEPTH) return true
    for (const child of node.childNodes) if (child.nodeType === 1) open.push([child, depth + 1])
  }
  return false
}

/** Texts of the blocks in reading order. Uses an explicit stack, because pages may be nested too deep for recursion. */
function blocksOf(root: Node): string[] {
  const blocks: string[] = []
  let text = ''
  const flush = (): void => {
    const block = plain(text)
    if (block !== '') blocks.push(block)
    text = ''
  }
  const stack: (Node | 'end')[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as Node | 'end'
    if (node === 'end') flush()
    else if (node.nodeType === 3) text += node.textContent ?? ''
    else if (node.nodeType === 1 && !UNREAD.has(node.nodeName.toUpperCase())) {
      if (BLOCKS.has(node.nodeName.toUpperCase())) {
        flush()
        stack.push('end')
      }
      // One by one: as arguments of a single push they could overflow the call stack.
      for (const child of [...node.childNodes].reverse()) stack.push(child)
    }
  }
  flush()
  return blocks
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
