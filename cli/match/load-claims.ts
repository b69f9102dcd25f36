/** Loads the claims of `--pack`: a source folder, a bundle, or JSON Lines with at least id and text. */
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { claimKey } from '../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { matchable } from '../../claims/records/matchable-claim.ts'
import { CommandError, type Terminal } from '../command.ts'
import { bytesOf, findInput } from '../files.ts'
import { isLanguageTag, languageOf } from '../language.ts'
import { linesOf, objectOf } from '../lines.ts'
import { readPack } from '../packs/read-pack.ts'

export type LoadedPack = {
  /** First part of the keys of its claims. */
  readonly id: string
  readonly claims: readonly MatchableClaim[]
}

/** Longest text of a claim in a file of claims, in UTF-16 units. */
const MAX_CLAIM_TEXT = 10_000
/** Longest id in a file of claims, in UTF-16 units. */
const MAX_CLAIM_ID = 200

/** Loads a pack. @throws CommandError that names every place that is wrong */
export async function loadPack(path: string, terminal: Terminal): Promise<LoadedPack> {
  const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
  if (path !== '-' && stat === undefined) throw new CommandError(`${path}: there is no such pack.`)
  if (stat?.isDirectory() || path.endsWith('.footnote')) {
    const { manifest, claims } = await readPack(path)
    return { id: manifest.id, claims: claims.map((claim) => matchable(manifest.id, claim)) }
  }
  if (/\.(?:jsonl|ndjson)$/.test(path)) return loadClaimsFile(path, terminal)
  throw new CommandError(
    `${path}: a pack is a folder with a pack.json, a bundle that ends in .footnote, or a file of claims that ends in .jsonl.`,
    2,
  )
}

async function loadClaimsFile(path: string, terminal: Terminal): Promise<LoadedPack> {
  const id = basename(path)
  const rows: { id: string; lang: string | undefined; texts: string[] }[] = []
  const seen = new Map<string, number>()
  for await (const line of linesOf(bytesOf(findInput(path), terminal), path)) {
    const place = `${path}:${line.number}`
    const row = readClaim(objectOf(line, path), place)
    const before = seen.get(row.id)
    if (before !== undefined)
      throw new CommandError(`${place}: line ${before} already has the id "${row.id}".`)
    seen.set(row.id, line.number)
    rows.push(row)
  }
  // One text is too short to detect its language; many together are enough.
  const usual = languageOf(
    rows
      .slice(0, 100)
      .map(({ texts }) => texts[0])
      .join('\n'),
  )
  return {
    id,
    claims: rows.map((row) => ({
      key: claimKey(id, row.id),
      wordings: row.texts.map((text) => ({ lang: row.lang ?? usual, text })),
      guards: {},
      rejects: [],
    })),
  }
}

function readClaim(
  row: Record<string, unknown>,
  place: string,
): { id: string; lang: string | undefined; texts: string[] } {
  const { id, text, lang, variants = [] } = row
  if (typeof id !== 'string' || id === '' || id.length > MAX_CLAIM_ID || !id.isWellFormed()) {
    throw new CommandError(`${place}: "id" must be a text of 1 to ${MAX_CLAIM_ID} characters.`)
  }
  if (typeof text !== 'string') throw new CommandError(`${place}: "text" must be a text.`)
  if (lang !== undefined && lang !== null && !(typeof lang === 'string' && isLanguageTag(lang))) {
    throw new CommandError(`${place}: "lang" must be a language tag such as "en".`)
  }
  if (!Array.isArray(variants) || variants.some((variant) => typeof variant !== 'string')) {
    throw new CommandError(`${place}: "variants" must be a list of texts.`)
  }
  const texts = [text, ...(variants as string[])]
  if (texts.some((one) => one.length > MAX_CLAIM_TEXT)) {
    throw new CommandError(
      `${place}: a text is longer than ${MAX_CLAIM_TEXT.toLocaleString('en')} characters.`,
    )
  }
  return { id, lang: lang ?? undefined, texts }
}
