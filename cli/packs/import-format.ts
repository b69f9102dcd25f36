/** Which form a file of claims has: its name suggests one, its first lines decide. */

export const IMPORT_FORMATS = ['json', 'jsonl', 'csv', 'html'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** One JSON-LD script a line, as Data Commons publishes ClaimReviews. */
const SCRIPT_LINE = /^\s*<script\b[^>]*>(.*)<\/script>\s*$/i

/** The JSON of a line that is one script; any other line unchanged. */
export function withoutScript(line: string): string {
  return SCRIPT_LINE.exec(line)?.[1] ?? line
}

/** The format that a file's name suggests; undefined for names that suggest none (.txt, standard input). */
function formatOfName(name: string): ImportFormat | undefined {
  const bare = name.replace(/\.gz$/i, '')
  if (/\.(?:jsonl|ndjson)$/i.test(bare)) return 'jsonl'
  if (/\.(?:csv|tsv|tab)$/i.test(bare)) return 'csv'
  if (/\.(?:json|jsonld)$/i.test(bare)) return 'json'
  return /\.x?html?$/i.test(bare) ? 'html' : undefined
}

/** Marks that git leaves in a file where two versions of it met. */
const CONFLICT = /^<{7} .*$/m
const CONFLICT_END = /^>{7} .*$/m

/** The line of a merge conflict's first mark, counted from 1; undefined if there is none. */
export function conflictIn(text: string): number | undefined {
  const found = CONFLICT.exec(text)
  if (found === null || !CONFLICT_END.test(text)) return undefined
  return text.slice(0, found.index).split('\n').length
}

/**
 * The format of a file.
 *
 * @param start its first characters
 * @param isWhole whether there are no more
 */
export function importFormatOf(name: string, start: string, isWhole: boolean): ImportFormat {
  const named = formatOfName(name)
  const text = start.replace(/^\ufeff/, '').trimStart()
  const [first = '', ...others] = text.split(/\r\n?|\n/)
  const last = others.findLast((line) => line.trim() !== '')
  if (text.startsWith('<') && !CONFLICT.test(first)) {
    const isDump =
      SCRIPT_LINE.test(first) && (named !== 'html' || others.some((line) => SCRIPT_LINE.test(line)))
    return isDump ? 'jsonl' : 'html'
  }
  if (/^[{[]/.test(text))
    return isLines(first, others, last !== undefined || isWhole, named) ? 'jsonl' : 'json'
  if (named !== undefined) return named
  return /[,;\t|]/.test(first) || last?.match(/[,;\t|]/) ? 'csv' : 'json'
}

/** Whether a text that begins like JSON has one value a line. */
function isLines(first: string, others: readonly string[], ends: boolean, named?: ImportFormat): boolean {
  const second = others.find((line) => line.trim() !== '')
  // A line that is longer than what was read: only the name tells.
  if (!ends) return named === 'jsonl'
  if (!first.trim().startsWith('{')) return named === 'jsonl' && first.trim().endsWith(']')
  if (!first.trim().endsWith('}')) return named === 'jsonl' && first.trim() !== '{'
  return second === undefined ? named === 'jsonl' : second.trim().startsWith('{')
}
