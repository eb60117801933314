import { describe, expect, test } from 'vitest'
import { uniformProblem } from '../../support/matching-instances.ts'
import { matchingWorld } from '../../support/matching-world.ts'
import { problemFor } from './instances.ts'

describe('an instance of the bench', () => {
  test.each([
    ['dense', 100 * 30],
    ['sparse', 100 * 30],
    ['realistic', undefined],
  ] as const)('that is %s is the same every time, and of the size that is asked for', (shape, edges) => {
    const wanted = { shape, families: 100, mentors: 30, objective: 'best-score' } as const
    const problem = problemFor(wanted)
    expect(problemFor(wanted)).toEqual(problem)
    expect([problem.rows, problem.columns]).toEqual([100, 30])
    expect(problem.start.at(-1)).toBe(problem.column.length)
    expect(problem.column.length).toBe(edges ?? problem.value.length)
  })

  test('of more than one programme has families that suit only mentors of their own', () => {
    const wanted = { shape: 'realistic', families: 2_010, mentors: 4, objective: 'best-score' } as const
    const { rows, columns, start, column } = problemFor(wanted)
    expect([rows, columns]).toEqual([2_010, 4])
    const half = start[1_005] ?? 0
    expect(column.subarray(0, half).every((one) => one < 2)).toBe(true)
    expect(column.subarray(half).every((one) => one >= 2)).toBe(true)
    expect(column.length).toBeGreaterThan(half)
  })
})

test('a sparse row has so many columns, in rising order, none twice', () => {
  const size = { seed: 3, rows: 50, columns: 40, degree: 7, objective: 'most-families' } as const
  const { start, column } = uniformProblem(size)
  for (let row = 0; row < 50; row += 1) {
    const its = [...column.subarray(start[row], start[row + 1])]
    expect(its).toEqual([...new Set(its)].toSorted((one, other) => one - other))
    expect(its).toHaveLength(7)
  }
})

test('families and mentors of another seed are others, and of the same seed the same', () => {
  expect(matchingWorld(1, 20, 10)).toEqual(matchingWorld(1, 20, 10))
  expect(matchingWorld(2, 20, 10)).not.toEqual(matchingWorld(1, 20, 10))
})
