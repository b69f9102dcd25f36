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
const MAX_WHOLE = 64_000_000

/** How bytes become text. */
export type Decoding = {
  /** The encoding if the caller knows it, as a label of the Encoding Standard. */
  readonly encoding?: string | undefined
  /** The file is a web page, which may name its encoding. */
  readonly html?: boolean
  /** Refuse a file that is not UTF-8; for texts that are kept, not only searched. */
  readonly strict?: boolean
}

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
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytesOf(input, terminal, onBytes)) {
    size += chunk.length
    if (size > MAX_WHOLE)
      throw new CommandError(`${input.name}: larger than ${MAX_WHOLE / 1_000_000} MB; split it.`)
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const other = NOT_TEXT.find(({ magic }) => bytes.subarray(0, magic.length).equals(magic))
  if (other !== undefined) throw new CommandError(`${input.name}: this is ${other.what}, not text.`)
  return decoded(bytes, input.name, decoding)
}

/** Files that people may mistake for text. Read as text, they would have no sentences and cause no error. */
const NOT_TEXT: readonly { readonly magic: Buffer; readonly what: string }[] = [
  { magic: Buffer.from('%PDF-'), what: 'a PDF' },
  { magic: Buffer.from('PK\x03\x04'), what: 'a ZIP archive or an office document' },
  { magic: Buffer.from([0x1f, 0x8b]), what: 'a compressed file (gzip)' },
]

/** A page may name its encoding within this many bytes (HTML, "prescan a byte stream"). */
const PRESCAN = 1024

/**
 * Decodes bytes. The encoding comes from the caller, otherwise from a byte order mark, otherwise from the
 * page itself; the default is UTF-8, or for a page that is not UTF-8 windows-1252, as in browsers.
 *
 * @throws CommandError for a `strict` text that is not UTF-8: it would be published without its accents
 */
export function decoded(bytes: Uint8Array, name: string, decoding: Decoding = {}): string {
  const { encoding, html = false, strict = false } = decoding
  const known = encoding ?? markedEncoding(bytes) ?? (html ? statedEncoding(bytes) : undefined)
  if (known !== undefined && known !== 'utf-8') return new TextDecoder(known).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: html || strict }).decode(bytes)
  } catch {
    if (html) return new TextDecoder('windows-1252').decode(bytes)
    throw new CommandError(
      `${name}:${lineOfBadByte(bytes)}: is not UTF-8. Save the file as UTF-8 (“CSV UTF-8” in a spreadsheet) or give its --encoding.`,
    )
  }
}

/**
 * Converts a stream to UTF-8.
 *
 * @param encoding its encoding if known; otherwise a byte order mark decides, or it already is UTF-8
 */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      const known = encoding ?? markedEncoding(chunk)
      if (known !== undefined && known !== 'utf-8') decoder = new TextDecoder(known)
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

/** The line of the first byte that is not UTF-8, counted from 1. */
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
