/**
 * The sentence-pair model: a BERT whose logits say whether a sentence states a claim. The arithmetic is
 * in WebAssembly (kernels/*.as); this file says what is computed after what. The same model and input
 * give the same bits on every machine.
 */
import { fail, ok, type Problem, type Result } from '../result.ts'
import { type Build, chooseBuild } from './load-kernels.ts'
import { type ModelFile, readModelFile } from './model-file.ts'
import { type LAYER_MATRICES, type LAYER_NORMS, LOGITS } from './model-shape.ts'
import { type NetworkMemory, type PlacedMatrix, placeNetwork, ROWS } from './network-memory.ts'
import { LONGEST_INPUT, type PairInput, type PairTokens, pairInput } from './pair-input.ts'
import { wordPieces } from './wordpiece.ts'

export type Meaning = Pick<ModelFile, 'id' | 'card' | 'calibration' | 'languages' | 'licence'> & {
  /** Bytes that the model holds until it is closed, without its vocabulary. */
  readonly bytes: number
  readonly build: Build
  /** The tokens of a text; keep those of a text that stands in many pairs. */
  tokens(text: string): number[]
  /** What the model reads of a pair: the beginning of each text, and the end of the sentence before. */
  input(pair: PairTokens): PairInput
  /**
   * Seven logits: three states (0 does not state the claim, 1 partly, 2 states it), then four stances
   * (asserted, attributed, denied, asked). Takes the thread for some milliseconds.
   *
   * @throws if the model is closed, or the input is none of {@link input}
   */
  score(input: PairInput): Float32Array
  /** Frees the memory. */
  close(): void
}

/** The texts of a pair, as read; empty where there is none. */
export type PairTexts = {
  /** A wording of the claim, or a sentence of it. */
  readonly claim: string
  readonly sentence: string
  readonly headline: string
  /** The sentence before. */
  readonly previous: string
}

/** What a model reads of the texts of a pair. */
export function inputOf(model: Pick<Meaning, 'tokens' | 'input'>, texts: PairTexts): PairInput {
  const { claim, sentence, headline, previous } = texts
  return model.input({
    claim: model.tokens(claim),
    sentence: model.tokens(sentence),
    headline: model.tokens(headline),
    previous: model.tokens(previous),
  })
}

/** Why a model cannot be used: a fault of the file, or a machine without WebAssembly vectors. */
export type MeaningFault = Problem | { readonly code: 'no-simd'; readonly at: ''; readonly message: string }

/**
 * Opens a model. The file is not needed afterwards.
 *
 * @param builds the builds of the kernels that may be used, the preferred one first; for tests
 */
export async function openMeaning(
  file: Uint8Array,
  builds?: readonly Build[],
): Promise<Result<Meaning, MeaningFault>> {
  const read = readModelFile(file)
  if (!read.ok) return read
  const build = chooseBuild(builds)
  if (build === undefined)
    return fail({ code: 'no-simd', at: '', message: 'meaning: this machine has no WebAssembly vectors' })
  const model = read.value
  const { id, card, calibration, languages, licence } = model
  const { tokens, special } = wordPieces(model.vocabulary)
  let run: Network | undefined = networkIn(await placeNetwork(model, build), model.shape)
  const { bytes } = run
  return ok({
    id,
    card,
    calibration,
    languages,
    licence,
    bytes,
    build,
    tokens,
    input: (pair) => pairInput(pair, special),
    score(input) {
      if (run === undefined) throw new Error('meaning: the model is closed')
      return run.score(input)
    },
    close() {
      run = undefined
    },
  })
}

type Network = { readonly bytes: number; score(input: PairInput): Float32Array }

