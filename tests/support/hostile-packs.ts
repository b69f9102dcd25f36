/** Bundles that nobody may install, made by code so that each says what is wrong with it. */
import { brotliCompressSync, constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '../../claims/packs/reader/canonical-json.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { aClaim, aManifest } from './records.ts'

export type HostilePack = { readonly name: string; readonly bytes: Uint8Array }

/** A bundle of these lines, whether or not they are good. */
export function bundleOf(lines: readonly string[], level = 1): Uint8Array {
  return gzipSync(`${lines.join('\n')}\n`, { level })
}

export function headerLine(claims: number, changes: Record<string, unknown> = {}): string {
  return lineOf({ kind: 'footnote-pack', format: 1, claims, pack: aManifest(), ...changes })
}

/** Canonical JSON even of what has none: half a surrogate pair is written as its escape. */
function lineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${lineOf(inner)}`)
    .join(',')}}`
}

/** A claim with every field that the record knows, as plain data. */
export function fullClaim(): Record<string, unknown> {
  return JSON.parse(
    canonicalJson(
      aClaim({
        claimant: { name: 'A Speaker', kind: 'person', role: 'mayor', url: 'https://speaker.example/' },
        firstSaid: { date: '2020-01', where: 'at a meeting', url: 'https://meeting.example/minutes' },
        label: {
          text: 'True',
          scale: 'True or false',
          scaleUrl: 'https://scale.example/',
          rating: { value: 5, best: 5, worst: 1 },
        },
        lifecycle: {
          state: 'superseded',
          since: '2026-11-24',
          note: 'See the other.',
          supersededBy: 'other',
        },
        explanation: { en: 'At length.' },
        sources: [
          {
            url: 'https://survey.example/tower',
            title: 'Survey of the tower',
            publisher: 'Survey Office',
            kind: 'official-data',
            relation: 'supports',
            published: '2020',
            accessed: '2026-11-24',
            archive: 'https://web.archive.org/web/2020/https://survey.example/tower',
            quote: 'It is 300 m high.',
            note: 'The second edition.',
          },
        ],
        validity: { from: '2020', until: '2030' },
        topics: ['towers'],
        guards: {
          names: [['Tower']],
          numberTolerance: 0.1,
          places: ['Town'],
          window: { from: '2020-01-01', until: '2029-01-01' },
        },
        examples: {
          match: [{ lang: 'en', text: 'It is 300 m.', context: 'The tower', note: 'short' }],
          reject: [{ lang: 'en', text: 'It is 400 m.' }],
        },
      }),
    ),
  )
}

const UNSAFE_TEXTS: readonly [what: string, text: string][] = [
  ['a right-to-left override', 'safe\u202eevil'],
  ['a direction isolate', 'safe\u2066evil'],
  ['a null character', 'a\u0000b'],
  ['a C1 control', 'a\u009bb'],
  ['white space around it', ' text '],
  ['a left-to-right embedding', 'safe\u202aevil'],
  ['the end of an isolate', 'safe\u2069evil'],
  ['a delete character', 'a\u007fb'],
  ['an escape sequence for terminals', 'a\u001b[31mb'],
  ['half a surrogate pair', 'a\ud83d'],
  ['a no-break space at the end', 'text\u00a0'],
  ['a byte order mark before it', '\ufefftext'],
  ['nothing in it', ''],
  ['a number in its place', 7 as unknown as string],
  ['a list in its place', ['x'] as unknown as string],
  ['an object in its place', { text: 'x' } as unknown as string],
  ['null in its place', null as unknown as string],
  ['true in its place', true as unknown as string],
]

