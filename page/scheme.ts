/**
 * Finds out whether the background of a page's text is light or dark. Uses the painted colours, because
 * many pages ignore the reader's setting.
 */
import { luminance, readColour } from './colour.ts'
import { body, documentOf, parentElement, rootElement, viewOf } from './dom.ts'
import type { Scheme } from './look.ts'

/** Relative luminance (WCAG 2.2) above which black text reads better than white. */
const MIDDLE = 0.18

/** Gives the scheme of the background behind `element`. */
export function schemeOf(element: Element): Scheme {
  const view = viewOf(documentOf(element))
  if (view === null) return 'light'
  for (let at: Element | null = element; at !== null; at = parentElement(at)) {
    const style = view.getComputedStyle(at)
    // The colours of a picture are unknown. The colour of the text, which contrasts with it, decides
    // then.
    if (style.backgroundImage.includes('url(')) break
    const ground = luminanceOf(style.backgroundColor)
    if (ground !== undefined) return ground > MIDDLE ? 'light' : 'dark'
  }
  const ink = luminanceOf(view.getComputedStyle(element).color)
  return ink !== undefined && ink > MIDDLE ? 'dark' : 'light'
}

/** Calls `onChange` when the scheme may have changed, by the reader's setting or by the page's own switch. */
export function watchScheme(
  document: Document,
  { onChange, signal }: { onChange: () => void; signal: AbortSignal },
): void {
  const view = viewOf(document)
  view?.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange, { signal })
  // Sites switch by a class, a style or a data attribute of `html` or `body`.
  const observer = new MutationObserver(onChange)
  for (const element of [rootElement(document), body(document)]) {
    if (element !== null) observer.observe(element, { attributes: true })
  }
  signal.addEventListener('abort', () => observer.disconnect())
}

/** Gives the relative luminance of a colour; undefined if it is mostly transparent. */
function luminanceOf(text: string): number | undefined {
  const colour = readColour(text)
  return colour === undefined || colour.alpha < 0.5 ? undefined : luminance(colour)
}
