/**
 * The list of translations: which words of one language mean a word of another one, for finding the
 * claims of an article in another language (claims/index/article.ts). Words are terms (terms.ts), as in
 * the index. The file is public/translations.bin, which `npm run tables:translations` learns from
 * sentences in two languages (docs/matching.md, "Across languages"). It is asked for only when a page has
 * another language than a claim. Numbers are little-endian:
 *
 *   u32 magic "FNTR" · u32 version · u32 hash of a few terms, see {@link termsHash} · u32 sections
 *   a section for two languages:
 *     u32 both languages (two letters each) · u32 words n of the first · u32 words m of the second · u32 links l
 *     words      n × u32, ascending: terms of the first language
 *     others     m × u32, ascending: terms of the second language
 *     first      (n + 1) × u16: the word's first link
 *     targets    l × u16: the other word of each link
 *     there      l × u8: probability of the other word for the word, in 1/255
 *     back       l × u8, and zeros up to a multiple of 4: the same the other way round
 *
 * Worked example: "detuvo" has the links "arrest" (there 120, back 180) and "stop" (there 90, back 40).
 * So on a Spanish page "detuvo" means "arrest" with probability 120 / 255, and on an English page the other way
 * round 180 / 255. What that counts is in claims/index/article-words.ts.
 */
import { scanTerms, termList } from './terms.ts'

export const TRANSLATIONS_MAGIC = 0x52544e46
export const TRANSLATIONS_VERSION = 1
/** A probability of 1 in the file, and a word that is there itself. */
export const CERTAIN = 255

/** Calls `add` with each translation of a term and how likely it is, from 1 to {@link CERTAIN}. */
export type Dictionary = (term: number, add: (term: number, strength: number) => void) => void

export type Translations = {
  /** The translations from one base language into another one; undefined if the file has none. */
  dictionary(from: string, to: string): Dictionary | undefined
}

/** Loads the list, once. */
export type LoadTranslations = () => Promise<Translations>

type Section = {
  readonly words: Uint32Array
  readonly others: Uint32Array
  readonly first: Uint16Array
  readonly targets: Uint16Array
  readonly there: Uint8Array
  readonly back: Uint8Array
}

/** Opens the file's bytes. Throws if they are not a list of this version, or if its terms are made by other rules. */
export function openTranslations(bytes: Uint8Array): Translations {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const u32 = (at: number): number => view.getUint32(at, true)
  if (bytes.length < 16 || u32(0) !== TRANSLATIONS_MAGIC)
    throw new Error('match: this is no list of translations (public/translations.bin)')
  if (u32(4) !== TRANSLATIONS_VERSION)
    throw new Error(`match: the list of translations has version ${u32(4)}, not ${TRANSLATIONS_VERSION}`)
  if (u32(8) !== termsHash())
    throw new Error('match: the list of translations has other terms; run `npm run tables:translations`')
  // Views on 32 bits need a start that is a multiple of 4.
  const file = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  let at = 16
  const place = (size: number): number => {
    at += size
    if (at > file.length) throw new Error('match: the list of translations is cut short')
    return file.byteOffset + at - size
  }
  const dictionaries = new Map<string, () => Dictionary>()
  for (let left = u32(12); left > 0; left--) {
    const head = place(16) - file.byteOffset
    const pair = String.fromCharCode(...file.subarray(head, head + 4))
    const [words, others, links] = [u32(head + 4), u32(head + 8), u32(head + 12)]
    const section: Section = {
      words: new Uint32Array(file.buffer, place(words * 4), words),
      others: new Uint32Array(file.buffer, place(others * 4), others),
      first: new Uint16Array(file.buffer, place((words + 1) * 2), words + 1),
      targets: new Uint16Array(file.buffer, place(links * 2), links),
      there: new Uint8Array(file.buffer, place(links), links),
      back: new Uint8Array(file.buffer, place(links), links),
    }
    at = Math.ceil(at / 4) * 4
    dictionaries.set(pair, () => dictionaryOf(section))
    dictionaries.set(pair.slice(2) + pair.slice(0, 2), () => dictionaryOf(turned(section)))
  }
  const opened = new Map<string, Dictionary>()
  return {
    dictionary(from, to) {
      const known = opened.get(from + to) ?? dictionaries.get(from + to)?.()
      if (known !== undefined) opened.set(from + to, known)
      return known
    },
  }
}

/** Words and numbers that together use every rule of the scan: the terms of a list made by other rules differ. */
const SCANNED = 'voters stopped stopping 8,100,000 U.S. senators 21st 5bn 40% twenty universities análisis'

/** Changes with the rules by which terms are made. */
export function termsHash(): number {
  const list = termList()
  scanTerms(SCANNED, list)
  return list.items
    .subarray(0, list.length)
    .reduce((hash, term) => Math.imul(hash ^ term, 0x01000193) >>> 0, 0x811c9dc5)
}

function dictionaryOf({ words, others, first, targets, there }: Section): Dictionary {
  return (term, add) => {
    let low = 0
    let high = words.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((words[middle] as number) < term) low = middle + 1
      else high = middle
    }
    if (words[low] !== term) return
    const end = first[low + 1] as number
    for (let link = first[low] as number; link < end; link++)
      if (there[link] !== 0) add(others[targets[link] as number] as number, there[link] as number)
  }
}

/** The same links, from the second language to the first. */
function turned({ words, others, first, targets, there, back }: Section): Section {
  const starts = new Uint16Array(others.length + 1)
  for (const other of targets) starts[other + 1] = (starts[other + 1] as number) + 1
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number)
  const next = starts.slice()
  const section = {
    words: others,
    others: words,
    first: starts,
    targets: new Uint16Array(targets.length),
    there: new Uint8Array(targets.length),
    back: new Uint8Array(targets.length),
  }
  for (let word = 0; word < words.length; word++) {
    for (let link = first[word] as number; link < (first[word + 1] as number); link++) {
      const other = targets[link] as number
      const at = next[other] as number
      next[other] = at + 1
      section.targets[at] = word
      section.there[at] = back[link] as number
      section.back[at] = there[link] as number
    }
  }
  return section
}
