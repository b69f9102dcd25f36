/**
 * The statements of a claim. A page may state a wording of several sentences ("Wages have not risen in
 * ten years. Rents have doubled.") one sentence at a time. So each of its sentences that makes sense
 * alone is a statement too.
 */
import { baseLanguage, languages } from '../languages/languages.ts'
import { splitSentences } from './sentences.ts'
import { hasRules } from './stems.ts'
import { tokenise } from './tokens.ts'

type Wording = { readonly lang: string; readonly text: string }

/** @property whole the wording that it is a sentence of; undefined for a whole wording */
export type Statement = Wording & { readonly whole?: string }

/** A sentence is a statement of its own if it has at least this share of its wording's UTF-16 units … */
const LEAST_SHARE = 0.25
/** … and this many: "They do not." says nothing by itself. */
const LEAST_LENGTH = 24

/** A cheap test that rules out nearly all wordings of one sentence before they are split. */
const MAY_HAVE_SEVERAL = /[.!?…]["'”’)\]]*\s+\S/u
const QUESTION = /\?["'”’)\]]*\s*$/u
const LEANING = languages.union(({ pronouns }) => pronouns.leaning)

/** The wordings, each followed by those of its sentences that make sense alone. */
export function statementsOf(wordings: readonly Wording[]): readonly Statement[] {
  if (!wordings.some(({ text }) => MAY_HAVE_SEVERAL.test(text))) return wordings
  return wordings.flatMap((wording) => [wording, ...partsOf(wording)])
}

function partsOf({ text, lang }: Wording): Statement[] {
  // In an unknown language we cannot tell whether a sentence depends on the one before it.
  if (!MAY_HAVE_SEVERAL.test(text) || !hasRules(baseLanguage(lang))) return []
  const sentences = splitSentences(text, lang).map(({ start, end }) => text.slice(start, end))
  if (sentences.length < 2) return []
  const least = Math.max(LEAST_LENGTH, text.length * LEAST_SHARE)
  return sentences.flatMap((sentence, i) => {
    const answers = QUESTION.test(sentences[i - 1] ?? '')
    const stands = sentence.length >= least && !answers && !QUESTION.test(sentence) && !leans(sentence, lang)
    return stands ? [{ lang, text: sentence, whole: text }] : []
  })
}

/** Whether a sentence refers to something named before ("he", "this"), so that alone it could be about anyone. */
function leans(sentence: string, lang: string): boolean {
  return tokenise(sentence, lang).some(({ word }) => LEANING.has(word))
}
