import { NONE, type Problem } from '../../../shared/matching/assignment/problem.ts'
import { problemOf } from '../../../shared/matching/judged-problem.ts'
import { judgeAll } from '../../../shared/matching/suitability/judge-all.ts'
import { uniformProblem } from '../../support/matching-instances.ts'
import { TERMS } from '../../support/matching-terms.ts'
import { matchingWorld } from '../../support/matching-world.ts'
import type { BenchCase } from './case.ts'

/** Of all instances of the bench. */
export const SEED = 2026
const DEGREE = 60
const URGENT_PERCENT = 10
/** Families of one programme at most; more of them are several programmes side by side, as in a country. */
const PROGRAMME = 2_000

type Wanted = Omit<BenchCase, 'solver'>

/** The instance of a case, the same every time. */
export function problemFor({ shape, families, mentors, objective }: Wanted): Problem {
  if (shape === 'realistic') return realisticProblem({ families, mentors, objective })
  return uniformProblem({
    ...{ seed: SEED, rows: families, columns: mentors, objective, urgentPercent: URGENT_PERCENT },
    ...(shape === 'sparse' ? { degree: DEGREE } : {}),
  })
}

function realisticProblem({ families, mentors, objective }: Omit<Wanted, 'shape'>): Problem {
  const programmes = Math.ceil(families / PROGRAMME)
  const share = (all: number, place: number) =>
    Math.floor((all * (place + 1)) / programmes) - Math.floor((all * place) / programmes)
  return sideBySide(
    Array.from({ length: programmes }, (_, place) => {
      const world = matchingWorld(SEED + place, share(families, place), share(mentors, place))
      const judged = judgeAll(world.wishes, world.candidates, TERMS)
      return problemOf({ ...world, terms: TERMS, judged, objective })
    }),
    objective,
  )
}

/** Problems that have nothing to do with each other, as one. */
function sideBySide(problems: readonly Problem[], objective: Problem['objective']): Problem {
  const sum = (of: (one: Problem) => number) => problems.reduce((all, one) => all + of(one), 0)
  const [rows, columns, edges] = [sum((one) => one.rows), sum((one) => one.columns), sum(edgesOf)]
  const start = new Int32Array(rows + 1)
  const [column, value] = [new Int32Array(edges), new Int32Array(edges)]
  const [urgent, capacity] = [new Uint8Array(rows), new Int32Array(columns)]
  const before = { rows: 0, columns: 0, edges: 0 }
  for (const one of problems) {
    start.set(
      one.start.map((edge) => edge + before.edges),
      before.rows,
    )
    column.set(
      one.column.map((to) => to + before.columns),
      before.edges,
    )
    value.set(one.value, before.edges)
    urgent.set(one.urgent, before.rows)
    capacity.set(one.capacity, before.columns)
    before.rows += one.rows
    before.columns += one.columns
    before.edges += edgesOf(one)
  }
  const fixed = new Int32Array(rows).fill(NONE)
  return { rows, columns, start, column, value, urgent, capacity, fixed, objective }
}

function edgesOf({ column }: Problem): number {
  return column.length
}
