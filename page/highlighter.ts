/**
 * Paints marks with the CSS Custom Highlight API (docs/adr/0004), which leaves the page's elements as
 * they are. Each look has one highlight, under a random name that tells the page nothing of a verdict.
 *
 * The page can also change the registry of highlights, the highlights, the list of adopted style sheets
 * and the sheets, and it can write rules that win over ours. So what counts is what the browser says that it
 * draws. Marks that are not drawn are made anew, under other names, a few times. If the page goes on, they
 * stay off, and the popup says that the page hides them.
 */
import { contrast, readColour } from './colour.ts'
import { adoptSheet, hasAdopted, highlightNames, parentElement, removeSheet, viewOf } from './dom.ts'
import { randomName } from './highlight-names.ts'
import {
  activeDeclarations,
  type Colours,
  declarations,
  FORCED_ACTIVE,
  forcedDeclarations,
  groundOf,
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
  /** Looks whether the marks are drawn. Makes them anew if they are not. */
  check(): Drawn
}

/**
 * - `drawn`: as far as the browser tells; also if there are no marks.
 * - `repaired`: the page has just taken them away, and they were made anew. Nobody knows yet whether they stay.
 * - `hidden`: the page took them away again and again.
 * - `unable`: this browser cannot draw them.
 */
export type Drawn = 'drawn' | 'repaired' | 'hidden' | 'unable'

/** How often marks that the page took away are made anew. */
export const MAX_REPAIRS = 5
/** When to check after painting, ms: pages that clear registries do it while they start. */
const CHECKS = [500, 2_000, 6_000]
/** Milliseconds that marks must have stayed on the page after a repair to count as drawn. */
export const STAYS = 400
/** Milliseconds after which a repair is forgotten: the marks were there nearly all of the time. */
const FORGOTTEN = 60_000
/** Marks whose style is asked for in one check. */
const SAMPLES = 20
/** The largest there is, so that no highlight of the page covers ours. Among equals the one that was set last is on top. */
const PRIORITY = 2 ** 31 - 1
/** Ranges of the page's own highlights that are compared with ours in one check. */
const MOST_FOREIGN = 2_000

/** Whether the browser tells the style of highlights; known once something was painted. */
let tellsStyle: boolean | undefined

type Painted = { name: string; readonly look: MarkLook; highlight: Highlight }

