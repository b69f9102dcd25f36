/**
 * The file of a sentence-pair model, meaning.bin. Numbers are little-endian.
 *
 *   "FNMM" · u32 version · u32 length of the header · header (JSON) · zeros up to a multiple of 64 · tensors
 *
 * The header names the model's sizes, its vocabulary and its tensors. A tensor of type i8 is a row-major
 * matrix with an f32 scale for each row: the weight is q × scale. Offsets count from the first tensor.
 *
 * Worked example: `"head.bias": {"type": "f32", "shape": [7], "offset": 128}` in a file with a header
 * of 1,000 bytes: the tensors begin at 1,024 (the next multiple of 64 after 12 + 1,000), so these are
 * the 28 bytes from 1,152.
 *
 * Nothing in a file is believed: each size, place and number is checked before it is used.
 */
import { fail, ok, type Problem, type Result } from '../result.ts'
import { type Shape, tensorsOf } from './model-shape.ts'
import { LONGEST_INPUT } from './pair-input.ts'
import { SPECIAL_PIECES } from './wordpiece.ts'

export type ModelFile = {
  readonly id: string
  readonly shape: Shape
  /** The pieces in the order of their ids. */
  readonly vocabulary: readonly string[]
  readonly licence: string
  /** Where the model comes from and how good it is, for people; JSON. */
  readonly card: unknown
  /** What turns logits into answers; JSON, for whoever knows the model. */
  readonly calibration: unknown
  /** The languages that it was trained on. */
  readonly languages: readonly string[]
  /** The matrices, by name: views on the file. */
  readonly matrices: ReadonlyMap<string, Matrix>
  /** All other tensors, by name: copies. */
  readonly numbers: ReadonlyMap<string, Float32Array>
}

export type Matrix = {
  readonly rows: number
  readonly columns: number
  readonly values: Int8Array
  readonly scales: Float32Array
}

const MAGIC = 'FNMM'
const VERSION = 1
const FORMAT = 1
const PREFIX_BYTES = 12
const ALIGNMENT = 64
const MOST_HEADER_BYTES = 8_000_000
const MOST_PIECES = 65_536
const LONGEST_PIECE = 100
/** Weights and scales that are learned are far smaller; with these, no sum in the network overflows. */
const GREATEST_NUMBER = 100

/** The least and the greatest of each size, and what it must be a multiple of, for the kernels' blocks. */
const SIZES = {
  layers: [1, 24, 1],
  hidden: [16, 1024, 16],
  heads: [1, 64, 1],
  intermediate: [16, 4096, 16],
  positions: [LONGEST_INPUT, 1024, 1],
} as const satisfies Record<Exclude<keyof Shape, 'pieces'>, readonly [number, number, number]>
/** The numbers of a head must be a multiple of this, for the kernels' blocks. */
const HEAD_BLOCK = 8

class Fault extends Error {
  readonly problem: Problem
  constructor(code: Problem['code'], at: string, what: string) {
    super(what)
    this.problem = { code, at, message: `meaning: ${at === '' ? 'the file' : at} ${what}` }
  }
}

/** Reads a file, or says the first thing that is wrong with it. */
export function readModelFile(file: Uint8Array): Result<ModelFile, Problem> {
  try {
    // A Buffer of Node's has another slice(), which does not copy.
    return ok(read(new Uint8Array(file.buffer, file.byteOffset, file.byteLength)))
  } catch (cause) {
    if (cause instanceof Fault) return fail(cause.problem)
    throw cause
  }
}

function read(file: Uint8Array): ModelFile {
  if (file.length < PREFIX_BYTES || String.fromCharCode(...file.subarray(0, 4)) !== MAGIC)
    throw new Fault('invalid', '', 'is no model: it does not begin with FNMM')
  const prefix = new DataView(file.buffer, file.byteOffset, PREFIX_BYTES)
  const version = prefix.getUint32(4, true)
  if (version !== VERSION)
    throw new Fault('unsupported-version', '', `has version ${version}; this program reads ${VERSION}`)
  const headerBytes = prefix.getUint32(8, true)
  if (headerBytes > MOST_HEADER_BYTES) throw new Fault('too-large', '', 'has too long a header')
  if (PREFIX_BYTES + headerBytes > file.length) throw new Fault('invalid', '', 'ends in its header')
  const header = record(jsonOf(file.slice(PREFIX_BYTES, PREFIX_BYTES + headerBytes)), 'header')
  if (header.format !== FORMAT)
    throw new Fault('unsupported-version', 'format', `is ${header.format}; this program reads ${FORMAT}`)

  const vocabulary = texts(header.vocabulary, 'vocabulary', MOST_PIECES)
  if (vocabulary.some((piece) => piece.length > LONGEST_PIECE || !piece.isWellFormed()))
    throw new Fault('invalid', 'vocabulary', 'has a piece that is too long or no text')
  if (new Set(vocabulary).size !== vocabulary.length)
    throw new Fault('duplicate', 'vocabulary', 'has a piece twice')
  for (const piece of Object.values(SPECIAL_PIECES))
    if (!vocabulary.includes(piece)) throw new Fault('missing', 'vocabulary', `has no ${piece}`)

  const shape = shapeOf(header, vocabulary.length)
  const area = file.subarray(Math.ceil((PREFIX_BYTES + headerBytes) / ALIGNMENT) * ALIGNMENT)
  return {
    id: text(header.id, 'id'),
    shape,
    vocabulary,
    licence: text(header.licence, 'licence'),
    card: header.card,
    calibration: header.calibration,
    languages: texts(header.languages, 'languages', 100),
    ...tensorsIn(area, record(header.tensors, 'tensors'), shape),
  }
}