const UNSAFE_URLS: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'http://a.example/',
  '//a.example/',
  'https://user@a.example/',
  'https://bank.example:secret@a.example/',
  'https://аpple.example/',
  'https://münchen.example/',
  'https://a%2eexample/',
  'https://a.example\\@b.example/',
  'https://a.example/\u202egpj.exe',
  'https://a.example/ b',
  'https://a.example/"onclick="x',
  'https://A.example/',
  'https://localhost/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://a.example:99999/',
  'https://a.example:0/',
  'https://a.example:/',
  'https://a.example./',
  'https://a..example/',
  'https://.example/',
  'https://-a.example/',
  'https://a_b.example/',
  'https://[::1]/',
  'https://127.1/',
  'https://xn--/',
  'https://a。example/',
  'https://①.example/',
  'https://a.example/\u200b',
  'https://a.example/\u2060x',
  'https://a.example/a\u00adb',
  'https://a.example/\u061cx',
  'https://a.example/\u{e0041}',
  'https://a.example/\u3164',
  'https://a.example/\ue000',
  'view-source:https://a.example/',
  'vbscript:msgbox(1)',
  'intent://a.example/#Intent;end',
  'about:blank',
  'chrome://settings/',
  'moz-extension://a/',
  'filesystem:https://a.example/x',
  'ws://a.example/',
  'https%3A//a.example/',
  'https:///a.example',
  'https:a.example',
  ' https://a.example/',
  'https://a.example/\n',
  `https://a.example/${'a'.repeat(2_048)}`,
  '',
]

/** The whole set. Every entry is made when it is asked for: the bombs are large. */
export function* hostilePacks(): Generator<HostilePack> {
  yield* brokenFiles()
  yield* bombs()
  yield* brokenHeaders()
  yield* brokenLines()
  yield* brokenManifests()
  yield* brokenFields()
}

/** Patches that nobody may apply to {@link patchBase}, whoever made them. */
export function* hostilePatches(): Generator<HostilePack> {
  const claim = canonicalJson(aClaim({ id: 'bridge' }))
  const good = [`{"set":${claim}}`]
  const head = (changes: Record<string, unknown> = {}): string =>
    canonicalJson({
      kind: 'footnote-patch',
      format: 1,
      claims: 2,
      base: 'a'.repeat(64),
      target: 'b'.repeat(64),
      pack: aManifest({ version: 2 }),
      ...changes,
    })
  const file = (lines: readonly string[], first = head()) => bundleOf([first, ...lines])
  const long = Array.from({ length: 60 }, (_, n) =>
    canonicalJson({
      set: { ...fullClaim(), id: `c${String(n).padStart(4, '0')}`, explanation: { en: noise(n, 900) } },
    }),
  )
  const whole = bundleOf([head({ claims: 61 }), ...long], 9)
  for (let end = 0; end < whole.length; end += 1024)
    yield { name: `cut after ${end} bytes`, bytes: whole.slice(0, end) }
  const megabyte = 1024 * 1024
  const wrong: [string, Uint8Array][] = [
    ['that has another hash as its target', file(good)],
    ['that is a bundle', bundleOf([headerLine(1), claim])],
    ['that is not compressed', Buffer.from(`${head()}\n${good[0]}\n`)],
    ['in a newer format', file(good, head({ format: 2 }))],
    ['with half a hash', file(good, head({ target: 'b'.repeat(63) }))],
    ['with a hash in capitals', file(good, head({ base: 'A'.repeat(64) }))],
    ['with an unknown field', file(good, head({ extra: 'x' }))],
    ['with __proto__', file(good, head().replace('{', '{"__proto__":{},'))],
    ['with too small a count', file(good, head({ claims: 1 }))],
    ['with too large a count', file(good, head({ claims: 500_001 }))],
    ['that removes what is not there', file(['{"remove":"nowhere"}'])],
    ['that removes a number', file(['{"remove":7}'])],
    ['that removes and sets', file([`{"remove":"bridge","set":${claim}}`])],
    ['that sets twice', file([...good, ...good])],
    ['out of order', file([`{"set":${canonicalJson(aClaim({ id: 'zoo' }))}}`, ...good])],
    ['that sets a list', file(['{"set":[]}'])],
    ['that sets half a claim', file([good[0]!.slice(0, 90)])],
    ['that sets a claim without its canonical form', file([good[0]!.replace('"format":1', '"format": 1')])],
    ['with space before its change', file([`{ "set":${claim}}`])],
    ['with something after its change', file([`${good[0]}x`])],
    ['that sets javascript:', file([good[0]!.replace('https://survey.example', 'javascript:alert')])],
    ['with an unknown verb', file(['{"rename":"bridge"}'])],
    ['with an empty line', file([...good, ''])],
    ['that is a bomb of empty lines', gzipSync(`${head()}\n${'\n'.repeat(64 * megabyte)}`)],
    ['that is a bomb of spaces', gzipSync(`${head()}\n${' '.repeat(64 * megabyte)}`)],
    [
      'that is a bomb of removals',
      gzipSync(`${head()}\n${'{"remove":"a"}\n'.repeat(2_000_000)}`, { level: 9 }),
    ],
    ['nested 100,000 deep', file([`{"set":${nested('[', ']', 100_000)}}`])],
  ]
  for (const [name, bytes] of wrong) yield { name: `a patch ${name}`, bytes }
}

