import {
  closeSync,
  createReadStream,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { CommandError, type Terminal } from './command.ts'
import { type Decoding, decoded } from './decoding.ts'
import { notText } from './not-text.ts'

export type Input = {
  readonly name: string
  /** In bytes; undefined for standard input. */
  readonly size: number | undefined
}

/**
 * Checks that a file exists before anything is done with it. `-` is standard input.
 *
 * @throws CommandError for a missing file or a folder
 */
export function findInput(name: string): Input {
  if (name === '-') return { name, size: undefined }
  const stat = statSync(name, { throwIfNoEntry: false })
  if (stat === undefined) throw new CommandError(`${name}: there is no such file.`)
  if (stat.isDirectory()) throw new CommandError(`${name}: this is a folder; name the files in it.`)
  return { name, size: stat.size }
}

/**
 * The bytes of an input, in pieces.
 *
 * @param onBytes called with the length of each piece
 */
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

/** Largest file that is read as a whole, in bytes. */
export const MAX_WHOLE = 64_000_000

/**
 * A whole file as text.
 *
 * @throws CommandError if the file is too large or not text, or if characters would be lost
 */
export async function textOf(
  input: Input,
  terminal: Terminal,
  onBytes?: (count: number) => void,
  decoding: Decoding = {},
): Promise<string> {
  const bytes = await wholeOf(bytesOf(input, terminal, onBytes), input.name)
  return decoded(bytes, input.name, decoding)
}

/**
 * All bytes of a text.
 *
 * @throws CommandError if they are too many or not text
 */
export async function wholeOf(pieces: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of pieces) {
    size += chunk.length
    if (size > MAX_WHOLE)
      throw new CommandError(`${name}: larger than ${MAX_WHOLE / 1_000_000} MB; split it.`)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const other = notText(bytes.subarray(0, START), name)
  if (other !== undefined) throw new CommandError(`${name}: ${other}`)
  return bytes
}

/** Bytes at the start of a file by which it is recognised; a workbook names its parts within them. */
export const START = 64_000

/**
 * Makes a folder and its parents. (`mkdir` with `recursive` reports ENOENT for a read-only disk and never
 * ends below /proc.)
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  mkdirSync(path)
}

/**
 * Writes a file completely or not at all: first beside its place, then moved there. Anything that is not a
 * plain file (`/dev/stdout`, a pipe) is written directly.
 */
export function saveFile(path: string, content: string | Uint8Array): void {
  const there = statSync(path, { throwIfNoEntry: false })
  // Writes to the target of a link, so that the link stays a link.
  const place = there === undefined ? path : realpathSync(path)
  const beside = there === undefined || there.isFile() ? `${place}.part` : undefined
  // In a shared folder a link with this name may be a trap, so it is removed, not followed.
  if (beside !== undefined && lstatSync(beside, { throwIfNoEntry: false })) unlinkSync(beside)
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    writeWhole(beside ?? place, bytes, beside === undefined ? 'w' : 'wx')
    if (beside !== undefined) renameSync(beside, place)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true })
    // The error must name the file that the person knows, not the one beside it.
    if (error instanceof Error && 'path' in error) error.path = path
    else if (error instanceof Error && 'syscall' in error) Object.assign(error, { path })
    throw error
  }
}

function writeWhole(path: string, bytes: Uint8Array, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  } finally {
    closeSync(file)
  }
}
