/** Punycode: how a host name in ASCII carries the letters of other alphabets (RFC 3492). */

// RFC 3492, clause 5: the parameters of Punycode.
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 0x80

/**
 * RFC 3492, clause 6.2.
 *
 * @param text a label without its `xn--`
 * @returns undefined for a label that is not Punycode
 */
export function decodeLabel(text: string): string | undefined {
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
