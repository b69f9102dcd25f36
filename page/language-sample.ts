import { fold } from '../claims/text/normalise.ts'
import type { Block } from './block.ts'

/** Length of the text from which the language is detected, in UTF-16 units. */
const SAMPLE = 3_000
/** It is taken from this many places, so that a long quotation at the beginning does not decide. */
const PLACES = 3

/**
 * Gives text from the beginning, the middle and the end of an article, as matching compares it: letters of
 * other alphabets that pose as Latin ones, and invisible ones between, would mislead the browser's detection.
 */
export function languageSample(blocks: readonly Block[]): string {
  const prose = blocks.map(({ text }) => text).join('\n')
  if (prose.length <= SAMPLE) return fold(prose).text
  const length = SAMPLE / PLACES
  const last = prose.length - length
  const starts = Array.from({ length: PLACES }, (_, i) => Math.round((last * i) / (PLACES - 1)))
  return starts.map((start) => fold(prose.slice(start, start + length)).text).join('\n')
}
