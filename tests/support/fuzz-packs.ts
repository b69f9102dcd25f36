/** A seeded fuzzer of bundles. The same seed gives the same packs. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { bundleLines } from '../../claims/packs/publisher/write-bundle.ts'
import { openBundle } from '../../claims/packs/reader/bundle.ts'
import { canonicalJson } from '../../claims/packs/reader/canonical-json.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import { bundleOf, fullClaim, headerLine, randomNumbers } from './hostile/pack-lines.ts'
import { checkContent } from './pack-oracle.ts'
import { aClaim } from './records.ts'

const TOKENS = [
  '"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\u0000', '\ufeff', '\u202e', '\ud800', '1e400', '-0', 'null',
  '"__proto__":', '"id":"a"', 'javascript:', '<script>', '\\ud800', ' ', '9'.repeat(400), '[['.repeat(50),
] // biome-ignore format: a table

/** What is different in a pack that was taken. */
export const CHANGES = [
  'nothing',
  'texts',
  'addresses',
  'ids',
  'dates',
  'numbers',
  'fields',
  'claims',
] as const
export type Change = (typeof CHANGES)[number]

export type FuzzReport = {
  readonly tried: number
  /** Refused when nothing is known of the file beforehand: a pack from somebody's disk. */
  readonly refused: number
  /** Refused by every reader that knows the hash of the changed file, as all readers of channels do. */
  readonly refusedByHash: number
  /** Packs by all rules, as the writer would write them and as the oracle has it, by what is different in them. */
  readonly valid: Readonly<Record<Change, number>>
  /** Taken, though they are not what the writer would write or not what the oracle allows. */
  readonly wrong: string[]
  readonly slowestMs: number
  /** The pack that took so long. */
  readonly slowest: Uint8Array
}

/**
 * Changes a good bundle `count` times, never into itself, and reads each of the results.
 *
 * @param onValid called with each pack that is accepted, so that people can read it
 */
export async function fuzzPacks(
  count: number,
  seed: number,
  onValid?: (change: Change, before: string, after: string) => void,
): Promise<FuzzReport> {
  const random = randomNumbers(seed)
  const good = bundleOf([
    headerLine(3),
    canonicalJson(aClaim({ id: 'bridge' })),
    canonicalJson(aClaim({ id: 'house', finding: { en: 'Größe & Höhe: “ok” 😀' } })),
    canonicalJson(fullClaim()),
  ])
  const hash = await sha256(good)
  const content = gunzipSync(good)
  const wrong: string[] = []
  const valid = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<Change, number>
  let refused = 0
  let refusedByHash = 0
  let slowestMs = 0
  let slowest: Uint8Array = good
  for (let n = 0; n < count; n++) {
    let bytes: Uint8Array
    // A byte may be replaced by itself; that is no other file.
    do bytes = random() < 0.3 ? damaged(good, random) : gzipSync(edited(content, random), { level: 1 })
    while (Buffer.from(bytes).equals(good))
    const pinned = await openBundle(bytes, { sha256: hash })
    if (!pinned.ok) refusedByHash += 1
    else wrong.push(`seed ${seed}, number ${n}: has another hash and is opened`)
    const start = performance.now()
    const accepted = await accept(bytes)
    const took = performance.now() - start
    if (took > slowestMs) {
      slowestMs = took
      slowest = bytes
    }
    if (accepted === undefined) refused += 1
    else {
      const fault = faultOf(gunzipSync(bytes), accepted)
      if (fault !== undefined) wrong.push(`seed ${seed}, number ${n}: ${fault}`)
      else {
        const change = changeOf(content.toString(), accepted)
        valid[change] += 1
        onValid?.(change, content.toString(), accepted)
      }
    }
  }
  return { tried: count, refused, refusedByHash, valid, wrong, slowestMs, slowest }
}

function faultOf(content: Buffer, written: string): string | undefined {
  if (!content.equals(Buffer.from(written))) return 'is not what the writer would write'
  try {
    checkContent(written)
    return undefined
  } catch (error) {
    return String(error)
  }
}

/** The gravest difference between two contents that are both good. */
function changeOf(before: string, after: string): Change {
  const [a, b] = [before, after].map((content) =>
    content
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  )
  if (a?.length !== b?.length) return 'claims'
  const found = new Set<Change>()
  compare(a, b, '', found)
  return CHANGES.findLast((change) => found.has(change)) ?? 'nothing'
}

function compare(a: unknown, b: unknown, name: string, found: Set<Change>): void {
  if (typeof a !== typeof b || Array.isArray(a) !== Array.isArray(b)) found.add('fields')
  else if (typeof a === 'object' && a !== null && b !== null) {
    const names = new Set([...Object.keys(a), ...Object.keys(b as object)])
    for (const one of names)
      if (!Object.hasOwn(a, one) || !Object.hasOwn(b as object, one)) found.add('fields')
      else
        compare(
          (a as Record<string, unknown>)[one],
          (b as Record<string, unknown>)[one],
          /^\d+$/.test(one) ? name : one,
          found,
        )
  } else if (a !== b) {
    if (typeof a === 'number') found.add('numbers')
    else if (/^(?:id|lang|languages|topics|supersededBy)$/.test(name)) found.add('ids')
    else if (/^https:/.test(String(a))) found.add('addresses')
    else found.add(/^\d{4}(?:-\d\d){0,2}$/.test(String(a)) ? 'dates' : 'texts')
  }
}

/** The content that the writer would write for the pack, or undefined if it is refused. */
async function accept(bytes: Uint8Array): Promise<string | undefined> {
  const opened = await openBundle(bytes)
  if (!opened.ok) return undefined
  const claims = []
  try {
    for await (const slice of opened.value.slices()) claims.push(...slice)
  } catch (error) {
    if (error instanceof Error && error.name === 'PackFileError') return undefined
    throw error
  }
  return `${[...bundleLines(opened.value.manifest, claims, claims.length)].join('\n')}\n`
}

function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256)
  return random() < 0.2 ? copy.slice(0, Math.floor(random() * copy.length)) : copy
}

function edited(content: Uint8Array, random: () => number): Uint8Array {
  let text = Buffer.from(content)
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const from = Math.floor(random() * text.length)
    const to = Math.min(text.length, from + Math.floor(random() ** 4 * 400))
    const kind = random()
    if (kind < 0.25) text = Buffer.concat([text.subarray(0, from), text.subarray(to)])
    else if (kind < 0.4) text = Buffer.concat([text.subarray(0, to), text.subarray(from)])
    else if (kind < 0.6) {
      text = Buffer.from(text)
      text[from] = Math.floor(random() * 256)
    } else if (kind < 0.7) {
      const lines = text.toString().split('\n')
      const a = Math.floor(random() * lines.length)
      const b = Math.floor(random() * lines.length)
      ;[lines[a], lines[b]] = [lines[b] as string, lines[a] as string]
      text = Buffer.from(lines.join('\n'))
    } else {
      const token = TOKENS[Math.floor(random() * TOKENS.length)] as string
      text = Buffer.concat([text.subarray(0, from), Buffer.from(token), text.subarray(from)])
    }
  }
  return text
}
