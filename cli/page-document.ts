import { parseHTML } from 'linkedom'

/**
 * Parses the HTML of a page. HTML may omit <html> and <body> (`<!doctype html><title>…<p>…`), but linkedom
 * does not add them, so they are added here.
 */
export function pageDocument(html: string): ReturnType<typeof parseHTML>['document'] {
  const { document } = parseHTML(html)
  const complete = document.documentElement?.localName === 'html' && document.querySelector('html > body')
  return complete ? document : parseHTML(`<html><body>${html}</body></html>`).document
}
