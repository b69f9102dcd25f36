/** Lint of a whole pack: every claim alone, claims against one another, claims against ordinary news. */

import type { Matcher } from '../../match/types.ts'
import type { Claim } from '../../records/claim.ts'
import { splitClaimKey } from '../../records/claim-key.ts'
import type { Pack } from '../../records/pack.ts'
import { isLive, type Verdict } from '../../records/verdict.ts'
import type { WordTable } from '../../text/word-table.ts'
import { CANARY } from './canary.ts'
import { fitsEveryFileSystem } from './file-names.ts'
import { lintAddresses } from './lint-addresses.ts'
import { lintClaim, plain } from './lint-claim.ts'
import { type Finding, finding } from './lint-rules.ts'
import { type SimilarPair, selfContradictions, similarClaims } from './similar.ts'

export type LintOptions = {
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string
  /** Over the pack's live claims; without it the overbroad rule is not tried. */
  readonly matcher?: Matcher
  /** Which words go together and which are opposites; without it only like words are compared. */
  readonly words?: WordTable
  readonly onProgress?: (share: number) => void
}

/** What is wrong with a pack that is valid: errors first, then by claim. */
export async function lintPack(pack: Pack, options: LintOptions): Promise<Finding[]> {
  const findings: Finding[] = [...fileNames(pack)]
  for (const claim of pack.claims) findings.push(...lintClaim(claim, pack.manifest, options.today))
  findings.push(...lintAddresses(pack))
  options.onProgress?.(0.3)
  findings.push(...deadEnds(pack.claims))
  const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
  findings.push(...comparisons(live, options))
  options.onProgress?.(0.7)
  if (options.matcher) findings.push(...(await overbroad(options.matcher)))
  options.onProgress?.(1)
  const order = { error: 0, warning: 1, note: 2 }
  return findings.sort(
    (a, b) => order[a.severity] - order[b.severity] || (a.claim ?? '').localeCompare(b.claim ?? '', 'en'),
  )
}

function* fileNames({ manifest, claims }: Pack): Generator<Finding> {
  const what = 'cannot be the name of a file or folder on Windows'
  if (!fitsEveryFileSystem(manifest.id))
    yield finding(
      'file-name',
      { at: 'id' },
      `"${manifest.id}" ${what}`,
      'give the pack another id and folder',
    )
  for (const { id } of claims)
    if (!fitsEveryFileSystem(id))
      yield finding(
        'file-name',
        { claim: id, at: 'id' },
        `"${id}" ${what}`,
        'give the claim another id and file',
      )
}

function* deadEnds(claims: readonly Claim[]): Generator<Finding> {
  const next = new Map(claims.map(({ id, lifecycle }) => [id, lifecycle.supersededBy] as const))
  for (const claim of claims) {
    const place = { claim: claim.id, at: 'lifecycle.supersededBy' }
    const seen = new Set([claim.id])
    let at = next.get(claim.id)
    if (at !== undefined && !next.has(at))
      yield finding(
        'dead-end',
        place,
        `is superseded by "${at}", which is not in the pack`,
        'name a claim that is',
      )
    while (at !== undefined && next.has(at)) {
      if (seen.has(at)) {
        yield finding('dead-end', place, 'is superseded in a circle', 'let one of the claims stand')
        break
      }
      seen.add(at)
      at = next.get(at)
    }
  }
}

