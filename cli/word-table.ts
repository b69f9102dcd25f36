import { readFileSync } from 'node:fs'
import { openWordTable, type WordTable } from '../claims/text/word-table.ts'

let opened: WordTable | undefined

/** What is known of words beforehand; the extension's own table. */
export function wordTable(): WordTable {
  opened ??= openWordTable(readFileSync(new URL('../public/words.bin', import.meta.url)))
  return opened
}
