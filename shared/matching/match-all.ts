import { assign } from './assignment/assign.ts'
import type { Objective } from './assignment/instance.ts'
import { ExchangeSearch } from './explanation/exchange.ts'
import type { Matched } from './explanation/matched.ts'
import { settle } from './explanation/settled.ts'
import { problemOf } from './judged-problem.ts'
import { judgeAll } from './suitability/judge-all.ts'
import type { Candidate, Terms, Wish } from './suitability/seen.ts'

/**
 * Judges every pair and finds the best assignment. The result is the same for the same order of wishes and candidates. No
 * row is restricted: whoever knows of one says so in the result.
 */
export function matchAll(
  wishes: readonly Wish[],
  candidates: readonly Candidate[],
  terms: Terms,
  objective: Objective,
): Matched {
  const judged = judgeAll(wishes, candidates, terms)
  const problem = problemOf({ wishes, candidates, terms, judged, objective })
  const settled = settle(problem, assign(problem))
  return {
    ...{ wishes, candidates, terms, judged, settled, restricted: new Set() },
    exchange: new ExchangeSearch(settled),
  }
}
