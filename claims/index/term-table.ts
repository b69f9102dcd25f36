/**
 * The hash table from the terms of each pack to their numbers: linear probing from slotOf & (slots − 1).
 * A slot holds 0 (empty) or the number + 1. The number of slots is a power of two.
 */
import type { IndexViews } from './format.ts'

/** Where the search for a term of a pack starts. The first pack's terms start at their hash. */
export function slotOf(hash: number, pack: number): number {
  return hash ^ Math.imul(pack, 0x9e3779b1)
}

/** Puts the number of a pack's term into a table that has room for it and does not have it yet. */
export function insertTerm(table: Uint32Array, hash: number, pack: number, number: number): void {
  const mask = table.length - 1
  let slot = slotOf(hash, pack) & mask
  while (table[slot] !== 0) slot = (slot + 1) & mask
  table[slot] = number + 1
}

/** The number of a term in a compiled index, or −1 if no claim of the pack has it. */
export function termNumber(
  { hashes, termPack, slotTable, slots }: IndexViews,
  hash: number,
  pack: number,
): number {
  const mask = slots - 1
  for (let i = 0, slot = slotOf(hash, pack) & mask; i <= mask; i++, slot = (slot + 1) & mask) {
    const number = (slotTable[slot] as number) - 1
    if (number < 0 || (hashes[number] === hash && termPack[number] === pack)) return number
  }
  return -1
}

/** Number of slots for a number of terms: the power of two that leaves the table at most 70 % full. */
export function slotsFor(terms: number): number {
  let slots = 16
  while (terms > slots * 0.7) slots *= 2
  return slots
}
