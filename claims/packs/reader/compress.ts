/**
 * gzip that gives the same bytes everywhere (docs/pack-format.md, clause 2.5). The compressors of
 * browsers and of Node differ from one another and from version to version; this one is part of
 * the product. Reading needs none of it: any gzip decoder will do.
 */
import { Gzip } from 'fflate'

/** Best compression; a maintainer builds once, many download. */
const LEVEL = 9
/** Characters handed to the compressor at a time: some 30 ms of work. */
const PIECE = 256 * 1024

/** Compresses lines of text, each with a line feed added. Other work gets its turn in between. */
export async function compressLines(
  lines: Iterable<string> | AsyncIterable<string>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  // mtime 0: no clock in the bytes.
  const gzip = new Gzip({ level: LEVEL, mtime: 0 }, (chunk) => chunks.push(chunk))
  const encoder = new TextEncoder()
  let piece: string[] = []
  let waiting = 0
  for await (const line of lines) {
    piece.push(line, '\n')
    waiting += line.length + 1
    if (waiting >= PIECE) {
      options.signal?.throwIfAborted()
      gzip.push(encoder.encode(piece.join('')))
      piece = []
      waiting = 0
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  gzip.push(encoder.encode(piece.join('')), true)
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
