/**
 * Paints marks with the CSS Custom Highlight API (docs/adr/0004): the page's elements stay as they
 * are. One highlight a look, under a random name that says nothing of a verdict.
 *
 * The registry and the list of adopted style sheets are the page's too. What it takes away is put
 * back a few times; a page that keeps on taking wins, and the popup's list stands alone.
 */
import { adoptSheet, hasAdopted, removeSheet, viewOf } from './dom.ts'
import {
  activeDeclarations,
  declarations,
  FORCED_ACTIVE,
  forcedDeclarations,
  type Look,
  type Scheme,
} from './look.ts'

export type Mark = { readonly look: Look; readonly ranges: readonly StaticRange[] }

export type Highlighter = {
  /** Paints these marks and none else. */
  paint(marks: readonly Mark[]): void
  /** Sets off the sentence whose card is open; none with an empty list. */
  activate(ranges: readonly StaticRange[]): void
  setScheme(scheme: Scheme): void
  /** Whether the marks are on the page; puts them back if the page took them away. */
  check(): boolean
}

/** How often marks that the page took away are put back. */
export const MAX_REPAIRS = 5
/** When to look after painting, ms: pages that clear registries do it while they start. */
const CHECKS = [500, 2_000, 6_000]

type Painted = { readonly name: string; readonly look: Look; readonly highlight: Highlight }

/** @param signal takes everything off the page */
export function createHighlighter(
  document: Document,
  { scheme, signal }: { scheme: Scheme; signal: AbortSignal },
): Highlighter {
  const view = viewOf(document) as (Window & typeof globalThis) | null
  const registry = view?.CSS.highlights
  const painted = new Map<string, Painted>()
  const active = { name: randomName(), highlight: new Highlight() }
  active.highlight.priority = 1
  const sheet = new CSSStyleSheet()
  let current = scheme
  let repairs = 0

  let timers: ReturnType<typeof setTimeout>[] = []

  const write = () => sheet.replaceSync(rules(painted.values(), active.name, current))

  function put(): void {
    for (const { name, highlight } of painted.values()) {
      if (highlight.size > 0) registry?.set(name, highlight)
      else registry?.delete(name)
    }
    if (active.highlight.size > 0) registry?.set(active.name, active.highlight)
    else registry?.delete(active.name)
    if (registry !== undefined && painted.size > 0) adoptSheet(document, sheet)
  }

  function checkLater(): void {
    for (const timer of timers) clearTimeout(timer)
    timers = CHECKS.map((after) => setTimeout(check, after))
  }

  function check(): boolean {
    if (signal.aborted) return false
    if (isOnPage()) return true
    if (repairs >= MAX_REPAIRS) {
      repairs = MAX_REPAIRS + 1
      return false
    }
    repairs++
    put()
    return isOnPage()
  }

  function isOnPage(): boolean {
    if (registry === undefined) return false
    for (const { name, highlight } of painted.values()) {
      if (highlight.size > 0 && registry.get(name) !== highlight) return false
    }
    return painted.size === 0 || hasAdopted(document, sheet)
  }

  signal.addEventListener('abort', () => {
    for (const timer of timers) clearTimeout(timer)
    for (const { name } of painted.values()) registry?.delete(name)
    registry?.delete(active.name)
    removeSheet(document, sheet)
  })

  return {
    paint(marks) {
      if (signal.aborted || registry === undefined) return
      for (const { highlight } of painted.values()) highlight.clear()
      const known = painted.size
      for (const { look, ranges } of marks) {
        const key = `${look.verdict} ${look.weak}`
        let paint = painted.get(key)
        if (paint === undefined) {
          paint = { name: randomName(), look, highlight: new Highlight() }
          painted.set(key, paint)
        }
        for (const range of ranges) paint.highlight.add(range)
      }
      if (painted.size > known) write()
      if (repairs <= MAX_REPAIRS) put()
      checkLater()
    },
    activate(ranges) {
      if (signal.aborted) return
      active.highlight.clear()
      for (const range of ranges) active.highlight.add(range)
      if (repairs <= MAX_REPAIRS) put()
    },
    setScheme(next) {
      if (next === current || signal.aborted) return
      current = next
      if (painted.size > 0) write()
    },
    check,
  }
}

function rules(painted: Iterable<Painted>, active: string, scheme: Scheme): string {
  const all = [...painted]
  return [
    ...all.map(({ name, look }) => `::highlight(${name}){${declarations(look, scheme)}}`),
    `::highlight(${active}){${activeDeclarations(scheme)}}`,
    '@media (forced-colors:active){',
    ...all.map(({ name, look }) => `::highlight(${name}){${forcedDeclarations(look)}}`),
    `::highlight(${active}){${FORCED_ACTIVE}}`,
    '}',
  ].join('\n')
}

/** A CSS identifier of 64 random bits. */
function randomName(): string {
  return `h${[...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')}`
}
