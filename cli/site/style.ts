import { readFileSync } from 'node:fs'

/** The extension's own style sheets, in the order in which it loads them, then that of the site. */
const SHEETS = [
  '../../components/tokens.css',
  '../../components/parts.css',
  '../../components/card.css',
  './site.css',
]

/** The style of a pack's site and report: the look of the extension, in light and dark. */
export function style(): string {
  return SHEETS.map((sheet) => readFileSync(new URL(sheet, import.meta.url), 'utf8')).join('\n')
}
