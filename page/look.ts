/**
 * How a mark looks: colour and shape of line by verdict, each enough alone; weaker where the
 * sentence denies the claim or asks, so that an article that debunks does not look like one that
 * repeats. The lines' colours are those of the verdicts in components/tokens.css.
 */
import type { Stance } from '../claims/match/types.ts'
import type { Verdict } from '../claims/records/verdict.ts'

export type Look = { readonly verdict: Verdict; readonly weak: boolean }

export type Scheme = 'light' | 'dark'

export function lookOf(verdict: Verdict, stance: Stance): Look {
  return { verdict, weak: stance === 'denied' || stance === 'asked' }
}

const LINES: Readonly<Record<Verdict, string>> = {
  refuted: 'wavy',
  misleading: 'dashed',
  mixed: 'double',
  supported: 'solid',
  unproven: 'dotted',
}

const COLOURS: Readonly<Record<Scheme, Readonly<Record<Verdict, string>>>> = {
  light: {
    refuted: '163 24 43',
    misleading: '146 64 5',
    mixed: '109 83 0',
    supported: '10 98 71',
    unproven: '71 78 99',
  },
  dark: {
    refuted: '255 154 163',
    misleading: '248 172 114',
    mixed: '235 202 103',
    supported: '118 214 173',
    unproven: '188 196 216',
  },
}

/**
 * Strength of the ground behind the text, 0–1: text keeps at least 90 % of its contrast. Firefox
 * before 146 draws no lines in highlights; there the ground is all of the mark.
 */
const GROUND = { full: 0.13, weak: 0.06, active: 0.3 }

/** The declarations of a mark's `::highlight()` rule. */
export function declarations(look: Look, scheme: Scheme): string {
  const colour = COLOURS[scheme][look.verdict]
  const thickness = look.weak || look.verdict === 'refuted' || look.verdict === 'mixed' ? '1px' : '2px'
  return [
    `background-color: rgb(${colour} / ${look.weak ? GROUND.weak : GROUND.full})`,
    `text-decoration: underline ${LINES[look.verdict]} ${thickness} rgb(${colour})`,
    'text-decoration-skip-ink: none',
  ].join(';')
}

/** The declarations of the sentence whose card is open. */
export function activeDeclarations(scheme: Scheme): string {
  const colour = scheme === 'light' ? '42 72 196' : '157 178 255'
  return `background-color: rgb(${colour} / ${GROUND.active})`
}

/** With forced colours only the system's own are seen; the shape of the line tells the verdict. */
export function forcedDeclarations(look: Look): string {
  return `background-color: Canvas; color: CanvasText; text-decoration: underline ${LINES[look.verdict]} 2px ${
    look.weak ? 'GrayText' : 'LinkText'
  }`
}

export const FORCED_ACTIVE = 'background-color: Highlight; color: HighlightText'
