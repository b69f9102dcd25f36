/**
 * `npm run meaning -- FILE [GOLDEN]`: takes a model of meaning into the extension. Copies it to
 * public/meaning.bin and writes what is known of it to public/meaning.json (claims/records/meaning-model.ts).
 * GOLDEN are pairs with the logits that the training computed; they become
 * tests/fixtures/meaning-golden.json, with what the product's kernels compute beside them.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { readModelFile } from '../claims/meaning/model-file.ts'
import { inputOf, openMeaning, type PairTexts } from '../claims/meaning/network.ts'
import { MEANING_FORMAT, parseMeaningModel } from '../claims/records/meaning-model.ts'

/**
 * The text of meaning.json for a model.
 *
 * @throws Error that names everything that is wrong with the file or its calibration
 */
export function meaningFacts(file: Uint8Array): string {
  const read = readModelFile(file)
  if (!read.ok) throw new Error(read.error.message)
  const { id, languages, calibration } = read.value
  // The scores for which the model is asked belong to the calibration, but to no pair of languages.
  const { band, ...byLanguages } = calibration as Record<string, unknown>
  const facts = parseMeaningModel({
    format: MEANING_FORMAT,
    id,
    sha256: createHash('sha256').update(file).digest('hex'),
    languages,
    calibration: byLanguages,
    ...(band === undefined ? {} : { band }),
  })
  if (!facts.ok) throw new Error(facts.error.map(({ message }) => message).join('\n'))
  return `${JSON.stringify(facts.value, null, 2)}\n`
}

async function withExact(file: Uint8Array, pairs: readonly PairTexts[]): Promise<string> {
  const opened = await openMeaning(file)
  if (!opened.ok) throw new Error(opened.error.message)
  const model = opened.value
  const rows = pairs.map((pair) => ({ ...pair, exact: [...model.score(inputOf(model, pair))] }))
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const [, , path, golden] = process.argv
  if (path === undefined) throw new Error('Name the file: npm run meaning -- FILE [GOLDEN]')
  const file = readFileSync(path)
  const facts = meaningFacts(file)
  writeFileSync('public/meaning.bin', file)
  writeFileSync('public/meaning.json', facts)
  if (golden !== undefined)
    writeFileSync(
      'tests/fixtures/meaning-golden.json',
      await withExact(file, JSON.parse(readFileSync(golden, 'utf8'))),
    )
  console.log(facts)
}
