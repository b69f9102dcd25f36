/**
 * A wording of several sentences ("Wages have not risen in ten years. Rents have doubled.") is
 * stated by pages one sentence at a time, so those of its sentences that say something by
 * themselves are looked for too.
 */

import { languages } from '../languages/languages.ts'
import { splitSentences } from './sentences.ts'
import { baseLanguage, hasRules } from './stems.ts'
import { tokenise } from './tokens.ts'

type Wording = { readonly lang: string; readonly text: string }

/** @property whole the wording of which it is one sentence; undefined where it is all of it */
export type Statement = Wording & { readonly whole?: string }

/** A sentence that stands for a wording has at least this share of its letters … */
const LEAST_SHARE = 0.25
/** … and this many: "They do not." says nothing by itself. */
const LEAST_LETTERS = 24

/** Costs little, and tells of nearly all wordings that they are one sentence. */
const MAY_HAVE_SEVERAL = /[.!?…]["'”’)\]]*\s+\S/u
const LEANING = languages.union(({ pronouns }) => pronouns.leaning)
const QUESTION = /\?["'”’)\]]*\s*$/u

/** The wordings, and behind each of several sentences those that say something by themselves. */
export function statementsOf(wordings: readonly Wording[]): readonly Statement[] {
  if (!wordings.some(({ text }) => MAY_HAVE_SEVERAL.test(text))) return wordings
  return wordings.flatMap((wording) => [wording, ...partsOf(wording)])
}

function partsOf({ text, lang }: Wording): Statement[] {
  // What a sentence leans on cannot be told in other languages.
  if (!MAY_HAVE_SEVERAL.test(text) || !hasRules(baseLanguage(lang))) return []
  const sentences = splitSentences(text, lang).map(({ start, end }) => text.slice(start, end))
  if (sentences.length < 2) return []
  const least = Math.max(LEAST_LETTERS, text.length * LEAST_SHARE)
  return sentences.flatMap((sentence, i) => {
    const answers = QUESTION.test(sentences[i - 1] ?? '')
    const stands = sentence.length >= least && !answers && !QUESTION.test(sentence) && !leans(sentence, lang)
    return stands ? [{ lang, text: sentence, whole: text }] : []
  })
}

/** Whether a sentence speaks of someone or something named before: alone it would be said of anyone. */
function leans(sentence: string, lang: string): boolean {
  return tokenise(sentence, lang).some(({ word }) => LEANING.has(word))
}
