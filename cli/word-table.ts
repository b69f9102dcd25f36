import { readFileSync } from 'node:fs'
import { openWordTable, type WordTable } from '../claims/text/word-table.ts'

let opened: WordTable | undefined

/** The extension's table of words, read once. */
export function wordTable(): WordTable {
  opened ??= openWordTable(readFileSync(new URL('../public/words.bin', import.meta.url)))
  return opened
}
