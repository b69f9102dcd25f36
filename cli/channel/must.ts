import { TufError, type TufFault } from '../../claims/packs/reader/tuf/fault.ts'
import type { Result } from '../../claims/result.ts'
import { type Command, CommandError } from '../command.ts'

/** The value, or a {@link CommandError} with what went wrong. */
export function must<T>(result: Result<T, TufFault | { readonly message: string } | string>): T {
  if (result.ok) return result.value
  throw new CommandError(typeof result.error === 'string' ? result.error : result.error.message)
}

/** Whether what is missing is signatures, which others may have. */
export function isShort<T>(result: Result<T, TufFault>): result is { ok: false; error: TufFault } {
  return !result.ok && result.error.code === 'unsigned'
}

/** A verb for which files of a channel that cannot be read are the reader's to mend, not bugs. */
export function channelCommand({ usage, run }: Command): Command {
  return {
    usage,
    async run(args, terminal) {
      try {
        return await run(args, terminal)
      } catch (error) {
        if (error instanceof TufError) throw new CommandError(error.message)
        throw error
      }
    },
  }
}
