/** Prints figures as tables, with their goals beside them. */

export type Cell = string | number | undefined
export type Table = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly Cell[][]
}

/** A figure that has a goal. */
export type Goal = {
  readonly measure: string
  readonly figure: number
  readonly goal: number
  readonly better: 'higher' | 'lower'
}

/** Result of one part of the bench: tables to print, goals, and everything for the JSON file. */
export type Part = {
  readonly tables: readonly Table[]
  readonly goals: readonly Goal[]
  readonly json: unknown
}

const DIGITS = 3

export function printTable({ title, columns, rows }: Table): string {
  const cells = [columns.map(String), ...rows.map((row) => row.map(show))]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)))
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  )
  return `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`
}

export function goalTable(goals: readonly Goal[]): Table {
  return {
    title: 'Goals',
    columns: ['measure', 'figure', 'goal', ''],
    rows: goals.map(({ measure, figure, goal, better }) => [
      measure,
      figure,
      `${better === 'higher' ? '≥' : '≤'} ${goal}`,
      (better === 'higher' ? figure >= goal : figure <= goal) ? 'met' : 'not met',
    ]),
  }
}

function show(cell: Cell): string {
  if (cell === undefined) return '–'
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell)) return String(cell)
  return cell.toFixed(cell >= 10 ? 1 : DIGITS).replace(/^0\./, '.')
}
