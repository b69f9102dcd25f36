/** Tells the language of single claims, and only where it is sure: a claim in a wrong language never matches. */
import { detectAll, supportedLanguages, toISO2 } from 'tinyld/heavy'
import type { LanguageReader } from '../claims/interop/claim-language.ts'
import { wordedLanguageOf } from './language.ts'

/** A text in Latin letters with fewer UTF-16 units is not enough. */
const MIN_LATIN = 20
/** Other scripts say more with fewer characters, and their letters alone leave few languages. */
const MIN_OTHER = 4
/** tinyld's accuracy for a text with letter groups that no other language has. Below it, every fifth answer is wrong. */
const SURE = 1
/** Only this much of a text is read, in UTF-16 units. */
const MAX_TEXT = 1_000

/**
 * Languages that even sure answers exchange, because their texts share most words. None of them
 * contradicts another one of its group.
 */
const NEAR: readonly (readonly string[])[] = [
  ['hr', 'sr', 'bs', 'sh', 'cnr', 'sl'],
  ['id', 'ms', 'jv', 'su'],
  ['no', 'nb', 'nn', 'da'],
  ['tl', 'fil', 'ceb'],
  ['hi', 'mr', 'ne', 'mai', 'bho', 'sa'],
  ['cs', 'sk'],
  ['ru', 'be', 'kk', 'mn'],
  ['bg', 'mk', 'sr'],
  ['fa', 'ps', 'ku', 'ckb'],
  ['ur', 'sd'],
  ['pt', 'gl'],
  ['es', 'gl', 'ca', 'ast', 'oc'],
  ['nl', 'af', 'fy', 'li'],
  ['de', 'lb', 'nds', 'gsw'],
  ['he', 'yi'],
  ['zh', 'yue', 'wuu'],
  ['bn', 'as'],
]
/** Languages that the word table takes for one another in short texts; tinyld's guess decides. */
const ALIKE_IN_WORDS: Readonly<Record<string, readonly string[]>> = { es: ['pt', 'gl', 'ca', 'it'] }

/** Letters without which tinyld takes Spanish for Portuguese even when it is sure. Most Portuguese sentences have one. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = { pt: /[ãõçâêà]/iu }

const KNOWN = new Set(supportedLanguages.map(toISO2))

export const sureLanguages: LanguageReader = {
  of(text) {
    const { script, lang } = scriptOf(text)
    if (text.trim().length < (script === 'Latn' ? MIN_LATIN : MIN_OTHER)) return undefined
    if (lang !== undefined) return lang
    const start = text.slice(0, MAX_TEXT)
    const [best] = detectAll(start)
    const worded = script === 'Latn' ? wordedLanguageOf(start) : undefined
    if (best === undefined || best.accuracy < SURE)
      return worded !== undefined && ALIKE_IN_WORDS[worded]?.includes(best?.lang ?? '') ? undefined : worded
    if (OWN_LETTERS[best.lang]?.test(start) === false) return worded
    // Where words and letters disagree, neither is sure.
    return worded === undefined || worded === best.lang ? best.lang : undefined
  },
  otherThan(lang, text) {
    const [stated = lang] = lang.toLowerCase().split('-')
    // Most texts are in the language that they are said to be in, and the word table is the quicker one.
    if (wordedLanguageOf(text.slice(0, MAX_TEXT)) === stated) return undefined
    const told = this.of(text)
    if (told === undefined || told === stated) return undefined
    if (NEAR.some((group) => group.includes(told) && group.includes(stated))) return undefined
    // Of a language that tinyld does not know, only the script shows that a text is not in it.
    return KNOWN.has(stated) || !hasScript(lang, text) ? told : undefined
  },
}

/** A letter that is not Latin. */
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u

/** Scripts by their name in Unicode and in language tags, with the language that alone is written in it. */
const SCRIPTS = (
  'Latn Cyrl Arab Hebr Deva Beng Ethi Hani Grek:el Guru:pa Gujr:gu Taml:ta Telu:te Knda:kn Mlym:ml Sinh:si ' +
  'Thai:th Laoo:lo Mymr:my Khmr:km Geor:ka Armn:hy Hang:ko Hira:ja Kana:ja'
)
  .split(' ')
  .map((entry) => {
    const [script = '', lang] = entry.split(':')
    return { script, lang, letters: new RegExp(`\\p{Script=${script}}`, 'u') }
  })
const LATIN = { script: 'Latn', lang: undefined }

/** The script of most letters of a text. A few kana are enough: Japanese is mostly written in Chinese characters. */
function scriptOf(text: string): { readonly script: string; readonly lang: string | undefined } {
  if (!OTHER_LETTER.test(text)) return LATIN
  const start = text.slice(0, MAX_TEXT)
  const letters = [...start]
  const counts = SCRIPTS.map((one) => ({
    ...one,
    count: letters.filter((letter) => one.letters.test(letter)).length,
  }))
  const most = counts.reduce((max, one) => (one.count > max.count ? one : max))
  return most.script === 'Hani'
    ? (counts.find(({ lang, count }) => lang === 'ja' && count > 0) ?? most)
    : most
}

/** The script that a language is written in, where it has a name that stands for several. */
const MIXED: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
}

function hasScript(lang: string, text: string): boolean {
  let script: string | undefined
  try {
    script = new Intl.Locale(lang).maximize().script
  } catch {
    return true
  }
  return script === undefined || (MIXED[script] ?? [script]).includes(scriptOf(text).script)
}
