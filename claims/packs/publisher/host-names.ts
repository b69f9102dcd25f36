/**
 * Host names as people see them, and which of them look alike (UTS #39, "Unicode Security Mechanisms",
 * clauses 4 and 5.1).
 *
 * ```
 * xn--pypal-4ve.com   shown as pаypal.com   scripts Cyrillic, Latin   skeleton paypal.com
 * paypal.com          shown as paypal.com   scripts Latin             skeleton paypal.com   ← the same
 * ```
 */
import { CONFUSABLES } from './confusables.ts'

/** A host as a browser may show it: its `xn--` labels are decoded (RFC 3492). */
export function shownHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

/** The skeleton of a host. Hosts with the same skeleton can be mistaken for each other (clause 4). */
export function skeleton(host: string): string {
  const read = (text: string): string =>
    Array.from(
      text.normalize('NFD').replace(IGNORABLE, ''),
      (character) => CONFUSABLES.get(character) ?? character,
    ).join('')
  return read(shownHost(host)).normalize('NFD')
}

/** Scripts that ordinary writing mixes in one label (clause 5.2, highly restrictive). */
const MIXED_IN_WRITING: readonly (readonly Script[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

/** The scripts of a label if no writing system mixes them; empty for an ordinary label (clause 5.1). */
export function mixedScripts(label: string): string[] {
  const letters = Array.from(label).filter((character) => !COMMON.test(character))
  // A letter that several scripts share ("Script_Extensions") belongs to each of them.
  const fits = (character: string, scripts: readonly Script[]): boolean =>
    scripts.some((script) => SCRIPTS[script].test(character))
  const names = Object.keys(SCRIPTS) as Script[]
  if (
    [...names.map((name) => [name]), ...MIXED_IN_WRITING].some((set) =>
      letters.every((one) => fits(one, set)),
    )
  )
    return []
  const mixed: string[] = names.filter((name) => letters.some((character) => SCRIPTS[name].test(character)))
  return letters.every((character) => fits(character, names)) ? mixed : [...mixed, 'a rare script']
}

const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu

/** The scripts of living languages in which host names are registered. */
const SCRIPTS = {
  Latin: /\p{scx=Latin}/u,
  Cyrillic: /\p{scx=Cyrillic}/u,
  Greek: /\p{scx=Greek}/u,
  Armenian: /\p{scx=Armenian}/u,
  Georgian: /\p{scx=Georgian}/u,
  Hebrew: /\p{scx=Hebrew}/u,
  Arabic: /\p{scx=Arabic}/u,
  Devanagari: /\p{scx=Devanagari}/u,
  Bengali: /\p{scx=Bengali}/u,
  Gurmukhi: /\p{scx=Gurmukhi}/u,
  Gujarati: /\p{scx=Gujarati}/u,
  Oriya: /\p{scx=Oriya}/u,
  Tamil: /\p{scx=Tamil}/u,
  Telugu: /\p{scx=Telugu}/u,
  Kannada: /\p{scx=Kannada}/u,
  Malayalam: /\p{scx=Malayalam}/u,
  Sinhala: /\p{scx=Sinhala}/u,
  Thai: /\p{scx=Thai}/u,
  Lao: /\p{scx=Lao}/u,
  Myanmar: /\p{scx=Myanmar}/u,
  Khmer: /\p{scx=Khmer}/u,
  Ethiopic: /\p{scx=Ethiopic}/u,
  Cherokee: /\p{scx=Cherokee}/u,
  Han: /\p{scx=Han}/u,
  Hiragana: /\p{scx=Hiragana}/u,
  Katakana: /\p{scx=Katakana}/u,
  Bopomofo: /\p{scx=Bopomofo}/u,
  Hangul: /\p{scx=Hangul}/u,
} as const
type Script = keyof typeof SCRIPTS

// RFC 3492, clause 5: the parameters of Punycode.
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 0x80

/** RFC 3492, clause 6.2. Undefined for a label that is not Punycode. */
function decodeLabel(text: string): string | undefined {
  const hyphen = text.lastIndexOf('-')
  const characters = Array.from(text.slice(0, Math.max(0, hyphen)))
  let code = FIRST_CODE
  let place = 0
  let bias = FIRST_BIAS
  for (let at = hyphen + 1; at < text.length; ) {
    const before = place
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text[at++])
      if (digit === undefined) return undefined
      place += digit * weight
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    bias = adapted(place - before, characters.length + 1, before === 0)
    code += Math.floor(place / (characters.length + 1))
    place %= characters.length + 1
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    characters.splice(place, 0, String.fromCodePoint(code))
    place += 1
  }
  return characters.join('')
}

function digitOf(character: string | undefined): number | undefined {
  if (character === undefined || !/^[a-z0-9]$/.test(character)) return undefined
  return character <= '9' ? Number(character) + 26 : character.charCodeAt(0) - 0x61
}

/** RFC 3492, clause 6.1. */
function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2))
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}
