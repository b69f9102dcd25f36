/** Lints a whole pack: each claim alone, claims against each other, claims against ordinary news. */
import type { Matcher } from '../../match/types.ts'
import type { Claim } from '../../records/claim.ts'
import { splitClaimKey } from '../../records/claim-key.ts'
import type { Pack } from '../../records/pack.ts'
import { isLive, type Verdict } from '../../records/verdict.ts'
import type { Translations } from '../../text/translations.ts'
import type { WordTable } from '../../text/word-table.ts'
import { CANARY } from '../reader/canary.ts'
import { fitsEveryFileSystem } from './file-names.ts'
import { lintAddresses } from './lint-addresses.ts'
import { lintClaim, plain } from './lint-claim.ts'
import { type LabelReader, lintPlaceholders } from './lint-finding.ts'
import { lintLanguages } from './lint-languages.ts'
import { type Finding, finding, SEVERITIES } from './lint-rules.ts'
import { type SimilarClaims, selfContradictions, similarClaims } from './similar.ts'
import { translatedClaims } from './translated-claims.ts'

export type LintOptions = {
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string
  /** For the pack's live claims; without it the rule "overbroad" is not checked. */
  readonly matcher?: Matcher
  /** Which words mean the same and which are opposites; without it only equal words are compared. */
  readonly words?: WordTable
  /** What a word of one language means in another; without it claims in two languages are compared by names and figures. */
  readonly translations?: Translations | undefined
  /** Reads a publisher's label; without it the rule "label-verdict" is not checked. */
  readonly readLabel?: LabelReader
  /** The language that a text reads like if it cannot be in `lang`; without it the rule "other-language" is not checked. */
  readonly otherLanguage?: (lang: string, text: string) => string | undefined
  /** Called with the progress, 0–1. */
  readonly onProgress?: (progress: number) => void
}

/** Progress after each claim was checked alone, and after claims were compared; measured on large packs. */
const PROGRESS = { alone: 0.3, compared: 0.7 }

/** What should be improved in a valid pack: errors first, then by claim. */
export async function lintPack(pack: Pack, options: LintOptions): Promise<Finding[]> {
  const findings: Finding[] = [...fileNames(pack)]
  const context = { ...options, manifest: pack.manifest }
  for (const claim of pack.claims) findings.push(...lintClaim(claim, context))
  findings.push(...lintPlaceholders(pack.manifest))
  findings.push(...lintAddresses(pack))
  findings.push(...lintLanguages(pack.claims, options.otherLanguage))
  options.onProgress?.(PROGRESS.alone)
  findings.push(...deadEnds(pack.claims))
  const live = pack.claims.filter((claim) => isLive(claim.lifecycle.state))
  findings.push(...comparisons(live, options))
  options.onProgress?.(PROGRESS.compared)
  if (options.matcher) findings.push(...(await overbroad(options.matcher)))
  options.onProgress?.(1)
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity)
  return findings.sort((a, b) => rank(a) - rank(b) || (a.claim ?? '').localeCompare(b.claim ?? '', 'en'))
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
        'name a claim of this pack',
      )
    while (at !== undefined && next.has(at)) {
      if (seen.has(at)) {
        yield finding(
          'dead-end',
          place,
          'is superseded in a circle',
          'make one of the claims the current one',
        )
        break
      }
      seen.add(at)
      at = next.get(at)
    }
  }
}

