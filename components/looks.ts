/**
 * How each verdict looks, and in which order verdicts are listed. Everything that shows a verdict uses
 * this file: the interface's style sheet (looks.css, written from this file by `npm run looks`), the
 * marks on pages (reader/marks.ts) and the sites of packs (cli/site). The drawings are in Icon.tsx, the
 * words in texts/.
 *
 * A verdict without a look does not compile. tests/components/tokens.test.tsx measures the contrast of
 * every colour: at least 4.5 : 1 for text on its tint and on the surfaces of tokens.css.
 */
import type { Verdict } from '../claims/records/verdict.ts'

export type Scheme = 'light' | 'dark'

/** A colour of each scheme, as `#rrggbb`. */
type Colours = Readonly<Record<Scheme, string>>

export type Look = {
  /** Of text, icons and the line of a mark. */
  readonly colour: Colours
  /** CSS `text-decoration-style` of a mark. No two verdicts share one, so that marks differ without colour. */
  readonly line: 'wavy' | 'dashed' | 'double' | 'dotted' | 'solid'
}

/** In the order of lists: first what failed the check. It is not an order of importance. */
export const LOOKS = {
  refuted: {
    colour: { light: '#a3182b', dark: '#ff9aa3' },
    line: 'wavy',
  },
  misleading: {
    colour: { light: '#924005', dark: '#f8ac72' },
    line: 'dashed',
  },
  mixed: {
    colour: { light: '#6d5300', dark: '#ebca67' },
    line: 'double',
  },
  unproven: {
    colour: { light: '#474e63', dark: '#bcc4d8' },
    line: 'dotted',
  },
  supported: {
    colour: { light: '#0a6247', dark: '#76d6ad' },
    line: 'solid',
  },
} as const satisfies Readonly<Record<Verdict, Look>>

/** The colour of the surface behind text and icons. It is a separate table, because marks on pages need none. */
export const TINTS = {
  refuted: { light: '#fdebed', dark: '#44191f' },
  misleading: { light: '#fdeedf', dark: '#412711' },
  mixed: { light: '#fbf2d0', dark: '#393010' },
  unproven: { light: '#eceff5', dark: '#2c313d' },
  supported: { light: '#e2f5ec', dark: '#14362b' },
} as const satisfies Readonly<Record<Verdict, Colours>>

/** All verdicts in the order in which they are listed. */
export const LISTED_VERDICTS = /* @__PURE__ */ Object.keys(LOOKS) as readonly Verdict[]

/** The colour of links, buttons, the focus ring and the sentence whose card is open. */
export const ACCENT: Colours = { light: '#2a48c4', dark: '#9db2ff' }
