/** The article of an HTML page, as text: paragraphs and headings, with a blank line between them. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { pageDocument } from '../page-document.ts'

export type Article = {
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
const UNREAD = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE SVG MATH TEXTAREA SELECT BUTTON'.split(' '))

/** The article's own text where Readability finds one, otherwise all of the page's. */
export function readArticle(html: string): Article {
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

/** Where else pages tell the day, as the extension reads it; Readability knows JSON-LD and some meta elements. */
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

/** The ISO 8601 day at the start of a text. */
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
 * Elements within one another, as browsers allow them (they put deeper ones beside one another). A page
 * of tags that are never closed is far deeper here, and Readability takes a minute at 2,000.
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

/** Texts of the blocks in reading order. Walks with a stack: pages may be nested deeper than the call stack. */
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
      // One by one: as arguments of one call they would be too many for the call stack.
      for (const child of [...node.childNodes].reverse()) stack.push(child)
    }
  }
  flush()
  return blocks
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
