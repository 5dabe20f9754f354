/** Linear equations, by elimination with pivoting. Diagrams have some hundred nodes at most. */

export type Matrix = readonly (readonly number[])[]

const TINY = 1e-9

/**
 * Solves `a · x = b` for every column of `b`.
 * @returns the rows of x, or null when there is no single solution: in a chain that means a loop nobody ever leaves.
 */
export function solve(a: Matrix, b: Matrix): Matrix | null {
  const size = a.length
  const rows = a.map((row, index) => [...row, ...(b[index] ?? [])])
  for (let column = 0; column < size; column++) {
    const pivot = largest(rows, column)
    if (Math.abs(rows[pivot]?.[column] ?? 0) < TINY) return null
    swap(rows, column, pivot)
    clear(rows, column)
  }
  return rows.map((row, index) => row.slice(size).map((value) => value / (row[index] ?? 1)))
}

/** Solves for a single column. */
export function solveOne(a: Matrix, b: readonly number[]): readonly number[] | null {
  return (
    solve(
      a,
      b.map((value) => [value]),
    )?.map(([value = 0]) => value) ?? null
  )
}

export const identityMinus = (matrix: Matrix): Matrix =>
  matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value))

export const transpose = (matrix: Matrix): Matrix => matrix.map((_, i) => matrix.map((row) => row[i] ?? 0))

function largest(rows: readonly number[][], column: number): number {
  let best = column
  for (let row = column + 1; row < rows.length; row++)
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
  return best
}

function swap(rows: number[][], a: number, b: number): void {
  const [first, second] = [rows[a], rows[b]]
  if (!first || !second) return
  rows[a] = second
  rows[b] = first
}

function clear(rows: number[][], column: number): void {
  const pivot = rows[column] ?? []
  for (const [index, row] of rows.entries()) {
    const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
    if (index === column || factor === 0) continue
    for (let at = column; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0)
  }
}
