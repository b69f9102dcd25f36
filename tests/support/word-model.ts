/**
 * A model of meaning with weights set by hand: a sentence states any claim if it has one of some words,
 * and none otherwise. Each piece is one number of 16; a layer averages the first number over all tokens.
 */

import { type Shape, tensorsOf } from '../../claims/meaning/model-shape.ts'
import { meaningFacts } from '../../scripts/meaning.ts'
import { headerOf, PIECES, type TensorValues, writeModelFile } from './meaning-file.ts'

const SIZES: Omit<Shape, 'pieces'> = { layers: 1, hidden: 16, heads: 1, intermediate: 16, positions: 164 }
/** Where a piece is: words that decide, the token at the start, everything else. */
const DECIDES = 0
const START = 1
const OTHER = 2
/** How much the average counts. A token that does not decide adds about −1/4 before it, which the bias takes back. */
const GAIN = 60
const GAIN_OF_OTHERS = 14.6

export type WordModel = { readonly file: Uint8Array<ArrayBuffer>; readonly facts: string }

/**
 * @param words lower-case words of ASCII letters
 * @param calibration in the file's header; the model's share of "states it" as it is unless given
 */
export function wordModel(words: readonly string[], calibration: object = PLAIN): WordModel {
  const vocabulary = [...PIECES, ...words.filter((word) => !PIECES.includes(word))]
  const shape = { ...SIZES, pieces: vocabulary.length }
  const tensors = Object.fromEntries(
    tensorsOf(shape).map(({ name, type, dimensions }): [string, TensorValues] => {
      const [rows = 0, columns = 1] = dimensions
      const count = rows * columns
      if (type === 'f32') {
        const values = new Float32Array(count).fill(name.endsWith('norm.weight') ? 1 : 0)
        if (name === 'layer.0.attention.bias') values[0] = GAIN_OF_OTHERS
        // The logit of "states it".
        if (name === 'head.weight') values[2 * columns] = 20
        return [name, { type, shape: dimensions, values }]
      }
      const values = new Int8Array(count)
      const scales = new Float32Array(rows).fill(1 / 63)
      if (name === 'embeddings.word')
        vocabulary.forEach((piece, id) => {
          values[id * columns + (words.includes(piece) ? DECIDES : piece === '[CLS]' ? START : OTHER)] = 63
        })
      if (/value|attention|pooler/.test(name)) values[0] = 63
      if (name === 'layer.0.attention.weight') scales.fill(GAIN / 63)
      return [name, { type, shape: dimensions, values, scales }]
    }),
  )
  const header = { ...headerOf(SIZES, vocabulary), id: 'words', calibration }
  const file = new Uint8Array(writeModelFile(header, tensors))
  return { file, facts: meaningFacts(file) }
}

const LEVELS = { strict: 0.8, balanced: 0.6, wide: 0.5 }
const MODEL_ALONE = { weights: { bias: 0, trees: 0, meaning: 1 }, levels: LEVELS }
/** As the model that ships: it is asked about all pairs, also those of which words are sure. */
const BAND = { from: 0.005, to: 2 }
const PLAIN = { en: MODEL_ALONE, es: MODEL_ALONE, 'en-es': MODEL_ALONE, band: BAND }
