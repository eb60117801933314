import { edgeValue } from './edge-value.ts'
import type { Price } from './instance.ts'
import type { Market } from './market.ts'
import { type Assignment, NONE, type Problem } from './problem.ts'
import { floatAt, intAt } from './typed-arrays.ts'
import { priceLeft, priceOf } from './weights.ts'

/** The duals at the end of the search. A fixed row pays what is left of its value, even if that is less than nothing. */
export function pricesOf(problem: Problem, market: Market): Pick<Assignment, 'rowPrices' | 'columnPrices'> {
  const { objective, fixed, urgent } = problem
  const columnPrices = Array.from(coveringPrices(problem, market), (sum) => priceOf(sum, objective))
  const rowPrices = Array.from(market.rowPrice, (sum, row): Price => {
    const column = intAt(fixed, row)
    const paid = columnPrices[column]
    if (column === NONE || paid === undefined) return priceOf(sum, objective)
    return priceLeft(edgeValue(problem, row, column), urgent[row] === 1, paid)
  })
  return { rowPrices, columnPrices }
}

/** The columns' prices; where there is no place to be had, the least at which nobody would want one. */
function coveringPrices(problem: Problem, { columnPrice, rowPrice, weights }: Market): Float64Array {
  if (columnPrice.every(Number.isFinite)) return columnPrice
  const covering = columnPrice.map((price) => (Number.isFinite(price) ? price : 0))
  const { rows, start, column, value, fixed } = problem
  for (let row = 0; row < rows; row += 1) {
    if (fixed[row] !== NONE) continue
    const ofRow = floatAt(weights.ofRow, row) - floatAt(rowPrice, row)
    for (let edge = intAt(start, row); edge < intAt(start, row + 1); edge += 1) {
      const to = intAt(column, edge)
      const uncovered = ofRow + weights.perValue * intAt(value, edge)
      if (uncovered > floatAt(covering, to)) covering[to] = uncovered
    }
  }
  return covering
}
