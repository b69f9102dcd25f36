/**
 * The network of claims/meaning in plain TypeScript: slow, from the description of a BERT, every f32
 * step rounded with Math.fround. Sums go in the order of the kernels, so its logits have the same bits.
 */
import { type ModelFile, readModelFile } from '../../claims/meaning/model-file.ts'
import type { PairInput } from '../../claims/meaning/pair-input.ts'

const f = Math.fround
type Rows = readonly Float32Array[]

/** The logits of a pair; the functions of one number may be replaced, to see what their errors do. */
export function referenceLogits(file: Uint8Array, input: PairInput, functions = SAME_BITS): Float32Array {
  const read = readModelFile(file)
  if (!read.ok) throw new Error(read.error.message)
  const model = read.value
  const { shape } = model
  const norm = (rows: Rows, name: string) =>
    rows.map((row) => normalise(row, numbers(model, `${name}.weight`), numbers(model, `${name}.bias`)))

  let state = norm(embed(model, input), 'embeddings.norm')
  for (let i = 0; i < shape.layers; i++) {
    const layer = `layer.${i}`
    const queries = dense(model, `${layer}.query`, state)
    const keys = dense(model, `${layer}.key`, state)
    const values = dense(model, `${layer}.value`, state)
    const attended = attend(queries, keys, values, shape.heads, functions.exp)
    state = norm(add(state, dense(model, `${layer}.attention`, attended)), `${layer}.attention.norm`)
    const inner = dense(model, `${layer}.intermediate`, state).map((row) => row.map(functions.gelu))
    state = norm(add(state, dense(model, `${layer}.output`, inner)), `${layer}.output.norm`)
  }
  const pooled = (dense(model, 'pooler', state.slice(0, 1))[0] as Float32Array).map(functions.tanh)
  const weights = numbers(model, 'head.weight')
  return numbers(model, 'head.bias').map((bias, r) => {
    const row = weights.subarray(r * shape.hidden, (r + 1) * shape.hidden)
    return f(sum(row.map((weight, c) => f(weight * (pooled[c] as number)))) + bias)
  })
}

function numbers(model: ModelFile, name: string): Float32Array {
  return model.numbers.get(name) as Float32Array
}

function embed(model: ModelFile, { ids, types }: PairInput): Rows {
  const { hidden } = model.shape
  const words = model.matrices.get('embeddings.word')
  const typeRows = numbers(model, 'embeddings.type')
  const positions = numbers(model, 'embeddings.position')
  return Array.from(ids, (id, i) =>
    Float32Array.from({ length: hidden }, (_, c) => {
      const word = f((words?.values[id * hidden + c] as number) * (words?.scales[id] as number))
      const type = typeRows[(types[i] as number) * hidden + c] as number
      return f(f(word + type) + (positions[i * hidden + c] as number))
    }),
  )
}

function add(a: Rows, b: Rows): Rows {
  return a.map((row, i) => row.map((value, c) => f(value + (b[i]?.[c] as number))))
}

/** Layer normalisation. */
export function normalise(row: Float32Array, weight: Float32Array, bias: Float32Array): Float32Array {
  const mean = f(sum(row) / row.length)
  const variance = f(sum(row.map((value) => f(f(value - mean) * f(value - mean)))) / row.length)
  const inverse = f(1 / f(Math.sqrt(f(variance + f(1e-12)))))
  return row.map((value, c) =>
    f(f(f(f(value - mean) * inverse) * (weight[c] as number)) + (bias[c] as number)),
  )
}

/** The sum over sixteen lanes, then lanes of four vectors, then the four lanes. */
function sum(values: Float32Array): number {
  const lanes = new Float32Array(16)
  for (const [i, value] of values.entries()) lanes[i % 16] = (lanes[i % 16] as number) + value
  const vectors = lanes.subarray(0, 4).map((first, i) => {
    const [second, third, fourth] = [4, 8, 12].map((at) => lanes[at + i] as number) as [
      number,
      number,
      number,
    ]
    return f(f(first + second) + f(third + fourth))
  })
  return across(vectors)
}