function shapeOf(header: Readonly<Record<string, unknown>>, pieces: number): Shape {
  const size = (name: keyof typeof SIZES): number => {
    const [least, most, step] = SIZES[name]
    const value = header[name]
    if (typeof value !== 'number' || !(value >= least && value <= most && value % step === 0))
      throw new Fault('invalid', name, `is not from ${least} to ${most}, a multiple of ${step}`)
    return value
  }
  const shape = {
    layers: size('layers'),
    hidden: size('hidden'),
    heads: size('heads'),
    intermediate: size('intermediate'),
    positions: size('positions'),
    pieces,
  }
  if (shape.hidden % (shape.heads * HEAD_BLOCK) !== 0)
    throw new Fault('invalid', 'heads', `do not divide hidden into multiples of ${HEAD_BLOCK}`)
  return shape
}

function tensorsIn(
  area: Uint8Array,
  entries: Readonly<Record<string, unknown>>,
  shape: Shape,
): Pick<ModelFile, 'matrices' | 'numbers'> {
  const matrices = new Map<string, Matrix>()
  const numbers = new Map<string, Float32Array>()
  for (const { name, type, dimensions, greatest } of tensorsOf(shape)) {
    const at = `tensors.${name}`
    if (!Object.hasOwn(entries, name)) throw new Fault('missing', at, 'is missing')
    const entry = record(entries[name], at)
    if (entry.type !== type) throw new Fault('invalid', at, `is not of type ${type}`)
    if (!Array.isArray(entry.shape) || entry.shape.length !== dimensions.length)
      throw new Fault('invalid', at, `has not the shape ${dimensions}`)
    if (dimensions.some((length, i) => (entry.shape as unknown[])[i] !== length))
      throw new Fault('invalid', at, `has not the shape ${dimensions}`)
    const [rows = 0, columns = 1] = dimensions
    if (type === 'f32') numbers.set(name, floatsIn(area, entry.offset, rows * columns, at))
    else {
      const bytes = bytesIn(area, entry.offset, rows * columns, at)
      const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
      if (!withinRange(values, greatest)) throw new Fault('invalid', at, `has a weight beyond ±${greatest}`)
      matrices.set(name, { rows, columns, values, scales: floatsIn(area, entry.scale, rows, `${at}.scale`) })
    }
  }
  return { matrices, numbers }
}

function withinRange(values: Int8Array, greatest: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value > greatest || value < -greatest) return false
  }
  return true
}

function floatsIn(area: Uint8Array, offset: unknown, count: number, at: string): Float32Array {
  // A copy: the place in the file may be no multiple of four.
  const values = new Float32Array(bytesIn(area, offset, count * 4, at).slice().buffer)
  if (!values.every((value) => Math.abs(value) <= GREATEST_NUMBER))
    throw new Fault('invalid', at, `has a number beyond ±${GREATEST_NUMBER}`)
  return values
}

function bytesIn(area: Uint8Array, offset: unknown, bytes: number, at: string): Uint8Array {
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0)
    throw new Fault('invalid', at, 'has no valid offset')
  if (offset + bytes > area.length) throw new Fault('invalid', at, 'is not within the file')
  return area.subarray(offset, offset + bytes)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Fault('invalid', 'header', 'is no JSON in UTF-8')
  }
}

function record(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Fault('invalid', at, 'is no object')
  return value as Record<string, unknown>
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new Fault('invalid', at, 'is no text')
  return value
}

function texts(value: unknown, at: string, most: number): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most)
    throw new Fault('invalid', at, `is no list of 1 to ${most} texts`)
  return value.map((each) => text(each, at))
}
