import { parseHTML } from 'linkedom'
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parse,
  type TreeAdapter,
} from 'parse5'

type PageDocument = ReturnType<typeof parseHTML>['document']
type Given = DefaultTreeAdapterTypes.Node
type Parent = DefaultTreeAdapterTypes.ParentNode
/** The part of a node of linkedom that building a document needs. */
type Made = { appendChild(child: Made): unknown; setAttribute(name: string, value: string): void }

/**
 * Open elements at one place of a page. Browsers allow 512 and put deeper ones side by side; parse5 has no
 * limit, and its time grows with the square of their number.
 */
const MAX_DEPTH = 2_000
/**
 * Elements that a page may have beyond those that its tags name: for tags that are closed in the wrong
 * order the standard opens elements anew, and a hostile page can make it open millions.
 */
const MAX_REOPENED = 20_000
/** The shortest tag that opens an element: `<b>`. */
const SHORTEST_TAG = 3

/**
 * Parses the HTML of a page as browsers do: names of elements and attributes in any case, attributes
 * without quotation marks, omitted tags. parse5 follows the standard; linkedom has the DOM that Readability
 * needs. A page that would take parse5 minutes is left to linkedom's own, more lenient parser.
 */
export function pageDocument(html: string): PageDocument {
  const tree = parsed(html)
  if (tree === undefined) return lenientDocument(html)
  const { document } = parseHTML('<html></html>')
  const root = document.documentElement
  const top = tree.childNodes.find((node) => node.nodeName === 'html')
  if (top === undefined || root === null) return lenientDocument(html)
  copyAttributes(top, root as unknown as Made)
  copyChildren(top as Parent, root as unknown as Made, document)
  return document
}

class TooDeep extends Error {}

/** The page's tree, or undefined for a page that would take too long. */
function parsed(html: string): DefaultTreeAdapterTypes.Document | undefined {
  let depth = 0
  let left = html.length / SHORTEST_TAG + MAX_REOPENED
  const treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...made) {
      left -= 1
      if (left < 0) throw new TooDeep()
      return defaultTreeAdapter.createElement(...made)
    },
    onItemPush() {
      depth += 1
      if (depth > MAX_DEPTH) throw new TooDeep()
    },
    onItemPop() {
      depth -= 1
    },
  }
  try {
    return parse(html, { treeAdapter, scriptingEnabled: false })
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

/** HTML may omit <html> and <body> (`<!doctype html><title>…<p>…`), but linkedom does not add them. */
function lenientDocument(html: string): PageDocument {
  const { document } = parseHTML(html)
  const complete = document.documentElement?.localName === 'html' && document.querySelector('html > body')
  return complete ? document : parseHTML(`<html><body>${html}</body></html>`).document
}

/** Copies what is in a node. An explicit stack, because pages are nested deeply. */
function copyChildren(from: Parent, into: Made, document: PageDocument): void {
  const open: [Parent, Made][] = [[from, into]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [given, made] = next
    for (const child of given.childNodes) {
      const copy = madeOf(child, document)
      if (copy === undefined) continue
      made.appendChild(copy)
      if ('content' in child) open.push([child.content, copy])
      else if ('childNodes' in child) open.push([child, copy])
    }
  }
}

function madeOf(node: Given, document: PageDocument): Made | undefined {
  if ('value' in node) return document.createTextNode(node.value) as unknown as Made
  if (!('tagName' in node)) return undefined
  const made =
    node.namespaceURI === names.NS.SVG
      ? document.createElementNS(names.NS.SVG, node.tagName)
      : document.createElement(node.tagName)
  copyAttributes(node, made as unknown as Made)
  return made as unknown as Made
}

function copyAttributes(from: Given, into: Made): void {
  if ('attrs' in from) for (const { name, value } of from.attrs) into.setAttribute(name, value)
}
