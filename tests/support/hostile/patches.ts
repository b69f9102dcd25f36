/** Patches that nobody may apply. */
import { gzipSync } from 'node:zlib'
import { canonicalJson } from '../../../claims/packs/reader/canonical-json.ts'
import type { Claim } from '../../../claims/records/claim.ts'
import { aClaim, aManifest } from '../records.ts'
import { bundleOf, fullClaim, type HostilePack, headerLine, nested, noise } from './pack-lines.ts'

/** Patches that must never be applied to {@link patchBase}. */
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
