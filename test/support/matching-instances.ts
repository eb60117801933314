import type { Objective } from '../../shared/matching/assignment/instance.ts'
import { NONE, type Problem } from '../../shared/matching/assignment/problem.ts'
import { chanceFrom } from './seeded.ts'

const MAX_SCORE = 1000

export interface UniformInstance {
  readonly seed: number
  readonly rows: number
  readonly columns: number
  /** How many columns each row has an edge to; all when there are not more. */
  readonly degree?: number
  readonly objective: Objective
  /** Of each column, at random; 1 when it is not said. */
  readonly capacities?: readonly number[]
  /** Of each row, at random; 1 when it is not said. */
  readonly weights?: readonly number[]
  /** How many rows of a hundred are urgent. */
  readonly urgentPercent?: number
}

/** Rows and columns that suit each other by chance, with scores from 0 to 1,000, each as likely. */
export function uniformProblem(wanted: UniformInstance): Problem {
  const { seed, rows, columns, objective, capacities = [1], weights = [1], urgentPercent = 0 } = wanted
  const degree = Math.min(wanted.degree ?? columns, columns)
  const chance = chanceFrom(seed)
  const start = Int32Array.from({ length: rows + 1 }, (_, row) => row * degree)
  const column = new Int32Array(rows * degree)
  const value = new Int32Array(rows * degree)
  const urgent = new Uint8Array(rows)
  const isTaken = new Uint8Array(columns)
  for (let row = 0; row < rows; row += 1) {
    const weight = chance.oneOf(weights)
    urgent[row] = chance.share() * 100 < urgentPercent ? 1 : 0
    const its = column.subarray(row * degree, (row + 1) * degree)
    chooseColumns(its, columns, isTaken, chance.whole)
    for (let edge = row * degree; edge < (row + 1) * degree; edge += 1)
      value[edge] = weight * chance.whole(0, MAX_SCORE)
  }
  return {
    ...{ rows, columns, start, column, value, urgent, objective },
    capacity: Int32Array.from({ length: columns }, () => chance.oneOf(capacities)),
    fixed: new Int32Array(rows).fill(NONE),
  }
}

/** Fills a row’s columns, none twice, in rising order. */
function chooseColumns(
  its: Int32Array,
  columns: number,
  isTaken: Uint8Array,
  whole: (least: number, most: number) => number,
): void {
  if (its.length === columns) {
    its.forEach((_, place) => {
      its[place] = place
    })
    return
  }
  for (let place = 0; place < its.length; place += 1) {
    let column = whole(0, columns - 1)
    while (isTaken[column] === 1) column = whole(0, columns - 1)
    isTaken[column] = 1
    its[place] = column
  }
  for (const column of its) isTaken[column] = 0
  its.sort()
}
