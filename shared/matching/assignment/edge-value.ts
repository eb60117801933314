import type { Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/**
 * The value of the row's edge to the column.
 *
 * @throws RangeError when there is none
 */
export function edgeValue({ start, column, value }: Problem, row: number, to: number): number {
  let low = intAt(start, row)
  let high = intAt(start, row + 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if (intAt(column, middle) < to) low = middle + 1
    else high = middle
  }
  if (low === intAt(start, row + 1) || column[low] !== to) {
    throw new RangeError(`row ${row} has no edge to column ${to}: fix only pairs that suit`)
  }
  return intAt(value, low)
}
