/**
 * The elements of the lists in a JSON text that is too long to be read as a whole:
 *
 * ```
 * {"@type": "DataFeed", "dataFeedElement": [{"item": …}, {"item": …}]}
 *    →  {"item": …}   {"item": …}        and at last {"@type": "DataFeed", "dataFeedElement": []}
 * ```
 *
 * A list is an array that no other array is around. Memory holds one element at a time.
 */

/** Longest element, in bytes; as for a line of JSON Lines. */
const MAX_ELEMENT = 4_000_000
/** Longest text outside of lists, in bytes. */
const MAX_REST = 4_000_000

export type JsonPart =
  | { readonly kind: 'element'; readonly text: string; readonly around: string }
  | { readonly kind: 'rest'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Elements in their order, then the rest.
 *
 * @param chunks UTF-8
 */
export async function* jsonElements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonPart> {
  const rest = new Pieces(MAX_REST)
  const element = new Pieces(MAX_ELEMENT)
  let depth = 0
  /** The depth inside the list that is being read; 0 outside of lists. */
  let list = 0
  let around = ''
  let inText = false
  let escaped = false
  const end = (): JsonPart | undefined => {
    if (element.tooLong)
      return { kind: 'fault', message: `is longer than ${MAX_ELEMENT.toLocaleString('en')} bytes` }
    const text = element.text()
    return text.trim() === '' ? undefined : { kind: 'element', text, around }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (inText) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inText = false
        continue
      }
      if (byte === QUOTE) inText = true
      else if (byte === OPEN_OBJECT) depth += 1
      else if (byte === CLOSE_OBJECT) depth -= 1
      else if (byte === OPEN_LIST) {
        depth += 1
        if (list > 0) continue
        list = depth
        rest.add(chunk.subarray(start, at + 1))
        around = `${rest.text()}]${'}'.repeat(depth - 1)}`
        start = at + 1
      } else if (byte === CLOSE_LIST || byte === COMMA) {
        if (depth === list && list > 0) {
          element.add(chunk.subarray(start, at))
          const part = end()
          if (part !== undefined) yield part
          element.clear()
          start = byte === COMMA ? at + 1 : at
          if (byte === CLOSE_LIST) list = 0
        }
        if (byte === CLOSE_LIST) depth -= 1
      }
    }
    if (list > 0) element.add(chunk.subarray(start))
    else rest.add(chunk.subarray(start))
  }
  if (list > 0) yield { kind: 'fault', message: 'ends too early: its list is not closed' }
  else if (rest.tooLong)
    yield {
      kind: 'fault',
      message: 'is too long for one value, and its claims are in no list; use JSON Lines',
    }
  else yield { kind: 'rest', text: rest.text() }
}

/** Bytes that are kept up to a length. */
class Pieces {
  private pieces: Uint8Array[] = []
  private length = 0
  private readonly max: number

  constructor(max: number) {
    this.max = max
  }

  get tooLong(): boolean {
    return this.length > this.max
  }

  add(piece: Uint8Array): void {
    this.length += piece.length
    if (this.tooLong) this.pieces = []
    // A copy: the stream may use the chunk's memory again.
    else if (piece.length > 0) this.pieces.push(Uint8Array.from(piece))
  }

  text(): string {
    return Buffer.concat(this.pieces).toString('utf8')
  }

  clear(): void {
    this.pieces = []
    this.length = 0
  }
}
