/** Finds the names of a text: runs of neighbouring tokens that are parts of names. */
import type { TokenRun } from './token-run.ts'
import type { Token } from './tokens.ts'

/** Largest gap inside one name, in UTF-16 units: a space, or a comma and a space ("López, Leopoldo"). */
export const NAME_GAP = 2
/**
 * The same for names that include a possessive (apostrophe, s and space): "Kenya's Laikipia". Used for
 * weights of names.
 */
export const POSSESSIVE_GAP = 3

/**
 * The names of a text, in order.
 *
 * @param gap the largest gap between two tokens of one name, in UTF-16 units
 */
export function nameRuns(tokens: readonly Token[], roles: readonly string[], gap: number): TokenRun[] {
  const runs: TokenRun[] = []
  for (let from = 0; from < roles.length; from++) {
    if (roles[from] !== 'name') continue
    let to = from + 1
    while (roles[to] === 'name' && gapBefore(tokens, to) <= gap) to++
    runs.push({ from, to })
    from = to - 1
  }
  return runs
}

function gapBefore(tokens: readonly Token[], at: number): number {
  return (tokens[at] as Token).start - (tokens[at - 1] as Token).end
}
