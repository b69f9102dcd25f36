/**
 * Making elements on a page that clobbers its document: `<img name=createElementNS>` turns
 * `document.createElementNS` into an image, in our isolated world too. Everything is taken from
 * the prototypes, which the page cannot reach.
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
 * Makes Preact draw into `container` with the unclobbered functions: it asks each parent's
 * ownerDocument for new nodes, so every node of ours answers with a stand-in.
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
