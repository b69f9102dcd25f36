/**
 * What stands between a pack and its readers: mistakes that a release cannot take back. Whoever publishes
 * in spite of them says why.
 */
import { baseLanguage } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import type { Pack } from '../../records/pack.ts'
import type { LifecycleState } from '../../records/verdict.ts'
import { tokenise } from '../../text/tokens.ts'
import type { ExampleResult } from './examples.ts'
import { plain } from './lint-claim.ts'
import type { Finding } from './lint-rules.ts'
import { sameAddress } from './same-address.ts'

/**
 * - `lint`: an error that lint finds in a claim that readers get.
 * - `template`: a text that `footnote init` wrote.
 * - `test`: an example that fails.
 * - `reused-id`: an id that stood for another claim.
 * - `deleted`: a claim that readers have, and that is neither there nor withdrawn.
 * - `turned-verdict`: another verdict, without a word to the readers who saw the first one.
 */
export const OBJECTIONS = ['lint', 'template', 'test', 'reused-id', 'deleted', 'turned-verdict'] as const
export type ObjectionKind = (typeof OBJECTIONS)[number]

export type Objection = {
  readonly kind: ObjectionKind
  /** The claim's id; absent for pack.json. */
  readonly claim?: string
  /** What is wrong, after the claim's id. */
  readonly message: string
  readonly advice: string
}

export type GateInput = {
  readonly pack: Pack
  readonly findings: readonly Finding[]
  readonly examples: readonly ExampleResult[]
  /** The claims of the last release; undefined if there was none, or if it is not known. */
  readonly previous?: readonly Claim[] | undefined
}

/** Two texts with less than this share of the shorter one's words in common are about different things. */
const LEAST_COMMON = 1 / 3

/** Whether a state tells readers that they may have seen another verdict. */
const SAYS_WHY: Readonly<Record<LifecycleState, boolean>> = {
  draft: false,
  published: false,
  corrected: true,
  disputed: true,
  withdrawn: true,
  superseded: true,
}

/** Why a pack should not be released as it is; empty if nothing speaks against it. */
export function objectionsTo({ pack, findings, examples, previous = [] }: GateInput): Objection[] {
  const offered = new Map(
    pack.claims.filter(({ lifecycle }) => lifecycle.state !== 'draft').map((claim) => [claim.id, claim]),
  )
  const drafts = new Set(pack.claims.map(({ id }) => id).filter((id) => !offered.has(id)))
  return [
    ...findings.flatMap((one) => ofFinding(one, drafts)),
    ...examples.filter(({ passed }) => !passed).map(ofExample),
    ...previous
      .filter(({ lifecycle }) => lifecycle.state !== 'draft')
      .flatMap((before) => sincePrevious(before, offered.get(before.id), drafts.has(before.id))),
  ]
}

function ofFinding(
  { rule, severity, claim, message, advice }: Finding,
  drafts: ReadonlySet<string>,
): Objection[] {
  if (claim !== undefined && drafts.has(claim)) return []
  const kind = rule === 'template-text' ? 'template' : severity === 'error' ? 'lint' : undefined
  return kind === undefined ? [] : [{ kind, ...(claim === undefined ? {} : { claim }), message, advice }]
}

function ofExample({ claim, kind, text, reason = 'it fails' }: ExampleResult): Objection {
  const message = `the example “${text}” ${kind === 'match' ? 'is not marked' : 'is marked'}: ${reason}`
  return { kind: 'test', claim, message, advice: 'see “footnote test”' }
}

function sincePrevious(before: Claim, now: Claim | undefined, isDraft: boolean): Objection[] {
  const claim = before.id
  if (now === undefined)
    return before.lifecycle.state === 'withdrawn'
      ? []
      : [
          {
            kind: 'deleted',
            claim,
            message: isDraft
              ? 'is a draft again, but readers have it'
              : 'is gone without a word, but readers have it',
            advice: 'keep it, with the state withdrawn and a note that says why',
          },
        ]
  if (isAnother(before, now))
    return [
      {
        kind: 'reused-id',
        claim,
        message: `stood for “${wordingsOf(before)[0]?.text}” and now stands for “${wordingsOf(now)[0]?.text}”`,
        advice: 'give the new claim another id, and keep the old one, withdrawn if it is no longer right',
      },
    ]
  if (before.verdict === now.verdict) return []
  const { state, note, supersededBy } = now.lifecycle
  const isOld = before.lifecycle.note === note && before.lifecycle.since === now.lifecycle.since
  if (SAYS_WHY[state] && (note !== undefined || supersededBy !== undefined) && !isOld) return []
  return [
    {
      kind: 'turned-verdict',
      claim,
      message: `was ${before.verdict} and is ${now.verdict}, and nothing tells readers why`,
      advice: 'set lifecycle.state to corrected, with the day in since and a note that says what was wrong',
    },
  ]
}

/** Whether two claims with one id have nothing in common: no wording, no source, and hardly a word. */
function isAnother(before: Claim, now: Claim): boolean {
  const earlier = wordingsOf(before)
  const later = wordingsOf(now)
  const pairs = earlier.flatMap((a) => later.filter((b) => b.lang === a.lang).map((b) => [a, b] as const))
  // Without a language in common, only addresses can be compared.
  if (pairs.some(([a, b]) => plain(a.text) === plain(b.text) || common(a, b) >= LEAST_COMMON)) return false
  return !before.sources.some(({ url }) => now.sources.some((source) => sameAddress(source.url, url)))
}

type Wording = { readonly lang: string; readonly text: string }

function wordingsOf({ texts, lang }: Claim): Wording[] {
  const first = texts[lang]
  const all = [...(first === undefined ? [] : [[lang, first] as const]), ...Object.entries(texts)]
  return all.flatMap(([tag, { text, variants }]) =>
    [text, ...variants].map((one) => ({ lang: baseLanguage(tag), text: one })),
  )
}

/** The share of the shorter text's words that the other one has too. */
function common(a: Wording, b: Wording): number {
  const [one, other] = [stemsOf(a), stemsOf(b)]
  const shared = [...one].filter((stem) => other.has(stem)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}

function stemsOf({ text, lang }: Wording): Set<string> {
  return new Set(
    tokenise(text, lang).flatMap(({ kind, stop, stem }) => (kind === 'sign' || stop ? [] : [stem])),
  )
}
