import { afterEach, describe, expect, test } from 'vitest'
import { LISTED_VERDICTS } from '../../components/looks.ts'
import tokens from '../../components/tokens.css?raw'
import { clear, draw, prefer } from './screen.ts'

afterEach(clear)

/** Text and its background. WCAG 2.2, 1.4.3: at least 4.5 : 1 below 24 px. */
const TEXT: [string, string][] = [
  ['text', 'surface'],
  ['text', 'raised'],
  ['muted', 'surface'],
  ['muted', 'raised'],
  ['accent', 'surface'],
  ['accent', 'raised'],
  ['surface', 'accent'],
  ...LISTED_VERDICTS.flatMap((verdict): [string, string][] => [
    [verdict, `${verdict}-tint`],
    [verdict, 'surface'],
    [verdict, 'raised'],
    ['text', `${verdict}-tint`],
    ['muted', `${verdict}-tint`],
  ]),
]
/** Edges of controls and the focus ring. 1.4.11: at least 3 : 1. */
const EDGES: [string, string][] = [
  ['edge', 'surface'],
  ['focus', 'surface'],
  ['focus', 'raised'],
]

/** Colours of tokens.css that are no text and no edge: lines between parts, and the logo. */
const DECORATION = ['line', 'mark-ground', 'mark-star', 'mark-line']

describe('components/tokens.css', () => {
  const [light = '', dark = ''] = tokens.split('prefers-color-scheme: dark')
  const coloursIn = (css: string) => [...css.matchAll(/--fn-([\w-]+): #/g)].map(([, name]) => name)

  test('has every colour in light and in dark', () => {
    expect(coloursIn(dark)).toEqual(coloursIn(light))
  })

  test('has no colour whose contrast is not measured here', () => {
    const measured = [...TEXT, ...EDGES].flat()
    expect(coloursIn(light).filter((name) => ![...measured, ...DECORATION].includes(name ?? ''))).toEqual([])
  })
})

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each([
    ...TEXT.map(([front, back]) => [front, back, 4.5] as const),
    ...EDGES.map(([front, back]) => [front, back, 3] as const),
  ])('%s on %s has a contrast of at least %d : 1', async (front, back, least) => {
    await prefer({ 'prefers-color-scheme': scheme })
    expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true)
    const box = draw('text')
    box.style.color = `var(--fn-${front})`
    box.style.background = `var(--fn-${back})`
    const { color, backgroundColor } = getComputedStyle(box)
    expect(contrast(color, backgroundColor)).toBeGreaterThanOrEqual(least)
  })
})

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const channels = color.match(/[\d.]+/g)?.map(Number)
  if (!color.startsWith('rgb(') || channels?.length !== 3) throw new Error(`not an opaque colour: ${color}`)
  const [r, g, b] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
