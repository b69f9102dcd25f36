import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModelFile } from '../../../claims/meaning/model-file.ts'
import {
  headerOf,
  PIECES,
  randomModel,
  randomTensors,
  SMALL_SHAPE,
  sealModelFile,
  type TensorValues,
  writeModelFile,
} from '../../support/meaning-file.ts'

const GOOD = randomModel(SMALL_SHAPE, 1)
const SHAPE = { ...SMALL_SHAPE, pieces: PIECES.length }

/** What is wrong with a file, or "good". */
function fault(file: Uint8Array): string {
  const read = readModelFile(file)
  return read.ok ? 'good' : `${read.error.code} ${read.error.at}`.trim()
}

/** The good file with another header. */
function withHeader(change: (header: Record<string, unknown>) => unknown): Uint8Array {
  const length = new DataView(GOOD.buffer).getUint32(8, true)
  const start = Math.ceil((12 + length) / 64) * 64
  const header = JSON.parse(new TextDecoder().decode(GOOD.subarray(12, 12 + length)))
  const changed = change(header) ?? header
  return sealModelFile(changed, (area) => area(GOOD.length - start).set(GOOD.subarray(start)))
}

/** The good file with another value at a path of its header. */
function withValue(path: string, value: unknown): Uint8Array {
  return withHeader((header) => {
    const names = path.split('/')
    const last = names.pop() as string
    const within = names.reduce((at, name) => at[name] as Record<string, unknown>, header)
    if (value === undefined) delete within[last]
    else within[last] = value
  })
}

