/**
 * Says of text that was read whether the reader sees it now: for marks, which are never put on text that
 * cannot be seen, and for text that was left out and may have been shown since. A look is one moment: it
 * keeps what it found of the elements around, and is not used again after the page had time to change.
 */
import { boxOf, shifted } from './clip.ts'
import { readColour } from './colour.ts'
import {
  contains,
  createRange,
  documentOf,
  drawnIn,
  elementsAt,
  isConnected,
  localName,
  textContent,
  textData,
  viewOf,
} from './dom.ts'
import { boxesOf } from './ranges.ts'
import { isTooSmall, LEAST_WIDTH, type Rect, showsThrough, union, widened } from './rect.ts'
import { isFaded, isInkSeen, type Sight, sightOf, sightOfPage } from './sight.ts'

export type Look = {
  /** Whether the text of these ranges can be seen by scrolling to it, and nothing opaque covers it on the screen. */
  sees(ranges: readonly StaticRange[]): boolean
  /** Whether the text inside the element can be seen. */
  seesElement(element: Element): boolean
}

type Seen = { readonly sight: Sight; readonly style: CSSStyleDeclaration; readonly unseen: boolean }

/** What a word has, even a short one that turns the sentence round. */
const LETTER = /[\p{L}\p{N}]/u

/** A cover of less opacity lets the text shine through. */
const OPAQUE = 0.9
/** Elements whose picture covers what is under them, whatever their background. */
const PICTURES = new Set('img video canvas iframe embed object picture'.split(' '))

export function lookAt(document: Document): Look {
  const view = viewOf(document)
  const known = new Map<Element, Seen>()
  const scroll = { x: view?.scrollX ?? 0, y: view?.scrollY ?? 0 }
  const ofPage = view === null ? undefined : sightOfPage(document, scroll)

  function seenOf(element: Element): Seen {
    const chain: Element[] = []
    let at: Element | null = element
    for (; at !== null && !known.has(at); at = drawnIn(at)) chain.push(at)
    let around = at === null ? undefined : known.get(at)
    for (const each of chain.reverse()) {
      const style = view!.getComputedStyle(each)
      const { display } = style
      const sight = sightOf(each, style, display, around?.sight ?? ofPage!, scroll)
      const hides = display === 'none' || style.contentVisibility === 'hidden'
      around = { sight, style, unseen: around?.unseen === true || hides || isFaded(sight) }
      known.set(each, around)
    }
    return around!
  }

  function isTextSeen(parent: Element, box: Rect): boolean {
    const { sight, style, unseen } = seenOf(parent)
    return (
      !unseen && style.visibility === 'visible' && isInkSeen(style, sight) && showsThrough(box, sight.clip)
    )
  }

  function isCovered(parent: Element, box: DOMRect): boolean {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    if (x < 0 || y < 0 || x >= view!.innerWidth || y >= view!.innerHeight) return false
    const here = elementsAt(document, x, y)
    const place = here.indexOf(parent)
    // What does not answer to the pointer is not in the list.
    return here.slice(0, Math.max(place, 0)).some((above) => !contains(parent, above) && isOpaque(above))
  }

  function isOpaque(element: Element): boolean {
    const { sight, style } = seenOf(element)
    if (sight.opacity < OPAQUE || style.visibility !== 'visible') return false
    return PICTURES.has(localName(element)) || (readColour(style.backgroundColor)?.alpha ?? 0) >= OPAQUE
  }

  return {
    sees(ranges) {
      if (ofPage === undefined) return false
      // A comma in an element of its own is smaller than what can be read, and does not matter.
      const words = ranges
        .map((range) => ({
          parent: drawnIn(range.startContainer as Text),
          boxes: boxesOf([range]),
          text: textData(range.startContainer as Text).slice(range.startOffset, range.endOffset),
        }))
        .filter(({ text }) => LETTER.test(text))
      if (words.length === 0) return false
      const seen = words.every(({ parent, boxes, text }) => {
        if (parent === null || boxes.length === 0) return false
        const box = boxes.map((each) => shifted(each, scroll)).reduce(union)
        return isTextSeen(parent, text.length < LEAST_WIDTH ? widened(box) : box)
      })
      if (!seen) return false
      const ends = [words[0]!, words.at(-1)!].map(({ parent, boxes }, i) => ({ parent, box: boxes.at(-i)! }))
      return !ends.every(({ parent, box }) => isCovered(parent!, box))
    },
    seesElement(element) {
      if (ofPage === undefined || !isConnected(element)) return false
      const { sight, style, unseen } = seenOf(element)
      if (unseen || style.visibility !== 'visible' || !isInkSeen(style, sight)) return false
      const range = createRange(documentOf(element))
      range.selectNodeContents(element)
      const box = shifted(range.getBoundingClientRect(), scroll)
      return showsThrough(isTooSmall(box) ? boxOf(element, scroll) : box, sight.clip)
    },
  }
}

/** Text of this length that is not seen may be a sentence; shorter text is a label for screen readers. */
const LEAST_SENTENCE = 25
/** Elements that are kept in mind. A page that hides more shows them all at once, by a class. */
const MOST_UNSEEN = 100

export type Unseen = {
  add(element: Element): void
  /** Gives the elements that can be seen now, and forgets them. */
  shown(): Element[]
}

/** Keeps in mind whose text was left out. */
export function createUnseen(document: Document): Unseen {
  const elements = new Set<Element>()
  return {
    add(element) {
      if (elements.size < MOST_UNSEEN && (textContent(element)?.length ?? 0) >= LEAST_SENTENCE)
        elements.add(element)
    },
    shown() {
      if (elements.size === 0) return []
      const look = lookAt(document)
      for (const element of elements) if (!isConnected(element)) elements.delete(element)
      const now = [...elements].filter(look.seesElement)
      for (const element of now) elements.delete(element)
      return now
    },
  }
}
