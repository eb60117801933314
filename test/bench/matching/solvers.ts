import { createRequire } from 'node:module'
import type { Highs, ModelData } from 'highs'
import * as z from 'zod'
import { assign } from '../../../shared/matching/assignment/assign.ts'
import { NONE, type Problem } from '../../../shared/matching/assignment/problem.ts'
import { slacknessFaults } from '../../../shared/matching/assignment/slackness.ts'
import { intAt } from '../../../shared/matching/assignment/typed-arrays.ts'
import { loadHighs } from '../../shared/matching/assignment/best-by-highs.ts'
import type { SolverName } from './case.ts'

/** What a solver found, and what its own prices say against it. */
export interface Found {
  readonly columnOf: Int32Array
  faults(): readonly string[]
}

export type Solve = (problem: Problem) => Found

/** Makes a solver ready, which is not measured. */
export const solvers: Readonly<Record<SolverName, () => Promise<Solve>>> = {
  raccordo: async () => solveHere,
  'munkres-js': async () => solveByMunkres,
  HiGHS: async () => {
    const highs = await loadHighs()
    return (problem) => solveByHighs(highs, problem)
  },
}

function solveHere(problem: Problem): Found {
  const assignment = assign(problem)
  return { columnOf: assignment.columnOf, faults: () => slacknessFaults(problem, assignment) }
}

// It has no types.
const munkres: (costs: readonly (readonly number[])[]) => unknown = createRequire(import.meta.url)(
  'munkres-js',
)
const munkresPairs = z.array(z.tuple([z.int(), z.int()]))

/** It wants the costs of a full matrix: a column for each place, and what is no edge costs as much as nobody. */
function solveByMunkres(problem: Problem): Found {
  const columnAt = Array.from(problem.capacity).flatMap((places, column) =>
    Array<number>(places).fill(column),
  )
  const worth = worthOfEdges(problem)
  const most = worth.reduce((one, other) => Math.max(one, other), 0)
  const worthByColumn = new Float64Array(problem.columns)
  const isEdge = new Uint8Array(problem.rows * problem.columns)
  const costs = Array.from({ length: problem.rows }, (_, row) => {
    worthByColumn.fill(0)
    for (let edge = intAt(problem.start, row); edge < intAt(problem.start, row + 1); edge += 1) {
      const column = intAt(problem.column, edge)
      worthByColumn[column] = worth[edge] ?? 0
      isEdge[row * problem.columns + column] = 1
    }
    return columnAt.map((column) => most - (worthByColumn[column] ?? 0))
  })
  const columnOf = new Int32Array(problem.rows).fill(NONE)
  for (const [row, place] of munkresPairs.parse(munkres(costs))) {
    const column = columnAt[place] ?? NONE
    if (isEdge[row * problem.columns + column] === 1) columnOf[row] = column
  }
  return { columnOf, faults: () => [] }
}

/** As a linear programme, whose corners are assignments: so nothing has to be told to be whole. */
function solveByHighs(highs: Highs, problem: Problem): Found {
  const columnOf = new Int32Array(problem.rows).fill(NONE)
  const { colValue } = highs.withModel(programme(highs, problem), (model) => {
    model.options.set({ output_flag: false })
    model.run()
    return model.getSolution()
  })
  for (let row = 0; row < problem.rows; row += 1) {
    for (let edge = intAt(problem.start, row); edge < intAt(problem.start, row + 1); edge += 1) {
      if ((colValue[edge] ?? 0) > 0.5) columnOf[row] = intAt(problem.column, edge)
    }
  }
  return { columnOf, faults: () => [] }
}

/** A variable for each edge, a limit for each row and each column. */
function programme({ infinity, constants }: Highs, problem: Problem): ModelData {
  const { rows, columns, start, column, capacity } = problem
  const edges = column.length
  const indices = new Int32Array(2 * edges)
  for (let row = 0; row < rows; row += 1) {
    for (let edge = intAt(start, row); edge < intAt(start, row + 1); edge += 1) {
      indices[2 * edge] = row
      indices[2 * edge + 1] = rows + intAt(column, edge)
    }
  }
  const limits = { numRows: rows + columns, numCols: edges }
  return {
    ...limits,
    sense: constants.objectiveSense.maximize,
    colCost: worthOfEdges(problem),
    colLower: new Float64Array(edges),
    colUpper: new Float64Array(edges).fill(1),
    rowLower: new Float64Array(rows + columns).fill(-infinity),
    rowUpper: Float64Array.from([...new Uint8Array(rows).fill(1), ...capacity]),
    matrix: {
      ...{ ...limits, format: 'csc', indices, values: new Float64Array(2 * edges).fill(1) },
      starts: Int32Array.from({ length: edges + 1 }, (_, edge) => 2 * edge),
    },
  }
}

/** As one number each: what counts first outweighs all of the rest together. Exact up to a few thousand rows. */
function worthOfEdges({ rows, start, value, urgent, objective }: Problem): Float64Array {
  const worth = Float64Array.from(value)
  if (objective === 'best-score') return worth
  const served = (rows + 1) * 10_000
  for (let row = 0; row < rows; row += 1) {
    const ofRow = served + (urgent[row] ?? 0) * served * (rows + 1)
    for (let edge = intAt(start, row); edge < intAt(start, row + 1); edge += 1) {
      worth[edge] = ofRow + intAt(value, edge)
    }
  }
  return worth
}
