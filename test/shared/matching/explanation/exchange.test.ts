import { describe, expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import { assign } from '../../../../shared/matching/assignment/assign.ts'
import type { Objective } from '../../../../shared/matching/assignment/instance.ts'
import { type Assignment, NONE, type Problem } from '../../../../shared/matching/assignment/problem.ts'
import { ExchangeSearch } from '../../../../shared/matching/explanation/exchange.ts'
import type { Loss } from '../../../../shared/matching/explanation/parts.ts'
import { settle } from '../../../../shared/matching/explanation/settled.ts'
import { lossOf, worthOfGain } from '../../../../shared/matching/explanation/worth.ts'
import { uniformProblem } from '../../../support/matching-instances.ts'

describe.for(matchingObjective.options)('what is lost if a pair had to be (%s)', (objective) => {
  test.for(Array.from({ length: 40 }, (_, seed) => seed))('is what a new solve loses, seed %i', (seed) => {
    const problem = smallProblem(seed, objective)
    const best = assign(problem)
    const search = new ExchangeSearch(settle(problem, best))
    for (const [row, column] of best.columnOf.entries()) {
      for (let edge = problem.start[row] ?? 0; edge < (problem.start[row + 1] ?? 0); edge += 1) {
        if (problem.column[edge] === column) continue
        expect(search.ofEdge(row, edge)).toBe(lossWith(problem, best, row, edge))
      }
    }
  })

  test('of serving a family is the least that any of its mentors costs', () => {
    const problem = smallProblem(7, objective)
    const best = assign(problem)
    const search = new ExchangeSearch(settle(problem, best))
    const without = best.columnOf.indexOf(NONE)
    const edges = edgesOf(problem, without)
    expect(edges.length).toBeGreaterThan(1)
    const worst = ['none', 'affinity', 'families', 'urgent', 'fixed']
    const ofEach = edges.map((edge) => worst.indexOf(search.ofEdge(without, edge)))
    expect(search.ofServing(without)).toBe(worst[Math.min(...ofEach)])
  })
})

test('a family whose place goes to an urgent one is told so', () => {
  const problem = twoForOne({ urgent: [0, 1], values: [900, 100] })
  const search = new ExchangeSearch(settle(problem, assign(problem)))
  expect(search.ofEdge(0, 0)).toBe('urgent')
})

test('one whose place goes to a higher affinity is told so, and an equal one that nothing would be lost', () => {
  const [higher, equal] = [
    [100, 900],
    [500, 500],
  ].map((values) => twoForOne({ urgent: [0, 0], values }))
  for (const [problem, loss] of [
    [higher, 'affinity'],
    [equal, 'none'],
  ] as const) {
    if (problem === undefined) continue
    const best = assign(problem)
    const without = best.columnOf.indexOf(NONE)
    expect(new ExchangeSearch(settle(problem, best)).ofServing(without)).toBe(loss)
  }
})

test('a fixed family is not driven out', () => {
  const problem = { ...twoForOne({ urgent: [0, 1], values: [900, 100] }), fixed: Int32Array.of(0, NONE) }
  const search = new ExchangeSearch(settle(problem, assign(problem)))
  expect(search.ofServing(1)).toBe('fixed')
})

function smallProblem(seed: number, objective: Objective): Problem {
  const [rows, columns] = [4 + (seed % 5), 3 + (seed % 3)]
  const wanted = { seed, rows, columns, degree: 1 + (seed % 3), objective }
  return uniformProblem({ ...wanted, capacities: [0, 1, 2], weights: [1, 2], urgentPercent: 30 })
}

function twoForOne({ urgent, values }: { urgent: readonly number[]; values: readonly number[] }): Problem {
  return {
    ...{ rows: 2, columns: 1, objective: 'most-families' },
    ...{ start: Int32Array.of(0, 1, 2), column: Int32Array.of(0, 0), value: Int32Array.from(values) },
    ...{ urgent: Uint8Array.from(urgent), capacity: Int32Array.of(1), fixed: new Int32Array(2).fill(NONE) },
  }
}

function edgesOf(problem: Problem, row: number): number[] {
  const [from = 0, to = 0] = [problem.start[row], problem.start[row + 1]]
  return Array.from({ length: to - from }, (_, place) => from + place)
}

/** By solving again with the pair fixed. */
function lossWith(problem: Problem, best: Assignment, row: number, edge: number): Loss {
  const column = problem.column[edge] ?? NONE
  if (problem.capacity[column] === 0) return 'fixed'
  const fixed = problem.fixed.slice()
  fixed[row] = column
  const { urgentServed, served, value } = assign({ ...problem, fixed })
  const gain = {
    urgentServed: best.urgentServed - urgentServed,
    served: best.served - served,
    value: best.value - value,
  }
  return lossOf(worthOfGain(gain, problem), problem)
}
