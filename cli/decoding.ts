/** From bytes to text: which encoding a file is in, and what to say if nobody knows. */
import { WINDOWS_1252_SPECIAL } from '../claims/interop/mend-letters.ts'
import { CommandError } from './command.ts'

/** How bytes become text. */
export type Decoding = {
  /** The encoding if the caller knows it, as a label of the Encoding Standard. */
  readonly encoding?: string | undefined
  /** The file is a web page, which may name its encoding. */
  readonly html?: boolean
  /** Refuse a file that is not UTF-8; for texts that are kept, not only searched. */
  readonly strict?: boolean
}

/** A page may name its encoding within this many bytes (HTML, "prescan a byte stream"). */
const PRESCAN = 1024

/**
 * Decodes bytes. The encoding comes from the caller, otherwise from a byte order mark, otherwise from the
 * page itself; the default is UTF-8, or for a page that is not UTF-8 the usual one of its language, as in
 * browsers.
 *
 * @throws CommandError for a `strict` text that is not UTF-8: it would be published without its accents
 */
export function decoded(bytes: Uint8Array, name: string, decoding: Decoding = {}): string {
  const { encoding, html = false, strict = false } = decoding
  const known = encoding ?? unmistakable(bytes) ?? (html ? statedEncoding(bytes) : undefined)
  if (known !== undefined && known !== 'utf-8') return decoderOf(known).decode(bytes)
  // A page that says it is UTF-8 may have one bad byte, in a comment, say. Browsers replace it too.
  const lenient = html ? known === 'utf-8' : !strict
  try {
    return new TextDecoder('utf-8', { fatal: !lenient }).decode(bytes)
  } catch {
    if (html) return asItsLanguageUsually(bytes)
    throw new CommandError(`${name}:${notUtf8(bytes)}`)
  }
}

/**
 * Converts a stream to UTF-8.
 *
 * @param encoding its encoding if known; otherwise its first bytes decide, or it already is UTF-8
 */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  let decoder: Decoder | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      const known = encoding ?? unmistakable(chunk)
      if (known !== undefined && known !== 'utf-8') decoder = decoderOf(known)
      first = false
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode())
}

type Decoder = { decode(bytes?: Uint8Array, options?: { stream: boolean }): string }

/**
 * A decoder of the Encoding Standard. Node 24 decodes windows-1252 as Latin-1 (nodejs/node#56542): the
 * apostrophe and the quotation marks of every Excel file became control characters, and were lost.
 */
function decoderOf(encoding: string, options?: { fatal: boolean }): Decoder {
  const decoder = new TextDecoder(encoding, options)
  if (decoder.encoding !== 'windows-1252') return decoder
  return {
    decode: (bytes, how) =>
      decoder
        .decode(bytes, how)
        .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252_SPECIAL[letter.charCodeAt(0) - 0x80] ?? letter),
  }
}

/** Bytes that are looked at for UTF-16 without a byte order mark. */
const LOOKED_AT = 400

/** The encoding by a byte order mark, or by the zeros that most letters have in UTF-16. */
function unmistakable(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const end = Math.min(bytes.length, LOOKED_AT)
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // The first words of a table, of JSON and of a page are mostly Latin letters.
  if (even === 0 && odd * 4 > end) return 'utf-16le'
  return odd === 0 && even * 4 > end ? 'utf-16be' : undefined
}

function statedEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PRESCAN)).toString('latin1')
  const [, label] =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(start) ??
    []
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** The usual encoding of old pages by language (HTML, "determining the character encoding", step 9). */
const USUAL: Readonly<Record<string, string>> = {
  ar: 'windows-1256',
  fa: 'windows-1256',
  be: 'windows-1251',
  bg: 'windows-1251',
  kk: 'windows-1251',
  mk: 'windows-1251',
  ru: 'windows-1251',
  sr: 'windows-1251',
  uk: 'windows-1251',
  cs: 'windows-1250',
  hr: 'windows-1250',
  hu: 'windows-1250',
  pl: 'windows-1250',
  sk: 'windows-1250',
  sl: 'windows-1250',
  el: 'iso-8859-7',
  et: 'windows-1257',
  lt: 'windows-1257',
  lv: 'windows-1257',
  he: 'windows-1255',
  ja: 'shift_jis',
  ko: 'euc-kr',
  tr: 'windows-1254',
  th: 'windows-874',
  vi: 'windows-1258',
  zh: 'gb18030',
}
const ELSEWHERE = 'windows-1252'

function asItsLanguageUsually(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, PRESCAN)).toString('latin1')
  const lang = /<html[^>]+\blang\s*=\s*["']?([a-z]+)/i.exec(start)?.[1]?.toLowerCase() ?? ''
  try {
    return decoderOf(USUAL[lang] ?? ELSEWHERE, { fatal: true }).decode(bytes)
  } catch {
    return decoderOf(ELSEWHERE).decode(bytes)
  }
}

/** Characters of a line that a message shows. */
const SHOWN = 80

/** Line and reason for bytes that are not UTF-8, with the line as the commonest other encoding reads it. */
function notUtf8(bytes: Uint8Array): string {
  const { number, line } = badLine(bytes)
  const shown = decoderOf(ELSEWHERE).decode(line).trim().slice(0, SHOWN)
  return (
    `${number}: is not UTF-8. Save the file as UTF-8 (“CSV UTF-8” in a spreadsheet) or give its --encoding. ` +
    `If this line is right, add --encoding ${ELSEWHERE}: ${shown}`
  )
}

/** The first line that is not UTF-8, counted from 1. */
function badLine(bytes: Uint8Array): { readonly number: number; readonly line: Uint8Array } {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let number = 1
  let start = 0
  for (; start < bytes.length; number += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    try {
      strict.decode(bytes.subarray(start, end))
    } catch {
      return { number, line: bytes.subarray(start, end) }
    }
    start = end + 1
  }
  return { number, line: bytes.subarray(start) }
}
