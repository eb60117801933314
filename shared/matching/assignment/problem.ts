import type { Objective, Price } from './instance.ts'

/** Says of a row that it has no column. */
export const NONE = -1

/** An assignment to be found, in numbers only: each row wants one column, each column takes so many rows. */
export interface Problem {
  readonly rows: number
  readonly columns: number
  /** Where the edges of each row begin, and behind the last row where they end: `rows + 1` places. */
  readonly start: Int32Array
  /** Of each edge; of one row in rising order, none twice. */
  readonly column: Int32Array
  /** Of each edge: score × weight, 0–10,000. */
  readonly value: Int32Array
  /** Of each row: 1 when it is urgent. */
  readonly urgent: Uint8Array
  readonly capacity: Int32Array
  /** Of each row: the column that it has whatever it costs, or `NONE`. */
  readonly fixed: Int32Array
  readonly objective: Objective
}

/** The best assignment. Row and column prices are optimal duals, the columns' the lowest, as `Solution` says. */
export interface Assignment {
  /** Of each row: its column, or `NONE`. */
  readonly columnOf: Int32Array
  readonly rowPrices: readonly Price[]
  readonly columnPrices: readonly Price[]
  readonly urgentServed: number
  readonly served: number
  readonly value: number
}
