import { type Assignment, NONE, type Problem } from '../assignment/problem.ts'
import { worthOfPrice } from './worth.ts'

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
}

export function settle(problem: Problem, assignment: Assignment): Settled {
  const rowsOf: number[][] = Array.from({ length: problem.columns }, () => [])
  const unserved: number[] = []
  for (const [row, column] of assignment.columnOf.entries()) {
    if (column === NONE) unserved.push(row)
    else rowsOf[column]?.push(row)
  }
  return {
    ...{ problem, assignment, rowsOf, unserved },
    rowPrice: Float64Array.from(assignment.rowPrices, worthOfPrice),
    columnPrice: Float64Array.from(assignment.columnPrices, worthOfPrice),
  }
}
