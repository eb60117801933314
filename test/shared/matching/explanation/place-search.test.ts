import { describe, expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import { assign } from '../../../../shared/matching/assignment/assign.ts'
import type { Objective } from '../../../../shared/matching/assignment/instance.ts'
import type { Assignment, Problem } from '../../../../shared/matching/assignment/problem.ts'
import { PlaceSearch } from '../../../../shared/matching/explanation/place-search.ts'
import { settle } from '../../../../shared/matching/explanation/settled.ts'
import { worthOfEdge, worthOfGain } from '../../../../shared/matching/explanation/worth.ts'
import { uniformProblem } from '../../../support/matching-instances.ts'

const seeds = Array.from({ length: 60 }, (_, seed) => seed)

describe.for(matchingObjective.options)('one more column (%s)', (objective) => {
  test.for(seeds)('is worth, place by place, what solving with so many places gains, seed %i', (seed) => {
    const problem = problemOf(seed, objective)
    const before = withPlaces(problem, 0)
    const search = new PlaceSearch(settle(before, assign(before)), pairsOfLast(problem))
    let worth = 0
    for (let places = 1; places <= 4; places += 1) {
      worth += search.fillPlace()
      expect(worth).toBe(gained(assign(before), assign(withPlaces(problem, places)), problem))
    }
  })

  test.for(seeds.slice(0, 10))('takes nobody’s place away, seed %i', (seed) => {
    const problem = problemOf(seed, objective)
    const before = withPlaces(problem, 0)
    const settled = settle(before, assign(before))
    const search = new PlaceSearch(settled, pairsOfLast(problem))
    search.fillPlace()
    const after = assign(withPlaces(problem, 1))
    if (objective === 'most-families') {
      expect(search.served).toHaveLength(after.served - settled.assignment.served)
    }
    expect(search.taken.length).toBeLessThanOrEqual(1)
  })
})

/** Scarce, so that a place that is taken over sets off chains; few different values, so that there are ties. */
function problemOf(seed: number, objective: Objective): Problem {
  const [rows, columns] = [12 + (seed % 9), 7 + (seed % 4)]
  const wanted = { seed, rows, columns, degree: 3 + (seed % 4), objective }
  const problem = uniformProblem({ ...wanted, capacities: [1, 1, 2], weights: [1, 2], urgentPercent: 25 })
  return seed % 2 === 0
    ? problem
    : { ...problem, value: problem.value.map((value) => 100 * Math.round(value / 500)) }
}

/** The last column is the one that comes. */
function withPlaces(problem: Problem, places: number): Problem {
  return { ...problem, capacity: problem.capacity.with(problem.columns - 1, places) }
}

function pairsOfLast(problem: Problem) {
  const { start, column, value, columns } = problem
  return Array.from({ length: problem.rows }, (_, row) => row).flatMap((row) =>
    [...column.keys()]
      .filter(
        (edge) => edge >= (start[row] ?? 0) && edge < (start[row + 1] ?? 0) && column[edge] === columns - 1,
      )
      .map((edge) => {
        const its = value[edge] ?? 0
        return { row, profile: 0, value: its, worth: worthOfEdge(problem, row, its) }
      }),
  )
}

function gained(before: Assignment, after: Assignment, problem: Problem): number {
  const gain = {
    urgentServed: after.urgentServed - before.urgentServed,
    served: after.served - before.served,
    value: after.value - before.value,
  }
  return worthOfGain(gain, problem)
}
