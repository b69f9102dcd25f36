/** What is done to each token's row by itself: embed, normalise, quantise, apply a function. */
import { across, gelu, greatest, ROUNDER, ROUNDER_BITS, tangent } from './lanes'

/** Bytes of a quantised activation: one for the relaxed product, two for the plain one. */
export const ACTIVATION: i32 = ASC_FEATURE_RELAXED_SIMD ? 1 : 2

/** out[i] = (word × its scale + type) + position, for `tokens` ids and types (i32). */
export function embed(
  ids: usize,
  types: usize,
  tokens: i32,
  words: usize,
  scales: usize,
  positions: usize,
  typeRows: usize,
  hidden: i32,
  out: usize,
): void {
  for (let i = 0; i < tokens; i++) {
    const id = load<i32>(ids + (i << 2))
    const scale = f32x4.splat(load<f32>(scales + (id << 2)))
    const word = words + id * hidden
    const type = typeRows + ((load<i32>(types + (i << 2)) * hidden) << 2)
    const position = positions + ((i * hidden) << 2)
    const row = out + ((i * hidden) << 2)
    for (let c = 0; c < hidden; c += 4) {
      const wide = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(word + c)))
      let sum = f32x4.mul(f32x4.convert_i32x4_s(wide), scale)
      sum = f32x4.add(sum, v128.load(type + (c << 2)))
      v128.store(row + (c << 2), f32x4.add(sum, v128.load(position + (c << 2))))
    }
  }
}

/**
 * Layer normalisation of x + added, in place in x; `added` is 0 where there is nothing to add. Sums
 * go over sixteen lanes, of which the first vector and the second, the third and the fourth are added first.
 */
export function normalise(x: usize, added: usize, weight: usize, bias: usize, tokens: i32, hidden: i32): void {
  const bytes = hidden << 2
  for (let i = 0; i < tokens; i++) {
    const row = x + i * bytes
    if (added != 0) {
      const other = added + i * bytes
      for (let c = 0; c < bytes; c += 16) v128.store(row + c, f32x4.add(v128.load(row + c), v128.load(other + c)))
    }
    const mean = f32x4.splat(sumOf(row, bytes) / f32(hidden))
    let s0 = f32x4.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let c = 0; c < bytes; c += 64) {
      const d0 = f32x4.sub(v128.load(row + c), mean)
      const d1 = f32x4.sub(v128.load(row + c, 16), mean)
      const d2 = f32x4.sub(v128.load(row + c, 32), mean)
      const d3 = f32x4.sub(v128.load(row + c, 48), mean)
      s0 = f32x4.add(s0, f32x4.mul(d0, d0))
      s1 = f32x4.add(s1, f32x4.mul(d1, d1))
      s2 = f32x4.add(s2, f32x4.mul(d2, d2))
      s3 = f32x4.add(s3, f32x4.mul(d3, d3))
    }
    const variance = across(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3))) / f32(hidden)
    const inverse = f32x4.splat(<f32>1 / sqrt<f32>(variance + <f32>1e-12))
    for (let c = 0; c < bytes; c += 16) {
      const even = f32x4.mul(f32x4.sub(v128.load(row + c), mean), inverse)
      v128.store(row + c, f32x4.add(f32x4.mul(even, v128.load(weight + c)), v128.load(bias + c)))
    }
  }
}

/** The sum of a row, over sixteen lanes. */
@inline
function sumOf(row: usize, bytes: i32): f32 {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  for (let c = 0; c < bytes; c += 64) {
    s0 = f32x4.add(s0, v128.load(row + c))
    s1 = f32x4.add(s1, v128.load(row + c, 16))
    s2 = f32x4.add(s2, v128.load(row + c, 32))
    s3 = f32x4.add(s3, v128.load(row + c, 48))
  }
  return across(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)))
}

/**
 * Quantises each row: scale = max|x| / 127 (1 for a row of zeros), q = x / scale rounded half away
 * from zero. `starts` gets what the row's sums of products begin with: −64 × the sum of q, where the
 * weights are stored with 64 added, else 0.
 */