/** The ranges of a mark, and the highlight that they are in. */
type Placed = { readonly paint: Painted; readonly ranges: readonly StaticRange[] }

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
  const active = { name: randomName(), highlight: newHighlight(), ranges: [] as readonly StaticRange[] }
  let sheet = new CSSStyleSheet()
  let current = scheme
  let repairs = 0
  let repairedAt = -Infinity
  let timers: ReturnType<typeof setTimeout>[] = []
  let sampled = 0

  const write = () =>
    sheet.replaceSync(rules(painted.values(), active.name, activeDeclarations(accent, current), current))

  function put(): void {
    for (const { name, highlight } of painted.values()) {
      if (highlight.size > 0) registry?.set(name, highlight)
      else registry?.delete(name)
    }
    registry?.delete(active.name)
    if (active.highlight.size > 0) registry?.set(active.name, active.highlight)
    if (registry !== undefined && painted.size > 0) adoptSheet(document, sheet)
  }

  function checkLater(after: readonly number[]): void {
    for (const timer of timers) clearTimeout(timer)
    timers = after.map((ms) => setTimeout(check, ms))
  }

  function check(): Drawn {
    if (registry === undefined) return 'unable'
    if (signal.aborted || placed.size === 0) return 'drawn'
    if (repairs > MAX_REPAIRS) return 'hidden'
    const now = performance.now()
    if (isDrawn()) {
      if (now - repairedAt < STAYS) return 'repaired'
      if (now - repairedAt > FORGOTTEN) repairs = 0
      return 'drawn'
    }
    repairs++
    takeOff()
    if (repairs > MAX_REPAIRS) return 'hidden'
    repairedAt = now
    makeAnew()
    checkLater([STAYS + 1, ...CHECKS])
    return 'repaired'
  }

  /** Off the page, but not forgotten. */
  function takeOff(): void {
    for (const { name } of painted.values()) registry?.delete(name)
    registry?.delete(active.name)
    removeSheet(document, sheet)
  }

  function makeAnew(): void {
    for (const paint of painted.values()) {
      paint.name = randomName()
      paint.highlight = newHighlight()
    }
    for (const { paint, ranges } of placed.values()) for (const range of ranges) paint.highlight.add(range)
    active.name = randomName()
    active.highlight = newHighlight()
    for (const range of active.ranges) active.highlight.add(range)
    sheet = new CSSStyleSheet()
    write()
    put()
  }

  function isDrawn(): boolean {
    const counts = new Map<Painted, number>()
    for (const { paint, ranges } of placed.values()) {
      if (!ranges.every((range) => paint.highlight.has(range))) return false
      counts.set(paint, (counts.get(paint) ?? 0) + ranges.length)
    }
    for (const [{ name, highlight }, count] of counts) {
      if (registry?.get(name) !== highlight || highlight.size !== count) return false
      if (highlight.priority !== PRIORITY) return false
    }
    return hasAdopted(document, sheet) && isStyled() && !isCovered()
  }

  /** Whether some of the marks, other ones each time, have the style that we gave them. */
  function isStyled(): boolean {
    if (tellsStyle === false) return true
    const all = [...placed.values()].filter(({ ranges }) => ranges.length > 0)
    const some =
      all.length <= SAMPLES ? all : all.map((_, i) => all[(sampled + i) % all.length]!).slice(0, SAMPLES)
    sampled += SAMPLES
    return some.every(({ paint, ranges }) => hasStyle(paint, ranges[0]!))
  }

  function hasStyle({ name, look }: Painted, { startContainer }: StaticRange): boolean {
    const parent = parentElement(startContainer)
    if (parent === null || view === null) return true
    const style = view.getComputedStyle(parent, `::highlight(${name})`)
    const ground = readColour(style.backgroundColor)
    if (ground === undefined || !/underline/.test(style.textDecorationLine)) return false
    // The system chooses the colours.
    if (view.matchMedia('(forced-colors: active)').matches) return ground.alpha > 0
    const wanted = readColour(groundOf(look, current))!
    return Math.abs(ground.alpha - wanted.alpha) < 0.02 && contrast({ ...ground, alpha: 1 }, wanted, 1) < 1.05
  }

  /** Whether the page has put a highlight on top of ours that is not transparent. */
  function isCovered(): boolean {
    const ours = new Set<string>([active.name, ...[...painted.values()].map(({ name }) => name)])
    const nodes = new Set(
      [...placed.values()].flatMap(({ ranges }) => ranges.map((range) => range.startContainer)),
    )
    let left = MOST_FOREIGN
    let above = false
    let covered = false
    for (const name of registry === undefined ? [] : highlightNames(registry)) {
      const highlight = registry?.get(name)
      above ||= ours.has(name)
      if (!above || highlight === undefined || ours.has(name) || highlight.priority < PRIORITY) continue
      try {
        highlight.forEach(({ startContainer }) => {
          const parent = left-- > 0 && nodes.has(startContainer) ? parentElement(startContainer) : null
          if (covered || parent === null || view === null) return
          const { backgroundColor } = view.getComputedStyle(parent, `::highlight(${CSS.escape(name)})`)
          covered = (readColour(backgroundColor)?.alpha ?? 0) > 0.5
        })
      } catch {
        // Firefox does not show a content script the ranges of others. No page needs the highest priority.
        covered = true
      }
    }
    return covered
  }

  signal.addEventListener('abort', () => {
    for (const timer of timers) clearTimeout(timer)
    takeOff()
  })

  function paintOf(look: MarkLook): Painted {
    let paint = painted.get(keyOf(look))
    if (paint === undefined) {
      paint = { name: randomName(), look, highlight: newHighlight() }
      painted.set(keyOf(look), paint)
    }
    return paint
  }

  return {
    paint(marks) {
      if (signal.aborted || registry === undefined) return
      const known = painted.size
      const before = placed
      placed = new Map()
      for (const { id, look, ranges } of marks) {
        const paint = paintOf(look)
        const old = before.get(id)
        const stays = old?.paint === paint && areSame(old.ranges, ranges)
        if (stays) before.delete(id)
        placed.set(id, stays ? old : { paint, ranges })
      }
      for (const { paint, ranges } of before.values())
        for (const range of ranges) paint.highlight.delete(range)
      // Adding a range that is there already changes nothing.
      for (const { paint, ranges } of placed.values()) for (const range of ranges) paint.highlight.add(range)
      if (painted.size > known) write()
      if (repairs > MAX_REPAIRS) return
      put()
      // The names are random, so at this moment no rule of the page can be about them.
      if (tellsStyle === undefined && placed.size > 0) tellsStyle = isStyled()
      checkLater(CHECKS)
    },
    activate(ranges) {
      if (signal.aborted) return
      active.highlight.clear()
      active.ranges = ranges
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

function newHighlight(): Highlight {
  const highlight = new Highlight()
  highlight.priority = PRIORITY
  return highlight
}
