/**
 * Reads a gzip file of lines from an untrusted source (docs/pack-format.md, clauses 2.1, 2.2 and 5):
 *
 * ```
 * file ─ 4 KiB pieces ─▶ gunzip ─▶ bytes counted, ratio ─▶ lines: length ─▶ depth ─▶ UTF-8 ─▶ text
 * ```
 *
 * Holds one decompressed piece and one line in memory. Nothing is parsed here.
 */
import { MAX_CONTENT_BYTES, MAX_LINE_BYTES, MAX_LINE_DEPTH, MAX_RATIO, RATIO_FREE_BYTES } from './limits.ts'
import { PackFileError } from './pack-file-error.ts'
import { joined } from './tuf/bytes.ts'

/**
 * Bytes of the file that are decompressed at a time. An engine may inflate all of them before it
 * returns anything: 4 MiB at the maximum of deflate.
 */
const PIECE = 4 * 1024

const LINE_FEED = 0x0a
/** Bytes of the plain gzip header, and of the checksum and length at the end of a member. */
const HEADER = 10
const TRAILER = 8

/** A line's text without its line feed, and its number counted from 1. */
export type NumberedLine = { readonly text: string; readonly number: number }

/**
 * The lines of a gzip file.
 *
 * @param what kind of file, for messages: "bundle" or "patch"
 * @throws PackFileError while it is iterated
 */
export async function* readLines(file: Uint8Array, what: string): AsyncGenerator<NumberedLine, void> {
  // fatal refuses a broken byte instead of replacing it. ignoreBOM keeps a byte order mark, which is not JSON.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array = new Uint8Array(0)
  let number = 0
  for await (const chunk of inflate(file, what)) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const piece = chunk.subarray(start, end)
      const bytes = rest.length === 0 ? piece : joined([rest, piece])
      number += 1
      checkLine(bytes, number, what)
      yield { text: decode(decoder, bytes, number, what), number }
      rest = new Uint8Array(0)
      start = end + 1
    }
    if (start < chunk.length) {
      const left = chunk.subarray(start)
      rest = rest.length === 0 ? left.slice() : joined([rest, left])
      if (rest.length >= MAX_LINE_BYTES) throw lineTooLong(number + 1, what)
    }
  }
  // Clause 2.2: every line ends in a line feed, the last one too.
  if (rest.length > 0) throw new PackFileError('invalid', `${what}: ends in the middle of line ${number + 1}`)
}

/** The file's content; its size and its ratio are limited (clauses 5.2 and 5.3). */
async function* inflate(file: Uint8Array, what: string): AsyncGenerator<Uint8Array, void> {
  if (file.length < HEADER + TRAILER || file[0] !== 0x1f || file[1] !== 0x8b || file[2] !== 8)
    throw new PackFileError('invalid', `${what}: is not a gzip file`)
  // Clause 2.1: the flags byte says whether a file name, a comment or an extra field follows.
  if (file[3] !== 0) throw new PackFileError('invalid', `${what}: has more than content in it`)
  const stream = new DecompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const feeding = feed(file, writer)
  // The reader fails too and reports it; without this line the rejection would count as unhandled.
  feeding.catch(() => {})
  let decoded = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      decoded += value.length
      if (decoded > MAX_CONTENT_BYTES)
        throw new PackFileError('too-large', `${what}: has more than ${MAX_CONTENT_BYTES} bytes when decoded`)
      if (decoded > RATIO_FREE_BYTES && decoded > file.length * MAX_RATIO)
        throw new PackFileError(
          'too-large',
          `${what}: grows to more than ${MAX_RATIO} times its size when decoded`,
        )
      yield value
    }
    await feeding
  } catch (error) {
    if (error instanceof PackFileError) throw error
    throw notOneWhole(what)
  } finally {
    reader.cancel().catch(() => {})
  }
  // Clause 2.1: one member and nothing after it. Browsers stop at the end of the first member, Node
  // reads on. The last four bytes are the length of the last member. If that is the total length, only
  // empty members can come before it.
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(file.length - 4, true)
  if (length !== decoded || (decoded > 0 && !(await firstMemberHasContent(file)))) throw notOneWhole(what)
}

/**
 * Whether the first member holds any data. Read as one raw stream between header and trailer: Node stops
 * at its end, browsers report an error for what follows, and neither gives out a second member's data.
 */
async function firstMemberHasContent(file: Uint8Array): Promise<boolean> {
  const stream = new DecompressionStream('deflate-raw')
  const reader = stream.readable.getReader()
  feed(file.subarray(HEADER, -TRAILER), stream.writable.getWriter()).catch(() => {})
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return false
      if (value.length > 0) return true
    }
  } catch {
    return false
  } finally {
    reader.cancel().catch(() => {})
  }
}

type Writer = ReturnType<DecompressionStream['writable']['getWriter']>

async function feed(file: Uint8Array, writer: Writer): Promise<void> {
  for (let at = 0; at < file.length; at += PIECE) {
    await writer.ready
    await writer.write(file.slice(at, at + PIECE))
  }
  await writer.close()
}

/** Clauses 5.5 and 5.6, on bytes: JSON.parse takes any depth, but the code after it does not. */
function checkLine(bytes: Uint8Array, number: number, what: string): void {
  if (bytes.length >= MAX_LINE_BYTES) throw lineTooLong(number, what)
  let depth = 0
  let inText = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inText) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) inText = false
    } else if (byte === 0x22) inText = true
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      if (depth > MAX_LINE_DEPTH)
        throw new PackFileError(
          'too-large',
          `${what}, line ${number}: is nested more than ${MAX_LINE_DEPTH} deep`,
        )
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1
  }
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  number: number,
  what: string,
): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new PackFileError('invalid', `${what}, line ${number}: is not UTF-8`)
  }
}

function notOneWhole(what: string): PackFileError {
  return new PackFileError('invalid', `${what}: is not one whole gzip file with nothing after it`)
}

function lineTooLong(number: number, what: string): PackFileError {
  return new PackFileError('too-large', `${what}, line ${number}: has more than ${MAX_LINE_BYTES} bytes`)
}
