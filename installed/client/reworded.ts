import { PackFileError } from '../../claims/packs/reader/pack-file-error.ts'
import type { Problem } from '../../claims/result.ts'

/**
 * Runs `work`. If it throws a problem of the bundle that it reads, throws the error of `errorFor`
 * instead, whose words fit the bundle's origin. Other errors are thrown on.
 */
export async function reworded<T>(work: () => Promise<T>, errorFor: (problem: Problem) => Error): Promise<T> {
  const result = await PackFileError.caught(work)
  if (!result.ok) throw errorFor(result.error)
  return result.value
}