function* comparisons(claims: readonly Claim[], { words, onProgress }: LintOptions): Generator<Finding> {
  const owners = new Map<string, Claim>()
  const equal = new Set<string>()
  for (const claim of claims) {
    for (const [lang, { text, variants }] of Object.entries(claim.texts)) {
      for (const [index, wording] of [text, ...variants].entries()) {
        const key = `${lang} ${plain(wording)}`
        const owner = owners.get(key)
        if (owner === undefined) owners.set(key, claim)
        else if (owner !== claim) {
          const pair = [owner.id, claim.id].sort().join(' ')
          if (equal.has(pair)) continue
          equal.add(pair)
          const at = index === 0 ? `texts.${lang}.text` : `texts.${lang}.variants.${index - 1}`
          const clash = cannotBothHold(owner.verdict, claim.verdict)
          yield finding(
            clash ? 'contradiction' : 'duplicate-wording',
            { claim: claim.id, at },
            `“${wording}” is also a wording of ${owner.id}${clash ? `, which is ${owner.verdict} while this is ${claim.verdict}` : ''}`,
            'merge the two, or word them so that they differ',
          )
        }
      }
    }
  }
  for (const claim of claims)
    for (const { wordings } of selfContradictions(claim, words))
      yield finding(
        'contradiction',
        { claim: claim.id, at: 'texts' },
        `has two wordings that say the opposite of one another: “${wordings[0]}” / “${wordings[1]}”`,
        'take one of them out',
      )
  for (const pair of similarClaims(claims, words, (share) => onProgress?.(0.3 + 0.4 * share))) {
    if (equal.has([pair.a.id, pair.b.id].sort().join(' '))) continue
    const found = judged(pair)
    if (found !== undefined) yield found
  }
}

function judged({
  a,
  b,
  opposite,
  reordered,
  figures,
  similarity,
  wordings,
}: SimilarPair): Finding | undefined {
  const place = { claim: b.id, at: 'texts' }
  const both = `“${wordings[1]}” / “${wordings[0]}”`
  if (figures !== undefined) {
    // With different verdicts the two are what a pair of claims about one figure should be.
    if (opposite || a.verdict !== 'supported' || b.verdict !== 'supported') return undefined
    return finding(
      'near-duplicate',
      place,
      `says the same as ${a.id} with another figure (${figures[1]}, there ${figures[0]}), and both are supported: ${both}`,
      'check both figures, or say of when or of whom each is',
    )
  }
  const clash = opposite ? sameSide(a.verdict, b.verdict) : cannotBothHold(a.verdict, b.verdict)
  if (opposite && !clash) return undefined
  // "A beat B" is not "B beat A", and may well be "B was beaten by A": a person has to look.
  if (clash && !reordered)
    return finding(
      'contradiction',
      place,
      `is ${b.verdict} and ${a.id} is ${a.verdict}, though they say ${opposite ? 'opposite things' : 'nearly the same'}: ${both}`,
      'check both verdicts',
    )
  return finding(
    'near-duplicate',
    place,
    `has ${Math.round(similarity * 100)} % of its words in common with ${a.id}${reordered ? ', names in another order' : ''}: ${both}`,
    'merge the two, or add guards and examples that tell them apart',
  )
}

function cannotBothHold(a: Verdict, b: Verdict): boolean {
  return (a === 'supported' && b === 'refuted') || (a === 'refuted' && b === 'supported')
}

/** A claim and its opposite cannot both hold, nor both fail. */
function sameSide(a: Verdict, b: Verdict): boolean {
  return a === b && (a === 'supported' || a === 'refuted')
}

/** Each sentence is a page of its own: a page would hold back a claim that is found too often. */
async function overbroad(matcher: Matcher): Promise<Finding[]> {
  const hits = new Map<string, string[]>()
  for (const { lang, text } of CANARY) {
    const matches = await matcher.match({
      document: { lang, headline: '', lead: '' },
      runs: [{ before: [], sentences: [{ id: 0, text }] }],
      level: 'wide',
    })
    for (const { claim, marked } of matches) {
      if (!marked) continue
      const { claim: id } = splitClaimKey(claim)
      hits.set(id, [...(hits.get(id) ?? []), text])
    }
  }
  return [...hits].map(([claim, texts]) =>
    finding(
      'overbroad',
      { claim, at: 'texts' },
      `would mark ordinary news: “${texts[0]}”${texts.length > 1 ? ` and ${texts.length - 1} more` : ''}`,
      'say who, where and when in the wording, add guards, or put the sentence among examples.reject',
    ),
  )
}
