/** A seeded fuzzer of bundles. The same seed gives the same packs. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { bundleLines, openBundle } from '../../claims/packs/bundle.ts'
import { canonicalJson } from '../../claims/packs/canonical-json.ts'
import { bundleOf, fullClaim, headerLine, randomNumbers } from './hostile-packs.ts'
import { aClaim } from './records.ts'

const TOKENS = [
  '"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\u0000', '\ufeff', '\u202e', '\ud800', '1e400', '-0', 'null',
  '"__proto__":', '"id":"a"', 'javascript:', '<script>', '\\ud800', ' ', '9'.repeat(400), '[['.repeat(50),
] // biome-ignore format: a table

export type FuzzReport = {
  readonly tried: number
  readonly refused: number
  /** Still good packs: a letter changed into another in some text. */
  readonly harmless: number
  /** Accepted though they are not what the writer would write. */
  readonly wrong: string[]
  readonly slowestMs: number
}

/** Changes a good bundle `count` times and reads each of the results. */
export async function fuzzPacks(count: number, seed: number): Promise<FuzzReport> {
  const random = randomNumbers(seed)
  const good = bundleOf([
    headerLine(3),
    canonicalJson(aClaim({ id: 'bridge' })),
    canonicalJson(aClaim({ id: 'house', finding: { en: 'Größe & Höhe: “ok” 😀' } })),
    canonicalJson(fullClaim()),
  ])
  const content = gunzipSync(good)
  const wrong: string[] = []
  let refused = 0
  let harmless = 0
  let slowestMs = 0
  for (let n = 0; n < count; n++) {
    const bytes = random() < 0.3 ? damaged(good, random) : gzipSync(edited(content, random), { level: 1 })
    const start = performance.now()
    const accepted = await accept(bytes)
    slowestMs = Math.max(slowestMs, performance.now() - start)
    if (accepted === undefined) refused += 1
    else if (gunzipSync(bytes).equals(Buffer.from(accepted))) harmless += 1
    else wrong.push(`seed ${seed}, number ${n}`)
  }
  return { tried: count, refused, harmless, wrong, slowestMs }
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
