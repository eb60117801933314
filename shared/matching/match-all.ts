import { assign } from './assignment/assign.ts'
import type { Objective } from './assignment/instance.ts'
import { NONE, type Problem } from './assignment/problem.ts'
import { ExchangeSearch } from './explanation/exchange.ts'
import type { Matched } from './explanation/matched.ts'
import { settle } from './explanation/settled.ts'
import { rowWeight } from './suitability/judge.ts'
import { type Judged, judgeAll } from './suitability/judge-all.ts'
import type { Candidate, Terms, Wish } from './suitability/seen.ts'

/** Judges every pair and finds the best assignment. The result is the same for the same order of wishes and candidates. */
export function matchAll(
  wishes: readonly Wish[],
  candidates: readonly Candidate[],
  terms: Terms,
  objective: Objective,
): Matched {
  const judged = judgeAll(wishes, candidates, terms)
  const problem = problemOf({ wishes, candidates, terms, judged, objective })
  const settled = settle(problem, assign(problem))
  return { wishes, candidates, terms, judged, settled, exchange: new ExchangeSearch(settled) }
}

interface Asked extends Pick<Matched, 'wishes' | 'candidates' | 'terms' | 'judged'> {
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
