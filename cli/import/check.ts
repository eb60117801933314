import type { RowProblem, Rows } from './file/row.ts'
import { unknownColumns } from './row/cells.ts'
import type { NewHousehold, RowContext } from './row/household-row.ts'
import { readRow } from './row/household-row.ts'

/** Every household of a file, and everything that is wrong with it, by line. */
export interface Checked {
  readonly households: readonly NewHousehold[]
  readonly problems: readonly RowProblem[]
}

/** Reads every row before any is written. */
export function checkRows({ rows, problems }: Rows, context: RowContext): Checked {
  const readings = rows.map((row) => readRow(row, context))
  const households = readings.flatMap(({ made }) => made ?? [])
  const all = [
    ...problems,
    ...unknownColumns(rows, context.mapping),
    ...readings.flatMap((reading) => reading.problems),
    ...repeatedRecords(households),
  ]
  return { households, problems: all.toSorted((one, other) => one.line - other.line) }
}

function repeatedRecords(households: readonly NewHousehold[]): RowProblem[] {
  const lines = new Map<string, number>()
  return households.flatMap(({ line, household }) => {
    const first = lines.get(household.id)
    if (first === undefined) lines.set(household.id, line)
    return first === undefined ? [] : [{ line, column: 'record', problem: `the same as on line ${first}` }]
  })
}
