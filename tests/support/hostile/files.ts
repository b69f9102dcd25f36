/** Files that are not valid gzip, and compression bombs. */
import { brotliCompressSync, constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '../../../claims/packs/reader/canonical-json.ts'
import {
  bundleOf,
  changed,
  fullClaim,
  good,
  type HostilePack,
  headerLine,
  manyFields,
  nested,
  noise,
} from './pack-lines.ts'

export function* brokenFiles(): Generator<HostilePack> {
  // Text that does not compress, so that there are many kilobytes to cut at.
  const claims = Array.from({ length: 120 }, (_, n) => ({
    ...fullClaim(),
    id: `c${String(n).padStart(4, '0')}`,
    explanation: { en: noise(n, 900) },
  }))
  const whole = bundleOf([headerLine(claims.length), ...claims.map(canonicalJson)], 9)
  for (let end = 0; end < whole.length; end += 1024)
    yield { name: `cut after ${end} bytes`, bytes: whole.slice(0, end) }
  yield { name: 'cut before its last byte', bytes: whole.slice(0, -1) }
  yield { name: 'a byte after its end', bytes: Buffer.concat([whole, Buffer.from([0])]) }
  yield { name: 'another gzip member after its end', bytes: Buffer.concat([whole, gzipSync('x')]) }
  yield { name: 'a wrong checksum', bytes: changed(whole, whole.length - 6) }
  yield { name: 'a wrong length', bytes: changed(whole, whole.length - 1) }
  yield { name: 'nothing at all', bytes: new Uint8Array(0) }
  yield { name: 'JSON that is not compressed', bytes: Buffer.from(good().join('\n')) }
  yield {
    name: 'an HTML page',
    bytes: Buffer.from('<!doctype html><title>404</title><p>Not found, sorry.</p>'),
  }
  yield { name: 'an empty gzip file', bytes: gzipSync('') }
  yield { name: 'gzip in gzip', bytes: gzipSync(bundleOf(good())) }
  yield { name: 'another method than deflate', bytes: changed(bundleOf(good()), 2) }
  for (const [flag, what] of [
    [1, 'a mark for text'],
    [2, 'a header checksum'],
    [4, 'an extra field'],
    [8, 'a file name'],
    [16, 'a comment'],
    [32, 'a reserved flag'],
    [128, 'another reserved flag'],
  ] as const)
    yield { name: `a gzip header with ${what}`, bytes: withHeader(bundleOf(good()), flag) }
  yield { name: 'a second member that is empty', bytes: Buffer.concat([bundleOf(good()), gzipSync('')]) }
  yield { name: 'a first member that is empty', bytes: Buffer.concat([gzipSync(''), bundleOf(good())]) }
  yield {
    name: 'first members that are empty in other ways',
    bytes: Buffer.concat([
      emptyMember([...Array(3_000).fill([0, 0, 0, 0xff, 0xff]).flat(), 3, 0]),
      // Codes of its own, with nothing written in them but the end.
      emptyMember([5, 0xc0, 0x81, 0, 0, 0, 0, 0, 0x90, 0xff, 0x6b, 0]),
      bundleOf(good()),
    ]),
  }
  yield { name: 'the same bundle twice', bytes: Buffer.concat([bundleOf(good()), bundleOf(good())]) }
  yield { name: 'zlib in place of gzip', bytes: deflateSync(good().join('\n')) }
  yield { name: 'brotli in place of gzip', bytes: brotliCompressSync(good().join('\n')) }
  yield { name: 'a zip archive', bytes: Buffer.from('PK\u0003\u0004'.padEnd(64, '\0')) }
  yield { name: 'no line feed at the end', bytes: gzipSync(good().join('\n')) }
  yield { name: 'CRLF line ends', bytes: gzipSync(`${good().join('\r\n')}\r\n`) }
  yield { name: 'an empty line at the end', bytes: bundleOf([...good(), '']) }
  yield { name: 'an empty line in the middle', bytes: bundleOf([good()[0]!, '', ...good().slice(1)]) }
  yield { name: 'a byte order mark', bytes: bundleOf([`\ufeff${good()[0]}`, ...good().slice(1)]) }
  yield { name: 'UTF-16', bytes: gzipSync(Buffer.from(`${good().join('\n')}\n`, 'utf16le')) }
  for (const [what, bytes] of [
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence that is cut', [0xe2, 0x82]],
  ] as const) {
    const [head, , claim] = good() as [string, string, string]
    const at = claim.indexOf('At length.')
    const content = Buffer.concat([
      Buffer.from(`${head.replace('"claims":2', '"claims":1')}\n${claim.slice(0, at)}`),
      Buffer.from(bytes),
      Buffer.from(`${claim.slice(at)}\n`),
    ])
    yield { name: `broken UTF-8: ${what}`, bytes: gzipSync(content) }
  }
}

export function* bombs(): Generator<HostilePack> {
  const megabyte = 1024 * 1024
  const head = `${headerLine(1)}\n`
  yield { name: 'a bomb of 64 MB of nothing', bytes: gzipSync(Buffer.alloc(64 * megabyte), { level: 9 }) }
  yield { name: 'a bomb of 64 MB in one line', bytes: gzipSync(head + ' '.repeat(64 * megabyte)) }
  yield { name: 'a bomb of 64 MB of empty lines', bytes: gzipSync(head + '\n'.repeat(64 * megabyte)) }
  yield { name: 'a bomb of 1 GB, 1,030 : 1', bytes: bombOfNothing(1024) }
  yield { name: 'a bomb of 1 GB behind a good header', bytes: bombOfNothing(1024, head) }
  yield {
    name: 'a bomb of a million lines of one letter',
    bytes: gzipSync(head + 'x\n'.repeat(1_000_000), { level: 9 }),
  }
  yield {
    name: 'a bomb just below the ratio, of claims that stand in the wrong order',
    bytes: gzipSync(
      head +
        Array.from({ length: 20_000 }, (_, n) => `${good()[1]?.replace('bridge', `z${noise(n, 8)}`)}\n`).join(
          '',
        ),
    ),
  }
  yield {
    name: 'a claim of more than 256 kB',
    bytes: bundleOf([
      head.trim(),
      canonicalJson({
        ...fullClaim(),
        sources: Array.from({ length: 50 }, (_, n) => ({
          ...(fullClaim().sources as object[])[0],
          url: `https://survey.example/${n}`,
          quote: noise(n, 9_000),
        })),
      }),
    ]),
  }
  yield {
    name: 'texts nested 100,000 deep',
    bytes: bundleOf([head.trim(), nested('{"texts":', '}', 25_000)]),
  }
  yield { name: 'a text of brackets', bytes: bundleOf([head.trim(), JSON.stringify('['.repeat(200_000))]) }
  yield { name: '20,000 fields in one object', bytes: bundleOf([head.trim(), manyFields(20_000)]) }
  yield {
    name: 'a bomb of one claim 40,000 times',
    bytes: gzipSync(`${headerLine(40_000)}\n${`${good()[1]}\n`.repeat(40_000)}`, { level: 9 }),
  }
  yield { name: 'a field of 32 MB', bytes: bundleOf([head.trim(), `{"id":"${'a'.repeat(32 * megabyte)}"}`]) }
  yield { name: 'lists nested 1,000,000 deep', bytes: bundleOf([head.trim(), nested('[', ']', 1_000_000)]) }
  yield {
    name: 'objects nested 1,000,000 deep',
    bytes: bundleOf([head.trim(), nested('{"a":', '}', 1_000_000)]),
  }
  yield { name: 'lists nested 10,000 deep', bytes: bundleOf([head.trim(), nested('[', ']', 10_000)]) }
  yield { name: 'lists nested 13 deep', bytes: bundleOf([head.trim(), nested('[', ']', 13)]) }
  yield { name: 'a header nested 100,000 deep', bytes: bundleOf([nested('[', ']', 100_000)]) }
  yield { name: 'a number of 200,000 digits', bytes: bundleOf([head.trim(), '9'.repeat(200_000)]) }
}

/** A gzip member whose deflate stream is given and holds nothing. */
function emptyMember(deflated: readonly number[]): Uint8Array {
  return Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, ...deflated, 0, 0, 0, 0, 0, 0, 0, 0])
}

