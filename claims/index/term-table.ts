/**
 * The hash table from terms to their numbers: linear probing from slot = hash & (slots − 1). A slot
 * holds 0 (empty) or the number + 1. The number of slots is a power of two.
 */
import type { IndexViews } from './format.ts'

/** Puts the number of a term into a table that has room for it and does not have it yet. */
export function insertTerm(table: Uint32Array, hash: number, number: number): void {
  const mask = table.length - 1
  let slot = hash & mask
  while (table[slot] !== 0) slot = (slot + 1) & mask
  table[slot] = number + 1
}

/** The number of a term in a compiled index, or −1 if no claim has it. */
export function termNumber({ hashes, slotTable, slots }: IndexViews, hash: number): number {
  const mask = slots - 1
  for (let i = 0, slot = hash & mask; i <= mask; i++, slot = (slot + 1) & mask) {
    const number = (slotTable[slot] as number) - 1
    if (number < 0 || hashes[number] === hash) return number
  }
  return -1
}

/** Number of slots for a number of terms: the power of two that leaves the table at most 70 % full. */
export function slotsFor(terms: number): number {
  let slots = 16
  while (terms > slots * 0.7) slots *= 2
  return slots
}
