/**
 * Products of quantised rows and matrices. A matrix is packed in the order in which it is read: eight
 * rows at a time, STEP columns of rows 0–3 and then of rows 4–7. A lane of a sum belongs to one row, so
 * nothing has to be added across lanes.
 *
 *   relaxed, STEP 4:  r0c0 r0c1 r0c2 r0c3 | r1c0 … r1c3 | r2c0 … r2c3 | r3c0 … r3c3    16 bytes
 *   plain,   STEP 2:  r0c0 r0c1 | r1c0 r1c1 | r2c0 r2c1 | r3c0 r3c1                      8 bytes
 *
 * The relaxed product adds four products of a signed byte and a seven-bit number to a lane; what the
 * hardware does with an eighth bit, or with a sum of two products that leaves 16 bits, is its own
 * affair. So weights (at most ±63) are stored with 64 added, 1 to 127, and two products are at most
 * 2 × 127 × 127 = 32,258 < 2¹⁵. Every sum is exact, and quantise() has subtracted the 64 beforehand.
 */

const STEP: i32 = ASC_FEATURE_RELAXED_SIMD ? 4 : 2
/** Bytes of STEP columns of four rows. */
const BLOCK: usize = 4 * STEP
const SHIFT: i32 = ASC_FEATURE_RELAXED_SIMD ? 64 : 0
/** Bytes of STEP activations, which fill a lane: four of one byte or two of two. */
const LANE: usize = 4

/** Packs a row-major matrix. */
export function pack(source: usize, target: usize, rows: i32, columns: i32): void {
  for (let group = 0; group < rows; group += 8)
    for (let column = 0; column < columns; column += STEP)
      for (let row = group; row < group + 8; row++)
        for (let c = column; c < column + STEP; c++)
          store<i8>(target++, <i8>(load<i8>(source + row * columns + c) + SHIFT))
}

/** Four more products of a token in each lane (two in the plain build). */
@inline
function dot(token: v128, weights: v128, sums: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? i32x4.relaxed_dot_i8x16_i7x16_add_s(token, weights, sums)
    : i32x4.add(sums, i32x4.dot_i16x8_s(token, weights))
}

@inline
function weightsAt(address: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load(address) : v128.load_ext<i8>(address)
}

@inline
function startAt(starts: usize, token: usize): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.load32_splat(starts + (token << 2)) : i32x4.splat(0)
}

/** The sum × the rows' scales × the token's scale + bias. */
@inline
function finish(sums: v128, out: usize, scale: f32, rowScales: v128, bias: v128): void {
  const scaled = f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sums), rowScales), f32x4.splat(scale))
  v128.store(out, f32x4.add(scaled, bias))
}

/**
 * out[t] = matrix · x[t] + bias for each token. `out` and `ints` must have room for a multiple of
 * four rows: the rows after the last token are computed too and mean nothing.
 */
export function multiply(
  ints: usize,
  scales: usize,
  starts: usize,
  count: i32,
  weights: usize,
  rowScales: usize,
  bias: usize,
  rows: i32,
  columns: i32,
  out: usize,
): void {
  const stride: usize = columns * (<i32>LANE / STEP)
  const outStride: usize = rows << 2
  const tokens: usize = count
  for (let row = 0; row < rows; row += 8) {
    let t: usize = 0
    while (tokens - t >= 6 && tokens - t != 7 && tokens - t != 8) {
      six(ints + t * stride, stride, scales + (t << 2), starts + (t << 2), weights, rowScales, bias, out + t * outStride, outStride)
      t += 6
    }
    for (; t + 1 < tokens; t += 4)
      four(ints + t * stride, stride, scales + (t << 2), starts + (t << 2), weights, rowScales, bias, out + t * outStride, outStride)
    if (t < tokens)
      one(ints + t * stride, stride, scales + (t << 2), starts + (t << 2), weights, rowScales, bias, out + t * outStride)
    weights += columns << 3
    rowScales += 32
    bias += 32
    out += 32
  }
}

