/**
 * JSON as people write it: what is wrong with a text, and where. jsonc-parser reads it. This file also
 * finds what JSON.parse accepts (a field that is there twice, "__proto__", deep nesting), and writes
 * messages that say what to do.
 *
 * ```
 * {"a": [1, 2]}      path    ""  "a"  "a.0"  "a.1"
 *                    offset  0   6    7      10
 * ```
 */
import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { MAX_DEPTH } from '../reader/strict-json.ts'

/** The first thing that is wrong with a JSON text. */
export type JsonFault = {
  /** What is wrong, to follow "file:line:column: ". */
  readonly message: string
  /** Where, in UTF-16 units from the start. */
  readonly offset: number
}

/** Plain JSON: jsonc-parser would also take comments and trailing commas. */
const STRICT = { disallowComments: true, allowTrailingComma: false }

/** Finds the first fault of a JSON text; undefined if `JSON.parse` reads exactly what is written. */
export function findFault(text: string): JsonFault | undefined {
  // First, because jsonc-parser calls itself for each level.
  const tooDeep = tooDeepAt(text)
  if (tooDeep !== undefined) return { message: `is nested more than ${MAX_DEPTH} deep`, offset: tooDeep }
  const errors: ParseError[] = []
  const root = parseTree(text, errors, STRICT)
  const [error] = errors
  if (error !== undefined) return conflictMark(text) ?? describe(text, error, errors[1])
  return root && faultOfNames(root)
}

/** The offset of the value at a dotted path ("sources.0.url"), or of its nearest parent that exists. */
export function offsetOf(text: string, path: string): number {
  let node = tooDeepAt(text) === undefined ? parseTree(text) : undefined
  for (const name of path === '' ? [] : path.split('.')) {
    const inner = node && findNodeAtLocation(node, [node.type === 'array' ? Number(name) : name])
    if (inner === undefined) break
    node = inner
  }
  return node?.offset ?? 0
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

/**
 * Where a text is nested more than {@link MAX_DEPTH} deep; undefined if it is not. Reads the tokens that
 * jsonc-parser reads, also of text that is no JSON, so that the parser never goes deeper: a bracket that
 * closes nothing does not count, because the parser skips it.
 */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true)
  const closing: string[] = []
  while (scanner.getPosition() < text.length) {
    scanner.scan()
    const offset = scanner.getTokenOffset()
    const token = scanner.getTokenLength() === 1 ? text[offset] : undefined
    if (token === '{' || token === '[') {
      closing.push(token === '{' ? '}' : ']')
      if (closing.length > MAX_DEPTH) return offset
    } else if (token !== undefined && token === closing.at(-1)) closing.pop()
  }
  return undefined
}

/** The first mark that git leaves where it could not merge two versions; undefined if there is none. */
function conflictMark(text: string): JsonFault | undefined {
  const start = /^<{7} /m.exec(text)
  if (start === null || !/^>{7} /m.test(text)) return undefined
  return {
    message:
      'git could not merge two versions here: keep one and remove the lines with <<<<<<<, ======= and >>>>>>>',
    offset: start.index,
  }
}

/** The first field name that is there twice or is "__proto__", in the order of the text. */
function faultOfNames(root: Node): JsonFault | undefined {
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const names = new Set<string>()
    for (const property of node.type === 'object' ? (node.children ?? []) : []) {
      const key = property.children?.[0]
      const name = String(key?.value)
      const offset = key?.offset ?? property.offset
      if (names.has(name)) return { message: `the field ${JSON.stringify(name)} is there twice`, offset }
      if (name === '__proto__') return { message: 'a field may not be called "__proto__"', offset }
      names.add(name)
    }
    // Not by a spread: an array may have more values than a call may have arguments.
    for (const child of (node.children ?? []).toReversed()) open.push(child)
  }
  return undefined
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a value: text in double quotes, a number, true, false, null, {…} or […]',
  InvalidNumberFormat: 'expected a value: this is not a number',
  UnexpectedEndOfNumber: 'expected a value: this number is not complete',
  PropertyNameExpected: 'expected a field name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" after the field name',
  CommaExpected: 'expected ",", "}" or "]"',
  CloseBraceExpected: 'expected "," or "}"',
  CloseBracketExpected: 'expected "," or "]"',
  EndOfFileExpected: 'there is more text after the end of the JSON value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  InvalidUnicode: 'expected four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'a backslash before a character that needs none; write \\\\ for a backslash',
  InvalidCharacter: 'a line break or control character inside a text; write \\n for a line break',
}

/** Characters that a text must not contain: a control character, or a backslash that starts no escape. */
const BAD_IN_TEXT = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/

function describe(
  text: string,
  { error, offset, length }: ParseError,
  next: ParseError | undefined,
): JsonFault {
  const code = printParseErrorCode(error)
  const message = MESSAGES[code] ?? 'is not JSON'
  switch (code) {
    case 'UnexpectedEndOfString':
      // jsonc-parser ends a text at the line break in it.
      return offset + length < text.length
        ? { message: String(MESSAGES.InvalidCharacter), offset: offset + length }
        : { message: 'the text that opens here does not end', offset }
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
    case 'InvalidCharacter': {
      // jsonc-parser gives the start of the whole text.
      const found = BAD_IN_TEXT.exec(text.slice(offset, offset + length))
      return { message, offset: offset + (found?.index ?? 0) + (found?.[0] === '\\' ? 1 : 0) }
    }
    case 'InvalidSymbol':
      return next !== undefined && printParseErrorCode(next.error) === 'PropertyNameExpected'
        ? { message: String(MESSAGES.PropertyNameExpected), offset }
        : { message, offset }
    case 'ValueExpected':
      return { message: offset >= text.length ? 'the text ends too early' : message, offset }
    default:
      return { message, offset }
  }
}
