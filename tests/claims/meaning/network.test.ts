import { describe, expect, it } from 'vitest'
import { type Build, chooseBuild, loadKernels } from '../../../claims/meaning/load-kernels.ts'
import { type Meaning, openMeaning } from '../../../claims/meaning/network.ts'
import type { PairInput } from '../../../claims/meaning/pair-input.ts'
import {
  headerOf,
  PIECES,
  REAL_SHAPE,
  randomModel,
  randomNumbers,
  randomTensors,
  SMALL_SHAPE,
  writeModelFile,
} from '../../support/meaning-file.ts'
import { referenceLogits, SAME_BITS } from '../../support/meaning-reference.ts'

const BUILDS: Build[] = ['relaxed', 'plain']

async function opened(file: Uint8Array, build?: Build): Promise<Meaning> {
  const meaning = await openMeaning(file, build === undefined ? undefined : [build])
  if (!meaning.ok) throw new Error(meaning.error.message)
  return meaning.value
}

function randomInput(tokens: number, seed: number): PairInput {
  const random = randomNumbers(seed)
  const ids = Int32Array.from({ length: tokens }, () => Math.floor(random() * PIECES.length))
  return { ids, types: Int32Array.from(ids, (_, i) => (i > tokens / 3 ? 1 : 0)) }
}

describe.each(BUILDS)('the %s kernels', (build) => {
  it.each([
    ['small', SMALL_SHAPE],
    ['of one head and layer', { ...SMALL_SHAPE, hidden: 16, heads: 1, layers: 1, intermediate: 16 }],
    ['wider inside than the longest row', { ...SMALL_SHAPE, hidden: 64, heads: 8, intermediate: 272 }],
  ])('give the same bits as the reference for a model that is %s', async (_, shape) => {
    for (const seed of [1, 2]) {
      const file = randomModel(shape, seed)
      const meaning = await opened(file, build)
      // All remainders of the kernels' blocks of four, six and eight tokens.
      for (const tokens of [164, ...Array.from({ length: 26 }, (_, i) => i + 1)]) {
        const input = randomInput(tokens, seed)
        expect(meaning.score(input)).toEqual(referenceLogits(file, input))
      }
    }
  })

  it('give the same bits as the reference for the sizes of the model that ships', async () => {
    const file = randomModel(REAL_SHAPE, 4)
    const meaning = await opened(file, build)
    const input = randomInput(11, 4)
    expect(meaning.score(input)).toEqual(referenceLogits(file, input))
  })

  it('give numbers for the greatest weights that a file may have', async () => {
    const tensors = randomTensors({ ...SMALL_SHAPE, pieces: PIECES.length }, 5)
    for (const tensor of Object.values(tensors)) {
      if (tensor.type === 'f32') tensor.values.fill(100)
      else {
        tensor.values.forEach((value, i) => {
          tensor.values[i] = value < 0 ? -63 : 63
        })
        tensor.scales.fill(100)
      }
    }
    const file = writeModelFile(headerOf(SMALL_SHAPE), tensors)
    const input = randomInput(9, 5)
    const logits = (await opened(file, build)).score(input)
    expect(logits.every(Number.isFinite)).toBe(true)
    expect(logits).toEqual(referenceLogits(file, input))
  })

  it('multiply the greatest activations and weights without losing a bit', async () => {
    const [rows, columns] = [8, 1536]
    const memory = new WebAssembly.Memory({ initial: 4, maximum: 4 })
    const kernels = await loadKernels(build, memory)
    const [x, ints, scales, starts, raw, packed, ones, zeros, out] = [
      1024, 8192, 12_288, 12_352, 16_384, 32_768, 65_536, 65_600, 65_664,
    ] as const
    for (const [sign, weight] of [
      [1, 63],
      [1, -63],
      [-1, 63],
      [-1, -63],
    ] as const) {
      new Float32Array(memory.buffer, x, columns).fill(sign * 127)
      new Int8Array(memory.buffer, raw, rows * columns).fill(weight)
      new Float32Array(memory.buffer, ones, rows).fill(1)
      kernels.pack(raw, packed, rows, columns)
      kernels.quantise(x, 1, columns, ints, scales, starts)
      kernels.multiply(ints, scales, starts, 1, packed, ones, zeros, rows, columns, out)
      expect([...new Float32Array(memory.buffer, out, rows)]).toEqual(
        new Array(rows).fill(columns * sign * 127 * weight),
      )
    }
  })

  it('compute exp, GELU and tanh as the reference does, and near the truth', async () => {
    const memory = new WebAssembly.Memory({ initial: 20, maximum: 20 })
    const kernels = await loadKernels(build, memory)
    const random = randomNumbers(6)
    const xs = Float32Array.from(
      { length: 200_000 },
      (_, i) => (random() * 2 - 1) * [0.01, 1, 6, 100][i % 4]!,
    )
    xs.set([0, -0, 1e-40, -1e-40, 1e30, -1e30, 87, -87, 88, -88])
    const within = new Float32Array(memory.buffer, 1024, xs.length)
    for (const [kernel, same] of [
      [kernels.activate, SAME_BITS.gelu],
      [kernels.squash, SAME_BITS.tanh],
    ] as const) {
      within.set(xs)
      kernel(1024, xs.length)
      expect(within).toEqual(xs.map(same))
    }
    const worst = (error: (x: number) => number) => xs.reduce((most, x) => Math.max(most, error(x)), 0)
    expect(worst((x) => Math.abs(SAME_BITS.gelu(x) - gelu(x)) / Math.max(Math.abs(x), 1e-9))).toBeLessThan(
      1.5e-6,
    )
    expect(worst((x) => Math.abs(SAME_BITS.tanh(x) - Math.tanh(x)))).toBeLessThan(5e-7)
    const below = (x: number) => Math.max(-87, -Math.abs(x))
    expect(worst((x) => Math.abs(SAME_BITS.exp(below(x)) / Math.exp(below(x)) - 1))).toBeLessThan(4e-7)
    expect(SAME_BITS.exp(-87.1)).toBe(0)
  })
})

