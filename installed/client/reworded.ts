import { PackFileError } from '../../claims/packs/reader/pack-file-error.ts'
import type { Problem } from '../../claims/result.ts'

/**
 * Runs `work`; a problem of the bundle that it reads is thrown as another error, in words for where
 * the bundle came from. Everything else that `work` throws goes on as it is.
 */
export async function reworded<T>(work: () => Promise<T>, errorFor: (problem: Problem) => Error): Promise<T> {
  const result = await PackFileError.caught(work)
  if (!result.ok) throw errorFor(result.error)
  return result.value
}
