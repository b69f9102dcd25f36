/** Bundles with one field that has a value it must not have. */
import { canonicalJson } from '../../../claims/packs/reader/canonical-json.ts'
import { aClaim, aManifest } from '../records.ts'
import { bundleOf, fullClaim, type HostilePack, headerLine, lineOf } from './pack-lines.ts'

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

/** Every text and every address of pack.json, with everything that may not be in it. */
export function* brokenManifests(): Generator<HostilePack> {
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
export function* brokenFields(): Generator<HostilePack> {
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
