/** Measures what people are told of an assignment: why each proposal, why nobody, and whom to look for. */

import { NONE } from '../../../shared/matching/assignment/problem.ts'
import { advise } from '../../../shared/matching/explanation/advice.ts'
import { explainProposal } from '../../../shared/matching/explanation/proposal.ts'
import { explainUnserved } from '../../../shared/matching/explanation/unserved.ts'
import { matchAll } from '../../../shared/matching/match-all.ts'
import { TERMS } from '../../support/matching-terms.ts'
import { matchingWorld } from '../../support/matching-world.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { type PreviewMeasurement, previewCase } from './case.ts'
import { SEED } from './instances.ts'

const SAMPLES = 3

endWithParent(async () => undefined)
const [given = ''] = process.argv.slice(2)
const { families, mentors, objective } = previewCase.parse(JSON.parse(given))
const { wishes, candidates } = matchingWorld(SEED, families, mentors)
tellParent(measure())

function measure(): PreviewMeasurement {
  const told: PreviewMeasurement = { matching: [], reasons: [], advice: [], unserved: 0, advised: 0 }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const matched = timed(told.matching, () => matchAll(wishes, candidates, TERMS, objective))
    const { columnOf } = matched.settled.assignment
    timed(told.reasons, () => {
      for (const [row, column] of columnOf.entries()) {
        if (column === NONE) explainUnserved(matched, row)
        else explainProposal(matched, row)
      }
    })
    told.advised = timed(told.advice, () => advise(matched)).length
    told.unserved = matched.settled.unserved.length
  }
  return told
}

function timed<Result>(into: number[], work: () => Result): Result {
  const begun = performance.now()
  const result = work()
  into.push(performance.now() - begun)
  return result
}
