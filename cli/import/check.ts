import type { RowProblem, Rows } from './file/row.ts'
import { withColumnsOnce } from './missing-columns.ts'
import { unknownColumns } from './row/cells.ts'
import type { NewHousehold, RowContext } from './row/household-row.ts'
import { readRow } from './row/household-row.ts'
import { inTheirWords, withConstantsOnce } from './theirs.ts'

/** Every household of a file, and everything that is wrong with it, by line. */
export interface Checked {
  readonly households: readonly NewHousehold[]
  readonly problems: readonly RowProblem[]
}

/** Reads every row before any is written. */
export function checkRows(file: Rows, context: RowContext): Checked {
  const { mapping } = context
  const readings = file.rows.map((row) => readRow(row, context))
  const households = readings.flatMap(({ made }) => made ?? [])
  const byLine = new Map(file.rows.map((row) => [row.line, row]))
  const ofRows = [...readings.flatMap(({ problems }) => problems), ...repeatedRecords(households)]
  const inTheirs = ofRows.map((problem) => inTheirWords(problem, byLine, mapping))
  const all = [
    ...file.problems,
    ...unknownColumns(file, mapping),
    ...withConstantsOnce(withColumnsOnce(inTheirs, file, mapping)),
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
