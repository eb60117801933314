import type { Objective } from './assignment/instance.ts'
import { NONE, type Problem } from './assignment/problem.ts'
import { rowWeight } from './suitability/judge.ts'
import type { Judged } from './suitability/judge-all.ts'
import type { Candidate, Terms, Wish } from './suitability/seen.ts'

interface Asked {
  readonly wishes: readonly Wish[]
  readonly candidates: readonly Candidate[]
  readonly terms: Terms
  readonly judged: Judged
  readonly objective: Objective
}

/** The numbers of an assignment: what a pair is worth is its score, times the weight of the family’s row. */
export function problemOf({ wishes, candidates, terms, judged, objective }: Asked): Problem {
  return {
    ...{ rows: wishes.length, columns: candidates.length, start: judged.start, column: judged.column },
    value: valuesOf(judged, wishes, terms),
    urgent: Uint8Array.from(wishes, ({ isUrgent }) => (isUrgent ? 1 : 0)),
    capacity: Int32Array.from(candidates, ({ capacity, taken }) => Math.max(0, capacity - taken)),
    fixed: new Int32Array(wishes.length).fill(NONE),
    objective,
  }
}

/** Of each suitable pair: score × weight. */
export function valuesOf({ start, score }: Judged, wishes: readonly Wish[], { policy }: Terms): Int32Array {
  const values = score.slice()
  for (const [row, wish] of wishes.entries()) {
    const weight = rowWeight(wish, policy)
    if (weight === 1) continue
    for (let edge = start[row] ?? 0; edge < (start[row + 1] ?? 0); edge += 1) {
      values[edge] = weight * (score[edge] ?? 0)
    }
  }
  return values
}
