/**
 * How a mark is painted: with a colour and a shape of its line, each of which is enough alone. The
 * caller chooses both.
 */
export type Scheme = 'light' | 'dark'

/** A colour for light and for dark pages, as `#rrggbb`. */
export type Colours = Readonly<Record<Scheme, string>>

export type MarkLook = {
  /** Marks of one name look the same, apart from `weak`. */
  readonly name: string
  readonly colour: Colours
  /** CSS `text-decoration-style`. */
  readonly line: string
  /** Whether the mark is less visible than others. */
  readonly weak: boolean
}

/**
 * Opacity of the colour behind the text, as the last two digits of `#rrggbbaa`: 13 %, 6 % and 30 %. Text
 * keeps at least 90 % of its contrast. Firefox before 146 draws no lines in highlights; there this colour
 * is all of the mark.
 */
const OPACITY = { full: '21', weak: '0f', active: '4d' }
/** Lines that look too heavy at 2px. */
const HEAVY_LINES = /^(?:wavy|double)$/

/** The declarations of a mark's `::highlight()` rule. */
export function declarations({ colour, line, weak }: MarkLook, scheme: Scheme): string {
  const thickness = weak || HEAVY_LINES.test(line) ? '1px' : '2px'
  return [
    `background-color: ${groundOf({ colour, weak }, scheme)}`,
    `text-decoration: underline ${line} ${thickness} ${colour[scheme]}`,
    'text-decoration-skip-ink: none',
  ].join(';')
}

/** The colour behind a marked text. */
export function groundOf({ colour, weak }: Pick<MarkLook, 'colour' | 'weak'>, scheme: Scheme): string {
  return `${colour[scheme]}${weak ? OPACITY.weak : OPACITY.full}`
}

/** The declarations of the sentence whose card is open. */
export function activeDeclarations(colour: Colours, scheme: Scheme): string {
  return `background-color: ${colour[scheme]}${OPACITY.active}`
}

/** With forced colours only the system's own are shown; the shape of the line tells what the mark means. */
export function forcedDeclarations({ line, weak }: MarkLook): string {
  return `background-color: Canvas; color: CanvasText; text-decoration: underline ${line} 2px ${
    weak ? 'GrayText' : 'LinkText'
  }`
}

export const FORCED_ACTIVE = 'background-color: Highlight; color: HighlightText'
