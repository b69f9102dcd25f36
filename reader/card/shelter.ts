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

/**
 * Makes Preact use the unclobbered functions inside `container`. Preact asks each parent's ownerDocument
 * for new nodes, so every node of ours gets a stand-in for it.
 */
export function shelter(container: Element, document: Document): void {
  const standIn = {
    createElementNS: (namespace: string | null, name: string) =>
      answering(createElementNS.call(document, namespace, name)),
    createTextNode: (text: string) => createTextNode.call(document, text),
  }
  const answering = (element: Element) => Object.defineProperty(element, 'ownerDocument', { value: standIn })
  answering(container)
}
