/** Measures one solver on one instance, in a process of its own: so its memory is its own, and it can be stopped. */

import { edgeValue } from '../../../shared/matching/assignment/edge-value.ts'
import { NONE, type Problem } from '../../../shared/matching/assignment/problem.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { benchCase, type Measurement, type Total } from './case.ts'
import { problemFor } from './instances.ts'
import { type Found, solvers } from './solvers.ts'

const MOST_SAMPLES = 7
const ENOUGH_MS = 4_000

endWithParent(async () => undefined)
const [given = ''] = process.argv.slice(2)
const wanted = benchCase.parse(JSON.parse(given))
const problem = problemFor(wanted)
const solve = await solvers[wanted.solver]()
tellParent(measure())

function measure(): Measurement {
  const milliseconds: number[] = []
  let found: Found
  do {
    const begun = performance.now()
    found = solve(problem)
    milliseconds.push(performance.now() - begun)
  } while (milliseconds.length < MOST_SAMPLES && sum(milliseconds) < ENOUGH_MS)
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  const [fault] = found.faults()
  if (fault !== undefined) throw new Error(`${wanted.solver} found no best assignment: ${fault}`)
  const total = totalOf(problem, found.columnOf)
  return { milliseconds, edges: problem.column.length, total, peakMegabytes }
}

/** Counted anew, in whole numbers. @throws RangeError for a pair that is no edge */
function totalOf({ urgent, capacity }: Problem, columnOf: Int32Array): Total {
  const total = { urgentServed: 0, served: 0, value: 0 }
  const left = capacity.slice()
  for (const [row, column] of columnOf.entries()) {
    if (column === NONE) continue
    total.urgentServed += urgent[row] ?? 0
    total.served += 1
    total.value += edgeValue(problem, row, column)
    left[column] = (left[column] ?? 0) - 1
  }
  if (left.some((places) => places < 0))
    throw new Error(`${wanted.solver} gave a mentor more than its places`)
  return total
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}
