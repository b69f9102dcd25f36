/**
 * Reads a stored record field by field. Each field has a reader that gives a value for any stored data,
 * so that a missing or damaged field gets its fallback without affecting other fields.
 */
import { parse, type Schema } from '../../claims/schema.ts'

/** Gives the value of a field for anything that may be stored in its place; never throws. */
export type Field<T> = (stored: unknown) => T

/** A reader for each field of a record; the compiler names a field that has none. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> }

/** A field that is `fallback` if no valid value is stored. */
export function field<T>(schema: Schema<T>, fallback: T): Field<T> {
  return (stored) => {
    const parsed = parse(schema, stored, 'stored field')
    return parsed.ok ? parsed.value : fallback
  }
}

/** An optional field, which is left out if no valid value is stored. */
export function optional<T>(schema: Schema<T>): Field<T | undefined> {
  return field<T | undefined>(schema, undefined)
}

/** A list without its damaged entries. */
export function list<T>(readEntry: (stored: unknown) => T | undefined): Field<readonly T[]> {
  return (stored) => (Array.isArray(stored) ? stored.flatMap((each) => readEntry(each) ?? []) : [])
}

/** An entry of a list without fields; left out if it is invalid. */
export function value<T>(schema: Schema<T>): (stored: unknown) => T | undefined {
  return optional(schema)
}

/**
 * An entry of a list with fields. Unknown fields are kept.
 *
 * @param needed the required fields: if one is damaged, the entry is left out
 * @param others the fields with a fallback
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

/** The fields of `stored` except these. */
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
