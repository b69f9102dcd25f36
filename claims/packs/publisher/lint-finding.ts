/** The lint rules for what a claim says about itself: finding, label, and whether its texts were written at all. */
import { baseLanguage } from '../../languages/languages.ts'
import type { Claim } from '../../records/claim.ts'
import type { PackManifest } from '../../records/pack.ts'
import { RATING_VALUE, type Verdict } from '../../records/verdict.ts'
import { hasRules } from '../../text/stems.ts'
import { tokenise } from '../../text/tokens.ts'
import { placeholderIn, saysNothing } from './drafting.ts'
import { type Finding, finding } from './lint-rules.ts'
import { isTemplateText } from './template.ts'

/** The verdict that a publisher's label means in a language, if it means one. */
export type LabelReader = (label: string, lang: string) => Verdict | undefined

/** On the scale of 1 to 5, from this distance on a label and a verdict are noted as different. */
const FAR = 2
/** From this distance on they contradict each other: "false" and "supported". */
const OPPOSITE = 3

/** Checks the finding and the label of a claim. */
export function* lintFinding(claim: Claim, readLabel: LabelReader | undefined): Generator<Finding> {
  for (const [lang, text] of Object.entries(claim.finding)) {
    const wordings = claim.texts[lang]
    const same = [wordings?.text ?? '', ...(wordings?.variants ?? [])].some((one) => bare(one) === bare(text))
    if (same || repeatsLabel(text, claim, lang))
      yield finding(
        'empty-finding',
        { claim: claim.id, at: `finding.${lang}` },
        `“${text}” only repeats the ${same ? 'claim' : 'label'}`,
        'say in one sentence what the check found, with the fact that decides it',
      )
  }
  const meant = readLabel?.(claim.label.text, claim.lang)
  if (meant === undefined) return
  const distance = between(meant, claim.verdict)
  if (distance < FAR) return
  const one = finding(
    'label-verdict',
    { claim: claim.id, at: 'label.text' },
    `the label “${claim.label.text}” means ${meant}, but the verdict is ${claim.verdict}`,
    'correct the one that is wrong',
  )
  yield distance >= OPPOSITE ? one : { ...one, severity: 'warning' }
}

/** How far apart two verdicts are. "Unproven" is not on the scale, and never opposite to another one. */
function between(a: Verdict, b: Verdict): number {
  if (a === b) return 0
  if (a === 'unproven' || b === 'unproven') return FAR
  return Math.abs(RATING_VALUE[a] - RATING_VALUE[b])
}

/** Whether all words of a finding are those of the label, or say only that there is a verdict: "This claim is false." */
function repeatsLabel(text: string, { label, verdict }: Claim, lang: string): boolean {
  if (bare(text) === bare(label.text)) return true
  const known = new Set([...tokenise(label.text, lang), ...tokenise(verdict, lang)].map(({ stem }) => stem))
  const words = tokenise(text, lang).filter(({ kind }) => kind !== 'sign')
  const ours = hasRules(baseLanguage(lang))
  // Stop words are known for few languages; for the others the table has to be enough.
  return (
    words.some(({ stem }) => known.has(stem)) &&
    words.every(
      ({ stem, word, stop }) => (ours && stop) || known.has(stem) || word.split(/['’]/).every(saysNothing),
    )
  )
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Fields in which a word such as "none" may be meant. */
const NAMES =
  /^(?:id|lang|format|verdict|state|kind|relation|scale|licence|topics|guards|examples|supersededBy)$/

/** Finds texts that nobody has written yet, in a claim or in pack.json. */
export function* lintPlaceholders(record: Claim | PackManifest, claim?: string): Generator<Finding> {
  let isTold = false
  for (const [at, text] of textsOf(record)) {
    const place = claim === undefined ? { at } : { claim, at }
    if (isTemplateText(text)) {
      // The first claim of a new pack is replaced as a whole, so one finding is enough.
      if (claim !== undefined && isTold) continue
      isTold = true
      yield finding(
        'template-text',
        place,
        `“${text}” is the text of “footnote init”`,
        claim === undefined ? 'write your own' : 'delete this claim once the pack has your own',
      )
    } else {
      const found = /^https?:/.test(text) ? undefined : placeholderIn(text)
      if (found !== undefined)
        yield finding('placeholder', place, `“${found}” is a placeholder`, 'write the text')
    }
  }
}

function* textsOf(value: unknown, at = ''): Generator<[at: string, text: string]> {
  if (typeof value === 'string') yield [at, value]
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      if (!NAMES.test(name)) yield* textsOf(inner, at === '' ? name : `${at}.${name}`)
}
