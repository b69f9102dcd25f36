/**
 * Host names as people see them, and which of them look alike (UTS #39, "Unicode Security Mechanisms",
 * clauses 4 and 5.1).
 *
 * ```
 * xn--pypal-4ve.com   shown as pаypal.com   scripts Cyrillic, Latin   skeleton paypal.com
 * paypal.com          shown as paypal.com   scripts Latin             skeleton paypal.com   ← the same
 * ```
 */
import { decodeLabel } from '../../records/punycode.ts'
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
