/** Findings of a large pack in a few lines: for each rule how many there are, and a few of them. */
import { LINT_RULES, SEVERITIES } from '../../claims/packs/publisher/lint-rules.ts'
import { printable } from '../printable.ts'
import type { PlacedFinding } from './sarif.ts'

/** Examples of each rule. */
const EXAMPLES = 3

/** The lines of a summary, the worst rules first and of these the most frequent. */
export function summaryOf(findings: readonly PlacedFinding[]): string[] {
  const byRule = Map.groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`)
  const groups = [...byRule.values()].sort((a, b) => rank(a) - rank(b) || b.length - a.length)
  return groups.flatMap((group) => {
    const [{ rule, severity }] = group as [PlacedFinding]
    const shown = group
      .slice(0, EXAMPLES)
      .map(({ file, line, column, message }) => `    ${printable(`${file}:${line}:${column}: ${message}`)}`)
    const rest = group.length - shown.length
    return [
      `${group.length.toLocaleString('en')} × ${severity} ${rule}: ${LINT_RULES[rule][1]}`,
      ...shown,
      ...(rest > 0 ? [`    … and ${rest.toLocaleString('en')} more (--rule ${rule})`] : []),
    ]
  })
}

function rank([first]: readonly PlacedFinding[]): number {
  return first === undefined ? 0 : SEVERITIES.indexOf(first.severity)
}
