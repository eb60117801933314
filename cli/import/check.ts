import { householdHeadings, neededOfHouseholds } from './columns.ts'
import type { RowProblem, Rows } from './file/row.ts'
import { problemsOf, repeated } from './problems.ts'
import type { NewHousehold, RowContext } from './row/household-row.ts'
import { readRow } from './row/household-row.ts'

/** Every household of a file, and everything that is wrong with it, by line. */
export interface Checked {
  readonly households: readonly NewHousehold[]
  readonly problems: readonly RowProblem[]
}

/** Reads every row before any is written. */
export function checkRows(file: Rows, context: RowContext): Checked {
  const readings = file.rows.map((row) => readRow(row, context))
  const households = readings.flatMap(({ made }) => made ?? [])
  const ofRows = [
    ...readings.flatMap(({ problems }) => problems),
    ...repeated(households, 'record', ({ household }) => household.id),
  ]
  const problems = problemsOf(file, ofRows, householdHeadings(context.mapping), neededOfHouseholds)
  return { households, problems }
}
