import { parseHTML } from 'linkedom'

/**
 * The document of a page's HTML. linkedom makes none of the elements that HTML lets a page leave out
 * (`<!doctype html><title>…<p>…`), so they are put around it where they are missing.
 */
export function pageDocument(html: string): ReturnType<typeof parseHTML>['document'] {
  const { document } = parseHTML(html)
  const complete = document.documentElement?.localName === 'html' && document.querySelector('html > body')
  return complete ? document : parseHTML(`<html><body>${html}</body></html>`).document
}
