/**
 * The DOM's own getters and functions, taken from the prototypes when this module first runs (at
 * document_start, before the page has elements). In Chromium a page can clobber node properties, even
 * in our isolated world: with `<form><input name=childNodes>`, `form.childNodes` is the input, and
 * `<img name=body>` replaces `document.body`. So everything in page/ that touches a node of the page
 * goes through here.
 */

/** `Function.prototype.call`, bound: the fastest way to call a getter on a node. */
const caller = Function.prototype.call

function get<T extends object, K extends keyof T & string>(prototype: T, name: K): (of: T) => T[K] {
  return bound(Object.getOwnPropertyDescriptor(prototype, name)?.get)
}

function bound<F>(found: unknown): F {
  return caller.bind(found as never) as F
}

function method<T extends object, A extends unknown[], R>(
  found: (this: T, ...args: A) => R,
): (of: T, ...args: A) => R {
  return bound(found)
}

const ELEMENT = 1
const TEXT = 3
const DOCUMENT = 9
const FRAGMENT = 11

const nodeType = get(Node.prototype, 'nodeType')
export const firstChild = get(Node.prototype, 'firstChild')
export const nextSibling = get(Node.prototype, 'nextSibling')
const parentNode = get(Node.prototype, 'parentNode')
export const isConnected = get(Node.prototype, 'isConnected')
export const textContent = get(Node.prototype, 'textContent')
export const contains = method(Node.prototype.contains)
const rootNode = method(Node.prototype.getRootNode)

export const textData = get(CharacterData.prototype, 'data')

export const localName = get(Element.prototype, 'localName')
export const shadowRootOf = get(Element.prototype, 'shadowRoot')
export const attribute = method(Element.prototype.getAttribute)
export const hasAttribute = method(Element.prototype.hasAttribute)
export const hasAttributes = method(Element.prototype.hasAttributes)
export const closest = method(Element.prototype.closest) as (of: Element, selector: string) => Element | null
export const scrollIntoView = method(Element.prototype.scrollIntoView)
export const elementBox = method(Element.prototype.getBoundingClientRect)
const scrollLeft = get(Element.prototype, 'scrollLeft')
const scrollTop = get(Element.prototype, 'scrollTop')
const scrollWidth = get(Element.prototype, 'scrollWidth')
const scrollHeight = get(Element.prototype, 'scrollHeight')
/** How far an element is scrolled, and the size of all that can be scrolled to. */
export const scrollSizeOf = (element: Element) => ({
  left: scrollLeft(element),
  top: scrollTop(element),
  width: scrollWidth(element),
  height: scrollHeight(element),
})
export const assignedNodes = method(HTMLSlotElement.prototype.assignedNodes)
const slotOfElement = get(Element.prototype, 'assignedSlot')
const slotOfText = get(Text.prototype, 'assignedSlot')
const shadowHost = get(ShadowRoot.prototype, 'host')

export const rootElement = get(Document.prototype, 'documentElement')
export const body = get(Document.prototype, 'body')
export const viewOf = get(Document.prototype, 'defaultView')
export const documentTitle = get(Document.prototype, 'title')
export const readyState = get(Document.prototype, 'readyState')
export const designMode = get(Document.prototype, 'designMode')
export const isHidden = get(Document.prototype, 'hidden')
const prerendering = Object.getOwnPropertyDescriptor(Document.prototype, 'prerendering')?.get
/** Whether the browser prepares the page before the reader has opened it. Only Chromium does that. */
export const isPrerendered = (document: Document): boolean => prerendering?.call(document) === true
const owner = get(Node.prototype, 'ownerDocument')
export const documentOf = (node: Node): Document => owner(node) ?? (node as Document)
const adoptedSheets = get(Document.prototype, 'adoptedStyleSheets')
export const createRange = method(Document.prototype.createRange)
const findAllInDocument = method(Document.prototype.querySelectorAll) as (
  of: Document,
  selector: string,
) => NodeListOf<Element>
const findAllInElement = method(Element.prototype.querySelectorAll) as (
  of: Element,
  selector: string,
) => NodeListOf<Element>
const elementsFromPointInDocument = method(Document.prototype.elementsFromPoint)
const elementFromPointInDocument = method(Document.prototype.elementFromPoint)

/**
 * The page's own list of style sheets. Before version 153 Firefox shows a content script an empty list
 * in its place, which cannot be replaced either (https://bugzil.la/1751346). The page may have changed
 * the list's methods, so we use the array functions of our world.
 */