function networkIn(memory: NetworkMemory, shape: ModelFile['shape']): Network {
  const { kernels, buffers, buffer, at } = memory
  const { hidden, heads, intermediate, layers } = shape
  const { ids, types, state, queries, keys, values, turnedKeys, result, inner, shares, logits } = buffers
  const { ints, intScales, intStarts } = buffers
  const attentionScale = 1 / Math.sqrt(hidden / heads)
  const layersAt = Array.from({ length: layers }, (_, layer) => layerAt(memory, `layer.${layer}`))
  const pooler = memory.matrix('pooler')

  const quantise = (x: number, tokens: number, columns: number): void =>
    kernels.quantise(x, tokens, columns, ints, intScales, intStarts)
  /** The product of what was quantised last. */
  const multiply = ({ weights, scales, bias, rows, columns }: PlacedMatrix, tokens: number, out: number) =>
    kernels.multiply(ints, intScales, intStarts, tokens, weights, scales, bias, rows, columns, out)

  /** @param needed the first tokens of which the result is needed */
  const runLayer = (layer: LayerAt, tokens: number, needed: number): void => {
    quantise(state, tokens, hidden)
    multiply(layer.key, tokens, keys)
    multiply(layer.value, tokens, values)
    multiply(layer.query, needed, queries)
    kernels.transpose(keys, tokens, hidden, turnedKeys, ROWS)
    kernels.attend(
      queries,
      turnedKeys,
      values,
      needed,
      tokens,
      hidden,
      heads,
      ROWS,
      attentionScale,
      shares,
      result,
    )
    quantise(result, needed, hidden)
    multiply(layer.attention, needed, result)
    kernels.normalise(state, result, layer.attentionNorm.weight, layer.attentionNorm.bias, needed, hidden)
    quantise(state, needed, hidden)
    multiply(layer.intermediate, needed, inner)
    kernels.activate(inner, needed * intermediate)
    quantise(inner, needed, intermediate)
    multiply(layer.output, needed, result)
    kernels.normalise(state, result, layer.outputNorm.weight, layer.outputNorm.bias, needed, hidden)
  }

  return {
    bytes: buffer.byteLength,
    score(input) {
      const tokens = input.ids.length
      checkInput(input, shape.pieces)
      new Int32Array(buffer, ids, tokens).set(input.ids)
      new Int32Array(buffer, types, tokens).set(input.types)
      kernels.embed(
        ids,
        types,
        tokens,
        at('embeddings.word'),
        memory.wordScales,
        at('embeddings.position'),
        at('embeddings.type'),
        hidden,
        state,
      )
      kernels.normalise(state, 0, at('embeddings.norm.weight'), at('embeddings.norm.bias'), tokens, hidden)
      // Only the first token is read in the end, so the last layer leaves the others out.
      for (const [i, layer] of layersAt.entries()) runLayer(layer, tokens, i === layers - 1 ? 1 : tokens)
      quantise(state, 1, hidden)
      multiply(pooler, 1, result)
      kernels.squash(result, hidden)
      kernels.project(result, at('head.weight'), at('head.bias'), LOGITS, hidden, logits)
      return new Float32Array(buffer, logits, LOGITS).slice()
    },
  }
}

type NormAt = { readonly weight: number; readonly bias: number }
type LayerAt = Readonly<Record<keyof typeof LAYER_MATRICES, PlacedMatrix>> & {
  readonly attentionNorm: NormAt
  readonly outputNorm: NormAt
}

function layerAt({ matrix, at }: NetworkMemory, name: string): LayerAt {
  const norm = (which: (typeof LAYER_NORMS)[number]): NormAt => ({
    weight: at(`${name}.${which}.norm.weight`),
    bias: at(`${name}.${which}.norm.bias`),
  })
  return {
    query: matrix(`${name}.query`),
    key: matrix(`${name}.key`),
    value: matrix(`${name}.value`),
    attention: matrix(`${name}.attention`),
    intermediate: matrix(`${name}.intermediate`),
    output: matrix(`${name}.output`),
    attentionNorm: norm('attention'),
    outputNorm: norm('output'),
  }
}

/** The kernels read where the ids and types point to. */
function checkInput({ ids, types }: PairInput, pieces: number): void {
  if (ids.length === 0 || ids.length > LONGEST_INPUT || types.length !== ids.length)
    throw new Error(`meaning: an input has 1 to ${LONGEST_INPUT} ids and as many types`)
  if (!ids.every((id) => id >= 0 && id < pieces) || !types.every((type) => type === 0 || type === 1))
    throw new Error('meaning: an input has an id or type that the model has not')
}
