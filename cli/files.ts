import { createReadStream, statSync } from 'node:fs'
import { CommandError, type Terminal } from './command.ts'

export type Input = {
  readonly name: string /** In bytes; undefined for standard input. */
  readonly size: number | undefined
}

/** Looks that a file is there before anything is done with it. `-` is standard input. */
export function findInput(name: string): Input {
  if (name === '-') return { name, size: undefined }
  const stat = statSync(name, { throwIfNoEntry: false })
  if (stat === undefined) throw new CommandError(`${name}: there is no such file.`)
  if (stat.isDirectory()) throw new CommandError(`${name}: this is a folder; name the files in it.`)
  return { name, size: stat.size }
}

/** @param onBytes told of each piece that was read */
export async function* bytesOf(
  input: Input,
  terminal: Terminal,
  onBytes?: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of input.name === '-' ? terminal.input : createReadStream(input.name)) {
    onBytes?.(chunk.length)
    yield chunk
  }
}

/** Largest text or HTML file that is read as a whole, in bytes. */
const MAX_WHOLE = 64_000_000

export async function textOf(
  input: Input,
  terminal: Terminal,
  onBytes?: (count: number) => void,
): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of bytesOf(input, terminal, onBytes)) {
    size += chunk.length
    if (size > MAX_WHOLE)
      throw new CommandError(`${input.name}: larger than ${MAX_WHOLE / 1_000_000} MB; split it.`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
