/** Self-attention in f32, four queries at a time. */
import { across, exponential, greatest } from './lanes'

/** to[c][t] = from[t][c]: a lane of a vector of keys is a token. */
export function transpose(from: usize, tokens: i32, hidden: i32, to: usize, stride: i32): void {
  for (let c = 0; c < hidden; c++) {
    const row = to + ((c * stride) << 2)
    const column = from + (c << 2)
    for (let t = 0; t < tokens; t++) store<f32>(row + (t << 2), load<f32>(column + ((t * hidden) << 2)))
  }
}

/**
 * out[i] = Σ softmax(query[i] · key[j] × scale) × value[j] for each head. Rows of `queries` and `out`
 * are computed up to a multiple of four, columns of `keys` read up to a multiple of eight.
 *
 * @param keys transposed: hidden × stride
 * @param weights room for 4 × stride numbers
 */
export function attend(
  queries: usize,
  keys: usize,
  values: usize,
  count: i32,
  tokens: i32,
  hidden: i32,
  heads: i32,
  stride: i32,
  scale: f32,
  weights: usize,
  out: usize,
): void {
  const size = hidden / heads
  for (let head = 0; head < heads; head++) {
    const at = (head * size) << 2
    for (let i = 0; i < count; i += 4) {
      const rows = at + ((i * hidden) << 2)
      compare(queries + rows, keys + at * stride, tokens, hidden, size, stride, scale, weights)
      for (let r = 0; r < 4; r++) soften(weights + ((r * stride) << 2), tokens)
      mix(weights, values + at, tokens, hidden, size, stride, out + rows)
    }
  }
}

/** weights[r][j] = query[r] · key[j] × scale, for four queries. */
function compare(
  queries: usize,
  keys: usize,
  tokens: i32,
  hidden: i32,
  size: i32,
  stride: i32,
  scale: f32,
  weights: usize,
): void {
  const q: usize = hidden << 2
  const next: usize = stride << 2
  const factor = f32x4.splat(scale)
  for (let j = 0; j < tokens; j += 8) {
    let s00 = f32x4.splat(0)
    let s01 = s00
    let s10 = s00
    let s11 = s00
    let s20 = s00
    let s21 = s00
    let s30 = s00
    let s31 = s00
    let key = keys + (j << 2)
    for (let at = queries, end = queries + (size << 2); at < end; at += 4) {
      const k0 = v128.load(key)
      const k1 = v128.load(key, 16)
      const q0 = v128.load32_splat(at)
      s00 = f32x4.add(s00, f32x4.mul(q0, k0))
      s01 = f32x4.add(s01, f32x4.mul(q0, k1))
      const q1 = v128.load32_splat(at + q)
      s10 = f32x4.add(s10, f32x4.mul(q1, k0))
      s11 = f32x4.add(s11, f32x4.mul(q1, k1))
      const q2 = v128.load32_splat(at + 2 * q)
      s20 = f32x4.add(s20, f32x4.mul(q2, k0))
      s21 = f32x4.add(s21, f32x4.mul(q2, k1))
      const q3 = v128.load32_splat(at + 3 * q)
      s30 = f32x4.add(s30, f32x4.mul(q3, k0))
      s31 = f32x4.add(s31, f32x4.mul(q3, k1))
      key += next
    }
    let target = weights + (j << 2)
    v128.store(target, f32x4.mul(s00, factor))
    v128.store(target, f32x4.mul(s01, factor), 16)
    target += next
    v128.store(target, f32x4.mul(s10, factor))
    v128.store(target, f32x4.mul(s11, factor), 16)
    target += next
    v128.store(target, f32x4.mul(s20, factor))
    v128.store(target, f32x4.mul(s21, factor), 16)
    target += next
    v128.store(target, f32x4.mul(s30, factor))
    v128.store(target, f32x4.mul(s31, factor), 16)
  }
}

/** What stands for minus infinity: its exponential is 0, and differences of it are numbers. */
const NOTHING: f32 = -1e30

/** Softmax of the first `tokens` numbers of a row. */
function soften(row: usize, tokens: i32): void {
  for (let j = tokens; (j & 3) != 0; j++) store<f32>(row + (j << 2), NOTHING)
  const end = row + (((tokens + 3) & ~3) << 2)
  let most = f32x4.splat(NOTHING)
  for (let at = row; at < end; at += 16) most = f32x4.pmax(most, v128.load(at))
  const top = f32x4.splat(greatest(most))
  let sum = f32x4.splat(0)
  for (let at = row; at < end; at += 16) {
    const e = exponential(f32x4.sub(v128.load(at), top))
    v128.store(at, e)
    sum = f32x4.add(sum, e)
  }
  const inverse = f32x4.splat(<f32>1 / across(sum))
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), inverse))
}

/** out[r] = Σ weights[r][j] × value[j], for four rows and eight columns at a time. */
function mix(weights: usize, values: usize, tokens: i32, hidden: i32, size: i32, stride: i32, out: usize): void {
  const next: usize = hidden << 2
  const w: usize = stride << 2
  for (let c = 0; c < size; c += 8) {
    let s00 = f32x4.splat(0)
    let s01 = s00
    let s10 = s00
    let s11 = s00
    let s20 = s00
    let s21 = s00
    let s30 = s00
    let s31 = s00
    let value = values + (c << 2)
    for (let at = weights, end = weights + (tokens << 2); at < end; at += 4) {
      const v0 = v128.load(value)
      const v1 = v128.load(value, 16)
      const w0 = v128.load32_splat(at)
      s00 = f32x4.add(s00, f32x4.mul(w0, v0))
      s01 = f32x4.add(s01, f32x4.mul(w0, v1))
      const w1 = v128.load32_splat(at + w)
      s10 = f32x4.add(s10, f32x4.mul(w1, v0))
      s11 = f32x4.add(s11, f32x4.mul(w1, v1))
      const w2 = v128.load32_splat(at + 2 * w)
      s20 = f32x4.add(s20, f32x4.mul(w2, v0))
      s21 = f32x4.add(s21, f32x4.mul(w2, v1))
      const w3 = v128.load32_splat(at + 3 * w)
      s30 = f32x4.add(s30, f32x4.mul(w3, v0))
      s31 = f32x4.add(s31, f32x4.mul(w3, v1))
      value += next
    }
    let target = out + (c << 2)
    v128.store(target, s00)
    v128.store(target, s01, 16)
    target += next
    v128.store(target, s10)
    v128.store(target, s11, 16)
    target += next
    v128.store(target, s20)
    v128.store(target, s21, 16)
    target += next
    v128.store(target, s30)
    v128.store(target, s31, 16)
  }
}
