/**
 * Host names as people read them, and which of them look alike (UTS #39, "Unicode Security
 * Mechanisms", clauses 4 and 5.1).
 *
 * ```
 * xn--pypal-4ve.com   shown as pаypal.com   scripts Cyrillic, Latin   skeleton paypal.com
 * paypal.com          shown as paypal.com   scripts Latin             skeleton paypal.com   ← the same
 * ```
 */
import { CONFUSABLES } from './confusables.ts'

/** A host as browsers that trust it would show it: its `xn--` labels decoded (RFC 3492). */
export function shownHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

/** Hosts with the same skeleton can be taken for one another (clause 4). */
export function skeleton(host: string): string {
  const read = (text: string): string =>
    Array.from(text.normalize('NFD').replace(IGNORABLE, ''), (sign) => CONFUSABLES.get(sign) ?? sign).join('')
  return read(shownHost(host)).normalize('NFD')
}

/** Scripts of which letters are mixed in one label in ordinary writing (clause 5.2, highly restrictive). */
const TOGETHER: readonly (readonly Script[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

/** The scripts of a label that no writing system mixes; empty for any ordinary label (clause 5.1). */
export function mixedScripts(label: string): string[] {
  const letters = Array.from(label).filter((sign) => !COMMON.test(sign))
  // A letter that several scripts share ("Script_Extensions") fits each of them.
  const fits = (sign: string, scripts: readonly Script[]): boolean =>
    scripts.some((script) => SCRIPTS[script].test(sign))
  const names = Object.keys(SCRIPTS) as Script[]
  if ([...names.map((name) => [name]), ...TOGETHER].some((set) => letters.every((one) => fits(one, set))))
    return []
  const mixed: string[] = names.filter((name) => letters.some((sign) => SCRIPTS[name].test(sign)))
  return letters.every((sign) => fits(sign, names)) ? mixed : [...mixed, 'a rare script']
}

const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu

/** The scripts of living languages that host names are registered in. */
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

/** RFC 3492, clause 6.2. Undefined for what is no Punycode. */
function decodeLabel(text: string): string | undefined {
  const hyphen = text.lastIndexOf('-')
  const signs = Array.from(text.slice(0, Math.max(0, hyphen)))
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
    bias = adapted(place - before, signs.length + 1, before === 0)
    code += Math.floor(place / (signs.length + 1))
    place %= signs.length + 1
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    signs.splice(place, 0, String.fromCodePoint(code))
    place += 1
  }
  return signs.join('')
}

function digitOf(sign: string | undefined): number | undefined {
  if (sign === undefined || !/^[a-z0-9]$/.test(sign)) return undefined
  return sign <= '9' ? Number(sign) + 26 : sign.charCodeAt(0) - 0x61
}

/** RFC 3492, clause 6.1. */
function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2))
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}
