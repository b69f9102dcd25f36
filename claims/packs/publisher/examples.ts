/** Runs a claim's examples: sentences that must be matched to it, and sentences that must not. */
import type { Level, Match, Matcher } from '../../match/types.ts'
import type { Claim, Example } from '../../records/claim.ts'
import { claimKey } from '../../records/claim-key.ts'
import { isLive } from '../../records/verdict.ts'

export type ExampleResult = {
  readonly claim: string
  readonly kind: 'match' | 'reject'
  /** Position in the claim's list of that kind. */
  readonly index: number
  readonly text: string
  readonly passed: boolean
  /** Calibrated probability that the sentence states the claim; 0 if it is not even a candidate. */
  readonly score: number
  /** Why a failed example failed. */
  readonly reason?: string
}

/**
 * Runs the examples of live claims one after the other. The context of an example is given as headline and
 * as the sentence before.
 *
 * @param matcher for the whole pack, so that another claim can match better
 * @param level at which a `match` example must be marked and a `reject` example must not
 */
export async function* tryExamples(
  pack: string,
  claims: Iterable<Claim>,
  matcher: Matcher,
  level: Level,
): AsyncGenerator<ExampleResult, void> {
  for (const claim of claims) {
    if (!isLive(claim.lifecycle.state)) continue
    for (const kind of ['match', 'reject'] as const) {
      for (const [index, example] of claim.examples[kind].entries()) {
        const found = await candidates(example, matcher, level)
        const own = found.find((match) => match.claim === claimKey(pack, claim.id))
        const passed = (own?.marked === true) === (kind === 'match')
        yield {
          claim: claim.id,
          kind,
          index,
          text: example.text,
          passed,
          score: own?.score ?? 0,
          ...(passed ? {} : { reason: kind === 'match' ? whyNot(own, found, level) : whyMarked(own) }),
        }
      }
    }
  }
}

function candidates(example: Example, matcher: Matcher, level: Level): Promise<Match[]> {
  const context = example.context ?? ''
  return matcher.match({
    document: { lang: example.lang, headline: context, lead: '' },
    runs: [{ before: context === '' ? [] : [context], sentences: [{ id: 0, text: example.text }] }],
    level,
    all: true,
  })
}

function whyNot(own: Match | undefined, found: readonly Match[], level: Level): string {
  if (own === undefined) return 'it has too few words of the claim; add a variant that is worded like it'
  const failed = own.evidence.guards.filter(({ passed }) => !passed)
  if (failed.length > 0)
    return `stopped by ${failed.map(({ guard, detail }) => `the guard "${guard}" (${detail})`).join(', ')}`
  const winner = found.find((match) => match.marked)
  if (winner !== undefined)
    return `matched to ${winner.claim} instead (${percent(winner)} against ${percent(own)})`
  const missing = own.evidence.missing.slice(0, 8).join(', ')
  return `only ${percent(own)} sure, which is not enough for "${level}"${missing === '' ? '' : `; missing words: ${missing}`}`
}

function whyMarked(own: Match | undefined): string {
  if (own === undefined) return 'it is marked'
  const words = own.evidence.aligned.map(({ claim }) => claim).slice(0, 8)
  return `${percent(own)} sure because of: ${words.join(', ')}; add a guard, or word the claim more precisely`
}

function percent({ score }: Match): string {
  return `${Math.round(score * 100)} %`
}
