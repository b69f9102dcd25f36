/**
 * The only file that imports zod. Every schema of the project uses this `z`, so the product ships one copy
 * in its small form and never compiles code from strings. `jitless` must be set before the first schema
 * exists, otherwise the browser reports a violation of the extension's CSP.
 */
import * as z from 'zod/mini'
import type { Problem, Result } from './result.ts'
import { fail, ok } from './result.ts'

z.config({ jitless: true })

export { z }

/** A schema for code that only parses with it. */
export type Schema<T> = z.ZodMiniType<T>

/**
 * Parses `input` with `schema` and describes every failure for the person who wrote the input.
 *
 * @param subject what is read ("claim ven-01"); every message starts with it
 * @returns the parsed value, or one {@link Problem} for each fault, in the order of the input
 */
export function parse<T>(schema: Schema<T>, input: unknown, subject: string): Result<T, Problem[]> {
  // The input is needed to tell a wrong value from a missing one.
  const parsed = z.safeParse(schema, input, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  return fail(
    parsed.error.issues
      .flatMap((issue) => flattenIssue(issue))
      .map((issue) => {
        const at = issue.path.map(String).join('.')
        return {
          code: 'invalid' as const,
          at,
          message: `${subject}${at === '' ? '' : `, ${at}`}: ${describeIssue(issue)}`,
        }
      }),
  )
}

/**
 * Recognises a record of a later version of the project. One message says so, instead of a list of all
 * fields that this version does not know.
 *
 * @returns undefined for a format that this version reads
 *
 * @param newest the highest `format` that this version reads
 * @param subject as for {@link parse}
 */
export function laterFormat(input: unknown, newest: number, subject: string): Problem | undefined {
  const format = typeof input === 'object' && input !== null && 'format' in input ? input.format : undefined
  if (!Number.isInteger(format) || Number(format) <= newest) return undefined
  return {
    code: 'unsupported-version',
    at: 'format',
    message: `${subject}, format: is ${format}, but this version of Footnote reads up to ${newest}; a newer version of Footnote is needed`,
  }
}

type Issue = z.core.$ZodIssue

/** A failed record key has its reason one level down; every other issue is its own reason. */
function flattenIssue(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_key' && issue.code !== 'invalid_element') return [issue]
  return issue.issues.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
}

function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `missing, expected ${issue.expected}`
        : `expected ${issue.expected}, found ${kindOf(issue.input)}`
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`
    case 'too_small':
      return `${issue.origin === 'number' ? 'must be' : 'needs'} at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `${issue.origin === 'number' ? 'is' : 'has'} more than ${amount(issue.maximum, issue.origin)}`
    case 'invalid_value':
      return `${issue.input === undefined ? 'missing, ' : ''}expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`
    default:
      return issue.message === 'Invalid input' ? 'not in the expected form' : issue.message
  }
}

function kindOf(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value)
  return Array.isArray(value) ? 'array' : typeof value
}

function amount(limit: number | bigint, origin: string): string {
  if (origin !== 'string' && origin !== 'array') return String(limit)
  return `${limit} ${origin === 'string' ? 'character' : 'item'}${Number(limit) === 1 ? '' : 's'}`
}
