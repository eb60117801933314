import { DistanceHeap } from './distance-heap.ts'
import type { Market } from './market.ts'
import { NONE } from './problem.ts'
import { floatAt, intAt } from './typed-arrays.ts'

/**
 * Lowers the columns' prices as far as they still prove the assignment, and raises the rows' by as much. These prices
 * say exactly what one more place is worth and what would be lost without the row, and they are the same whichever way
 * the assignment was found.
 *
 * A price falls to 0 at most, and only so far that no row comes to want that column more than its own: by what
 * separates the row from it, and what the row's own column has fallen. So the falls are shortest distances.
 *
 * @param competing rows that are not fixed
 */
export function lowerPrices(market: Market, competing: Int32Array): void {
  const { columns, columnPrice, rowPrice, placeOf } = market
  const falls = new DistanceHeap(columns)
  for (let column = 0; column < columns; column += 1) falls.add(column, floatAt(columnPrice, column))
  for (const row of competing) if (placeOf[row] === NONE) holdBack(market, row, falls)
  while (falls.nearest < Number.POSITIVE_INFINITY) {
    const fall = falls.nearest
    for (const row of rowsIn(market, falls.take())) {
      rowPrice[row] = floatAt(rowPrice, row) + fall
      holdBack(market, row, falls)
    }
  }
  for (let column = 0; column < columns; column += 1) {
    const fall = floatAt(falls.distance, column)
    if (fall < Number.POSITIVE_INFINITY) columnPrice[column] = floatAt(columnPrice, column) - fall
  }
}

function rowsIn({ places, taken, rowAt }: Market, column: number): Int32Array {
  const first = intAt(places, column)
  return rowAt.subarray(first, first + intAt(taken, column))
}

/** The columns that the row would like more than its own if they fell freely. */
function holdBack({ edges, weights, rowPrice, columnPrice }: Market, row: number, falls: DistanceHeap): void {
  const { column, value } = edges
  const perValue = weights.perValue
  const ownPrice = floatAt(rowPrice, row) - floatAt(weights.ofRow, row)
  let end = intAt(edges.ranked, row)
  for (let edge = intAt(edges.start, row); ; edge += 1) {
    if (edge === end) {
      end = edges.rankMore(row)
      if (edge === end) return
    }
    const apart = ownPrice - perValue * intAt(value, edge)
    if (apart >= 0) return
    const to = intAt(column, edge)
    const fall = apart + floatAt(columnPrice, to)
    if (fall < floatAt(falls.distance, to)) falls.bringNearer(to, fall)
  }
}
