/** The rule "other-language": texts that are in another language than the record says. */
import type { Claim } from '../../records/claim.ts'
import { type Finding, finding } from './lint-rules.ts'

/**
 * @param otherLanguage the language that a text reads like if it cannot be in `lang`; it answers only where
 *   it is sure
 */
export function* lintLanguages(
  claims: readonly Claim[],
  otherLanguage: ((lang: string, text: string) => string | undefined) | undefined,
): Generator<Finding> {
  if (otherLanguage === undefined) return
  for (const claim of claims)
    for (const { lang, at, text } of textsOf(claim)) {
      const other = otherLanguage(lang, text)
      if (other !== undefined)
        yield finding(
          'other-language',
          { claim: claim.id, at },
          `is said to be in ${lang}, but reads like ${other}: “${text.slice(0, 80)}”`,
          'give the text its language, or translate it; pages are only searched for claims in their language',
        )
    }
}

function* textsOf({ texts, finding: findings, label }: Claim) {
  for (const [lang, { text, variants }] of Object.entries(texts)) {
    yield { lang, at: `texts.${lang}.text`, text }
    for (const [at, variant] of variants.entries())
      yield { lang, at: `texts.${lang}.variants.${at}`, text: variant }
  }
  // The publisher's own label stands for a finding that nobody wrote, in the publisher's language.
  for (const [lang, text] of Object.entries(findings))
    if (text !== label.text) yield { lang, at: `finding.${lang}`, text }
}
