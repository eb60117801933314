import { type ColumnName, columnOf } from './columns.ts'
import type { Row, RowProblem, Rows } from './file/row.ts'
import type { ImportMapping } from './mapping.ts'

/** What every household must have, and the columns that can say it. */
const required: readonly (readonly [string, readonly ColumnName[]])[] = [
  ['record', ['record']],
  ['municipality', ['municipality']],
  ['contact', ['contact_given_name', 'contact_family_name', 'contact_phone', 'contact_email', 'persons']],
]

const CURE = 'most rows have no such column: say which one it is with --mapping, see docs/import.md'

/** Where most rows lack a column that is required, this is told once instead of on every line. */
export function withColumnsOnce(
  problems: readonly RowProblem[],
  { rows, headingsLine }: Rows,
  mapping: ImportMapping,
): RowProblem[] {
  const lacking = required.flatMap(([column, names]) => {
    const without = rows.filter((row) => !hasOneOf(row, names, mapping))
    const lines = new Set(without.map(({ line }) => line))
    return lines.size * 2 > rows.length
      ? [{ column, lines, line: headingsLine ?? without[0]?.line ?? 1 }]
      : []
  })
  const others = problems.filter(
    ({ column, line, problem }) =>
      !(problem.startsWith('missing') && lacking.some((one) => one.column === column && one.lines.has(line))),
  )
  return [...lacking.map(({ column, line }) => ({ line, column, problem: `missing: ${CURE}` })), ...others]
}

function hasOneOf({ cells }: Row, names: readonly ColumnName[], mapping: ImportMapping): boolean {
  const isOneOf = (name: string | undefined) => names.some((one) => one === name)
  const headings = [...cells.keys()].map((heading) => columnOf(heading, mapping))
  return [...headings, ...Object.keys(mapping.constants)].some(isOneOf)
}
