import { NONE } from '../assignment/problem.ts'
import { intAt } from '../assignment/typed-arrays.ts'
import { rowWeight } from '../suitability/judge.ts'
import { carriedBy, missingBetween } from './carried.ts'
import { closedTo } from './closed.ts'
import { casesOf, type Matched, shownAffinity } from './matched.ts'
import type { Alternative, ProposalReasons } from './parts.ts'

/** How many other mentors are named beside the proposed one. */
const ALTERNATIVES = 2

/**
 * Why the mentor that a family has in the assignment is proposed to it, and not one of the two next best.
 * @throws RangeError when the row has no mentor
 */
export function explainProposal(matched: Matched, row: number): ProposalReasons {
  const { wishes, candidates, terms, settled, judged } = matched
  const column = settled.assignment.columnOf[row] ?? NONE
  const [wish, candidate] = [wishes[row], candidates[column]]
  const edges = edgesByScore(matched, row)
  const own = edges.find((edge) => judged.column[edge] === column)
  if (wish === undefined || candidate === undefined || own === undefined) {
    throw new RangeError(`row ${row} has no mentor: explain only what is proposed`)
  }
  const score = intAt(judged.score, own)
  const others = edges.filter((edge) => edge !== own).slice(0, ALTERNATIVES)
  const closed = others.length < ALTERNATIVES ? closedTo(wish, candidates, terms) : undefined
  return {
    ...{ affinity: shownAffinity(score), score, isUrgent: wish.isUrgent },
    weight: rowWeight(wish, terms.policy),
    carried: carriedBy(wish, candidate, terms),
    missing: missingBetween(wish, candidate),
    alternatives: others.map((edge) => alternativeOf(matched, row, edge, score)),
    ...(closed === undefined || closed.refused.length === 0 ? {} : { closed }),
  }
}

function edgesByScore({ judged: { start, score } }: Matched, row: number): number[] {
  const from = intAt(start, row)
  const edges = Array.from({ length: intAt(start, row + 1) - from }, (_, place) => from + place)
  return edges.sort((one, other) => intAt(score, other) - intAt(score, one) || one - other)
}

function alternativeOf(matched: Matched, row: number, edge: number, proposed: number): Alternative {
  const { candidates, judged } = matched
  const column = intAt(judged.column, edge)
  const score = intAt(judged.score, edge)
  return {
    mentor: candidates[column]?.id ?? '',
    affinity: shownAffinity(score),
    whyNot:
      score < proposed ? { why: 'lower-affinity' } : whyNotAsGood(matched, row, edge, score === proposed),
  }
}

/** Where the affinity is no lower, what decides is what others would lose. */
function whyNotAsGood(matched: Matched, row: number, edge: number, isEqual: boolean): Alternative['whyNot'] {
  const { exchange, judged } = matched
  const loss = exchange.ofEdge(row, edge)
  if (isEqual && loss === 'none') return { why: 'equal-affinity' }
  return { why: 'taken', by: casesOf(matched, [intAt(judged.column, edge)]), loss }
}
