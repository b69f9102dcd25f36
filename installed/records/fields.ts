/**
 * Reads what a storage area holds field by field. Each field has a reader that gives a value for
 * whatever is stored, so that a missing or damaged field falls back alone and never takes its
 * neighbours with it.
 */
import { parse, type Schema } from '../../claims/schema.ts'

/** Gives the value of a field for anything that may be stored in its place; never throws. */
export type Field<T> = (stored: unknown) => T

/** A reader for each field of a record; the compiler names a field that has none. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> }

/** A field that has `fallback` where nothing sound is stored. */
export function field<T>(schema: Schema<T>, fallback: T): Field<T> {
  return (stored) => {
    const parsed = parse(schema, stored, 'stored field')
    return parsed.ok ? parsed.value : fallback
  }
}

/** A field that may be left out, and is where nothing sound is stored. */
export function optional<T>(schema: Schema<T>): Field<T | undefined> {
  return field<T | undefined>(schema, undefined)
}

/** A list without those of its entries that are damaged. */
export function list<T>(readEntry: (stored: unknown) => T | undefined): Field<readonly T[]> {
  return (stored) => (Array.isArray(stored) ? stored.flatMap((each) => readEntry(each) ?? []) : [])
}

/** An entry of a list that has no parts: it is sound, or it is left out. */
export function value<T>(schema: Schema<T>): (stored: unknown) => T | undefined {
  return optional(schema)
}

/**
 * An entry of a list that has fields of its own. Fields that this version does not know stay in it.
 *
 * @param needed the fields without which the entry means nothing: it is left out if one is damaged
 * @param others fields that fall back alone
 */
export function entry<T, Needed extends keyof T>(
  needed: { readonly [K in Needed]: Schema<T[K]> },
  others: Fields<Omit<T, Needed>>,
): (stored: unknown) => T | undefined {
  const wanted = Object.entries(needed) as [string, Schema<unknown>][]
  return (stored) => {
    if (!isObject(stored)) return undefined
    const isWhole = wanted.every(([name, schema]) => parse(schema, ownValue(stored, name), 'stored entry').ok)
    return isWhole ? ({ ...without(stored, others), ...readFields(others, stored) } as T) : undefined
  }
}

/** Every field of `stored`; optional fields that are not there, or damaged, are left out. */
export function readFields<T>(fields: Fields<T>, stored: StoredObject): T {
  const read = Object.entries<Field<unknown>>(fields).flatMap(([name, get]): [string, unknown][] => {
    const found = get(ownValue(stored, name))
    return found === undefined ? [] : [[name, found]]
  })
  return Object.fromEntries(read) as T
}

/** What `stored` has beside these fields. */
export function without(stored: StoredObject, fields: object): StoredObject {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !Object.hasOwn(fields, name)))
}

export type StoredObject = Readonly<Record<string, unknown>>

export function isObject(stored: unknown): stored is StoredObject {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}

function ownValue(stored: StoredObject, name: string): unknown {
  return Object.hasOwn(stored, name) ? stored[name] : undefined
}
