import type { Token } from './tokens.ts'

/** Neighbouring tokens of a text, by index, half-open. */
export type TokenRun = { readonly from: number; readonly to: number }

/** The text from the first to the last token of a run, as read; empty for a run outside of the text. */
export function wordsOf(
  { text, tokens }: { readonly text: string; readonly tokens: readonly Token[] },
  { from, to }: TokenRun,
): string {
  const [first, last] = [tokens[from], tokens[to - 1]]
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end)
}