function* comparisons(
  claims: readonly Claim[],
  { words, translations, onProgress }: LintOptions,
): Generator<Finding> {
  const owners = new Map<string, Claim>()
  const equal = new Set<string>()
  for (const claim of claims) {
    for (const [lang, { text, variants }] of Object.entries(claim.texts)) {
      for (const [index, wording] of [text, ...variants].entries()) {
        const key = `${lang} ${plain(wording)}`
        const owner = owners.get(key)
        if (owner === undefined) owners.set(key, claim)
        else if (owner !== claim) {
          const both = [owner.id, claim.id].sort().join(' ')
          if (equal.has(both)) continue
          equal.add(both)
          const at = index === 0 ? `texts.${lang}.text` : `texts.${lang}.variants.${index - 1}`
          const clash = contradict(owner.verdict, claim.verdict)
          yield finding(
            clash ? 'contradiction' : 'duplicate-wording',
            { claim: claim.id, at },
            `“${wording}” is also a wording of ${owner.id}${clash ? `, which is ${owner.verdict} while this one is ${claim.verdict}` : ''}`,
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
        `has two wordings that contradict each other: “${wordings[0]}” / “${wordings[1]}”`,
        'remove one of them',
      )
  for (const similar of similarClaims(claims, words, (progress) =>
    onProgress?.(PROGRESS.alone + (PROGRESS.compared - PROGRESS.alone) * progress),
  )) {
    if (equal.has([similar.a.id, similar.b.id].sort().join(' '))) continue
    const found = findingOn(similar)
    if (found !== undefined) yield found
  }
  for (const { a, b, wordings } of translatedClaims(claims, translations, words)) {
    const clash = contradict(a.verdict, b.verdict)
    yield finding(
      clash ? 'contradiction' : 'translated-twin',
      { claim: b.id, at: 'texts' },
      `${clash ? `is ${b.verdict} and ${a.id} is ${a.verdict}, but they say` : `says`} the same${clash ? '' : ` as ${a.id}`} in another language: “${wordings[1]}” / “${wordings[0]}”`,
      'make one claim of the two, with a wording in each language',
    )
  }
}

/** What to say about two similar claims, if anything. */
function findingOn({
  a,
  b,
  opposite,
  reordered,
  figures,
  similarity,
  wordings,
}: SimilarClaims): Finding | undefined {
  const place = { claim: b.id, at: 'texts' }
  const both = `“${wordings[1]}” / “${wordings[0]}”`
  if (figures !== undefined) {
    // Claims about different figures may well have different verdicts; only two supported ones are suspicious.
    if (opposite || a.verdict !== 'supported' || b.verdict !== 'supported') return undefined
    return finding(
      'near-duplicate',
      place,
      `says the same as ${a.id} with another figure (${figures[1]} here, ${figures[0]} there), and both are supported: ${both}`,
      'check both figures, or add when or about whom each is said',
    )
  }
  const clash = opposite ? agree(a.verdict, b.verdict) : contradict(a.verdict, b.verdict)
  if (opposite && !clash) return undefined
  // "A beat B" is not "B beat A", but may be "B was beaten by A": a person has to decide.
  if (clash && !reordered)
    return finding(
      'contradiction',
      place,
      `is ${b.verdict} and ${a.id} is ${a.verdict}, but they say ${opposite ? 'the opposite' : 'nearly the same'}: ${both}`,
      'check both verdicts',
    )
  return finding(
    'near-duplicate',
    place,
    `has ${Math.round(similarity * 100)} % of its words in common with ${a.id}${reordered ? ', with the names in another order' : ''}: ${both}`,
    'merge the two, or add guards and examples that tell them apart',
  )
}

/** Whether a verdict says that the claim is true, or that it is false; undefined if neither. */
const TRUTH: Readonly<Record<Verdict, boolean | undefined>> = {
  refuted: false,
  misleading: undefined,
  mixed: undefined,
  supported: true,
  unproven: undefined,
}

/** Whether one claim cannot have both verdicts. */
function contradict(a: Verdict, b: Verdict): boolean {
  return TRUTH[a] !== undefined && TRUTH[b] !== undefined && TRUTH[a] !== TRUTH[b]
}

/** Whether both verdicts say the same of the truth. A claim and its opposite cannot both be true, nor both false. */
function agree(a: Verdict, b: Verdict): boolean {
  return TRUTH[a] !== undefined && TRUTH[a] === TRUTH[b]
}

/** Finds claims in ordinary news. Each sentence is its own page, because a page suppresses frequent claims. */
async function overbroad(matcher: Matcher): Promise<Finding[]> {
  const hits = new Map<string, string[]>()
  for (const { lang, text } of CANARY) {
    const request = {
      document: { lang, headline: '', lead: '' },
      runs: [{ before: [], sentences: [{ id: 0, text }] }],
      level: 'wide',
    } as const
    // Some readers compare words alone, and the model vetoes much of what words find.
    const matches = [
      ...(await matcher.match(request)),
      ...(await matcher.match(request, { meanings: false })),
    ]
    const marked = matches.filter((match) => match.marked)
    for (const id of new Set(marked.map(({ claim }) => splitClaimKey(claim).claim)))
      hits.set(id, [...(hits.get(id) ?? []), text])
  }
  return [...hits].map(([claim, texts]) =>
    finding(
      'overbroad',
      { claim, at: 'texts' },
      `would mark ordinary news: “${texts[0]}”${texts.length > 1 ? ` and ${texts.length - 1} more` : ''}`,
      'say who, where and when in the wording, add guards, or add the sentence to examples.reject',
    ),
  )
}
