import { readFileSync } from 'node:fs'
import { openWordTable, type WordTable } from '../../claims/text/word-table.ts'

/** The word table that ships with the extension. */
export const wordTable = (): WordTable => openWordTable(readFileSync('public/words.bin'))
