/** One row of a file, as it stands there: a household, an operator, an institution. */
export interface Row {
  /** Of a CSV the line on which it begins, of a JSON list its place; both from 1. */
  readonly line: number
  /** By heading. */
  readonly cells: ReadonlyMap<string, unknown>
}

/** What is wrong, and where; never holds a value. */
export interface RowProblem {
  readonly line: number
  /** Ours, where the heading stands for one. */
  readonly column: string
  /** What the file, or the mapping's line, calls it, when that is something else. */
  readonly theirs?: string
  readonly problem: string
}

/** Notes what is wrong with a column of the row that is being read. */
export type Note = (column: string, problem: string) => void

/** What a file holds, and the lines that could not be taken apart. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly problems: readonly RowProblem[]
  /** The line that names the columns; a JSON list has none. */
  readonly headingsLine?: number
}
