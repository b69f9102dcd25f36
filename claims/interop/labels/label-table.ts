/** The words of all languages, by what they do in a label. Made when the first label is read. */
import { VERDICTS, type Verdict } from '../../records/verdict.ts'
import { AFRICAN } from './african.ts'
import { ASIAN } from './asian.ts'
import { EASTERN } from './eastern.ts'
import { EUROPEAN } from './european.ts'
import { GERMANIC } from './germanic.ts'
import { INDIAN } from './indian.ts'
import type { LabelLanguage } from './label-language.ts'
import { entriesOf, writtenOut } from './label-words.ts'
import { Phrases } from './phrases.ts'
import { ROMANCE } from './romance.ts'
import { SLAVIC } from './slavic.ts'

export const LABEL_LANGUAGES: readonly LabelLanguage[] = [
  ...GERMANIC,
  ...ROMANCE,
  ...SLAVIC,
  ...EUROPEAN,
  ...EASTERN,
  ...INDIAN,
  ...ASIAN,
  ...AFRICAN,
]

/**
 * Words that introduce what is so ("Fact: the photo is from 2014"). Before a colon they rate nothing: the
 * claim is mostly the opposite.
 */
const INTRODUCTIONS = `fact, facts, the fact, the facts, truth, the truth, hecho, hechos, los hechos, verdad, la verdad, realidad, fato, fatos, verdade, a verdade, fait, faits, les faits,
  vérité, la vérité, réalité, fatto, fatti, verità, la verità, fakt, fakten, tatsache, wahrheit, feit, feiten, waarheid, fakta, faktum, sannhet, sanning, sandhed, fakty, skutečnost, factul, adevăr, adevărul,
  факт, факты, факти, γεγονός, αλήθεια, η αλήθεια, tény, totuus, tõde, faktas, fakts, kebenaran, katotohanan, sự thật, gerçek, حقيقة, الحقيقة, حقیقت, עובדה, האמת, तथ्य, सच, सच्चाई, सत्य, सत्यता, সত্য, তথ্য, ফ্যাক্ট, உண்மை, నిజం, వాస్తవం, ವಾಸ್ತವ, ಸತ್ಯ, സത്യം, വസ്തുത, સત્ય, ਸੱਚ, ඇත්ත, 事實, 事实, 真相, 事実, 真実, 사실, 진실, ข้อเท็จจริง, ukweli, gaskiya`

/** "True" words that a language lists first: their opposite is "false". That of "confirmed" is not. */
const NEGATABLE = 3

type Words = {
  readonly verdictOf: ReadonlyMap<string, Verdict>
  /** Labels that mean different things in different languages: their verdict by language. */
  readonly contested: ReadonlyMap<string, ReadonlyMap<string, Verdict>>
  readonly plainlyTrue: ReadonlySet<string>
  readonly partly: Phrases
  readonly mostly: Phrases
  readonly fully: Phrases
  readonly not: Phrases
  readonly but: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  readonly frame: ReadonlySet<string>
  /** Frames of several words, of which one alone may mean something ("fact check"). */
  readonly framePhrases: Phrases
  /** Labels by first letter and length (see slipKey). */
  readonly slips: ReadonlyMap<string, readonly string[]>
  readonly introductions: ReadonlySet<string>
}

/** The usual label for a verdict in a language ("False", "Falso"), in English if we do not know any. */
export function usualLabel(verdict: Verdict, lang: string): string {
  const language =
    LABEL_LANGUAGES.find(({ code }) => code === lang.split('-')[0]) ??
    LABEL_LANGUAGES.find(({ code }) => code === 'en')
  const [word = verdict] = writtenOut(language?.[verdict].split(',')[0]?.trim() ?? verdict)
  return word.charAt(0).toLocaleUpperCase(lang) + word.slice(1)
}

let table: Words | undefined

/** The words of all languages together: a label means the same wherever it is read. */
export function labelWords(): Words {
  table ??= collect()
  return table
}

function collect(): Words {
  const all = (part: keyof LabelLanguage): string[] =>
    LABEL_LANGUAGES.flatMap((language) => entriesOf(language[part]))
  const phrases = (part: keyof LabelLanguage): Phrases => new Phrases(all(part))
  const byLanguage = new Map<string, Map<string, Verdict>>()
  for (const language of LABEL_LANGUAGES)
    for (const verdict of VERDICTS)
      for (const entry of entriesOf(language[verdict]))
        byLanguage.set(entry, (byLanguage.get(entry) ?? new Map()).set(language.code, verdict))
  const contested = new Map([...byLanguage].filter(([, verdicts]) => new Set(verdicts.values()).size > 1))
  const verdictOf = new Map(
    [...byLanguage].flatMap(([entry, verdicts]) =>
      contested.has(entry)
        ? []
        : [...verdicts.values()].slice(0, 1).map((verdict) => [entry, verdict] as const),
    ),
  )
  const and = new Set(all('and'))
  const but = new Set(all('but').filter((word) => !and.has(word)))
  const meaning = new Set([...verdictOf.keys(), ...all('not'), ...but])
  return {
    verdictOf,
    contested,
    plainlyTrue: new Set(
      LABEL_LANGUAGES.flatMap(({ supported }) => entriesOf(supported.split(',').slice(0, NEGATABLE).join())),
    ),
    partly: phrases('partly'),
    mostly: phrases('mostly'),
    fully: phrases('fully'),
    not: phrases('not'),
    but,
    and,
    frame: new Set(all('frame').flatMap((entry) => entry.split(' ').filter((word) => !meaning.has(word)))),
    framePhrases: new Phrases(all('frame').filter((entry) => entry.includes(' '))),
    slips: bySlip([...verdictOf.keys()]),
    introductions: new Set(entriesOf(INTRODUCTIONS)),
  }
}

function bySlip(entries: readonly string[]): Map<string, string[]> {
  const buckets = new Map<string, string[]>()
  for (const entry of entries) {
    const key = slipKey(entry, entry.length)
    const bucket = buckets.get(key)
    if (bucket === undefined) buckets.set(key, [entry])
    else bucket.push(entry)
  }
  return buckets
}

/** Where a label with the same first letter and this length is kept. */
export function slipKey(words: string, length: number): string {
  return `${words.charAt(0)}${length}`
}
