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

export type Input = {
  readonly name: string
  /** In bytes; undefined for standard input. */
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

/** How bytes become text. */
export type Decoding = {
  /** What the caller knows, a label of the Encoding Standard. */
  readonly encoding?: string | undefined
  /** A web page may say it itself. */
  readonly html?: boolean
  /** Refuse what is no UTF-8: for texts that are kept, not only looked at. */
  readonly strict?: boolean
}

/** @throws CommandError where the file is too large or no text, or where letters would be lost */
export async function textOf(
  input: Input,
  terminal: Terminal,
  onBytes?: (count: number) => void,
  decoding: Decoding = {},
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytesOf(input, terminal, onBytes)) {
    size += chunk.length
    if (size > MAX_WHOLE)
      throw new CommandError(`${input.name}: larger than ${MAX_WHOLE / 1_000_000} MB; split it.`)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const other = NO_TEXT.find(({ magic }) => bytes.subarray(0, magic.length).equals(magic))
  if (other !== undefined) throw new CommandError(`${input.name}: this is ${other.what}, and no text.`)
  return decoded(bytes, input.name, decoding)
}

/** What people take for a text; read as one, nothing would be found in it without a word. */
const NO_TEXT: readonly { readonly magic: Buffer; readonly what: string }[] = [
  { magic: Buffer.from('%PDF-'), what: 'a PDF' },
  { magic: Buffer.from('PK\x03\x04'), what: 'a ZIP archive or a document of an office program' },
  { magic: Buffer.from([0x1f, 0x8b]), what: 'compressed (gzip)' },
]

/** Bytes in which a page may say its encoding (HTML, "prescan a byte stream"). */
const PRESCAN = 1024

/**
 * Text from bytes. The encoding is what the caller knows, what a byte order mark says, what a page
 * says of itself (windows-1252 if it says nothing and is no UTF-8, as browsers have it), or UTF-8.
 *
 * @throws CommandError for a `strict` text that is no UTF-8: short of its accents it would be published
 */
export function decoded(bytes: Uint8Array, name: string, decoding: Decoding = {}): string {
  const { encoding, html = false, strict = false } = decoding
  const told = encoding ?? markedEncoding(bytes) ?? (html ? statedEncoding(bytes) : undefined)
  if (told !== undefined && told !== 'utf-8') return new TextDecoder(told).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: html || strict }).decode(bytes)
  } catch {
    if (html) return new TextDecoder('windows-1252').decode(bytes)
    throw new CommandError(
      `${name}:${lineOfBadByte(bytes)}: is not UTF-8. Save the file as UTF-8 (“CSV UTF-8” in a spreadsheet), or say its --encoding.`,
    )
  }
}

/**
 * A stream as UTF-8, whatever it was.
 *
 * @param encoding what the caller knows; otherwise a byte order mark tells, or it is UTF-8 already
 */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      const told = encoding ?? markedEncoding(chunk)
      if (told !== undefined && told !== 'utf-8') decoder = new TextDecoder(told)
      first = false
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode())
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function statedEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PRESCAN)).toString('latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1]
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Counted from 1. */
function lineOfBadByte(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    try {
      strict.decode(bytes.subarray(start, end))
    } catch {
      break
    }
    start = end + 1
  }
  return line
}

/**
 * Makes a folder and those above it. (`mkdir` with `recursive` says ENOENT of a disk that cannot be
 * written to, and never ends below /proc.)
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  mkdirSync(path)
}

/**
 * Writes a file whole or not at all: beside its place first, then moved there. What is no plain file
 * (`/dev/stdout`, a pipe) is written to as it is.
 */
export function saveFile(path: string, content: string | Uint8Array): void {
  const there = statSync(path, { throwIfNoEntry: false })
  // A link stays a link.
  const place = there === undefined ? path : realpathSync(path)
  const beside = there === undefined || there.isFile() ? `${place}.part` : undefined
  // In a folder of several people's, a link under this name may be somebody's trap: it is not followed.
  if (beside !== undefined && lstatSync(beside, { throwIfNoEntry: false })) unlinkSync(beside)
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    writeWhole(beside ?? place, bytes, beside === undefined ? 'w' : 'wx')
    if (beside !== undefined) renameSync(beside, place)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true })
    // The error names the file that its reader knows, not the one beside it.
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