/** What {@link hostilePatches} are applied to. */
export function patchBase(): Claim[] {
  return [aClaim()]
}

function good(): string[] {
  const first = aClaim({ id: 'bridge' })
  return [headerLine(2), canonicalJson(first), canonicalJson(fullClaim())]
}

function* brokenFiles(): Generator<HostilePack> {
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

function* bombs(): Generator<HostilePack> {
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

function* brokenHeaders(): Generator<HostilePack> {
  const claim = canonicalJson(aClaim())
  const manifest = aManifest()
  const headers: [string, string][] = [
    ['no header', claim],
    ['null as header', 'null'],
    ['a list as header', '[]'],
    ['another kind', headerLine(1, { kind: 'footnote-patch' })],
    ['a newer format', headerLine(1, { format: 2 })],
    ['format 0', headerLine(1, { format: 0 })],
    ['format as text', headerLine(1, { format: '1' })],
    ['too small a count', headerLine(0)],
    ['too large a count', headerLine(2)],
    ['a count below zero', headerLine(-1)],
    ['a count with a fraction', headerLine(1.5)],
    ['a count beyond the limit', headerLine(500_001)],
    ['a count of 1e400', headerLine(1).replace('"claims":1', '"claims":1e400')],
    ['a count written 1.0', headerLine(1).replace('"claims":1', '"claims":1.0')],
    ['an unknown field', headerLine(1, { extra: true })],
    ['__proto__', headerLine(1).replace('{', '{"__proto__":{"polluted":true},')],
    ['a field twice', headerLine(1).replace('{', '{"claims":1,')],
    ['white space', headerLine(1).replace(':', ': ')],
    [
      'fields in another order',
      JSON.stringify({ pack: manifest, kind: 'footnote-pack', format: 1, claims: 1 }),
    ],
    ['no manifest', headerLine(1, { pack: undefined })],
    ['a pack id that climbs', headerLine(1, { pack: { ...manifest, id: '../../etc' } })],
    ['version 0', headerLine(1, { pack: { ...manifest, version: 0 } })],
    ['version 1e400', headerLine(1).replace('"version":1', '"version":1e400')],
    ['version beyond safe integers', headerLine(1).replace('"version":1', '"version":9007199254740993')],
    ['no languages', headerLine(1, { pack: { ...manifest, languages: [] } })],
    ['a name in no language', headerLine(1, { pack: { ...manifest, name: {} } })],
    [
      'a policy by javascript:',
      headerLine(1, { pack: { ...manifest, sourcingPolicy: 'javascript:alert(1)' } }),
    ],
    [
      'a name with a direction override',
      headerLine(1, { pack: { ...manifest, name: { en: 'Good\u202edaB' } } }),
    ],
  ]
  for (const [name, text] of headers) yield { name: `header: ${name}`, bytes: bundleOf([text, claim]) }
}

function* brokenLines(): Generator<HostilePack> {
  const bridge = canonicalJson(aClaim({ id: 'bridge' }))
  const tower = canonicalJson(aClaim())
  const full = canonicalJson(fullClaim())
  const pairs: [string, string[]][] = [
    ['the same claim twice', [tower, tower]],
    ['two claims with one id', [tower, tower.replace('300 metres high', '301 metres high')]],
    ['claims out of order', [tower, bridge]],
    ['null', [bridge, 'null']],
    ['a number', [bridge, '1e400']],
    ['a text', [bridge, '"claim"']],
    ['half a claim', [bridge, tower.slice(0, 200)]],
    ['two claims in one line', [`${bridge}${tower}`, tower]],
    ['JSON with a comment', [bridge, `/* hi */${tower}`]],
    ['a trailing comma', [bridge, tower.replace(/\}$/, ',}')]],
    ['NaN', [bridge, full.replace('"value":5', '"value":NaN')]],
    ['1e400 as a rating', [bridge, full.replace('"value":5', '"value":1e400')]],
    ['-0 as a rating', [bridge, full.replace('"value":5', '"value":-0')]],
    ['a rating that rounds', [bridge, full.replace('"value":5', '"value":5.00000000000000000001')]],
    ['a rating written 5e0', [bridge, full.replace('"value":5', '"value":5e0')]],
    ['half a surrogate pair, escaped', [bridge, tower.replace('300', '\\ud800')]],
    ['the other half, escaped', [bridge, tower.replace('300', '\\udc00')]],
    ['a letter escaped without need', [bridge, tower.replace('The', '\\u0054he')]],
    ['a slash escaped without need', [bridge, tower.replace('https://', 'https:\\/\\/')]],
    ['an id twice in one object', [bridge, tower.replace('{', '{"id":"aaa",')]],
    ['__proto__ at the top', [bridge, tower.replace('{', '{"__proto__":{"verdict":"refuted"},')]],
    [
      '__proto__ in the texts',
      [bridge, tower.replace('"texts":{', '"texts":{"__proto__":{"text":"x","variants":[]},')],
    ],
    ['__proto__ in the finding', [bridge, tower.replace('"finding":{', '"finding":{"__proto__":"x",')]],
    ['__proto__ in a source', [bridge, tower.replace('"sources":[{', '"sources":[{"__proto__":null,')]],
    ['__proto__ in the guards', [bridge, tower.replace('"guards":{', '"guards":{"__proto__":{"names":[]}')]],
    ['constructor as a field', [bridge, tower.replace('{', '{"constructor":{},')]],
    ['a field name that is escaped', [bridge, tower.replace('"verdict"', '"\\u0076erdict"')]],
    ['a field name in capitals', [bridge, tower.replace('"verdict"', '"Verdict"')]],
    ['a number with a leading zero', [bridge, full.replace('"value":5', '"value":05')]],
    ['a number with a plus', [bridge, full.replace('"value":5', '"value":+5')]],
    ['a number in hexadecimal', [bridge, full.replace('"value":5', '"value":0x5')]],
    ['a number that vanishes', [bridge, full.replace('"value":5', '"value":1e-400')]],
    ['a number of 40 digits', [bridge, full.replace('"value":5', `"value":${'5'.repeat(40)}`)]],
    ['Infinity', [bridge, full.replace('"value":5', '"value":Infinity')]],
    ['single quotes', [bridge, tower.replaceAll('"', "'")]],
    ['a line separator between fields', [bridge, tower.replace(',', ',\u2028')]],
    ['a tab inside a text', [bridge, tower.replace('300 metres', '300\tmetres')]],
    ['a byte order mark before a claim', [bridge, `\ufeff${tower}`]],
    ['a null character, escaped', [bridge, tower.replace('300', '\\u0000')]],
    [
      'a language called constructor',
      [bridge, tower.replace('"finding":{', '"finding":{"constructor":"x",')],
    ],
    ['a language called toString', [bridge, tower.replace('"finding":{', '"finding":{"toString":"x",')]],
    ['prototype as a field', [bridge, tower.replace('{', '{"prototype":{},')]],
    ['toJSON as a field', [bridge, tower.replace('{', '{"toJSON":"x",')]],
    ['a list in place of an object', [bridge, tower.replace(/"guards":\{\}/, '"guards":[]')]],
    [
      'an object in place of a list',
      [bridge, tower.replace(/"topics":\[[^\]]*\]/, '"topics":{"0":"a","length":1}')],
    ],
    ['defaults left out', [bridge, tower.replace('"topics":[],', '').replace(',"topics":[]', '')]],
  ]
  for (const [name, lines] of pairs)
    yield { name: `line: ${name}`, bytes: bundleOf([headerLine(lines.length), ...lines]) }
}