export function quantise(x: usize, tokens: i32, columns: i32, ints: usize, scales: usize, starts: usize): void {
  const bytes = columns << 2
  for (let i = 0; i < tokens; i++) {
    const row = x + i * bytes
    let m0 = f32x4.splat(0)
    let m1 = m0
    let m2 = m0
    let m3 = m0
    for (let c = 0; c < bytes; c += 64) {
      m0 = f32x4.pmax(m0, f32x4.abs(v128.load(row + c)))
      m1 = f32x4.pmax(m1, f32x4.abs(v128.load(row + c, 16)))
      m2 = f32x4.pmax(m2, f32x4.abs(v128.load(row + c, 32)))
      m3 = f32x4.pmax(m3, f32x4.abs(v128.load(row + c, 48)))
    }
    let scale = greatest(f32x4.pmax(f32x4.pmax(m0, m1), f32x4.pmax(m2, m3))) / <f32>127
    if (scale == 0) scale = 1
    store<f32>(scales + (i << 2), scale)
    const divisor = f32x4.splat(scale)
    const target = ints + i * columns * ACTIVATION
    let sum = i32x4.splat(0)
    for (let c = 0; c < columns; c += 16) {
      const from = row + (c << 2)
      const q0 = nearest(f32x4.div(v128.load(from), divisor))
      const q1 = nearest(f32x4.div(v128.load(from, 16), divisor))
      const q2 = nearest(f32x4.div(v128.load(from, 32), divisor))
      const q3 = nearest(f32x4.div(v128.load(from, 48), divisor))
      const low = i16x8.narrow_i32x4_s(q0, q1)
      const high = i16x8.narrow_i32x4_s(q2, q3)
      if (ASC_FEATURE_RELAXED_SIMD) {
        sum = i32x4.add(sum, i32x4.add(i32x4.add(q0, q1), i32x4.add(q2, q3)))
        v128.store(target + c, i8x16.narrow_i16x8_s(low, high))
      } else {
        v128.store(target + (c << 1), low)
        v128.store(target + (c << 1), high, 16)
      }
    }
    const total =
      i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3)
    store<i32>(starts + (i << 2), -64 * total)
  }
}

/** The nearest integers of at most ±127, half away from zero. A row of the least numbers may come out greater by rounding. */
@inline
function nearest(x: v128): v128 {
  const half = v128.or(f32x4.splat(0.5), v128.and(x, f32x4.splat(-0.0)))
  const whole = f32x4.trunc(f32x4.add(x, half))
  const within = f32x4.pmax(f32x4.splat(-127), f32x4.pmin(f32x4.splat(127), whole))
  return i32x4.sub(f32x4.add(within, f32x4.splat(ROUNDER)), i32x4.splat(ROUNDER_BITS))
}

/** GELU of `count` numbers in place. */
export function activate(x: usize, count: i32): void {
  const end = x + (count << 2)
  for (; x < end; x += 16) v128.store(x, gelu(v128.load(x)))
}

/** tanh of `count` numbers in place. */
export function squash(x: usize, count: i32): void {
  const end = x + (count << 2)
  for (; x < end; x += 16) v128.store(x, tangent(v128.load(x)))
}

/** out[r] = weights[r] · x + bias[r] in f32. */
export function project(x: usize, weights: usize, bias: usize, rows: i32, columns: i32, out: usize): void {
  const bytes = columns << 2
  for (let r = 0; r < rows; r++) {
    const row = weights + r * bytes
    let s0 = f32x4.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    for (let c = 0; c < bytes; c += 64) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load(x + c), v128.load(row + c)))
      s1 = f32x4.add(s1, f32x4.mul(v128.load(x + c, 16), v128.load(row + c, 16)))
      s2 = f32x4.add(s2, f32x4.mul(v128.load(x + c, 32), v128.load(row + c, 32)))
      s3 = f32x4.add(s3, f32x4.mul(v128.load(x + c, 48), v128.load(row + c, 48)))
    }
    const sum = across(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)))
    store<f32>(out + (r << 2), sum + load<f32>(bias + (r << 2)))
  }
}
