/**
 * Makes elements on a page that may clobber its document: `<img name=createElementNS>` turns
 * `document.createElementNS` into an image, in our isolated world, too. All functions are taken from the
 * prototypes, which the page cannot reach.
 */

const getter = (name: string) => Object.getOwnPropertyDescriptor(Document.prototype, name)?.get
const rootOf = getter('documentElement')
const activeOf = getter('activeElement')
const { createElement, createElementNS, createTextNode } = Document.prototype

export function rootElement(document: Document): Element {
  return rootOf?.call(document)
}

export function activeElement(document: Document): Element | null {
  return activeOf?.call(document) ?? null
}

export function make(document: Document, name: 'div' | 'style'): HTMLElement {
  return createElement.call(document, name)
}

/** The attribute that holds a text which is drawn by a style rule. */
const TEXT = 'data-text'

/** Draws the texts of {@link shelter} when they are not text nodes, and keeps them out of selections. */
export const DRAWN_TEXT = `[${TEXT}]::before{content:attr(${TEXT})}`

/**
 * Makes Preact use the unclobbered functions inside `container`. Preact asks each parent's ownerDocument
 * for new nodes, so every node of ours gets a stand-in for it.
 *
 * @param readable whether texts are text nodes. A page reads those even in a closed shadow root, with `find` and
 *   with selections; it does not read what a style rule draws (docs/adr/0026)
 */
export function shelter(container: Element, document: Document, readable: boolean): void {
  const standIn = {
    createElementNS: (namespace: string | null, name: string) =>
      answering(createElementNS.call(document, namespace, name)),
    createTextNode: (text: string) =>
      readable ? createTextNode.call(document, text) : drawnText(document, text),
  }
  const answering = (element: Element) => Object.defineProperty(element, 'ownerDocument', { value: standIn })
  answering(container)
}

/** Makes an element that Preact takes for a text node: it writes a new text to `data`. */
function drawnText(document: Document, text: string): Element {
  const element = createElement.call(document, 'span')
  element.setAttribute(TEXT, text)
  return Object.defineProperty(element, 'data', {
    get: () => element.getAttribute(TEXT),
    set: (next: string) => element.setAttribute(TEXT, next),
  })
}
