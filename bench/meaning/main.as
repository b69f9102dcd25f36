/** As many products as a network has, with nothing to load or store: the least time that a machine needs. */

/** Products of one round: twelve sums, four lanes, four or two products. */
const ROUND: i32 = ASC_FEATURE_RELAXED_SIMD ? 192 : 96

@inline
function dot(a: v128, b: v128, sums: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? i32x4.relaxed_dot_i8x16_i7x16_add_s(a, b, sums)
    : i32x4.add(sums, i32x4.dot_i16x8_s(a, b))
}

export function products(millions: i32, value: i32): i32 {
  let a = i8x16.splat(<i8>value)
  const b = i8x16.splat(<i8>(value + 1))
  let s0 = i32x4.splat(0)
  let s1 = i32x4.splat(1)
  let s2 = i32x4.splat(2)
  let s3 = i32x4.splat(3)
  let s4 = i32x4.splat(4)
  let s5 = i32x4.splat(5)
  let s6 = i32x4.splat(6)
  let s7 = i32x4.splat(7)
  let s8 = i32x4.splat(8)
  let s9 = i32x4.splat(9)
  let s10 = i32x4.splat(10)
  let s11 = i32x4.splat(11)
  for (let i = (millions * 1000000) / ROUND; i > 0; i--) {
    // Another factor each time, so that no compiler takes the product out of the loop.
    a = v128.xor(a, i32x4.splat(i))
    s0 = dot(a, b, s0)
    s1 = dot(a, b, s1)
    s2 = dot(a, b, s2)
    s3 = dot(a, b, s3)
    s4 = dot(a, b, s4)
    s5 = dot(a, b, s5)
    s6 = dot(a, b, s6)
    s7 = dot(a, b, s7)
    s8 = dot(a, b, s8)
    s9 = dot(a, b, s9)
    s10 = dot(a, b, s10)
    s11 = dot(a, b, s11)
  }
  const x0 = v128.xor(v128.xor(s0, s1), v128.xor(s2, s3))
  const x1 = v128.xor(v128.xor(s4, s5), v128.xor(s6, s7))
  const x2 = v128.xor(v128.xor(s8, s9), v128.xor(s10, s11))
  return i32x4.extract_lane(v128.xor(v128.xor(x0, x1), x2), 0)
}
