/**
 * Paints marks with the CSS Custom Highlight API (docs/adr/0004), which leaves the page's elements as
 * they are. Each look has one highlight, under a random name that tells the page nothing of a verdict.
 *
 * The page can also change the registry of highlights and the list of adopted style sheets. What it
 * removes is added again a few times. If it continues, the marks stay off and only the popup lists
 * them.
 */
import { adoptSheet, hasAdopted, removeSheet, viewOf } from './dom.ts'
import {
  activeDeclarations,
  type Colours,
  declarations,
  FORCED_ACTIVE,
  forcedDeclarations,
  type MarkLook,
  type Scheme,
} from './look.ts'

export type Mark = {
  /** Identifies the mark from one painting to the next. */
  readonly id: number
  readonly look: MarkLook
  readonly ranges: readonly StaticRange[]
}

export type Highlighter = {
  /** Paints these marks and no others. A mark with the same place and look as before is left untouched. */
  paint(marks: readonly Mark[]): void
  /** Emphasises these ranges: the sentence whose card is open. */
  activate(ranges: readonly StaticRange[]): void
  setScheme(scheme: Scheme): void
  /** Whether the marks are on the page. Puts them back if the page removed them. */
  check(): boolean
}

/** How often marks that the page removed are put back. */
export const MAX_REPAIRS = 5
/** When to check after painting, ms: pages that clear registries do it while they start. */
const CHECKS = [500, 2_000, 6_000]

type Painted = { readonly name: string; readonly look: MarkLook; readonly highlight: Highlight }

/** The ranges of a mark, and the highlight that they are in. */
type Placed = { readonly highlight: Highlight; readonly ranges: readonly StaticRange[] }

/**
 * Makes a highlighter that has nothing painted yet.
 *
 * @param accent the colour of the emphasised sentence
 * @param signal removes everything from the page
 */
export function createHighlighter(
  document: Document,
  { scheme, accent, signal }: { scheme: Scheme; accent: Colours; signal: AbortSignal },
): Highlighter {
  const view = viewOf(document) as (Window & typeof globalThis) | null
  const registry = view?.CSS.highlights
  /** Highlights by the key of their look, see {@link keyOf}. */
  const painted = new Map<string, Painted>()
  /** Painted marks by id. */
  let placed = new Map<number, Placed>()
  const active = { name: randomName(), highlight: new Highlight() }
  active.highlight.priority = 1
  const sheet = new CSSStyleSheet()
  let current = scheme
  let repairs = 0
  let timers: ReturnType<typeof setTimeout>[] = []

  const write = () =>
    sheet.replaceSync(rules(painted.values(), active.name, activeDeclarations(accent, current), current))

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

  function highlightOf(look: MarkLook): Highlight {
    let paint = painted.get(keyOf(look))
    if (paint === undefined) {
      paint = { name: randomName(), look, highlight: new Highlight() }
      painted.set(keyOf(look), paint)
    }
    return paint.highlight
  }

  return {
    paint(marks) {
      if (signal.aborted || registry === undefined) return
      const known = painted.size
      const before = placed
      placed = new Map()
      for (const { id, look, ranges } of marks) {
        const highlight = highlightOf(look)
        const old = before.get(id)
        const stays = old?.highlight === highlight && areSame(old.ranges, ranges)
        if (stays) before.delete(id)
        placed.set(id, stays ? old : { highlight, ranges })
      }
      for (const { highlight, ranges } of before.values()) for (const range of ranges) highlight.delete(range)
      // Adding a range that is there already changes nothing.
      for (const { highlight, ranges } of placed.values()) for (const range of ranges) highlight.add(range)
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

function keyOf({ name, weak }: MarkLook): string {
  return `${name} ${weak}`
}

function areSame(some: readonly StaticRange[], others: readonly StaticRange[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ startContainer, startOffset, endOffset }, i) => {
      const other = others[i]!
      return (
        startContainer === other.startContainer &&
        startOffset === other.startOffset &&
        endOffset === other.endOffset
      )
    })
  )
}

function rules(painted: Iterable<Painted>, active: string, emphasis: string, scheme: Scheme): string {
  const all = [...painted]
  return [
    ...all.map(({ name, look }) => `::highlight(${name}){${declarations(look, scheme)}}`),
    `::highlight(${active}){${emphasis}}`,
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
