/** A verb of the command line and its surroundings. Verbs are thin: parse arguments, call claims/, print. */
import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'

/** The outside world of a verb; tests replace it. */
export type Terminal = {
  /** Standard input, as bytes. */
  readonly input: AsyncIterable<Uint8Array>
  /** Writes to standard output. Await it: otherwise a slow reader makes memory grow. */
  out(text: string): Promise<void>
  /** Writes to standard error: progress, warnings, and what went wrong. */
  err(text: string): void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  /** Width of the terminal in characters. */
  readonly columns: number
}

export type Command = {
  /** What `footnote VERB --help` prints. */
  readonly usage: string
  /** Returns the exit code: 0 done, 1 failed or found something wrong, 2 wrong arguments. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** An error that the person at the keyboard can fix; printed without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: number

  /** @param message a sentence that names the file and line, or the option */
  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}

/** parseArgs of `node:util`, with its errors as {@link CommandError}s with exit code 2. */
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
