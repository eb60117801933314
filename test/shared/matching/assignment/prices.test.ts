import { expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import { assign } from '../../../../shared/matching/assignment/assign.ts'
import type { Price } from '../../../../shared/matching/assignment/instance.ts'
import { numberInstance } from '../../../../shared/matching/assignment/numbered-instance.ts'
import { type Assignment, NONE, type Problem } from '../../../../shared/matching/assignment/problem.ts'
import { anyInstance } from './any-instance.ts'

test.for(matchingObjective.options)(
  'a mentor’s price is what one more place of its own would add (%s)',
  (objective) => {
    for (const problem of anyProblems(100, objective)) {
      const best = assign(problem)
      const added = best.columnPrices.map((_, column) => {
        const capacity = problem.capacity.slice()
        capacity[column] = (capacity[column] ?? 0) + 1
        return gain(best, assign({ ...problem, capacity }), problem)
      })
      expect(best.columnPrices).toEqual(added)
    }
  },
)

test.for(matchingObjective.options)('a family’s price is what would be lost without it (%s)', (objective) => {
  for (const problem of anyProblems(100, objective)) {
    const best = assign(problem)
    for (const [row, price] of best.rowPrices.entries()) {
      if (problem.fixed[row] !== NONE) continue
      expect(price).toEqual(gain(assign(withoutRow(problem, row)), best, problem))
    }
  }
})

function anyProblems(count: number, objective: Problem['objective']): Problem[] {
  return Array.from({ length: count }, (_, seed) => {
    return numberInstance(anyInstance(seed, { families: 12, mentors: 8 }, objective)).problem
  })
}

/** The row stays, with no edge. */
function withoutRow(problem: Problem, row: number): Problem {
  const [first = 0, end = 0] = problem.start.subarray(row, row + 2)
  const start = problem.start.map((edge, at) => (at > row ? edge - (end - first) : edge))
  const cut = (from: Int32Array) => Int32Array.of(...from.subarray(0, first), ...from.subarray(end))
  return { ...problem, start, column: cut(problem.column), value: cut(problem.value) }
}

function gain(from: Assignment, to: Assignment, { objective }: Problem): Price {
  const value = to.value - from.value
  if (objective === 'best-score') return value
  return [to.urgentServed - from.urgentServed, to.served - from.served, value]
}
