/** Files that people may mistake for text, and what to do with them. */

const SAVE_AS_CSV = 'Open it and save the sheet as “CSV UTF-8”, then import that file'
const UNPACK = 'Unpack it first'

type Kind = { readonly what: string; readonly advice?: string }

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** By the bytes that a file starts with. Read as text, they would have no sentences and cause no error. */
const BY_START: readonly (Kind & { readonly magic: Buffer })[] = [
  { magic: latin('%PDF-'), what: 'a PDF' },
  {
    magic: latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    what: 'an old office document, such as an Excel workbook (.xls)',
    advice: SAVE_AS_CSV,
  },
  { magic: latin('{\\rtf'), what: 'a document in Rich Text Format', advice: 'Save it as plain text' },
  { magic: latin('ID;P'), what: 'a spreadsheet in SYLK form', advice: SAVE_AS_CSV },
  { magic: latin('\x1f\x8b'), what: 'a compressed file (gzip)', advice: UNPACK },
  { magic: latin('BZh'), what: 'a compressed file (bzip2)', advice: UNPACK },
  { magic: latin('\xfd7zXZ\x00'), what: 'a compressed file (xz)', advice: UNPACK },
  { magic: latin('\x28\xb5\x2f\xfd'), what: 'a compressed file (zstd)', advice: UNPACK },
  { magic: latin('7z\xbc\xaf\x27\x1c'), what: 'a 7z archive', advice: UNPACK },
  { magic: latin('Rar!\x1a\x07'), what: 'a RAR archive', advice: UNPACK },
  { magic: latin('PAR1'), what: 'a Parquet table', advice: 'Convert it to CSV or JSON Lines' },
  { magic: latin('SQLite format 3'), what: 'an SQLite database', advice: 'Export its table as CSV' },
  { magic: latin('\x89PNG'), what: 'a picture' },
  { magic: latin('\xff\xd8\xff'), what: 'a picture' },
]

const ZIP = latin('PK\x03\x04')
const EMPTY_ZIP = latin('PK\x05\x06')

/** What a ZIP archive holds, by the names of the files at its start, otherwise by its own name. */
const IN_ZIP: readonly (Kind & { readonly inside: RegExp; readonly name: RegExp })[] = [
  {
    inside: /xl\/(?:workbook|worksheets|_rels)/,
    name: /\.xls[xmb]$/i,
    what: 'an Excel workbook',
    advice: SAVE_AS_CSV,
  },
  {
    inside: /application\/vnd\.oasis\.opendocument\.spreadsheet/,
    name: /\.ods$/i,
    what: 'a spreadsheet of LibreOffice',
    advice: SAVE_AS_CSV,
  },
  {
    inside: /Index\/(?:Document|Tables)/,
    name: /\.numbers$/i,
    what: 'a spreadsheet of Numbers',
    advice: SAVE_AS_CSV,
  },
  {
    inside: /word\/|application\/vnd\.oasis\.opendocument\.text/,
    name: /\.(?:docx|odt)$/i,
    what: 'a text document',
    advice: 'Save it as plain text or as a web page',
  },
]

/** XML that a spreadsheet writes under the name .xls or .xml. */
const XML_SHEET = /<\?mso-application\s+progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/

/** What a file is if it is clearly not text, with advice, to follow its name; otherwise undefined. */
export function notText(start: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  const kind = kindOf(bytes, name)
  if (kind === undefined) return undefined
  return `this is ${kind.what}, not text.${kind.advice === undefined ? '' : ` ${kind.advice}.`}`
}

function kindOf(bytes: Buffer, name: string): Kind | undefined {
  const startsWith = (magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic)
  if (startsWith(ZIP) || startsWith(EMPTY_ZIP)) {
    const inside = bytes.toString('latin1')
    return (
      IN_ZIP.find((one) => one.inside.test(inside)) ??
      IN_ZIP.find((one) => one.name.test(name)) ?? {
        what: 'a ZIP archive or an office document',
        advice: UNPACK,
      }
    )
  }
  const known = BY_START.find(({ magic }) => startsWith(magic))
  if (known !== undefined) return known
  return XML_SHEET.test(bytes.subarray(0, 2_000).toString('latin1'))
    ? { what: 'a spreadsheet as XML', advice: SAVE_AS_CSV }
    : undefined
}
