/** Logistic regression with a penalty, by Newton's method: for a handful of columns. */

export type LogisticRow = {
  readonly columns: readonly number[]
  readonly label: number
  readonly weight: number
}

/**
 * Fits weights, the bias first.
 *
 * @param towards what the penalty pulls the weights to: a fit on more data, or zeros
 * @param penalty how many rows' worth of doubt; the bias is free of it
 */
export function fitLogistic(
  rows: readonly LogisticRow[],
  towards: readonly number[],
  penalty: number,
): number[] {
  const size = towards.length
  const weights = [...towards]
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : penalty * (weight - (towards[i] as number))))
    const bend = weights.map((_, i) => weights.map((_, j) => (i === j ? (i === 0 ? 1e-6 : penalty) : 0)))
    for (const { columns, label, weight } of rows) {
      const inputs = [1, ...columns]
      const chance = sigmoid(sumOf(weights, columns))
      const error = weight * (chance - label)
      const curve = weight * chance * (1 - chance)
      for (let i = 0; i < size; i++) {
        const input = inputs[i] as number
        gradient[i] = (gradient[i] as number) + error * input
        const row = bend[i] as number[]
        for (let j = 0; j < size; j++) row[j] = (row[j] as number) + curve * input * (inputs[j] as number)
      }
    }
    const step = solve(bend, gradient)
    for (let i = 0; i < size; i++) weights[i] = (weights[i] as number) - (step[i] as number)
    if (Math.max(...step.map(Math.abs)) < 1e-7) break
  }
  return weights
}

const ROUNDS = 50

/** The sum for one row; its sigmoid is the probability. */
export const sumOf = (weights: readonly number[], columns: readonly number[]): number =>
  columns.reduce((sum, column, i) => sum + column * (weights[i + 1] as number), weights[0] as number)

export const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** Solves matrix · x = right, for a positive definite matrix (Gauss, with pivots). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  const size = right.length
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, i) =>
          Math.abs(row[column] as number) > Math.abs(rows[best]?.[column] as number) ? column + i : best,
        column,
      )
    ;[rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]]
    const top = rows[column] as number[]
    for (const [at, row] of rows.entries()) {
      if (at === column) continue
      const factor = (row[column] as number) / (top[column] as number)
      for (let i = column; i <= size; i++) row[i] = (row[i] as number) - factor * (top[i] as number)
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number))
}
