import type { Objective, Price } from './instance.ts'
import type { Problem } from './problem.ts'
import { intAt } from './typed-arrays.ts'

/** How much each aim counts, so that one number is compared instead of three in turn. */
interface Scale {
  readonly urgent: number
  readonly served: number
  readonly value: number
}

// From one assignment to a better one lead alternating paths, and along each of them the families served, and the urgent
// ones among them, change by one at most. So what comes first need not outweigh all rows, only what can come after it on
// one path: the sum in one number is highest where the three compared in turn are. Each price is the difference of two
// such paths, so that its parts can be told apart again by rounding.
const BASE = 2 ** 44
/** Urgent families, families, sum of values: what comes first outweighs what follows it along a few paths. */
export const FAMILIES_FIRST: Scale = { urgent: 8 * BASE, served: BASE, value: 1 }
const SCALES: Record<Objective, Scale> = {
  'most-families': FAMILIES_FIRST,
  'best-score': { value: 64, urgent: 8, served: 1 },
}

/** So that the values along a path, and the bids of an auction on one another, stay far below `BASE`. */
const MOST_ROWS = 3_000_000
/** A score of 1,000 at a weight of 10. */
export const HIGHEST_VALUE = 10_000

/** What an edge is worth: `ofRow[row] + perValue × value`. Integers; so are all sums and differences of them, below 2^53. */
export interface Weights {
  readonly ofRow: Float64Array
  readonly perValue: number
}

/** @throws RangeError for more than 3,000,000 rows, and values that are not within 0–10,000 */
export function weightsOf({ rows, urgent, value, objective }: Problem): Weights {
  if (rows > MOST_ROWS) {
    throw new RangeError(
      `${rows} rows cannot be counted exactly: divide them into parts of at most ${MOST_ROWS}`,
    )
  }
  for (let edge = 0; edge < value.length; edge += 1) {
    const one = intAt(value, edge)
    if (one >= 0 && one <= HIGHEST_VALUE) continue
    throw new RangeError(`edge ${edge} has the value ${one}: use 0 to ${HIGHEST_VALUE}`)
  }
  const scale = SCALES[objective]
  const ofRow = Float64Array.from(urgent, (one) => scale.served + (one > 0 ? scale.urgent : 0))
  return { ofRow, perValue: scale.value }
}

/** What a sum of weights along a path says. For `best-score` it is the value alone: the rest only decided between equals. */
export function priceOf(sum: number, objective: Objective): Price {
  if (objective === 'best-score') return Math.round(sum / SCALES[objective].value)
  const families = Math.round(sum / BASE)
  const urgent = Math.round(families / 8)
  return [urgent, families - 8 * urgent, sum - families * BASE]
}

/** What is left of an edge's worth to one side when the other has its price. */
export function priceLeft(value: number, isUrgent: boolean, other: Price): Price {
  if (typeof other === 'number') return value - other
  return [(isUrgent ? 1 : 0) - other[0], 1 - other[1], value - other[2]]
}
