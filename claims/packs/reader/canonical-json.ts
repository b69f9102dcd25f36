/**
 * The canonical form of a record as JSON (docs/pack-format.md, clause 2.3): RFC 8785, the JSON
 * Canonicalization Scheme. No white space, field names sorted by UTF-16 units, strings and numbers as
 * JSON.stringify writes them. Two records are equal if and only if their lines are.
 */

/**
 * Writes a value in canonical form.
 *
 * @param value what JSON can hold; fields whose value is undefined are left out
 * @throws for what JSON cannot hold: numbers that are not finite, functions, half a surrogate pair
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('claims: JSON cannot hold half a surrogate pair')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`claims: JSON cannot hold the number ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new Error(`claims: JSON cannot hold a ${typeof value}`)
  const record = value as Record<string, unknown>
  const fields: string[] = []
  for (const name of Object.keys(record).sort()) {
    const field = record[name]
    if (field !== undefined) fields.push(`${JSON.stringify(name)}:${canonicalJson(field)}`)
  }
  return `{${fields.join(',')}}`
}
