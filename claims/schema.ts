/**
 * The one door to zod. Every schema of the project is built from this `z`, so that the whole
 * product ships one copy, in its small form, and never compiles code from strings: `jitless`
 * must be set before the first schema exists or the extension's CSP is reported as violated.
 */
import * as z from 'zod/mini'
import type { Problem, Result } from './result.ts'
import { fail, ok } from './result.ts'

z.config({ jitless: true })

export { z }

/** What any schema of this project looks like to code that only wants to parse with it. */
export type Schema<T> = z.ZodMiniType<T>

/**
 * Parses `input` with `schema` and words every failure for the person who wrote the input.
 *
 * @param subject what is being read, in the reader's words ("claim ven-01"); opens every message
 * @returns the parsed value, or one {@link Problem} for each thing that is wrong, in input order
 */
export function parse<T>(schema: Schema<T>, input: unknown, subject: string): Result<T, Problem[]> {
  // With the input at hand a wrong value can be told from a missing one.
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
 * Says of a record from a later version of the project that it is one, instead of listing all that
 * an older reader does not know of it.
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
    message: `${subject}, format: is ${format}, and this version of Footnote reads up to ${newest}; a newer version of Footnote is needed`,
  }
}

type Issue = z.core.$ZodIssue

/** A failed record key hides its own reason one level down; everything else stands for itself. */
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
