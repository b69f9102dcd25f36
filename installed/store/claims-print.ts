/**
 * The print of a release's claims: a hash over all fields of all claims, in any order. It is kept with
 * the release, and shows at a later start whether the database still has the same claims. It finds
 * damage; whoever can write to the disk can also write another print.
 */
import type { Claim } from '../../claims/records/claim.ts'

/** Sums of two 32-bit hashes of each claim, so that claims may come in any order. */
export type PrintWriter = { add(claim: Claim): void; print(): string }

export function printWriter(): PrintWriter {
  let first = 0
  let second = 0
  return {
    add(claim) {
      // The database gives the fields back in the order in which they were written.
      const text = JSON.stringify(claim)
      let a = 0x811c9dc5
      let b = 0x9747b28c
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ unit, 0x5bd1e995)
        b ^= b >>> 15
      }
      first = (first + a) >>> 0
      second = (second + b) >>> 0
    },
    print: () => [first, second].map((part) => part.toString(16).padStart(8, '0')).join(''),
  }
}