describe('openMeaning', () => {
  const file = randomModel(SMALL_SHAPE, 7)

  it('takes the fastest build that the machine has', async () => {
    expect((await opened(file)).build).toBe(chooseBuild())
  })

  it('says so if the machine has none', async () => {
    expect(await openMeaning(file, [])).toMatchObject({ ok: false, error: { code: 'no-simd' } })
  })

  it('says what is wrong with a file', async () => {
    expect(await openMeaning(file.slice(0, 1000))).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  it('scores texts', async () => {
    const meaning = await opened(file)
    const [claim, sentence, none] = ['The mayor claims.', 'Vaccines!', ''].map(meaning.tokens) as [
      number[],
      number[],
      number[],
    ]
    const input = meaning.input({ claim, sentence, headline: none, previous: none })
    expect(meaning.score(input)).toEqual(referenceLogits(file, input))
    expect(meaning.score(input)).toHaveLength(7)
  })

  it('keeps nothing of one pair for the next', async () => {
    const meaning = await opened(file)
    const inputs = [164, 3, 50, 1, 97].map((tokens) => randomInput(tokens, tokens))
    const alone = []
    for (const input of inputs) alone.push((await opened(file)).score(input))
    expect(inputs.map((input) => meaning.score(input))).toEqual(alone)
    expect(inputs.map((input) => meaning.score(input))).toEqual(alone)
  })

  it('needs neither the file nor the input afterwards', async () => {
    const copy = file.slice()
    const meaning = await opened(copy)
    copy.fill(0)
    const input = randomInput(20, 8)
    const logits = meaning.score(input)
    expect(logits).toEqual(referenceLogits(file, input))
    meaning.score(randomInput(30, 9))
    expect(logits).toEqual(referenceLogits(file, input))
  })

  it.each([
    ['no ids', [], []],
    ['too many ids', new Array(165).fill(1), new Array(165).fill(0)],
    ['fewer types than ids', [1, 2], [0]],
    ['an id that the vocabulary has not', [PIECES.length], [0]],
    ['a negative id', [-1], [0]],
    ['another type', [1], [2]],
  ])('refuses an input with %s', async (_, ids, types) => {
    const meaning = await opened(file)
    const input = { ids: Int32Array.from(ids), types: Int32Array.from(types) }
    expect(() => meaning.score(input)).toThrow('meaning: an input has')
  })

  it('scores nothing once it is closed', async () => {
    const meaning = await opened(file)
    meaning.close()
    expect(() => meaning.score(randomInput(5, 1))).toThrow('meaning: the model is closed')
  })
})

/** x · Φ(x) by the series of the error function, or by its continued fraction where that is better. */
function gelu(x: number): number {
  const a = Math.abs(x) / Math.SQRT2
  let tail: number
  if (a < 3) {
    let term = a
    let sum = a
    for (let n = 1; n < 80; n++) {
      term *= (-a * a) / n
      sum += term / (2 * n + 1)
    }
    tail = 0.5 - sum / Math.sqrt(Math.PI)
  } else {
    let fraction = 0
    for (let n = 60; n > 0; n--) fraction = n / 2 / (a + fraction)
    tail = Math.exp(-a * a) / (2 * Math.sqrt(Math.PI) * (a + fraction))
  }
  return x < 0 ? x * tail : x * (1 - tail)
}
