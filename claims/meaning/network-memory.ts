/**
 * The memory of a network: one WebAssembly memory of exactly the size that it needs. The weights come
 * first, matrices packed for the kernels, then the buffers of one pair, which all pairs share.
 */
import { type Build, type Kernels, loadKernels } from './load-kernels.ts'
import type { ModelFile } from './model-file.ts'
import { LONGEST_INPUT } from './pair-input.ts'

/** Where a packed matrix and what belongs to it stand. */
export type PlacedMatrix = {
  readonly weights: number
  readonly scales: number
  readonly bias: number
  readonly rows: number
  readonly columns: number
}

export type NetworkMemory = {
  readonly kernels: Kernels
  readonly buffer: ArrayBuffer
  matrix(name: string): PlacedMatrix
  /** Address of a tensor of numbers, or of the word embeddings. */
  at(name: string): number
  readonly wordScales: number
  readonly buffers: Readonly<Record<BufferName, number>>
}

/** Rows that the kernels may touch: the longest input, up to a multiple of their eight tokens. */
export const ROWS = Math.ceil(LONGEST_INPUT / 8) * 8
type BufferName = keyof ReturnType<typeof bufferSizes>

/** Bytes of each buffer, for the longest pair. */
function bufferSizes({ hidden, intermediate }: ModelFile['shape']) {
  const row = hidden * 4
  return {
    ids: ROWS * 4,
    types: ROWS * 4,
    /** The numbers between layers. */
    state: ROWS * row,
    queries: ROWS * row,
    keys: ROWS * row,
    values: ROWS * row,
    /** Keys with a row for each number and a column for each token. */
    turnedKeys: ROWS * row,
    /** What attention and feed-forward give. */
    result: ROWS * row,
    inner: ROWS * intermediate * 4,
    /** Quantised activations, of one or two bytes. */
    ints: ROWS * Math.max(hidden, intermediate) * 2,
    intScales: ROWS * 4,
    intStarts: ROWS * 4,
    /** Shares of attention of four queries. */
    shares: 4 * ROWS * 4,
    logits: 64,
  }
}

/** The first bytes stay unused: address 0 means "none", and the compiler relies on nothing being below this. */
const FIRST = 1024
const PAGE = 65_536

export async function placeNetwork(model: ModelFile, build: Build): Promise<NetworkMemory> {
  let top = FIRST
  const place = (bytes: number): number => {
    const at = top
    top += Math.ceil(bytes / 64) * 64
    return at
  }
  const places = new Map<string, number>()
  const scales = new Map<string, number>()
  for (const [name, values] of model.numbers) places.set(name, place(values.byteLength))
  for (const [name, matrix] of model.matrices) {
    places.set(name, place(matrix.values.byteLength))
    scales.set(name, place(matrix.scales.byteLength))
  }
  const work = top
  const buffers = Object.fromEntries(
    Object.entries(bufferSizes(model.shape)).map(([name, bytes]) => [name, place(bytes)]),
  ) as Record<BufferName, number>
  // Matrices are packed from where the buffers will be.
  const packed = [...model.matrices].filter(([name]) => name !== WORDS)
  top = Math.max(top, ...packed.map(([, { values }]) => work + values.byteLength))

  const pages = Math.ceil(top / PAGE)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const kernels = await loadKernels(build, memory)
  const buffer = memory.buffer as ArrayBuffer
  const at = (name: string): number => known(places, name)
  const bytes = new Int8Array(buffer)
  const floats = new Float32Array(buffer)
  for (const [name, values] of model.numbers) floats.set(values, at(name) / 4)
  for (const [name, matrix] of model.matrices) {
    floats.set(matrix.scales, known(scales, name) / 4)
    if (name === WORDS) bytes.set(matrix.values, at(name))
    else {
      bytes.set(matrix.values, work)
      kernels.pack(work, at(name), matrix.rows, matrix.columns)
    }
  }
  bytes.fill(0, work)
  return {
    kernels,
    buffer,
    at,
    wordScales: known(scales, WORDS),
    buffers,
    matrix: (name) => ({
      weights: at(`${name}.weight`),
      scales: known(scales, `${name}.weight`),
      bias: at(`${name}.bias`),
      rows: model.matrices.get(`${name}.weight`)?.rows ?? 0,
      columns: model.matrices.get(`${name}.weight`)?.columns ?? 0,
    }),
  }
}

const WORDS = 'embeddings.word'

function known(places: ReadonlyMap<string, number>, name: string): number {
  const at = places.get(name)
  if (at === undefined) throw new Error(`meaning: no tensor ${name}`)
  return at
}
