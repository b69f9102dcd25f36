/**
 * What a reader sees of an element's text. It is worked out from the top of the page down, a child's from
 * its parent's, because opacity multiplies, boxes cut off, and the ground shows through:
 *
 *   opacity  1 ──▶ 1 ──▶ 0.5 ──▶ 0.04    less than 0.1: unseen, with everything inside
 *   clip     page ▶ box ▶ box of 1 px    nothing fits: unseen
 *   ground   #fff ▶ #fff ▶ #000          text in the colour of its ground is unseen
 *
 * Where the text is and how large is not known here: block-builder.ts and in-sight.ts ask for its boxes.
 * Pictures are not looked at: text on one counts as seen.
 */
import { showsBack } from './back-face.ts'
import { boxOf, clipByOverflow, clipPathRect, clipRect, type Scroll } from './clip.ts'
import { type Colour, contrast, readColour } from './colour.ts'
import { body, localName, rootElement, viewOf } from './dom.ts'
import { intersect, type Rect } from './rect.ts'
import { type Tint, tintOf } from './tint.ts'

export type Sight = {
  /** Product of the opacities from the top down, 0–1. */
  readonly opacity: number
  /** Where content in the flow can be seen; absolutely positioned and fixed content may escape the boxes around it. */
  readonly clip: Rect
  readonly clipOfAbsolute: Rect
  readonly clipOfFixed: Rect
  /** The colour behind the text; undefined where a picture or a gradient of several colours is behind it. */
  readonly ground: Colour | undefined
  /** Whether some element around it cuts its own background to the shape of the text. */
  readonly textShowsGround: boolean
  /** What filters make of a colour inside; undefined for itself. The ground is as drawn. */
  readonly tint: Tint | undefined
}

/** Less opacity than this is not seen. Text behind a paywall's veil has 0.3 and more. */
const LEAST_OPACITY = 0.1
/** Text with less contrast (1–21) is not seen. The faintest text that sites use on purpose has about 1.5. */
const LEAST_CONTRAST = 1.15
/** Text that is blurred by more than this many pixels cannot be read. */
const MOST_BLUR = 4
/** How far to the right, in widths of the window, a reader scrolls to find text. */
const SCREENS_ASIDE = 3

const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 }
const DARK: Colour = { red: 18, green: 18, blue: 18, alpha: 1 }

/** Whether neither the element nor anything inside it can be seen. Absolutely positioned content may escape a clip. */
export function isFaded({ opacity }: Sight): boolean {
  return opacity < LEAST_OPACITY
}

/** What is seen of the page as a whole, before any element is looked at. */
export function sightOfPage(document: Document, scroll: Scroll): Sight {
  const view = viewOf(document)!
  const root = rootElement(document)
  const style = view.getComputedStyle(root)
  const { innerWidth: width, innerHeight: height } = view
  const stops = [style.overflowX, view.getComputedStyle(body(document)).overflowX].some((overflow) =>
    /hidden|clip/.test(overflow),
  )
  const aside = stops ? 0 : width * (SCREENS_ASIDE - 1)
  const leftwards = style.direction === 'rtl'
  const clip = {
    left: leftwards ? -aside : 0,
    top: 0,
    right: leftwards ? width : width + aside,
    bottom: Infinity,
  }
  const dark = /dark/.test(style.colorScheme) && view.matchMedia('(prefers-color-scheme: dark)').matches
  return {
    opacity: 1,
    clip,
    clipOfAbsolute: clip,
    clipOfFixed: { left: scroll.x, top: scroll.y, right: scroll.x + width, bottom: scroll.y + height },
    ground: dark || /^dark$/.test(style.colorScheme) ? DARK : WHITE,
    textShowsGround: false,
    tint: undefined,
  }
}

/**
 * Gives what is seen inside `element`, from what is seen inside its parent.
 *
 * @param display the style's own, which the caller has read already: each value takes a microsecond
 * @param positionRead also the style's own, if the caller has read it
 */
export function sightOf(
  element: Element,
  style: CSSStyleDeclaration,
  display: string,
  parent: Sight,
  scroll: Scroll,
  positionRead?: string,
): Sight {
  const image = style.backgroundImage
  const { filter, clipPath } = style
  const name = localName(element)
  // How a filter over the whole page changes the ground behind it differs between browsers.
  const tint = filter === 'none' || WHOLE_PAGE.test(name) ? parent.tint : tintOf(filter, parent.tint)
  const ground = groundOf(style.backgroundColor, image, parent.ground, tint)
  const textShowsGround =
    parent.textShowsGround || (image !== 'none' && style.backgroundClip.includes('text'))
  let opacity = parent.opacity * Number(style.opacity) * throughFilter(filter) * throughMask(style.maskImage)
  if (display === 'inline' && clipPath === 'none') {
    return opacity === parent.opacity &&
      ground === parent.ground &&
      textShowsGround === parent.textShowsGround &&
      tint === parent.tint
      ? parent
      : { ...parent, opacity, ground, textShowsGround, tint }
  }
  // Nothing turns a box within a line.
  if (style.backfaceVisibility === 'hidden' && showsBack(element, style)) opacity = 0
  const position = positionRead ?? style.position
  let clip =
    position === 'fixed' ? parent.clipOfFixed : position === 'absolute' ? parent.clipOfAbsolute : parent.clip
  // The overflow of the first two is the window's.
  if (!WHOLE_PAGE.test(name) && display !== 'inline' && style.overflow !== 'visible') {
    clip = clipByOverflow(element, style, clip, scroll)
  }
  if (clipPath !== 'none') clip = intersect(clip, clipPathRect(clipPath, boxOf(element, scroll)))
  if (/absolute|fixed/.test(position) && style.clip !== 'auto') {
    clip = intersect(clip, clipRect(style.clip, boxOf(element, scroll)))
  }
  const escapes = clip !== parent.clipOfAbsolute || clip !== parent.clipOfFixed
  const holdsFixed =
    clipPath !== 'none' ||
    (escapes && (style.transform !== 'none' || filter !== 'none' || /paint|strict/.test(style.contain)))
  const clipOfAbsolute = position !== 'static' || holdsFixed ? clip : parent.clipOfAbsolute
  const clipOfFixed = holdsFixed ? clip : parent.clipOfFixed
  // Most elements change nothing; then what was found out for the parent holds on.
  return opacity === parent.opacity &&
    clip === parent.clip &&
    clipOfAbsolute === parent.clipOfAbsolute &&
    clipOfFixed === parent.clipOfFixed &&
    ground === parent.ground &&
    textShowsGround === parent.textShowsGround &&
    tint === parent.tint
    ? parent
    : { opacity, clip, clipOfAbsolute, clipOfFixed, ground, textShowsGround, tint }
}

