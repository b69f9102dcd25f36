import type { Claim } from '../../records/claim.ts'
import type { Pack } from '../../records/pack.ts'
import { isLive } from '../../records/verdict.ts'

/** How many claims or sources have each value, the most frequent first. */
export type Counts = readonly (readonly [value: string, count: number])[]

export type PackStats = {
  readonly id: string
  readonly version: number
  readonly released: string
  readonly claims: number
  /** Claims that can be marked on pages. */
  readonly live: number
  readonly sources: number
  readonly byVerdict: Counts
  readonly byState: Counts
  /** By the publisher's own label. */
  readonly byLabel: Counts
  readonly byTopic: Counts
  readonly byLanguage: Counts
  /** By the number of sources of a claim. */
  readonly bySources: Counts
  readonly bySourceKind: Counts
  readonly bySourcePublisher: Counts
  /** By the month of the last review, `YYYY-MM`, the newest first. */
  readonly byReview: Counts
  /** How many claims have each part that a good claim has. */
  readonly coverage: Counts
}

/** Counts what a pack is made of. */
export function packStats({ manifest, claims }: Pack): PackStats {
  const count = (values: (claim: Claim) => readonly string[]): Counts =>
    counted(claims.flatMap((claim) => [...new Set(values(claim))]))
  const having = (name: string, test: (claim: Claim) => boolean) =>
    [name, claims.filter(test).length] as const
  const sources = claims.flatMap((claim) => claim.sources)
  return {
    id: manifest.id,
    version: manifest.version,
    released: manifest.released,
    claims: claims.length,
    live: claims.filter(({ lifecycle }) => isLive(lifecycle.state)).length,
    sources: sources.length,
    byVerdict: count(({ verdict }) => [verdict]),
    byState: count(({ lifecycle }) => [lifecycle.state]),
    byLabel: count(({ label }) => [label.text]),
    byTopic: count(({ topics }) => topics),
    byLanguage: count(({ texts }) => Object.keys(texts)),
    bySources: inOrder(
      count((claim) => [String(claim.sources.length)]),
      (a, b) => Number(a) - Number(b),
    ),
    bySourceKind: counted(sources.map(({ kind }) => kind)),
    bySourcePublisher: counted(sources.map(({ publisher }) => publisher)),
    byReview: inOrder(
      count(({ reviewed }) => [reviewed.slice(0, 7)]),
      (a, b) => (a < b ? 1 : -1),
    ),
    coverage: [
      having('two sources or more', (claim) => claim.sources.length >= 2),
      having('a source with a quotation', (claim) => claim.sources.some(({ quote }) => quote !== undefined)),
      having('an archived source', (claim) => claim.sources.some(({ archive }) => archive !== undefined)),
      having('an explanation', ({ explanation }) => explanation !== undefined),
      having('a variant', ({ texts }) => Object.values(texts).some(({ variants }) => variants.length > 0)),
      having('guards', ({ guards }) => Object.keys(guards).length > 0),
      having('an example that must match', ({ examples }) => examples.match.length > 0),
      having('an example that must not match', ({ examples }) => examples.reject.length > 0),
      having('every language of the pack', ({ texts }) =>
        manifest.languages.every((lang) => Object.hasOwn(texts, lang)),
      ),
    ],
  }
}

function counted(values: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

function inOrder(counts: Counts, compare: (a: string, b: string) => number): Counts {
  return [...counts].sort(([a], [b]) => compare(a, b))
}
