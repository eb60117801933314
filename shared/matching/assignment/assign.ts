import { auction } from './auction.ts'
import { edgeValue } from './edge-value.ts'
import { lowerPrices } from './lowest-prices.ts'
import { type Market, openMarket } from './market.ts'
import { PathSearch } from './path-search.ts'
import { pricesOf } from './prices.ts'
import { type Assignment, NONE, type Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/**
 * The best assignment, exactly: an auction places most rows, shortest augmenting paths the rest. Of assignments of an
 * equal `best-score` sum it takes one that serves most families, urgent ones first, so that an edge of value 0 serves
 * too. The same problem has the same answer, to the last tie.
 *
 * @throws RangeError when a fixed column is no edge of its row or has no capacity for it, a value is not within
 * 0–10,000, or the problem is too large to be counted exactly
 */
export function assign(problem: Problem): Assignment {
  const market = openMarket(problem)
  const competing = Int32Array.from(problem.fixed.keys()).filter((row) => problem.fixed[row] === NONE)
  const waiting = auction(market, competing)
  const search = new PathSearch(market)
  for (const row of waiting) search.serve(row)
  lowerPrices(market, competing)
  const columnOf = columnsOf(problem, market)
  return { columnOf, ...pricesOf(problem, market), ...totals(problem, columnOf) }
}

function columnsOf({ fixed }: Problem, { columns, places, taken, rowAt }: Market): Int32Array {
  const columnOf = fixed.slice()
  for (let column = 0; column < columns; column += 1) {
    const first = intAt(places, column)
    for (const row of rowAt.subarray(first, first + intAt(taken, column))) columnOf[row] = column
  }
  return columnOf
}

function totals(
  problem: Problem,
  columnOf: Int32Array,
): Pick<Assignment, 'urgentServed' | 'served' | 'value'> {
  let urgentServed = 0
  let served = 0
  let value = 0
  for (const [row, column] of columnOf.entries()) {
    if (column === NONE) continue
    served += 1
    urgentServed += problem.urgent[row] ? 1 : 0
    value += edgeValue(problem, row, column)
  }
  return { urgentServed, served, value }
}
