/** Writes files of sentence-pair models, and makes random ones. */
import { type Shape, tensorsOf } from '../../claims/meaning/model-shape.ts'

export type TensorValues =
  | {
      readonly type: 'i8'
      readonly shape: readonly number[]
      readonly values: Int8Array
      readonly scales: Float32Array
    }
  | { readonly type: 'f32'; readonly shape: readonly number[]; readonly values: Float32Array }

/** The header without the tensors. */
export type Header = Readonly<Record<string, unknown>>

/** A file of this header and these tensors (claims/meaning/model-file.ts has the layout). */
export function writeModelFile(header: Header, tensors: Readonly<Record<string, TensorValues>>): Uint8Array {
  const parts: { offset: number; bytes: Uint8Array }[] = []
  let top = 0
  const place = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): number => {
    const offset = top
    parts.push({ offset, bytes: new Uint8Array(buffer, byteOffset, byteLength) })
    top = aligned(top + byteLength)
    return offset
  }
  const entries = Object.entries(tensors).map(([name, { type, shape, values, ...rest }]) => [
    name,
    { type, shape, offset: place(values), ...('scales' in rest ? { scale: place(rest.scales) } : {}) },
  ])
  return sealModelFile({ ...header, tensors: Object.fromEntries(entries) }, (area) => {
    for (const { offset, bytes } of parts) area(top).set(bytes, offset)
  })
}

/** A file of any header; `fill` gets the place of the tensors, of as many bytes as it asks for. */
export function sealModelFile(
  header: unknown,
  fill?: (area: (bytes: number) => Uint8Array) => void,
): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const start = aligned(12 + text.length)
  let file = new Uint8Array(start)
  fill?.((bytes) => {
    if (file.length < start + bytes) {
      const longer = new Uint8Array(start + bytes)
      longer.set(file)
      file = longer
    }
    return file.subarray(start)
  })
  file.set(new TextEncoder().encode('FNMM'))
  const prefix = new DataView(file.buffer)
  prefix.setUint32(4, 1, true)
  prefix.setUint32(8, text.length, true)
  file.set(text, 12)
  return file
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}

export const SMALL_SHAPE: Omit<Shape, 'pieces'> = {
  layers: 2,
  hidden: 32,
  heads: 2,
  intermediate: 48,
  positions: 164,
}

/** The sizes of the model that ships. */
export const REAL_SHAPE: Omit<Shape, 'pieces'> = {
  layers: 6,
  hidden: 384,
  heads: 12,
  intermediate: 1536,
  positions: 164,
}

export const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', ...letters(), ...words()]

function letters(): string[] {
  const all = [...'abcdefghijklmnopqrstuvwxyz0123456789']
  return [...all, ...all.map((letter) => `##${letter}`), ...'.,;:!?$%-']
}

function words(): string[] {
  return ['the', 'mayor', 'vacc', '##ine', '##ines', 'claim', 'un', '##aff', '##able', 'ciudad', 'ano']
}

/** A model of random weights of about the size of learned ones. */
export function randomTensors(shape: Shape, seed: number): Record<string, TensorValues> {
  const random = randomNumbers(seed)
  return Object.fromEntries(
    tensorsOf(shape).map(({ name, type, dimensions, greatest }): [string, TensorValues] => {
      const [rows = 0, columns = 1] = dimensions
      const count = rows * columns
      if (type === 'i8') {
        const values = Int8Array.from({ length: count }, () => Math.round((random() * 2 - 1) * greatest))
        const size = name === 'embeddings.word' ? 0.001 : 0.06 / Math.sqrt(columns)
        const scales = Float32Array.from({ length: rows }, () => size * (0.5 + random()))
        return [name, { type, shape: dimensions, values, scales }]
      }
      const centre = name.endsWith('norm.weight') ? 1 : 0
      const spread = name === 'head.weight' ? 0.5 : 0.1
      const values = Float32Array.from({ length: count }, () => centre + (random() * 2 - 1) * spread)
      return [name, { type, shape: dimensions, values }]
    }),
  )
}

export function headerOf(shape: Omit<Shape, 'pieces'>, vocabulary: readonly string[] = PIECES): Header {
  return {
    id: 'random',
    format: 1,
    ...shape,
    vocabulary,
    licence: 'MIT',
    card: { data: 'none' },
    languages: ['en', 'es'],
    calibration: { thresholds: [0.5] },
  }
}

export function randomModel(shape: Omit<Shape, 'pieces'>, seed: number, vocabulary = PIECES): Uint8Array {
  return writeModelFile(
    headerOf(shape, vocabulary),
    randomTensors({ ...shape, pieces: vocabulary.length }, seed),
  )
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