describe('readModelFile', () => {
  it('reads what the file says', () => {
    const read = readModelFile(GOOD)
    if (!read.ok) throw new Error(read.error.message)
    const { id, shape, vocabulary, licence, card, calibration, languages, matrices, numbers } = read.value
    expect({ id, shape, vocabulary, licence, card, calibration, languages }).toEqual({
      id: 'random',
      shape: SHAPE,
      vocabulary: PIECES,
      licence: 'MIT',
      card: { data: 'none' },
      calibration: { thresholds: [0.5] },
      languages: ['en', 'es'],
    })
    for (const [name, tensor] of Object.entries(randomTensors(SHAPE, 1))) {
      if (tensor.type === 'f32') expect(numbers.get(name)).toEqual(tensor.values)
      else expect(matrices.get(name)).toMatchObject({ values: tensor.values, scales: tensor.scales })
    }
  })

  it('reads a file that begins at an odd place of its buffer', () => {
    const shifted = new Uint8Array(GOOD.length + 3).subarray(3)
    shifted.set(GOOD)
    expect(fault(shifted)).toBe('good')
  })

  it("reads Node's buffers, which are slices of a larger one", () => {
    const file = Buffer.concat([Buffer.alloc(20), GOOD]).subarray(20)
    expect(readModelFile(file)).toEqual(readModelFile(GOOD))
  })

  it.each([
    ['id', 7, 'invalid id'],
    ['format', 2, 'unsupported-version format'],
    ['licence', undefined, 'invalid licence'],
    ['layers', 0, 'invalid layers'],
    ['layers', 25, 'invalid layers'],
    ['layers', 1.5, 'invalid layers'],
    ['layers', '2', 'invalid layers'],
    ['layers', 3, 'missing tensors.layer.2.query.weight'],
    ['hidden', 40, 'invalid hidden'],
    ['hidden', 64, 'invalid tensors.embeddings.word'],
    ['hidden', 2 ** 40, 'invalid hidden'],
    ['heads', 3, 'invalid heads'],
    ['heads', 8, 'invalid heads'],
    ['intermediate', 50, 'invalid intermediate'],
    ['positions', 163, 'invalid positions'],
    ['vocabulary', PIECES.slice(1), 'invalid tensors.embeddings.word'],
    ['vocabulary', PIECES.map((piece) => piece.replace('[SEP]', 'x')), 'duplicate vocabulary'],
    ['vocabulary', PIECES.map((piece) => piece.replace('[SEP]', 'xyz')), 'missing vocabulary'],
    ['vocabulary', [...PIECES.slice(1), 7], 'invalid vocabulary'],
    ['vocabulary', [...PIECES.slice(1), ''], 'invalid vocabulary'],
    ['vocabulary', [...PIECES.slice(1), 'a\ud800'], 'invalid vocabulary'],
    ['vocabulary', [...PIECES.slice(1), 'a'.repeat(101)], 'invalid vocabulary'],
    ['vocabulary', { length: 3 }, 'invalid vocabulary'],
    ['languages', 'en', 'invalid languages'],
    ['tensors', undefined, 'invalid tensors'],
    ['tensors', [], 'invalid tensors'],
    ['tensors/head.bias', undefined, 'missing tensors.head.bias'],
    ['tensors/head.bias', null, 'invalid tensors.head.bias'],
    ['tensors/head.bias/type', 'i8', 'invalid tensors.head.bias'],
    ['tensors/head.bias/shape', [8], 'invalid tensors.head.bias'],
    ['tensors/head.bias/shape', [7, 1], 'invalid tensors.head.bias'],
    ['tensors/head.bias/offset', -4, 'invalid tensors.head.bias'],
    ['tensors/head.bias/offset', 0.5, 'invalid tensors.head.bias'],
    ['tensors/head.bias/offset', 1e300, 'invalid tensors.head.bias'],
    ['tensors/head.bias/offset', GOOD.length, 'invalid tensors.head.bias'],
    ['tensors/pooler.weight/scale', undefined, 'invalid tensors.pooler.weight.scale'],
    ['tensors/pooler.weight/scale', GOOD.length, 'invalid tensors.pooler.weight.scale'],
    ['tensors/pooler.weight/offset', 0, 'invalid tensors.pooler.weight'],
    ['tensors/another', { type: 'f32', shape: [1], offset: -1 }, 'good'],
  ])('with %s: %j is %s', (path, value, expected) => {
    expect(fault(withValue(path, value))).toBe(expected)
  })

  it.each([
    [
      'a weight of more than seven bits',
      'pooler.weight',
      (t: Weights) => t.values.set([64]),
      'invalid tensors.pooler.weight',
    ],
    [
      'the least weight of all',
      'embeddings.word',
      (t: Weights) => t.values.set([-128]),
      'invalid tensors.embeddings.word',
    ],
    [
      'an infinite scale',
      'pooler.weight',
      (t: Weights) => t.scales?.set([Infinity]),
      'invalid tensors.pooler.weight.scale',
    ],
    ['no number', 'head.bias', (t: Weights) => t.values.set([Number.NaN]), 'invalid tensors.head.bias'],
    ['a huge number', 'head.bias', (t: Weights) => t.values.set([1e30]), 'invalid tensors.head.bias'],
  ])('refuses %s', (_, name, spoil, expected) => {
    const tensors = randomTensors(SHAPE, 1)
    spoil(tensors[name] as Weights)
    expect(fault(writeModelFile(headerOf(SMALL_SHAPE), tensors))).toBe(expected)
  })

  it.each([
    ['nothing', new Uint8Array(), 'invalid'],
    ['another file', new TextEncoder().encode('<!doctype html><p>Not found'), 'invalid'],
    ['a header of another kind', sealModelFile([]), 'invalid header'],
    ['no header', sealModelFile(null), 'invalid header'],
    ['the names of Object.prototype', sealModelFile({ __proto__: null, format: 1 }), 'invalid vocabulary'],
    ['another version', changed(4, 2), 'unsupported-version'],
    ['a header beyond the end', changed(8, GOOD.length), 'invalid'],
    ['a header of four gigabytes', changed(8, 0xffffffff), 'too-large'],
    ['a header that ends early', changed(8, 50), 'invalid header'],
  ])('refuses %s', (_, file, expected) => {
    expect(fault(file)).toBe(expected)
  })

  it('refuses a file that is cut short anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: GOOD.length - 64 }), (length) => {
        expect(fault(GOOD.slice(0, length))).not.toBe('good')
      }),
    )
  })

  it('gives an answer for any bytes, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fault(Uint8Array.of(...GOOD.subarray(0, 8), ...bytes))).not.toBe('good')
      }),
    )
    const length = new DataView(GOOD.buffer).getUint32(8, true)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 12 + length }), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        (edits) => {
          const file = GOOD.slice()
          for (const [at, byte] of edits) file[at] = byte
          expect(fault(file)).toMatch(/^(?:good|invalid|unsupported-version|too-large|duplicate|missing)/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('says where the fault is', () => {
    const read = readModelFile(withValue('tensors/head.bias/offset', -4))
    expect(!read.ok && read.error.message).toBe('meaning: tensors.head.bias has no valid offset')
  })
})

type Weights = TensorValues & { readonly scales?: Float32Array }

function changed(at: number, value: number): Uint8Array {
  const file = GOOD.slice()
  new DataView(file.buffer).setUint32(at, value, true)
  return file
}
