/**
 * Sums and functions over the four lanes of a vector. They use plain f32 arithmetic in a fixed order
 * and nothing of the host's, so that every machine and browser gets the same bits.
 */

/** The sum of the lanes, in pairs: (0 + 1) + (2 + 3). */
@inline
export function across(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  )
}

/** The greatest of the lanes. */
@inline
export function greatest(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  )
}

/** 1.5 × 2²³: a number below 2²² added to it leaves its nearest integer in the lowest bits. */
export const ROUNDER: f32 = 12582912
/** The bits of ROUNDER. */
export const ROUNDER_BITS: i32 = 0x4b400000

/** Below this, e^x is taken to be 0: the power of two would leave the normal numbers. */
const LEAST_EXPONENT: f32 = -87

/**
 * e^x for x ≤ 0, with a relative error below 4e-7; 0 below -87. x = n·ln 2 + r with |r| ≤ ln 2 / 2;
 * e^r is its Taylor series up to r⁶ (the next term is below 1.3e-7), and 2ⁿ goes into the exponent's bits.
 */
@inline
export function exponential(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(ROUNDER))
  const n = f32x4.sub(shifted, f32x4.splat(ROUNDER))
  // ln 2 in two parts: n times the first, which has 9 bits, is exact.
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.12194440e-4)))
  let sum = f32x4.splat(0.00138888889)
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.00833333333))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.0416666667))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.166666667))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1))
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23)
  return v128.and(f32x4.mul(sum, power), f32x4.ge(x, f32x4.splat(LEAST_EXPONENT)))
}

/**
 * x · Φ(x) with Φ the normal distribution: GELU by the error function, which is formula 7.1.28 of
 * Abramowitz and Stegun, 1 − 1 / p(|x|)¹⁶. The error is below 1.5e-6 · |x|; 8-bit activations come after it.
 */
@inline
export function gelu(x: v128): v128 {
  const a = f32x4.mul(f32x4.abs(x), f32x4.splat(0.707106781))
  let p = f32x4.splat(0.0000430638)
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(0.0002765672))
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(0.0001520143))
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(0.0092705272))
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(0.0422820123))
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(0.0705230784))
  p = f32x4.add(f32x4.mul(p, a), f32x4.splat(1))
  p = f32x4.mul(p, p)
  p = f32x4.mul(p, p)
  p = f32x4.mul(p, p)
  p = f32x4.mul(p, p)
  const tail = f32x4.div(f32x4.splat(0.5), p)
  const share = v128.bitselect(tail, f32x4.sub(f32x4.splat(1), tail), f32x4.lt(x, f32x4.splat(0)))
  return f32x4.mul(x, share)
}

/** tanh x with an absolute error below 5e-7: ±(1 − e) / (1 + e) with e = exp(−2|x|). */
@inline
export function tangent(x: v128): v128 {
  const e = exponential(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)))
  const size = f32x4.div(f32x4.sub(f32x4.splat(1), e), f32x4.add(f32x4.splat(1), e))
  return v128.or(size, v128.and(x, f32x4.splat(-0.0)))
}