/** A gzip header that says more (RFC 1952, clause 2.3.1): what the flag announces is there. */
function withHeader(bytes: Uint8Array, flag: number): Uint8Array {
  const header = Buffer.from(bytes.subarray(0, 10))
  header[3] = flag
  const more =
    flag === 4 ? [4, 0, ...Buffer.from('evil')] : flag === 8 || flag === 16 ? Buffer.from('../../x\0') : []
  const start = Buffer.concat([header, Buffer.from(more)])
  const checksum = Buffer.alloc(flag === 2 ? 2 : 0)
  if (flag === 2) checksum.writeUInt16LE(crc32(start) & 0xffff)
  return Buffer.concat([start, checksum, bytes.subarray(10)])
}

/** As many megabytes of zeros as wanted, without ever having them: one compressed megabyte, repeated. */
function bombOfNothing(megabytes: number, start = ''): Uint8Array {
  const block = (content: Buffer): Buffer =>
    deflateRawSync(content, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const zeros = block(Buffer.alloc(1024 * 1024))
  const parts = [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]), block(Buffer.from(start))]
  for (let n = 0; n < megabytes; n++) parts.push(zeros)
  // An empty last block, and a checksum that nobody gets to.
  return Buffer.concat([...parts, Buffer.from([1, 0, 0, 0xff, 0xff]), Buffer.alloc(8)])
}
