/** Reads computed colours, and says how well one is seen on another. */

/** An sRGB colour: 0–255 each, `alpha` 0–1. */
export type Colour = {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}

const RGB = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[, /]+([\d.]+))?\)$/
/** As our own colours are written. Drawing them would lose the precision of faint ones. */
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/
/** Colours that were read. A page has few, a hostile one any number, so it is emptied at this size. */
const MAX_KNOWN = 500
const known = new Map<string, Colour | undefined>()
let canvas: OffscreenCanvasRenderingContext2D | null | undefined

/** Reads a computed colour, of any colour space; undefined if the browser cannot draw it. */
export function readColour(text: string): Colour | undefined {
  if (known.has(text)) return known.get(text)
  if (known.size >= MAX_KNOWN) known.clear()
  const colour = fromRgb(text) ?? fromHex(text) ?? drawn(text)
  known.set(text, colour)
  return colour
}

function fromRgb(text: string): Colour | undefined {
  const parts = RGB.exec(text)
  return parts === null ? undefined : colourOf(parts.slice(1).map((part) => Number(part ?? 1)))
}

function fromHex(text: string): Colour | undefined {
  const [, red, green, blue, alpha = 'ff'] = HEX.exec(text) ?? []
  if (red === undefined) return undefined
  const [r, g, b, a] = [red, green, blue, alpha].map((part) => Number.parseInt(part!, 16))
  return colourOf([r!, g!, b!, a! / 255])
}

function colourOf([red, green, blue, alpha]: readonly number[]): Colour {
  return { red: red!, green: green!, blue: blue!, alpha: alpha! }
}

/** Lets the browser draw a colour of another space (`oklch(…)`, `color(display-p3 …)`). */
function drawn(text: string): Colour | undefined {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (canvas === null) return undefined
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = '#0000'
  canvas.fillStyle = text
  canvas.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
  return colourOf([red!, green!, blue!, alpha! / 255])
}

/** Gives the relative luminance (WCAG 2.2), 0–1; its alpha does not count. */
export function luminance({ red, green, blue }: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(part: number): number {
  const value = part / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/**
 * Gives the contrast (WCAG 2.2), 1–21, of a colour with the ground that it is drawn on. Hues of the same
 * luminance have none, so a difference of the parts counts, too: red on green is seen.
 */
export function contrast(ink: Colour, ground: Colour, opacity: number): number {
  const alpha = Math.min(1, ink.alpha * opacity)
  const mix = (part: 'red' | 'green' | 'blue') => ink[part] * alpha + ground[part] * (1 - alpha)
  const seen = { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 }
  const [some, other] = [luminance(seen) + 0.05, luminance(ground) + 0.05]
  const apart = Math.max(
    ...(['red', 'green', 'blue'] as const).map((part) => Math.abs(seen[part] - ground[part])),
  )
  return Math.max(Math.max(some, other) / Math.min(some, other), 1 + apart / 255)
}
