/**
 * The second fingerprint of an index: a few fixed claims are compiled and their bytes hashed. It
 * changes with every rule that {@link indexFingerprint} does not cover: how wordings are split into
 * statements, how terms are weighed, how sections are laid out.
 *
 * Takes about 20 ms the first time (most of it Intl.Segmenter), so it is compared at idle time.
 */
import type { WordTable } from '../text/word-table.ts'
import { buildIndex } from './build.ts'
import { hashBytes, indexFingerprint } from './fingerprint.ts'
import { INDEX_FLOOR } from './floor.ts'
import { HEADER } from './format.ts'
import { isIntact } from './open-views.ts'
import { collectRows, type IndexableClaim } from './rows.ts'

/**
 * Together they have several statements, statements that depend on others, numbers, initials, inflected
 * words, and a single term.
 */
const CLAIMS: readonly IndexableClaim[] = [
  {
    key: 'probe/en',
    wordings: [
      {
        lang: 'en',
        text: 'Voters elected 8,100,000 U.S. senators in 2017, Dr. Lopez said. He took twenty-one bribes from the ministers. The universities of Ruritania were closed in May.',
      },
      { lang: 'en', text: 'Chemtrails' },
    ],
  },
  {
    key: 'probe/es',
    wordings: [
      {
        lang: 'es',
        text: 'Los ministros dijeron que murieron 8,1 millones de votantes. Las elecciones del 30 de julio fueron fraudulentas.',
      },
    ],
  },
  { key: 'probe/fi', wordings: [{ lang: 'fi', text: 'Presidentti hyväksyi uuden lain vaaleista.' }] },
]

/** The hash of the compiled probe claims: 32 bits. */
export function probeHash(words: WordTable | undefined): number {
  const collected = collectRows(words)
  for (const claim of CLAIMS) collected.add(claim)
  const building = buildIndex(collected, {
    floor: INDEX_FLOOR,
    fingerprint: indexFingerprint(words),
    probe: 0,
  })
  for (;;) {
    const step = building.next()
    if (step.done) return hashBytes(new Uint8Array(step.value))
  }
}

/**
 * Whether every byte of an opened index is as it was written, and as it would be compiled today. If
 * not, compile all claims again. For idle time: takes 20 ms, and 1 ms for each 5 MB.
 */
export function isSound(buffer: ArrayBuffer, words: WordTable | undefined): boolean {
  return isIntact(buffer) && new Uint32Array(buffer)[HEADER.probe] === probeHash(words)
}
