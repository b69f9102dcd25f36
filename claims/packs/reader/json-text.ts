/**
 * JSON as people write it: where in a text something is wrong, and where a value stands.
 *
 * `JSON.parse` keeps the last of two fields with the same name, says where an error is in some
 * engines and some cases only, and knows no limit of depth. So the text is walked once before it
 * is parsed (RFC 8259 grammar, linear time), and once more to find the place of a bad value:
 *
 * ```
 * {"a": [1, 2]}      path  ""  "a"  "a.0"  "a.1"
 *                    offset 0   6     7      10
 * ```
 */

/** Nesting that no record of this project comes near; deeper text is refused before it is parsed. */
export const MAX_DEPTH = 32

export type JsonFault = {
  /** What is wrong, to follow "file:line:column: ". */
  readonly message: string
  /** Where, in UTF-16 units from the start. */
  readonly offset: number
}

/**
 * Walks a JSON text.
 *
 * @param onValue told of every value: its dotted path ("sources.0.url", "" for the whole) and offset
 * @returns the first fault, or undefined where `JSON.parse` may be trusted with the text
 */
export function findFault(
  text: string,
  onValue?: (path: string, offset: number) => void,
): JsonFault | undefined {
  const walk = new Walk(text, onValue)
  try {
    walk.document()
    return undefined
  } catch (fault) {
    if (fault instanceof Fault) return { message: fault.message, offset: fault.offset }
    throw fault
  }
}

/** The offset of the value at a dotted path; of its nearest parent where it is not in the text. */
export function offsetOf(text: string, path: string): number {
  const offsets = new Map<string, number>()
  findFault(text, (at, offset) => offsets.set(at, offset))
  let at = path
  while (at !== '' && !offsets.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf('.')))
  return offsets.get(at) ?? 0
}

/** Line and column of an offset, both counted from 1, the column in UTF-16 units as editors count. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

class Fault extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const HEX4 = /[0-9a-fA-F]{4}/y
const WORDS = ['true', 'false', 'null']

class Walk {
  private readonly text: string
  private readonly onValue: ((path: string, offset: number) => void) | undefined
  private at = 0

  constructor(text: string, onValue: ((path: string, offset: number) => void) | undefined) {
    this.text = text
    this.onValue = onValue
  }

  document(): void {
    this.value('', 0)
    if (this.at < this.text.length) this.fail('there is more text after the end of the JSON value')
  }

  private value(path: string, depth: number): void {
    if (depth > MAX_DEPTH) this.fail(`is nested more than ${MAX_DEPTH} deep`)
    this.space()
    this.onValue?.(path, this.at)
    const first = this.text[this.at]
    if (first === '{') this.object(path, depth)
    else if (first === '[') this.array(path, depth)
    else if (first === '"') this.string()
    else this.scalar()
    this.space()
  }

  private object(path: string, depth: number): void {
    this.at += 1
    const names = new Set<string>()
    this.space()
    if (this.take('}')) return
    do {
      this.space()
      const start = this.at
      if (this.text[start] !== '"') this.fail('expected a field name in double quotes')
      this.string()
      const name = String(JSON.parse(this.text.slice(start, this.at)))
      if (names.has(name)) this.fail(`the field ${JSON.stringify(name)} is there twice`, start)
      if (name === '__proto__') this.fail('a field may not be called "__proto__"', start)
      names.add(name)
      this.space()
      if (!this.take(':')) this.fail('expected ":" after the field name')
      this.value(path === '' ? name : `${path}.${name}`, depth + 1)
    } while (this.take(','))
    if (!this.take('}')) this.fail('expected "," or "}"')
  }

  private array(path: string, depth: number): void {
    this.at += 1
    this.space()
    if (this.take(']')) return
    let index = 0
    do {
      this.value(path === '' ? String(index) : `${path}.${index}`, depth + 1)
      index += 1
    } while (this.take(','))
    if (!this.take(']')) this.fail('expected "," or "]"')
  }

  private string(): void {
    const start = this.at
    this.at += 1
    for (;;) {
      const unit = this.text.charCodeAt(this.at)
      if (Number.isNaN(unit)) this.fail('the text that opens here does not end', start)
      if (unit < 0x20)
        this.fail('a line break or control character inside a text; write \\n for a line break')
      this.at += 1
      if (unit === 0x22) return
      if (unit === 0x5c) this.escape()
    }
  }

  private escape(): void {
    const letter = this.text[this.at] ?? ''
    if (letter === 'u') {
      HEX4.lastIndex = this.at + 1
      if (!HEX4.test(this.text)) this.fail('expected four hexadecimal digits after \\u')
      this.at += 5
    } else if (letter !== '' && '"\\/bfnrt'.includes(letter)) this.at += 1
    else this.fail('a backslash before a character that needs none; write \\\\ for a backslash')
  }

  private scalar(): void {
    const word = WORDS.find((candidate) => this.text.startsWith(candidate, this.at))
    if (word !== undefined) {
      this.at += word.length
      return
    }
    NUMBER.lastIndex = this.at
    if (NUMBER.test(this.text)) this.at = NUMBER.lastIndex
    else this.fail(this.at >= this.text.length ? 'the text ends too early' : 'expected a value')
  }

  private space(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
      this.at += 1
    }
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.at += 1
    return true
  }

  private fail(message: string, offset = this.at): never {
    throw new Fault(message, offset)
  }
}