const sheetsOf = (document: Document) => bare(adoptedSheets(document))
const placeOf = (document: Document, sheet: CSSStyleSheet) =>
  Array.prototype.indexOf.call(sheetsOf(document), bare(sheet))

/** Gives the page's own object behind the wrapper that Firefox shows to content scripts; other browsers have none. */
function bare<T extends object>(shown: T): T {
  return (shown as { readonly wrappedJSObject?: T }).wrappedJSObject ?? shown
}

/** Gives the sheets that scripts have added. In Firefox this runs functions that the page may have replaced. */
export function adoptedOf(document: Document): CSSStyleSheet[] {
  return Array.from(sheetsOf(document))
}

/**
 * Gives the names of all highlights. Firefox lets a content script iterate only over the page's own object, with
 * a function that the page may have replaced. So ask only where the page may know that we are here.
 */
export function highlightNames(registry: HighlightRegistry): string[] {
  const names: string[] = []
  try {
    registry.forEach((_, name) => {
      names.push(name)
    })
    return names
  } catch {
    const { keys } = bare(registry) as unknown as Map<string, unknown>
    return Array.from(keys.call(bare(registry) as unknown as Map<string, unknown>), String)
  }
}

export function hasAdopted(document: Document, sheet: CSSStyleSheet): boolean {
  return placeOf(document, sheet) >= 0
}

/** Adds the sheet after those of the page, unless it is there already. */
export function adoptSheet(document: Document, sheet: CSSStyleSheet): void {
  if (!hasAdopted(document, sheet)) Array.prototype.push.call(sheetsOf(document), bare(sheet))
}

export function removeSheet(document: Document, sheet: CSSStyleSheet): void {
  while (hasAdopted(document, sheet))
    Array.prototype.splice.call(sheetsOf(document), placeOf(document, sheet), 1)
}

export function isElement(node: Node): node is Element {
  return nodeType(node) === ELEMENT
}

export function isText(node: Node): node is Text {
  // CDATA sections (type 4) are text, too, but exist only in XHTML, which news pages do not use.
  return nodeType(node) === TEXT
}

function isShadowRoot(node: Node): node is ShadowRoot {
  return nodeType(node) === FRAGMENT && node instanceof ShadowRoot
}

/** Gives at most `limit` elements that match, in document order, without those in shadow roots. */
export function findAll(within: Document | Element, selector: string, limit: number): Element[] {
  const list =
    nodeType(within) === DOCUMENT
      ? findAllInDocument(within as Document, selector)
      : findAllInElement(within as Element, selector)
  const found: Element[] = []
  for (let i = 0; i < list.length && i < limit; i++) found.push(list[i]!)
  return found
}

/** Gives the parent; for a child of an open shadow root the host. Null above the document's root element. */
export function parentElement(node: Node): Element | null {
  const parent = parentNode(node)
  if (parent === null) return null
  if (isElement(parent)) return parent
  return isShadowRoot(parent) ? shadowHost(parent) : null
}

/** Gives the element around a node as it is drawn: for what is assigned to a slot, the slot. */
export function drawnIn(node: Element | Text): Element | null {
  return (isElement(node) ? slotOfElement(node) : slotOfText(node)) ?? parentElement(node)
}

/** Whether `node` is `ancestor` or inside it, shadow trees included. */
export function isWithin(node: Node, ancestor: Element): boolean {
  return placeWithin(node, ancestor) !== null
}

/**
 * Gives `node`, or the outermost shadow host around it that is in the same tree as `ancestor` and inside it.
 * Null if `node` is not inside `ancestor` at all.
 */
export function placeWithin(node: Node, ancestor: Element): Node | null {
  let at: Node | null = node
  while (at !== null && !contains(ancestor, at)) at = shadowHostOf(at)
  return at
}

function shadowHostOf(node: Node): Element | null {
  const root = rootNode(node)
  return isShadowRoot(root) ? shadowHost(root) : null
}

/** Gives the innermost element at a point of the viewport, open shadow roots included. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let at = elementFromPointInDocument(document, x, y)
  while (at !== null) {
    const shadow = shadowRootOf(at)
    const deeper = shadow?.elementFromPoint(x, y) ?? null
    if (deeper === null || deeper === at) return at
    at = deeper
  }
  return null
}

/** Gives the elements at a point of the viewport, the topmost first, without those in shadow roots. */
export function elementsAt(document: Document, x: number, y: number): readonly Element[] {
  return elementsFromPointInDocument(document, x, y)
}
