/** A number with its noun: "1 claim", "2,000 claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** The values that an option can have, for help and errors: "strict, balanced or wide". */
export function eitherOf(values: readonly string[]): string {
  return or.format(values)
}
