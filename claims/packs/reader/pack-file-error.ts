import { fail, ok, type Problem, type Result } from '../../result.ts'

/** What is wrong with a bundle or patch. Thrown while reading; callers get it as a Result. */
export class PackFileError extends Error {
  readonly problem: Problem

  constructor(code: Problem['code'], message: string, at = '') {
    super(message)
    this.name = 'PackFileError'
    this.problem = { code, at, message }
  }

  /** The first problem of a record; one is enough to refuse the file. */
  static of(problems: readonly Problem[]): PackFileError {
    const [first] = problems
    return first === undefined
      ? new PackFileError('invalid', 'not in the expected form')
      : new PackFileError(first.code, first.message, first.at)
  }

  /** Runs `work` and returns a PackFileError it throws as a Result. Any other error is a bug and is thrown on. */
  static async caught<T>(work: () => Promise<T>): Promise<Result<T, Problem>> {
    try {
      return ok(await work())
    } catch (error) {
      if (error instanceof PackFileError) return fail(error.problem)
      throw error
    }
  }
}
