import { TufError, type TufFault } from '../../claims/packs/reader/tuf/fault.ts'
import type { Result } from '../../claims/result.ts'
import { type Command, CommandError } from '../command.ts'

/** The value of a result. @throws CommandError with the error's message */
export function must<T>(result: Result<T, TufFault | { readonly message: string } | string>): T {
  if (result.ok) return result.value
  throw new CommandError(typeof result.error === 'string' ? result.error : result.error.message)
}

/** Whether a result failed only because signatures are missing, which others may add. */
export function isShort<T>(result: Result<T, TufFault>): result is { ok: false; error: TufFault } {
  return !result.ok && result.error.code === 'unsigned'
}

/** Wraps a verb so that an unreadable file of a channel is reported as the person's problem, not as a bug. */
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
