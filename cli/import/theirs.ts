import type { Row, RowProblem } from './file/row.ts'
import type { Headings } from './headings.ts'

/** A problem with what the file calls its column, or with the line of the mapping that gives it a constant. */
export function inTheirWords(
  problem: RowProblem,
  rows: ReadonlyMap<number, Row>,
  { columnOf, constants }: Headings,
): RowProblem {
  const [ours = ''] = problem.column.split('.')
  const headings = [...(rows.get(problem.line)?.cells.keys() ?? [])]
  const its = headings.filter((heading) => columnOf(heading) === ours)
  const isConstant = its.length === 0 && Object.hasOwn(constants, ours)
  const theirs = isConstant ? constantsLine(ours) : its.join(', ')
  return theirs === '' || theirs === ours ? problem : { ...problem, theirs }
}

/** A constant that is wrong is wrong in every row: it is told once. */
export function withConstantsOnce(problems: readonly RowProblem[]): RowProblem[] {
  const told = new Set<string>()
  return problems.filter(({ column, theirs, problem }) => {
    if (theirs !== constantsLine(column)) return true
    const isFirst = !told.has(`${column} ${problem}`)
    told.add(`${column} ${problem}`)
    return isFirst
  })
}

function constantsLine(column: string): string {
  return `constants.${column}`
}
