import type { RowProblem, Rows } from './file/row.ts'
import type { Headings } from './headings.ts'
import { type Needed, withColumnsOnce } from './missing-columns.ts'
import { unknownColumns } from './row/cells.ts'
import { inTheirWords, withConstantsOnce } from './theirs.ts'

/** Everything that is wrong with a file, by line and in its own words; what is wrong with most rows is said once. */
export function problemsOf(
  file: Rows,
  ofRows: readonly RowProblem[],
  headings: Headings,
  needed: Needed,
): RowProblem[] {
  const byLine = new Map(file.rows.map((row) => [row.line, row]))
  const inTheirs = ofRows.map((problem) => inTheirWords(problem, byLine, headings))
  const all = [
    ...file.problems,
    ...unknownColumns(file, headings),
    ...withConstantsOnce(withColumnsOnce(inTheirs, file, headings, needed)),
  ]
  return all.toSorted((one, other) => one.line - other.line)
}

/** Rows that are the same thing as an earlier one by what is said in a column. */
export function repeated<Its extends { readonly line: number }>(
  rows: readonly Its[],
  column: string,
  saidBy: (row: Its) => string | undefined,
): RowProblem[] {
  const lines = new Map<string, number>()
  return rows.flatMap((row) => {
    const said = saidBy(row)
    const first = said === undefined ? undefined : lines.get(said)
    if (said !== undefined && first === undefined) lines.set(said, row.line)
    return first === undefined ? [] : [{ line: row.line, column, problem: `the same as on line ${first}` }]
  })
}

/** Further problems of a row, without those of a column that has one already: what cannot be read is not missing as well. */
export function besides(
  problems: readonly RowProblem[],
  line: number,
  further: readonly Omit<RowProblem, 'line'>[],
): RowProblem[] {
  const told = new Set(problems.map(({ column }) => column))
  return further.filter(({ column }) => !told.has(column)).map((one) => ({ line, ...one }))
}
