/**
 * Kinds of elements: those of the same name and class, in the same place of a block, which a page's rules
 * draw alike. A question about style takes as long as reading ten nodes, so of inline elements only the
 * first of a kind is asked for, and all of them from then on unless it was drawn as the text around it:
 *
 *   <p>One <b>word</b> in <b>bold</b></p>  <p>and <b>more</b></p>     p ▶ b   asked once
 *   <p>One <b class="x">word</b></p>                                  p ▶ b.x asked once
 *   <p>One <b style="…">word</b></p>                                  always asked
 *
 * A rule can still pick one of a kind (`:nth-child`). Then its words are read, but a sentence with them has
 * no mark, because in-sight.ts asks for every element again. Elements that begin a block are always asked.
 */
import { attribute, hasAttribute, hasAttributes } from './dom.ts'
import type { Sight } from './sight.ts'

export type Kind = {
  /** Whether those looked at so far are drawn as the text around them; undefined before the first. */
  isPlain: boolean | undefined
  /** Whether those looked at so far had boxes of the usual size and place; undefined before the first. */
  hasUsualBoxes: boolean | undefined
  /** The kinds inside, by their key. */
  inside: Map<string, Kind> | undefined
  /** As the first one does. */
  keepsBreaks: () => boolean
}

/** The kinds of blocks of one tree of nodes. Each shadow tree has rules of its own. */
export type Kinds = Map<Sight, Map<string, Kind>>

/** Inline elements that have no looks of their own unless a rule says so. */
const INLINE = new Set('a abbr b cite code em i q s small span strong sub sup time u'.split(' '))

/** Gives the kind of an inline element inside `around`; undefined if it is like no other. */
export function kindWithin(around: Kind | undefined, element: Element, name: string): Kind | undefined {
  if (around === undefined || !INLINE.has(name)) return undefined
  const key = keyOf(element, name)
  if (key === undefined) return undefined
  around.inside ??= new Map()
  return kindIn(around.inside, key)
}

export type Looked = {
  readonly element: Element
  readonly name: string
  readonly sight: Sight
  readonly style: CSSStyleDeclaration
  readonly display: string
}

/** Gives the kind of an element that begins a block, or of one that is like no other. */
export function kindOfBlock(kinds: Kinds, { element, name, sight, style, display }: Looked): Kind {
  const key = keyOf(element, name)
  if (key === undefined) return createKind()
  let ofSight = kinds.get(sight)
  if (ofSight === undefined) {
    ofSight = new Map()
    kinds.set(sight, ofSight)
  }
  // What makes text larger or smaller than its block, or moves it out.
  const { fontSize, textIndent, letterSpacing } = style
  return kindIn(ofSight, `${key} ${display} ${fontSize} ${textIndent} ${letterSpacing}`)
}

function kindIn(kinds: Map<string, Kind>, key: string): Kind {
  let kind = kinds.get(key)
  if (kind === undefined) {
    kind = createKind()
    kinds.set(key, kind)
  }
  return kind
}

function createKind(): Kind {
  return { isPlain: undefined, hasUsualBoxes: undefined, inside: undefined, keepsBreaks: () => false }
}

function keyOf(element: Element, name: string): string | undefined {
  if (!hasAttributes(element)) return name
  if (hasAttribute(element, 'style') || hasAttribute(element, 'id') || hasAttribute(element, 'hidden')) {
    return undefined
  }
  const classes = attribute(element, 'class')
  return classes === null ? name : `${name}.${classes}`
}
