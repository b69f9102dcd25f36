/**
 * Names of highlights: random, so that they tell the page nothing and no rule of the page fits them, with
 * check digits, so that a new copy of the extension knows the marks that the copy before it left behind.
 *
 *   h  1q0f3zk  8x1m2p  k3
 *      64 random bits   check digits
 */
import { adoptedOf, highlightNames, removeSheet, viewOf } from './dom.ts'

const NAME = /^h([0-9a-z]{2,14})([0-9a-z]{2})$/
const SELECTOR = /^::highlight\((h[0-9a-z]+)\)$/
/** Two digits to base 36. */
const CHECKS = 36 ** 2

export function randomName(): string {
  const digits = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')
  return `h${digits}${checkOf(digits)}`
}

function isOurs(name: string): boolean {
  const [, digits, check] = NAME.exec(name) ?? []
  return digits !== undefined && checkOf(digits) === check
}

function checkOf(digits: string): string {
  let sum = 7
  for (const digit of digits) sum = (sum * 31 + digit.charCodeAt(0)) % CHECKS
  return sum.toString(36).padStart(2, '0')
}

/**
 * Removes the marks that another copy of this script left on the page. Call it before the first mark is painted,
 * and only if there can have been one: in Firefox the page may notice it.
 */
export function removeStaleMarks(document: Document): void {
  const registry = (viewOf(document) as (Window & typeof globalThis) | null)?.CSS.highlights
  if (registry !== undefined)
    for (const name of highlightNames(registry).filter(isOurs)) registry.delete(name)
  for (const sheet of adoptedOf(document)) {
    const first = rulesOf(sheet)[0] as CSSStyleRule | undefined
    const name = SELECTOR.exec(first?.selectorText ?? '')?.[1]
    if (name !== undefined && isOurs(name)) removeSheet(document, sheet)
  }
}

function rulesOf(sheet: CSSStyleSheet): ArrayLike<CSSRule> {
  try {
    return sheet.cssRules
  } catch {
    // A dead copy's sheet cannot be read in Firefox; its highlights are gone, so it draws nothing.
    return []
  }
}
