/** What a verb of the command line is, and what it is given. Verbs are thin: parse → call claims/ → print. */
import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'

/** The outside world of a verb, so that tests are text in, text out. */
export type Terminal = {
  /** Standard input, as bytes. */
  readonly input: AsyncIterable<Uint8Array>
  /** Writes to standard output; wait for it, or a slow reader makes the memory grow. */
  out(text: string): Promise<void>
  /** Writes to standard error: progress, warnings, and what went wrong. */
  err(text: string): void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  /** Width in characters, where it is a terminal. */
  readonly columns: number
}

export type Command = {
  /** What `footnote VERB --help` prints. */
  readonly usage: string
  /** Gives the exit code: 0 done, 1 it could not be done or found something wrong, 2 typed wrongly. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** Something the person at the keyboard can mend; printed without a stack. */
export class CommandError extends Error {
  readonly exitCode: number

  /** @param message a whole sentence that names the file and line, or the option */
  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}

/** `node:util` parseArgs whose complaints are {@link CommandError}s with exit code 2. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const [first = 'unreadable options'] = String(error instanceof Error ? error.message : error).split(
      '. To ',
    )
    throw new CommandError(`${first.replace(/\.$/, '')}.`, 2)
  }
}
