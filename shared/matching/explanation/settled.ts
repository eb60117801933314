import { type Assignment, NONE, type Problem } from '../assignment/problem.ts'
import { intAt } from '../assignment/typed-arrays.ts'
import { worthOfEdge, worthOfPrice } from './worth.ts'

/** The edges of each column: where they begin, `columns + 1` places; and of each its row and what it is worth. */
export interface EdgesByColumn {
  readonly start: Int32Array
  readonly row: Int32Array
  readonly worth: Float64Array
}

/** A problem and its best assignment, made ready to be asked what would be otherwise. */
export interface Settled {
  readonly problem: Problem
  readonly assignment: Assignment
  readonly rowPrice: Float64Array
  readonly columnPrice: Float64Array
  /** The rows that each column has. */
  readonly rowsOf: readonly (readonly number[])[]
  /** The rows without a column. */
  readonly unserved: readonly number[]
  readonly byColumn: EdgesByColumn
}

export function settle(problem: Problem, assignment: Assignment): Settled {
  const rowsOf: number[][] = Array.from({ length: problem.columns }, () => [])
  const unserved: number[] = []
  for (const [row, column] of assignment.columnOf.entries()) {
    if (column === NONE) unserved.push(row)
    else rowsOf[column]?.push(row)
  }
  return {
    ...{ problem, assignment, rowsOf, unserved, byColumn: edgesByColumn(problem) },
    rowPrice: Float64Array.from(assignment.rowPrices, worthOfPrice),
    columnPrice: Float64Array.from(assignment.columnPrices, worthOfPrice),
  }
}

function edgesByColumn(problem: Problem): EdgesByColumn {
  const { rows, columns, start, column, value } = problem
  const ends = new Int32Array(columns + 1)
  for (const one of column) ends[one + 1] = intAt(ends, one + 1) + 1
  for (let one = 0; one < columns; one += 1) ends[one + 1] = intAt(ends, one) + intAt(ends, one + 1)
  const next = ends.slice(0, columns)
  const byColumn = { start: ends, row: new Int32Array(column.length), worth: new Float64Array(column.length) }
  for (let row = 0; row < rows; row += 1) {
    for (let edge = intAt(start, row); edge < intAt(start, row + 1); edge += 1) {
      const to = intAt(column, edge)
      const place = intAt(next, to)
      next[to] = place + 1
      byColumn.row[place] = row
      byColumn.worth[place] = worthOfEdge(problem, row, intAt(value, edge))
    }
  }
  return byColumn
}
