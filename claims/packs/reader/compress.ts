/**
 * gzip that gives the same bytes everywhere (docs/pack-format.md, clause 2.5). The compressors of
 * browsers and of Node differ from each other and from version to version; this one is part of the
 * product. Reading does not need it: any gzip decoder will do.
 */
import { Gzip } from 'fflate'
import { joined } from './tuf/bytes.ts'

/** Best compression: a maintainer builds once, many readers download. */
const LEVEL = 9
/** UTF-16 units given to the compressor at a time: about 30 ms of work. */
const PIECE = 256 * 1024

/**
 * Compresses lines of text and ends each with a line feed. Lets other work run in between.
 *
 * @param options.signal checked after each piece; its reason is thrown
 */
export async function compressLines(
  lines: Iterable<string> | AsyncIterable<string>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  // mtime 0: the bytes must not depend on the clock.
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
      await new Promise<void>((resolve) => setTimeout(resolve))
    }
  }
  gzip.push(encoder.encode(piece.join('')), true)
  return joined(chunks)
}
