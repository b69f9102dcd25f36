import { languages } from '../../languages/languages.ts'
import type { Token } from '../../text/tokens.ts'

/** ISO 4217: "eur", "usd". Only in capitals, because many are words otherwise ("all", "try"). */
const CODES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()),
)
const NAMES = languages.union(({ numbers }) => numbers.currencies)

/** Whether a token is the name or the code of a currency: "euros", "EUR". */
export function isCurrency({ word, case: letterCase }: Token): boolean {
  return NAMES.has(word) || (letterCase === 'upper' && CODES.has(word))
}
