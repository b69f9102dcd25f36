/**
 * `npm run bench:size`: gzipped sizes of what the built extension loads, beside the limits. The data
 * tables (words and the tree model) are files of their own, not part of the scripts.
 */
import { bundleSizes } from './speed/bundles.ts'

/**
 * Limits in bytes, gzip. The content script is loaded by every page, the background at every start of
 * the worker: a limit is raised only with a reason, here. November 2026: content script 15 → 16 kB (waves of
 * answers, requests that can be forgotten), background 60 → 70 kB (records with versions, a fingerprint of the
 * index, one type for all languages), then 75 kB (queue, budget and calibration of the model of meaning).
 */
const ROWS: readonly { what: string; files: readonly string[]; limit?: number }[] = [
  { what: 'background with the matcher', files: ['background.js'], limit: 75_000 },
  { what: 'pack client, loaded when a pack is read', files: ['pack-client.js'] },
  { what: 'data tables', files: ['words.bin', 'tree-model.json'], limit: 400_000 },
  { what: 'thread of the model of meaning', files: ['meaning-worker.js'] },
  { what: 'model of meaning, read when it is first needed', files: ['meaning.bin'], limit: 20_000_000 },
  {
    what: 'translations, loaded when a page has another language than a claim',
    files: ['translations.bin'],
    limit: 300_000,
  },
  { what: 'content script', files: ['article.js'], limit: 16_000 },
  { what: 'card, loaded when it first opens', files: ['card.js'] },
]

export type SizeFigures = {
  readonly what: string
  readonly bytes: number
  readonly gzip: number
  readonly limit?: number
}[]

/** Empty if there is no build. */
export function sizeFigures(): SizeFigures {
  const sizes = new Map(bundleSizes().map((size) => [size.file, size]))
  if (sizes.size === 0) return []
  return ROWS.map(({ what, files, ...limit }) => ({
    what,
    bytes: files.reduce((sum, file) => sum + (sizes.get(file)?.bytes ?? 0), 0),
    gzip: files.reduce((sum, file) => sum + (sizes.get(file)?.gzip ?? 0), 0),
    ...limit,
  }))
}

export function printSizes(figures: SizeFigures): void {
  for (const { what, gzip, bytes, limit } of figures) {
    const of =
      limit === undefined ? '' : `, limit ${(limit / 1e3).toFixed(0)}${gzip > limit ? ': TOO MUCH' : ''}`
    console.log(
      `  ${(gzip / 1e3).toFixed(2).padStart(7)} kB  ${what} (${(bytes / 1e3).toFixed(0)} kB unpacked${of})`,
    )
  }
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const figures = sizeFigures()
  if (figures.length === 0) console.log('skipped: no built extension; run `npm run build` first')
  else printSizes(figures)
}
