import { NONE, type Problem } from './problem.ts'
import { RankedEdges } from './ranked-edges.ts'
import { intAt } from './typed-arrays.ts'
import { type Weights, weightsOf } from './weights.ts'

/**
 * Rows, places and prices while an assignment is found. At every step no edge is worth more than its row's and its
 * column's price together, and the edge of an assigned row exactly that much.
 */
export interface Market {
  readonly rows: number
  readonly columns: number
  readonly edges: RankedEdges
  readonly weights: Weights
  /** Where the places of each column begin: one for each row that it can take, so `columns + 1` numbers. */
  readonly places: Int32Array
  /** Of each column: how many of its places are taken, always the first ones. */
  readonly taken: Int32Array
  /** Of each place: its row, or `NONE`. */
  readonly rowAt: Int32Array
  /** Of each row: its place, or `NONE`. */
  readonly placeOf: Int32Array
  /** 0 as long as there is a place to spare; infinite where there is none at all. */
  readonly columnPrice: Float64Array
  readonly rowPrice: Float64Array
}

/** Nobody has a place yet. Fixed rows stay out of it, and so do their places. */
export function openMarket(problem: Problem): Market {
  const { rows, columns } = problem
  const places = placesOf(problem)
  const columnPrice = new Float64Array(columns)
  for (let column = 0; column < columns; column += 1) {
    if (places[column] === places[column + 1]) columnPrice[column] = Number.POSITIVE_INFINITY
  }
  return {
    rows,
    columns,
    edges: new RankedEdges(problem),
    weights: weightsOf(problem),
    places,
    taken: new Int32Array(columns),
    rowAt: new Int32Array(intAt(places, columns)).fill(NONE),
    placeOf: new Int32Array(rows).fill(NONE),
    columnPrice,
    rowPrice: new Float64Array(rows),
  }
}

/** A column gets one place more than it has edges at most: more of them could not be taken, and one to spare is enough. */
function placesOf({ columns, column, capacity, fixed }: Problem): Int32Array {
  const free = capacity.slice()
  for (const taken of fixed) if (taken !== NONE) free[taken] = intAt(free, taken) - 1
  const wanted = new Int32Array(columns)
  for (let edge = 0; edge < column.length; edge += 1) {
    const one = intAt(column, edge)
    wanted[one] = intAt(wanted, one) + 1
  }
  const places = new Int32Array(columns + 1)
  for (let one = 0; one < columns; one += 1) {
    if (intAt(free, one) < 0) {
      throw new RangeError(`column ${one} has a capacity of ${capacity[one]} and more fixed rows: fix fewer`)
    }
    places[one + 1] = intAt(places, one) + Math.min(intAt(free, one), intAt(wanted, one) + 1)
  }
  return places
}

export function isSpare({ places, taken }: Market, column: number): boolean {
  return intAt(places, column) + intAt(taken, column) < intAt(places, column + 1)
}

/** The next place of a column that has one to spare; from now on it is taken. */
export function takePlace({ places, taken }: Market, column: number): number {
  const count = intAt(taken, column)
  taken[column] = count + 1
  return intAt(places, column) + count
}
