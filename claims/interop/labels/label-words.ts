/**
 * Labels as they are compared: words in small letters, without accents and punctuation, one space apart.
 *
 * ```
 * "Pants-on-Fire!" → "pants on fire"      "FALSCH ❌" → "falsch"      "half_true", "HalfTrue" → "half true"
 * ```
 *
 * Vowel signs of Indian and South-East Asian scripts are letters there and stay.
 */

/** Letters that Unicode does not decompose, or that keyboards exchange. */
const SAME: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'e',
  ƙ: 'k',
  ɓ: 'b',
  ɗ: 'd',
  ς: 'σ',
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
}

/** The comparable form of a label or of a part of it; empty if it has no letters or digits. */
export function comparable(text: string): string {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .normalize('NFKD')
      .toLowerCase()
      // Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic, which texts rarely have; the
      // nukta, which Hindi and Bengali leave out as often as not; the Arabic stretching letter; joiners.
      .replace(
        /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u093c\u09bc\u0a3c\u0b3c]|\p{Default_Ignorable_Code_Point}/gu,
        '',
      )
      .replace(/[\u0131łøđðþßæœəƙɓɗςیىکةہھ]/gu, (letter) => SAME[letter] ?? letter)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
  )
}

/** The entries of a list, `fals(o|a)` written out, in their comparable form. */
export function entriesOf(list: string): string[] {
  return list
    .split(',')
    .flatMap(writtenOut)
    .map(comparable)
    .filter((entry) => entry !== '')
}

/** The entries that `fals(o|a)` stands for. */
export function writtenOut(entry: string): string[] {
  const group = /\(([^()]*)\)/.exec(entry)
  if (group === null) return [entry]
  const [before, after] = [entry.slice(0, group.index), entry.slice(group.index + group[0].length)]
  return (group[1] ?? '').split('|').flatMap((choice) => writtenOut(`${before}${choice}${after}`))
}

/** Whether two words differ by one letter that is missing, added, changed or exchanged with its neighbour. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
