/** What hostile packs are made of: lines, claims with every field, and noise. */
import { gzipSync } from 'node:zlib'
import { canonicalJson } from '../../../claims/packs/reader/canonical-json.ts'
import { aClaim, aManifest } from '../records.ts'

export type HostilePack = { readonly name: string; readonly bytes: Uint8Array }

/** A bundle of these lines, whether or not they are good. */
export function bundleOf(lines: readonly string[], level = 1): Uint8Array {
  return gzipSync(`${lines.join('\n')}\n`, { level })
}

export function headerLine(claims: number, changes: Record<string, unknown> = {}): string {
  return lineOf({ kind: 'footnote-pack', format: 1, claims, pack: aManifest(), ...changes })
}

/** Canonical JSON even of what has none: half a surrogate pair is written as its escape. */
export function lineOf(value: unknown): string {
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

export function good(): string[] {
  const first = aClaim({ id: 'bridge' })
  return [headerLine(2), canonicalJson(first), canonicalJson(fullClaim())]
}

export function nested(open: string, close: string, depth: number): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`.replace('[1]', '[]')
}

export function manyFields(count: number): string {
  return `{${Array.from({ length: count }, (_, n) => `"f${n}":1`).join(',')}}`
}

export function changed(bytes: Uint8Array, index: number): Uint8Array {
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