function across(lanes: Float32Array): number {
  const [a, b, c, d] = lanes as unknown as [number, number, number, number]
  return f(f(a + b) + f(c + d))
}

/** Quantises a row to whole numbers of at most ±127. */
export function quantise(row: Float32Array): { scale: number; ints: Float32Array } {
  const scale = f(row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127) || 1
  const ints = row.map((value) => {
    const size = Math.min(127, Math.floor(f(Math.abs(f(value / scale)) + 0.5)))
    return value < 0 ? -size : size
  })
  return { scale, ints }
}

function dense(model: ModelFile, name: string, rows: Rows): Rows {
  const matrix = model.matrices.get(`${name}.weight`)
  const bias = numbers(model, `${name}.bias`)
  if (matrix === undefined) throw new Error(name)
  return rows.map((row) => {
    const { scale, ints } = quantise(row)
    return Float32Array.from({ length: matrix.rows }, (_, r) => {
      let total = 0
      for (let c = 0; c < matrix.columns; c++)
        total += (ints[c] as number) * (matrix.values[r * matrix.columns + c] as number)
      return f(f(f(f(total) * (matrix.scales[r] as number)) * scale) + (bias[r] as number))
    })
  })
}

/** Self-attention. */
export function attend(
  queries: Rows,
  keys: Rows,
  values: Rows,
  heads: number,
  exp: (x: number) => number = SAME_BITS.exp,
): Rows {
  const hidden = (queries[0] as Float32Array).length
  const size = hidden / heads
  const scale = f(1 / Math.sqrt(size))
  return queries.map((query) => {
    const out = new Float32Array(hidden)
    for (let at = 0; at < hidden; at += size) {
      const scores = Float32Array.from(keys, (key) => {
        let total = 0
        for (let c = at; c < at + size; c++) total = f(total + f((query[c] as number) * (key[c] as number)))
        return f(total * scale)
      })
      const top = scores.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
      const shares = scores.map((score) => exp(f(score - top)))
      const lanes = new Float32Array(4)
      for (const [j, share] of shares.entries()) lanes[j % 4] = (lanes[j % 4] as number) + share
      const inverse = f(1 / across(lanes))
      for (let c = at; c < at + size; c++) {
        let total = 0
        for (const [j, value] of values.entries())
          total = f(total + f(f((shares[j] as number) * inverse) * (value[c] as number)))
        out[c] = total
      }
    }
    return out
  })
}

/** e^x for x ≤ 0 as in kernels/lanes.as. */
function exp(x: number): number {
  if (x < -87) return 0
  const n = f(f(f(x * f(Math.LOG2E)) + 12582912) - 12582912)
  const r = f(f(x - f(n * 0.693359375)) + f(n * f(2.1219444e-4)))
  const terms = [0.00833333333, 0.0416666667, 0.166666667, 0.5, 1, 1]
  return f(terms.reduce((total, term) => f(f(total * r) + f(term)), f(0.00138888889)) * 2 ** n)
}

function gelu(x: number): number {
  const a = f(Math.abs(x) * f(Math.SQRT1_2))
  const terms = [0.0002765672, 0.0001520143, 0.0092705272, 0.0422820123, 0.0705230784, 1]
  let p = terms.reduce((total, term) => f(f(total * a) + f(term)), f(0.0000430638))
  for (let i = 0; i < 4; i++) p = f(p * p)
  const tail = f(0.5 / p)
  return f(x * (x < 0 ? tail : f(1 - tail)))
}

function tanh(x: number): number {
  const e = exp(f(Math.abs(x) * -2))
  const size = f(f(1 - e) / f(1 + e))
  return x < 0 || Object.is(x, -0) ? -size : size
}

/** The functions of the kernels, bit by bit. */
export const SAME_BITS = { exp, gelu, tanh }
