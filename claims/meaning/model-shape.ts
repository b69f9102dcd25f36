/** The sizes of a model, and the tensors that a model of these sizes has. */

export type Shape = {
  readonly layers: number
  /** Numbers for a token between layers. */
  readonly hidden: number
  readonly heads: number
  readonly intermediate: number
  /** Most tokens of an input that the model has positions for. */
  readonly positions: number
  readonly pieces: number
}

export type Tensor = {
  readonly name: string
  readonly type: 'i8' | 'f32'
  /** Rows and columns of a matrix, or the length of a list. */
  readonly dimensions: readonly number[]
  /** For i8, the greatest size of a weight; seven bits for matrices (kernels/multiply.as says why). */
  readonly greatest: number
}

/** Logits of a pair: three states, four stances. */
export const LOGITS = 7
/** Token types: the claim's, and everything after it. */
const TYPES = 2

/** The matrices of a layer, each with the sizes that it leads from and to. */
export const LAYER_MATRICES = {
  query: ['hidden', 'hidden'],
  key: ['hidden', 'hidden'],
  value: ['hidden', 'hidden'],
  attention: ['hidden', 'hidden'],
  intermediate: ['hidden', 'intermediate'],
  output: ['intermediate', 'hidden'],
} as const satisfies Record<string, readonly [keyof Shape, keyof Shape]>

/** Where a layer normalises. */
export const LAYER_NORMS = ['attention', 'output'] as const

export function tensorsOf(shape: Shape): Tensor[] {
  const { hidden, positions, pieces, layers } = shape
  const list = (name: string, ...dimensions: number[]): Tensor => ({
    name,
    type: 'f32',
    dimensions,
    greatest: 0,
  })
  const matrix = (name: string, rows: number, columns: number, greatest = 63): Tensor => ({
    name,
    type: 'i8',
    dimensions: [rows, columns],
    greatest,
  })
  const norm = (name: string) => [list(`${name}.weight`, hidden), list(`${name}.bias`, hidden)]
  const dense = (name: string, from: number, to: number) => [
    matrix(`${name}.weight`, to, from),
    list(`${name}.bias`, to),
  ]
  return [
    matrix('embeddings.word', pieces, hidden, 127),
    list('embeddings.position', positions, hidden),
    list('embeddings.type', TYPES, hidden),
    ...norm('embeddings.norm'),
    ...Array.from({ length: layers }, (_, layer) => [
      ...Object.entries(LAYER_MATRICES).flatMap(([name, [from, to]]) =>
        dense(`layer.${layer}.${name}`, shape[from], shape[to]),
      ),
      ...LAYER_NORMS.flatMap((name) => norm(`layer.${layer}.${name}.norm`)),
    ]).flat(),
    ...dense('pooler', hidden, hidden),
    list('head.weight', LOGITS, hidden),
    list('head.bias', LOGITS),
  ]
}
