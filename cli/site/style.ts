import { readFileSync } from 'node:fs'
import { looksCss } from '../../components/looks-css.ts'

/**
 * The extension's style sheets that come after the looks of verdicts, in the order in which it loads
 * them; then that of the site.
 */
const SHEETS = [
  '../../components/tokens.css',
  '../../components/parts.css',
  '../../components/card.css',
  './site.css',
]

/** Removed, because a style element has no file beside it to import. */
const IMPORT = '@import "./looks.css";\n'

/** The style of a pack's site and report: the look of the extension, in light and dark. */
export function style(): string {
  const sheets = SHEETS.map((sheet) => readFileSync(new URL(sheet, import.meta.url), 'utf8'))
  return [looksCss(), ...sheets].join('\n').replace(IMPORT, '')
}