/** Every text and every address of pack.json, with everything that may not be in it. */
function* brokenManifests(): Generator<HostilePack> {
  const claim = canonicalJson(aClaim())
  const full = () =>
    JSON.parse(canonicalJson(aManifest({ homepage: 'https://towers.example/packs' }))) as Record<
      string,
      unknown
    >
  const made = (manifest: object): Uint8Array => bundleOf([headerLine(1, { pack: manifest }), claim])
  for (const path of textPaths(full())) {
    const isUrl = String(at(full(), path)).startsWith('https://')
    for (const [what, value] of isUrl
      ? UNSAFE_URLS.map((url) => [JSON.stringify(url).slice(0, 60), url] as const)
      : UNSAFE_TEXTS) {
      const manifest = full()
      put(manifest, path, value)
      yield { name: `pack.json, ${path.join('.')}: ${what}`, bytes: made(manifest) }
    }
  }
  const wrong: [string, string[], unknown][] = [
    ['51 languages', ['languages'], Array(51).fill('en')],
    ['a language that is none', ['languages'], ['english']],
    ['a version with a fraction', ['version'], 1.5],
    ['a version below zero', ['version'], -1],
    ['a version as text', ['version'], '1'],
    ['a day that is none', ['released'], '2026-02-30'],
    ['a licence of 1,001 letters', ['licence'], 'x'.repeat(1_001)],
    ['a description of 10,001 letters', ['description', 'en'], 'x'.repeat(10_001)],
    ['an unknown field', ['onload'], 'x'],
    ['an unknown field of its publisher', ['publisher', 'email'], 'x'],
  ]
  for (const [name, path, value] of wrong) {
    const manifest = full()
    put(manifest, path, value)
    yield { name: `pack.json: ${name}`, bytes: made(manifest) }
  }
}

