import type { AnyEvent } from '../../../events/all-events.ts'
import { announce, type Occasion } from '../../../events/announce.ts'
import { mentoringWithdrawn } from '../../../events/mentoring-withdrawn.ts'
import type { Household } from '../../domain/household.ts'
import type { MentoringRequest, WaitingRequest, WithdrawnRequest } from '../../domain/mentoring-request.ts'
import type { Referral } from '../../domain/referral.ts'
import type { Change } from '../../table/commit.ts'
import { mentoringRequestShape } from '../../table/mentoring-store.ts'
import { aboutHousehold } from '../about.ts'
import { operatorOf } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { changed } from '../decision.ts'

/** The requests of a family that no mentor was found for yet. */
export function waitingIn({ mentoring = [] }: Pick<CaseFile, 'mentoring'>): WaitingRequest[] {
  return mentoring.filter((one) => one.status === 'waiting')
}

/** A request that nobody is sought for any longer. */
export function withdrawn(
  request: WaitingRequest,
  reason: WithdrawnRequest['reason'],
  occasion: Occasion,
): WithdrawnRequest {
  const by = operatorOf(occasion)
  return changed({
    ...request,
    status: 'withdrawn' as const,
    withdrawnAt: occasion.at.toISOString(),
    ...(by === undefined ? {} : { withdrawnBy: by }),
    reason,
  })
}

/** What becomes of the requests that wait when the work with the family ends: nobody is sought for it any longer. */
export function endRequests(
  household: Household,
  file: CaseFile,
  occasion: Occasion,
): { readonly events: readonly AnyEvent[]; readonly besides: readonly Change[] } {
  const ended = waitingIn(file).map((one) => withdrawn(one, 'case-closed', occasion))
  if (ended.length === 0) return { events: [], besides: [] }
  const data = { numbers: ended.map(({ number }) => number), reason: 'case-closed' as const }
  return {
    events: [announce(mentoringWithdrawn, occasion, { ...aboutHousehold(household), data })],
    besides: ended.map(replaced),
  }
}

/**
 * Requests go with the family to the district that has it from now on, which is told of the family: by a case that goes
 * along, where the one by which it was asked has ended.
 * @param lead the case that the district takes
 * @param along those that it takes with that
 */
export function movedRequests(
  file: CaseFile,
  lead: Pick<Referral, 'caseCode' | 'district'>,
  along: readonly Pick<Referral, 'caseCode'>[],
): Change[] {
  const { district } = lead
  const codes = new Set(along.map(({ caseCode }) => caseCode))
  return waitingIn(file).map((one) => {
    const caseCode = codes.has(one.caseCode) ? one.caseCode : lead.caseCode
    return replaced(changed({ ...one, district, caseCode }))
  })
}

export function replaced(request: MentoringRequest): Change {
  return { replace: mentoringRequestShape.toItem(request) }
}
