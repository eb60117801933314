import { describe, expect, test } from 'vitest'
import { matchingObjective } from '../../../../shared/domain/matching-policy.ts'
import { assign } from '../../../../shared/matching/assignment/assign.ts'
import type { Instance } from '../../../../shared/matching/assignment/instance.ts'
import { numberInstance } from '../../../../shared/matching/assignment/numbered-instance.ts'
import { NONE, type Problem } from '../../../../shared/matching/assignment/problem.ts'
import { slacknessFaults } from '../../../../shared/matching/assignment/slackness.ts'
import { solveInstance } from '../../../../shared/matching/assignment/solve-instance.ts'
import { uniformProblem } from '../../../support/matching-instances.ts'
import { anyInstance } from './any-instance.ts'
import { bestByHighs, loadHighs } from './best-by-highs.ts'
import { bestOfAll } from './brute-force.ts'
import { worthOfPairs } from './worth-of-pairs.ts'

describe.for(matchingObjective.options)('%s', (objective) => {
  test('of small instances no assignment is better', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const instance = anyInstance(seed, { families: 5, mentors: 4 }, objective)
      expect(provenWorth(instance), `seed ${seed}`).toEqual(bestOfAll(instance))
    }
  })

  test('of larger instances HiGHS finds none that is better', async () => {
    const highs = await loadHighs()
    for (let seed = 0; seed < 60; seed += 1) {
      const size = 5 + (seed % 36)
      const instance = anyInstance(seed, { families: size, mentors: 45 - size }, objective)
      expect(provenWorth(instance), `seed ${seed}`).toEqual(bestByHighs(highs, instance))
    }
  })

  test.for([
    { rows: 1000, columns: 1000, degree: 30, capacities: [1] },
    { rows: 1000, columns: 300, degree: 300, capacities: [0, 1, 2, 3] },
    { rows: 300, columns: 1000, degree: 1000, capacities: [1, 2, 3] },
  ])('of $rows × $columns with $degree edges each the prices prove it', (size) => {
    const problem = uniformProblem({ ...size, seed: 1, objective, weights: [1, 2, 10], urgentPercent: 20 })
    expect(slacknessFaults(problem, assign(problem))).toEqual([])
  })

  test('20,000 equal edges are shared out', () => {
    const problem = uniformProblem({
      seed: 1,
      rows: 1000,
      columns: 100,
      degree: 20,
      objective,
      capacities: [10],
    })
    problem.value.fill(500)
    const assignment = assign(problem)
    expect(slacknessFaults(problem, assignment)).toEqual([])
    expect(assignment).toMatchObject({ served: 1000, value: 500_000 })
  })
})

/** What the solution tells of itself, when its pairs are worth that and its prices prove it. */
function provenWorth(instance: Instance): unknown {
  const { problem } = numberInstance(instance)
  expect(slacknessFaults(problem, assign(problem))).toEqual([])
  const { pairs, unserved, objectiveValue } = solveInstance(instance)
  expect(worthOfPairs(instance, pairs)).toEqual(objectiveValue)
  expect(pairs.length + unserved.length).toBe(instance.families.length)
  return objectiveValue
}

test.for(matchingObjective.options)(
  'where there is nothing at all, there is nothing to do (%s)',
  (objective) => {
    expect(solveInstance({ families: [], mentors: [], edges: [], objective })).toEqual({
      pairs: [],
      unserved: [],
      objectiveValue: { urgentServed: 0, served: 0, value: 0 },
      prices: { families: {}, mentors: {} },
    })
  },
)

describe('two families, one place', () => {
  test('an urgent family goes before a better score where most families count', () => {
    expect(assign(twoForOne({ objective: 'most-families' })).columnOf).toEqual(Int32Array.of(NONE, 0))
  })

  test('the better score goes first where the best score counts', () => {
    const { columnOf, rowPrices, columnPrices } = assign(twoForOne({ objective: 'best-score' }))
    expect(columnOf).toEqual(Int32Array.of(0, NONE))
    expect([rowPrices, columnPrices]).toEqual([[300, 0], [600]])
  })

  test('prices of most families have a part for each aim', () => {
    const { rowPrices, columnPrices } = assign(twoForOne({ objective: 'most-families' }))
    expect(rowPrices[0]).toEqual([0, 0, 0])
    expect([rowPrices[1], columnPrices[0]]).toEqual([
      [1, 0, -300],
      [0, 1, 900],
    ])
  })

  test('a fixed row keeps its place, and pays less than nothing where another is worth more', () => {
    const problem = { ...twoForOne({ objective: 'best-score' }), fixed: Int32Array.of(NONE, 0) }
    const assignment = assign(problem)
    expect(assignment.columnOf).toEqual(Int32Array.of(NONE, 0))
    expect([assignment.rowPrices, assignment.columnPrices]).toEqual([[0, -300], [900]])
    expect(slacknessFaults(problem, assignment)).toEqual([])
  })

  test('without capacity nobody has a place, and the price says what one would be worth', () => {
    const problem = { ...twoForOne({ objective: 'best-score' }), capacity: Int32Array.of(0) }
    const assignment = assign(problem)
    expect(assignment.columnOf).toEqual(Int32Array.of(NONE, NONE))
    expect(assignment.columnPrices).toEqual([900])
  })

  test('an edge of value 0 serves too, an urgent family first', () => {
    const problem = { ...twoForOne({ objective: 'best-score' }), value: Int32Array.of(0, 0) }
    expect(assign(problem)).toMatchObject({
      served: 1,
      urgentServed: 1,
      rowPrices: [0, 0],
      columnPrices: [0],
    })
  })
})

describe('what cannot be assigned is refused', () => {
  test.for([
    ['a fixed row beyond the capacity', { fixed: Int32Array.of(0, 0) }, 'column 0 has a capacity of 1'],
    ['a fixed column without an edge', { fixed: Int32Array.of(1, NONE) }, 'row 0 has no edge to column 1'],
    ['a value above 10,000', { value: Int32Array.of(1, 10_001) }, 'edge 1 has the value 10001'],
    ['a value below 0', { value: Int32Array.of(-1, 1) }, 'edge 0 has the value -1'],
  ] as const)('%s', ([, change, message]) => {
    const two = { columns: 2, capacity: Int32Array.of(1, 1) }
    expect(() => assign({ ...twoForOne({ objective: 'best-score' }), ...two, ...change })).toThrow(message)
  })
})

/** Row 0 is worth 900 to the only column, row 1 is urgent and worth 600. */
function twoForOne({ objective }: Pick<Problem, 'objective'>): Problem {
  return {
    ...{ rows: 2, columns: 1, objective },
    ...{ start: Int32Array.of(0, 1, 2), column: Int32Array.of(0, 0), value: Int32Array.of(900, 600) },
    ...{ urgent: Uint8Array.of(0, 1), capacity: Int32Array.of(1), fixed: new Int32Array(2).fill(NONE) },
  }
}