const WHOLE_PAGE = /^(?:html|body)$/

/** Whether dots are drawn in place of the letters, as in a field for a password. */
function hasDotsForLetters(style: CSSStyleDeclaration & { readonly webkitTextSecurity?: string }): boolean {
  return (style.webkitTextSecurity ?? 'none') !== 'none'
}

/** The latest colour that was seen; mostly the next one is the same. */
let lastSeen: { readonly sight?: Sight; readonly text?: string } = {}

/** Whether text in an element's own colour differs from what is behind it. */
export function isInkSeen(style: CSSStyleDeclaration, sight: Sight): boolean {
  const text = style.webkitTextFillColor || style.color
  if (hasDotsForLetters(style)) return false
  if (sight === lastSeen.sight && text === lastSeen.text) return true
  const { ground, opacity, textShowsGround, tint } = sight
  const plain = readColour(text)
  if (plain === undefined) return true
  const ink = tint === undefined ? plain : tint(plain)
  const on = ground ?? { ...WHITE, red: 255 - ink.red, green: 255 - ink.green, blue: 255 - ink.blue }
  if (ink.alpha * opacity >= LEAST_OPACITY && contrast(ink, on, opacity) >= LEAST_CONTRAST) {
    lastSeen = { sight, text }
    return true
  }
  if (textShowsGround) return true
  // The shape of the letters may still be seen by their outline or their shadow.
  return hasSeenOutline(style, on, opacity)
}

function hasSeenOutline(style: CSSStyleDeclaration, ground: Colour, opacity: number): boolean {
  const stroke = Number.parseFloat(style.webkitTextStrokeWidth) > 0 ? [style.webkitTextStrokeColor] : []
  const shadows = style.textShadow === 'none' ? [] : (style.textShadow.match(COLOUR) ?? [])
  return [...stroke, ...shadows].some((text) => {
    const colour = readColour(text)
    return colour !== undefined && contrast(colour, ground, opacity) >= LEAST_CONTRAST
  })
}

const COLOUR = /[a-z-]+\([^()]*\)/g

function groundOf(
  text: string,
  image: string,
  behind: Colour | undefined,
  tint: Tint | undefined,
): Colour | undefined {
  if (image !== 'none') {
    const colour = groundOfImage(image)
    return colour === undefined || tint === undefined ? colour : tint(colour)
  }
  if (text === 'rgba(0, 0, 0, 0)') return behind
  const plain = readColour(text)
  if (plain === undefined || plain.alpha === 0) return behind
  const colour = tint === undefined ? plain : tint(plain)
  if (colour.alpha >= 1) return colour
  if (behind === undefined) return undefined
  const mix = (part: 'red' | 'green' | 'blue') =>
    colour[part] * colour.alpha + behind[part] * (1 - colour.alpha)
  return { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 }
}

/** A gradient from one colour to the same one is a ground like any other. */
function groundOfImage(image: string): Colour | undefined {
  if (image.includes('url(')) return undefined
  const colours = (image.match(COLOUR) ?? []).flatMap((text) => readColour(text) ?? [])
  const first = colours[0]
  return first !== undefined &&
    colours.every((colour) => colour.alpha >= 1 && contrast(colour, first, 1) < LEAST_CONTRAST)
    ? first
    : undefined
}

function throughFilter(filter: string): number {
  if (filter === 'none') return 1
  const blur = /blur\(([\d.]+)px/.exec(filter)?.[1]
  if (blur !== undefined && Number(blur) > MOST_BLUR) return 0
  return Number(/opacity\(([\d.]+)/.exec(filter)?.[1] ?? 1)
}

/**
 * A mask hides the text if it is a gradient of nothing but transparent colours. What a picture leaves is not
 * known, and pages mask icons with pictures, not text: so it counts as nothing.
 */
function throughMask(mask: string | undefined): number {
  if (mask === undefined || mask === 'none') return 1
  if (mask.includes('url(')) return 0
  const alphas = (mask.match(COLOUR) ?? []).map((text) => readColour(text)?.alpha ?? 1)
  return alphas.length === 0 ? 1 : Math.max(...alphas)
}
