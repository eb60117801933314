import { announce } from '../../../events/announce.ts'
import { mentoringWithdrawn } from '../../../events/mentoring-withdrawn.ts'
import type { MentoringRequest, WithdrawalByHand } from '../../domain/mentoring-request.ts'
import { Refused } from '../../errors.ts'
import { aboutHousehold } from '../about.ts'
import { actingOperator } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { replaced, withdrawn } from '../mentoring/waiting-requests.ts'

/** No mentor is sought any longer for one request of a family. It stays on record, and its number is not given again. */
export function withdrawMentoring(number: number, reason: WithdrawalByHand): Decision {
  return (file, occasion) => {
    actingOperator(occasion)
    requireHere(file)
    const request = requestNumbered(file, number)
    if (request.status !== 'waiting') {
      const { withdrawnAt, reason: why } = request
      throw new Refused(
        `${file.referral.caseCode}: request ${number} was withdrawn at ${withdrawnAt} (${why}): nothing was changed`,
      )
    }
    const household = changed(file.household)
    const data = { numbers: [number], reason }
    return {
      households: [household],
      events: [announce(mentoringWithdrawn, occasion, { ...aboutHousehold(household), data })],
      besides: [replaced(withdrawn(request, reason, occasion))],
    }
  }
}

/** A case that ended stays where it was; what was asked for its family is for whoever has the family now. */
function requireHere({ household, referral }: CaseFile): void {
  const { caseCode, district } = referral
  if (household.district === district) return
  throw new Refused(
    `${caseCode} ended in ${district}, and ${household.district} has the family now: it decides about its requests, see "mentoring list --district ${household.district}"`,
  )
}

function requestNumbered({ mentoring = [], referral }: CaseFile, number: number): MentoringRequest {
  const found = mentoring.find((one) => one.number === number)
  if (found !== undefined) return found
  const those = mentoring.length === 0 ? 'none' : mentoring.map((one) => one.number).join(', ')
  throw new Refused(
    `${referral.caseCode} has no mentoring request ${number}; those of its household: ${those}`,
  )
}