/** Every text and every address of a claim, with everything that may not be in it. */
function* brokenFields(): Generator<HostilePack> {
  const template = fullClaim()
  for (const path of textPaths(template)) {
    const isUrl = String(at(template, path)).startsWith('https://')
    const field = path.join('.')
    const values: readonly (readonly [string, unknown])[] = isUrl
      ? UNSAFE_URLS.map((url) => [JSON.stringify(url).slice(0, 60), url])
      : UNSAFE_TEXTS
    for (const [what, value] of values) {
      const claim = fullClaim()
      put(claim, path, value)
      yield { name: `${field}: ${what}`, bytes: bundleOf([headerLine(1), lineOf(claim)]) }
    }
  }
  const wrong: [string, (claim: Record<string, unknown>) => void][] = [
    ['an unknown field', (claim) => put(claim, ['html'], '<b>')],
    ['an unknown field in a source', (claim) => put(claim, ['sources', '0', 'onclick'], 'x')],
    ['no source', (claim) => put(claim, ['sources'], [])],
    ['51 sources', (claim) => put(claim, ['sources'], Array(51).fill(at(template, ['sources', '0'])))],
    ['51 variants', (claim) => put(claim, ['texts', 'en', 'variants'], Array(51).fill('x'))],
    [
      '201 examples',
      (claim) => put(claim, ['examples', 'match'], Array(201).fill({ lang: 'en', text: 'x' })),
    ],
    ['a text of 1,001 characters', (claim) => put(claim, ['texts', 'en', 'text'], 'x'.repeat(1_001))],
    ['an explanation of 10,001 characters', (claim) => put(claim, ['explanation', 'en'], 'x'.repeat(10_001))],
    ['no wording in its language', (claim) => put(claim, ['lang'], 'es')],
    ['a language that is none', (claim) => put(claim, ['texts', '../../x'], { text: 'x', variants: [] })],
    ['a verdict that is none', (claim) => put(claim, ['verdict'], 'true')],
    ['a day that is none', (claim) => put(claim, ['created'], '2026-02-30')],
    ['an id with a slash', (claim) => put(claim, ['id'], 'a/b')],
    ['an id of 65 letters', (claim) => put(claim, ['id'], 'a'.repeat(65))],
    ['an id in capitals', (claim) => put(claim, ['id'], 'Tower')],
    ['a tolerance of 1', (claim) => put(claim, ['guards', 'numberTolerance'], 1)],
    ['a language in capitals', (claim) => put(claim, ['lang'], 'EN')],
    ['a language with an underscore', (claim) => put(claim, ['texts', 'en_US'], { text: 'x', variants: [] })],
    ['an id with a Cyrillic letter', (claim) => put(claim, ['id'], 'tоwer')],
    ['an id that climbs', (claim) => put(claim, ['id'], '..')],
    ['an id that is __proto__', (claim) => put(claim, ['id'], '__proto__')],
    ['no id', (claim) => put(claim, ['id'], '')],
    ['a state that is none', (claim) => put(claim, ['lifecycle', 'state'], 'deleted')],
    ['a successor of a claim that stands', (claim) => put(claim, ['lifecycle', 'state'], 'published')],
    ['21 topics', (claim) => put(claim, ['topics'], Array(21).fill('x'))],
    ['11 lists of names', (claim) => put(claim, ['guards', 'names'], Array(11).fill(['x']))],
    ['an empty list of names', (claim) => put(claim, ['guards', 'names'], [[]])],
    ['21 names', (claim) => put(claim, ['guards', 'names'], [Array(21).fill('x')])],
    ['21 places', (claim) => put(claim, ['guards', 'places'], Array(21).fill('x'))],
    ['no places', (claim) => put(claim, ['guards', 'places'], [])],
    ['a tolerance below zero', (claim) => put(claim, ['guards', 'numberTolerance'], -0.1)],
    ['a note of 10,001 characters', (claim) => put(claim, ['sources', '0', 'note'], 'x'.repeat(10_001))],
    ['a 29 February that is none', (claim) => put(claim, ['reviewed'], '2026-02-29')],
    ['a month 13', (claim) => put(claim, ['validity', 'from'], '2020-13')],
    ['a year of five digits', (claim) => put(claim, ['validity', 'from'], '20200')],
    ['a day with a time', (claim) => put(claim, ['updated'], '2026-01-01T00:00:00Z')],
    ['a rating in words', (claim) => put(claim, ['label', 'rating', 'value'], '5')],
    ['a relation that is none', (claim) => put(claim, ['sources', '0', 'relation'], 'proves')],
    ['a claimant that is a robot', (claim) => put(claim, ['claimant', 'kind'], 'robot')],
    ['a claim of format 2', (claim) => put(claim, ['format'], 2)],
  ]
  for (const [name, change] of wrong) {
    const claim = fullClaim()
    change(claim)
    yield { name: `claim: ${name}`, bytes: bundleOf([headerLine(1), canonicalJson(claim)]) }
  }
}

/** Paths of the texts that people will read and the addresses that they will open. */
function textPaths(record: unknown, path: string[] = []): string[][] {
  if (typeof record === 'string') return /[ :.]|^[A-Z]/.test(record) ? [path] : []
  if (typeof record !== 'object' || record === null) return []
  return Object.entries(record).flatMap(([name, value]) => textPaths(value, [...path, name]))
}

function at(record: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], record)
}

function put(record: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const parent = at(record, path.slice(0, -1)) as Record<string, unknown>
  parent[path.at(-1) as string] = value
}

function nested(open: string, close: string, depth: number): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`.replace('[1]', '[]')
}

function manyFields(count: number): string {
  return `{${Array.from({ length: count }, (_, n) => `"f${n}":1`).join(',')}}`
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

function changed(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[index] = (copy[index] as number) ^ 0x55
  return copy
}

/** Repeatable letters without pattern. */
export function noise(seed: number, length: number): string {
  const next = randomNumbers(seed + 1)
  return Array.from({ length }, () => String.fromCharCode(97 + Math.floor(next() * 26))).join('')
}

/** mulberry32: small, seeded, good enough for tests. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