function six(
  ints: usize,
  stride: usize,
  scales: usize,
  starts: usize,
  weights: usize,
  rowScales: usize,
  bias: usize,
  out: usize,
  outStride: usize,
): void {
  let a0 = ints
  let a1 = a0 + stride
  let a2 = a1 + stride
  let a3 = a2 + stride
  let a4 = a3 + stride
  let a5 = a4 + stride
  let s00 = startAt(starts, 0)
  let s01 = s00
  let s10 = startAt(starts, 1)
  let s11 = s10
  let s20 = startAt(starts, 2)
  let s21 = s20
  let s30 = startAt(starts, 3)
  let s31 = s30
  let s40 = startAt(starts, 4)
  let s41 = s40
  let s50 = startAt(starts, 5)
  let s51 = s50
  for (const end = a1; a0 < end; a0 += 1 * LANE) {
    const w0 = weightsAt(weights)
    const w1 = weightsAt(weights + BLOCK)
    let token = v128.load32_splat(a0)
    s00 = dot(token, w0, s00)
    s01 = dot(token, w1, s01)
    token = v128.load32_splat(a1)
    s10 = dot(token, w0, s10)
    s11 = dot(token, w1, s11)
    token = v128.load32_splat(a2)
    s20 = dot(token, w0, s20)
    s21 = dot(token, w1, s21)
    token = v128.load32_splat(a3)
    s30 = dot(token, w0, s30)
    s31 = dot(token, w1, s31)
    token = v128.load32_splat(a4)
    s40 = dot(token, w0, s40)
    s41 = dot(token, w1, s41)
    token = v128.load32_splat(a5)
    s50 = dot(token, w0, s50)
    s51 = dot(token, w1, s51)
    a1 += 1 * LANE
    a2 += 1 * LANE
    a3 += 1 * LANE
    a4 += 1 * LANE
    a5 += 1 * LANE
    weights += 2 * BLOCK
  }
  const r0 = v128.load(rowScales)
  const r1 = v128.load(rowScales, 16)
  const b0 = v128.load(bias)
  const b1 = v128.load(bias, 16)
  finish(s00, out, load<f32>(scales, 0), r0, b0)
  finish(s01, out + 16, load<f32>(scales, 0), r1, b1)
  out += outStride
  finish(s10, out, load<f32>(scales, 4), r0, b0)
  finish(s11, out + 16, load<f32>(scales, 4), r1, b1)
  out += outStride
  finish(s20, out, load<f32>(scales, 8), r0, b0)
  finish(s21, out + 16, load<f32>(scales, 8), r1, b1)
  out += outStride
  finish(s30, out, load<f32>(scales, 12), r0, b0)
  finish(s31, out + 16, load<f32>(scales, 12), r1, b1)
  out += outStride
  finish(s40, out, load<f32>(scales, 16), r0, b0)
  finish(s41, out + 16, load<f32>(scales, 16), r1, b1)
  out += outStride
  finish(s50, out, load<f32>(scales, 20), r0, b0)
  finish(s51, out + 16, load<f32>(scales, 20), r1, b1)
}

function four(
  ints: usize,
  stride: usize,
  scales: usize,
  starts: usize,
  weights: usize,
  rowScales: usize,
  bias: usize,
  out: usize,
  outStride: usize,
): void {
  let a0 = ints
  let a1 = a0 + stride
  let a2 = a1 + stride
  let a3 = a2 + stride
  let s00 = startAt(starts, 0)
  let s01 = s00
  let s10 = startAt(starts, 1)
  let s11 = s10
  let s20 = startAt(starts, 2)
  let s21 = s20
  let s30 = startAt(starts, 3)
  let s31 = s30
  for (const end = a1; a0 < end; a0 += 1 * LANE) {
    const w0 = weightsAt(weights)
    const w1 = weightsAt(weights + BLOCK)
    let token = v128.load32_splat(a0)
    s00 = dot(token, w0, s00)
    s01 = dot(token, w1, s01)
    token = v128.load32_splat(a1)
    s10 = dot(token, w0, s10)
    s11 = dot(token, w1, s11)
    token = v128.load32_splat(a2)
    s20 = dot(token, w0, s20)
    s21 = dot(token, w1, s21)
    token = v128.load32_splat(a3)
    s30 = dot(token, w0, s30)
    s31 = dot(token, w1, s31)
    a1 += 1 * LANE
    a2 += 1 * LANE
    a3 += 1 * LANE
    weights += 2 * BLOCK
  }
  const r0 = v128.load(rowScales)
  const r1 = v128.load(rowScales, 16)
  const b0 = v128.load(bias)
  const b1 = v128.load(bias, 16)
  finish(s00, out, load<f32>(scales, 0), r0, b0)
  finish(s01, out + 16, load<f32>(scales, 0), r1, b1)
  out += outStride
  finish(s10, out, load<f32>(scales, 4), r0, b0)
  finish(s11, out + 16, load<f32>(scales, 4), r1, b1)
  out += outStride
  finish(s20, out, load<f32>(scales, 8), r0, b0)
  finish(s21, out + 16, load<f32>(scales, 8), r1, b1)
  out += outStride
  finish(s30, out, load<f32>(scales, 12), r0, b0)
  finish(s31, out + 16, load<f32>(scales, 12), r1, b1)
}

function one(
  ints: usize,
  stride: usize,
  scales: usize,
  starts: usize,
  weights: usize,
  rowScales: usize,
  bias: usize,
  out: usize,
): void {
  let s0 = startAt(starts, 0)
  let s1 = s0
  for (const end = ints + stride; ints < end; ints += LANE) {
    const token = v128.load32_splat(ints)
    s0 = dot(token, weightsAt(weights), s0)
    s1 = dot(token, weightsAt(weights + BLOCK), s1)
    weights += 2 * BLOCK
  }
  finish(s0, out, load<f32>(scales), v128.load(rowScales), v128.load(bias))
  finish(s1, out + 16, load<f32>(scales), v128.load(rowScales, 16), v128.load(bias, 16))
}
