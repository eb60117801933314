import type { Row, RowProblem, Rows } from './file/row.ts'
import type { Headings } from './headings.ts'

/** What every row must have, and the columns that can say it. */
export type RequiredColumn = readonly [string, readonly string[]]

/** What a file needs, and the page that explains it. */
export interface Needed {
  readonly columns: readonly RequiredColumn[]
  readonly page: string
}

/** Where most rows lack a column that is required, this is told once instead of on every line. */
export function withColumnsOnce(
  problems: readonly RowProblem[],
  { rows, headingsLine }: Rows,
  headings: Headings,
  { columns, page }: Needed,
): RowProblem[] {
  const lacking = columns.flatMap(([column, names]) => {
    const without = rows.filter((row) => !hasOneOf(row, names, headings))
    const lines = new Set(without.map(({ line }) => line))
    return lines.size * 2 > rows.length
      ? [{ column, lines, line: headingsLine ?? without[0]?.line ?? 1 }]
      : []
  })
  const others = problems.filter(
    ({ column, line, problem }) =>
      !(problem.startsWith('missing') && lacking.some((one) => one.column === column && one.lines.has(line))),
  )
  const cure = `most rows have no such column: say which one it is with --mapping, see ${page}`
  return [...lacking.map(({ column, line }) => ({ line, column, problem: `missing: ${cure}` })), ...others]
}

function hasOneOf({ cells }: Row, names: readonly string[], { columnOf, constants }: Headings): boolean {
  const isOneOf = (name: string | undefined) => name !== undefined && names.includes(name)
  return [...cells.keys()].map(columnOf).some(isOneOf) || Object.keys(constants).some(isOneOf)
}
