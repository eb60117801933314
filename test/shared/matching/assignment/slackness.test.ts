import { expect, test } from 'vitest'
import { assign } from '../../../../shared/matching/assignment/assign.ts'
import { type Assignment, NONE, type Problem } from '../../../../shared/matching/assignment/problem.ts'
import { slacknessFaults } from '../../../../shared/matching/assignment/slackness.ts'

/** Both rows want column 0 most; column 1 has places for both. */
const PROBLEM: Problem = {
  ...{ rows: 2, columns: 2, objective: 'best-score' },
  ...{
    start: Int32Array.of(0, 2, 4),
    column: Int32Array.of(0, 1, 0, 1),
    value: Int32Array.of(900, 500, 700, 600),
  },
  ...{ urgent: Uint8Array.of(0, 0), capacity: Int32Array.of(1, 2), fixed: Int32Array.of(NONE, NONE) },
}
const BEST = assign(PROBLEM)

test('prices prove the best assignment', () => {
  expect(BEST).toMatchObject({ rowPrices: [800, 600], columnPrices: [100, 0], value: 1500 })
  expect(slacknessFaults(PROBLEM, BEST)).toEqual([])
})

test.for<[string, Partial<Assignment>, string]>([
  ['a price too low', { columnPrices: [99, 0] }, 'row 0 and column 0 pay 0,0,899 for an edge worth 0,0,900'],
  ['a price too high', { rowPrices: [801, 600] }, 'row 0 and column 0 pay 0,0,901 for an edge worth 0,0,900'],
  ['a price for a place to spare', { columnPrices: [100, 1] }, 'column 1 costs 0,0,1 with 1 places to spare'],
  ['a row paid below 0', { rowPrices: [-1, 600] }, 'row 0 pays 0,0,-1, less than 0'],
  ['a worse assignment', { columnOf: Int32Array.of(1, 0) }, 'row 0 and column 1 pay 0,0,800'],
  ['a row left out', { columnOf: Int32Array.of(0, NONE) }, 'row 1 has no column and pays 0,0,600'],
  ['a column with too many rows', { columnOf: Int32Array.of(0, 0) }, 'column 0 has 2 rows and 1 places'],
  ['a total told wrongly', { value: 1600 }, 'the total is told as 0,2,1600 and is 0,2,1500'],
])('%s is found', ([, change, fault]) => {
  expect(slacknessFaults(PROBLEM, { ...BEST, ...change }).join('\n')).toContain(fault)
})

test('a fixed row that is elsewhere is found', () => {
  const faults = slacknessFaults({ ...PROBLEM, fixed: Int32Array.of(1, NONE) }, BEST)
  expect(faults).toContain('row 0 is fixed to 1 and has 0')
})
