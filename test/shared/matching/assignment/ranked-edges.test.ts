import { expect, test } from 'vitest'
import type { Problem } from '../../../../shared/matching/assignment/problem.ts'
import { RankedEdges } from '../../../../shared/matching/assignment/ranked-edges.ts'
import { uniformProblem } from '../../../support/matching-instances.ts'

test.for([
  ['few edges', 20, [1]],
  ['many edges', 2000, [1]],
  ['many equal ones', 2000, [0]],
  ['none', 0, [1]],
] as const)('a row of %s is read by falling value, equal ones by column', ([, columns, weights]) => {
  const problem = uniformProblem({ seed: 1, rows: 2, columns, objective: 'best-score', weights })
  const edges = new RankedEdges(problem)
  for (const row of [1, 0]) expect(readAll(edges, row)).toEqual(sorted(problem, row))
})

test('of a long row only the beginning is sorted at first', () => {
  const problem = uniformProblem({ seed: 1, rows: 1, columns: 2000, objective: 'best-score' })
  const end = new RankedEdges(problem).rankMore(0)
  expect(end).toBeGreaterThan(0)
  expect(end).toBeLessThan(200)
})

type Edge = readonly [column: number | undefined, value: number | undefined]

/** As far as it is sorted each time, which is when the searches read it. */
function readAll(edges: RankedEdges, row: number): Edge[] {
  const read: Edge[] = []
  let edge = edges.start[row] ?? 0
  for (let end = edges.rankMore(row); edge < end; end = edges.rankMore(row)) {
    for (; edge < end; edge += 1) read.push([edges.column[edge], edges.value[edge]])
  }
  return read
}

function sorted({ start, column, value }: Problem, row: number): Edge[] {
  const [first = 0, end = 0] = start.subarray(row, row + 2)
  const edges = Array.from(
    { length: end - first },
    (_, at) => [column[first + at] ?? 0, value[first + at] ?? 0] as const,
  )
  return edges.toSorted(([one, its], [other, others]) => others - its || one - other)
}
