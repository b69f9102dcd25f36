/** Whether a claim still tells the reader the same, and is still found in the same sentences. */
import type { Claim } from '../../records/claim.ts'
import { type Wording, wordingsOf } from '../../records/matchable-claim.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * A wording in a language that a claim did not have is taken for a translation, unless more than this share
 * of its words are in the claim's earlier wordings: then it is a text of an old language under another tag.
 * Translations between English and Spanish share their names and numbers, up to 57 % in the seed pack; a
 * wording with a "not" more shares most of its words.
 */
const MAX_SHARED_BY_TRANSLATION = 2 / 3

/**
 * Whether something that the reader was told has changed: who says it, what the check found, the
 * publisher's label, for which days it holds, all of its sources; or whether other sentences may be marked:
 * a wording is gone, a language has one more, there is another guard, the examples to reject differ. A
 * further wording can say the opposite. A translation, a source or an explanation that is added rewrites
 * nothing.
 */
export function isRewritten(before: Claim, after: Claim): boolean {
  const same = (field: 'label' | 'claimant' | 'validity' | 'guards') =>
    written(before[field]) === written(after[field])
  const kept = (old: Readonly<Record<string, string>> = {}, now: Readonly<Record<string, string>> = {}) => {
    const languages = new Set(Object.keys(old).map(baseOf))
    return (
      Object.entries(old).every(([lang, text]) => now[lang] === text) &&
      // "en-GB" beside "en" would be shown in its place.
      Object.keys(now).every((lang) => lang in old || !languages.has(baseOf(lang)))
    )
  }
  const rejects = ({ examples }: Claim) => new Set(examples.reject.map(written))
  const sources = new Set(after.sources.map(({ url }) => url))
  return !(
    same('label') &&
    same('claimant') &&
    same('validity') &&
    same('guards') &&
    kept(before.finding, after.finding) &&
    kept(before.explanation, after.explanation) &&
    keepsWordings(before, after) &&
    !addsWordings(before, after) &&
    before.sources.some(({ url }) => sources.has(url)) &&
    rejects(before).symmetricDifference(rejects(after)).size === 0
  )
}

function keepsWordings(before: Claim, after: Claim): boolean {
  const wordings = new Set(wordingsOf(after).map(written))
  return wordingsOf(before).every((wording) => wordings.has(written(wording)))
}

/** Whether a language that the claim had has a further wording. */
function addsWordings(before: Claim, after: Claim): boolean {
  const old = wordingsOf(before)
  const known = new Set(old.map(plainWording))
  const added = wordingsOf(after).filter((wording) => !known.has(plainWording(wording)))
  if (added.length === 0) return false
  const languages = new Set(old.map(({ lang }) => baseOf(lang)))
  const words = new Set(old.flatMap(({ text }) => plainText(text).split(' ')))
  return added.some(({ lang, text }) => {
    if (languages.has(baseOf(lang))) return true
    const its = plainText(text).split(' ')
    return its.filter((word) => words.has(word)).length > its.length * MAX_SHARED_BY_TRANSLATION
  })
}

/** `es-VE` → `es` */
function baseOf(lang: string): string {
  return lang.split('-')[0]!.toLowerCase()
}

/** The wordings of a claim, written so that the same statement is found under another id. */
export function plainWordings(claim: Claim): string[] {
  return wordingsOf(claim).map(plainWording)
}

function plainWording({ lang, text }: Wording): string {
  return `${lang} ${plainText(text)}`
}

/** A text without regard to case, punctuation and forms of letters. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** A field's value in the one form that can be compared; empty for a field that is not there. */
export function written(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}
