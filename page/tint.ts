/**
 * How filters change colours: `contrast(0)` makes everything inside an element the same grey, `invert(1)`
 * makes black text on a white page white. The hue is left alone: text that differs from its ground in hue
 * alone is rare.
 */
import type { Colour } from './colour.ts'

export type Tint = (colour: Colour) => Colour

const FUNCTION = /(brightness|contrast|invert|grayscale)\(([\d.e+-]+)(%?)\)/g

/**
 * @param filter a computed `filter`
 * @param around what the filters of the elements around do
 * @returns what is drawn of a colour inside; undefined for itself
 */
export function tintOf(filter: string, around: Tint | undefined): Tint | undefined {
  const steps = [...filter.matchAll(FUNCTION)].map(([, name, amount, percent]) =>
    stepOf(name!, Number(amount) / (percent === '%' ? 100 : 1)),
  )
  if (steps.length === 0) return around
  return (colour) => {
    const here = steps.reduce((so, step) => step(so), colour)
    return around === undefined ? here : around(here)
  }
}

function stepOf(name: string, amount: number): Tint {
  if (name === 'grayscale') {
    const share = Math.min(1, amount)
    return (colour) => {
      const grey = 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue
      return each(colour, (part) => part + (grey - part) * share)
    }
  }
  if (name === 'brightness') return (colour) => each(colour, (part) => part * amount)
  if (name === 'contrast') return (colour) => each(colour, (part) => (part - 127.5) * amount + 127.5)
  const share = Math.min(1, amount)
  return (colour) => each(colour, (part) => part + (255 - 2 * part) * share)
}

function each({ red, green, blue, alpha }: Colour, change: (part: number) => number): Colour {
  const within = (part: number) => Math.min(255, Math.max(0, change(part)))
  return { red: within(red), green: within(green), blue: within(blue), alpha }
}
