import { announce, type Occasion } from '../../../events/announce.ts'
import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { householdReassigned } from '../../../events/household-reassigned.ts'
import { referralHandoverAccepted } from '../../../events/referral-handover-accepted.ts'
import { referralReassigned } from '../../../events/referral-reassigned.ts'
import type { Assignment } from '../../domain/assignment.ts'
import { isOpen } from '../../domain/deadline.ts'
import type { District } from '../../domain/district.ts'
import type { Handover } from '../../domain/handover.ts'
import { isConcerned, isLive, type Referral, referralBase } from '../../domain/referral.ts'
import type { Change } from '../../table/commit.ts'
import { deadlineShape } from '../../table/deadline-store.ts'
import { handoverShape } from '../../table/handover-store.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { toldWithDays } from '../deadlines/deadlines-told.ts'
import { givenTo } from '../deadlines/given-deadline.ts'
import { changed, type Decision } from '../decision.ts'
import { movedRequests } from '../mentoring/waiting-requests.ts'
import { requireRoom } from '../room.ts'
import { standingAs } from '../standing.ts'

export interface Acceptance {
  readonly offered: Handover
  /** The one that takes it. */
  readonly district: District
  readonly by: string
  /** Who has it there. */
  readonly assignment: Pick<Assignment, 'owner' | 'reason'>
  readonly checks: readonly Change[]
}

/** It is to be acknowledged and triaged anew, which is told. */
const OF_LEAD = 3

/**
 * The other district takes a family: with all its referrals, its mentoring requests and the time that it has waited. Its deadlines
 * begin anew, and every sender is to hear of it.
 */
export function acceptHandover({ offered, district, by, assignment, checks }: Acceptance): Decision {
  return (file, occasion) => {
    const from = standingAs(file, ['handing-over'])
    const { owner: liaison, reason } = assignment
    const at = occasion.at.toISOString()
    const placed = { district: district.id, liaison, assignedBy: reason }
    const anew = { acknowledgedAt: undefined, bounced: undefined, countsFrom: at }
    const owed = { feedbackOwed: { about: 'handed-over', since: at } } as const
    const base = referralBase(from)
    const referral = changed({ ...base, ...placed, ...anew, ...owed, status: 'received' as const })
    const along = othersConcerned(file).map(
      (one): Referral => changed({ ...one, ...placed, ...(isLive(one) ? { ...anew, ...owed } : {}) }),
    )
    const household = changed({
      ...file.household,
      ...{ district: district.id, liaison, caseManager: undefined, takenInChargeAt: undefined },
    })
    const { caseCode } = referral
    const data = { caseCode, number: offered.number, fromDistrict: from.district, liaison }
    requireRoom(file, new Set([referral, ...along].map(({ id }) => id)), OF_LEAD + 1 + checks.length)
    const own = ownDeadlines(file, { owner: liaison, liaison, district }, occasion)
    const answer = { status: 'accepted', answeredAt: at, answeredBy: by } as const
    return {
      referrals: [referral, ...along],
      households: [household],
      events: [
        announce(referralHandoverAccepted, occasion, { ...aboutReferral(referral), data }),
        ...along.map((one) => {
          const its = { caseCode: one.caseCode, liaison, reason }
          return announce(referralReassigned, occasion, { ...aboutReferral(one), data: its })
        }),
        announce(householdReassigned, occasion, { ...aboutHousehold(household), data: { liaison, reason } }),
        ...toldWithDays(deadlineMoved, own, occasion),
      ],
      met: ['answer-handover'],
      besides: [
        { replace: handoverShape.toItem(changed({ ...offered, ...answer })) },
        ...own.map((one) => ({ replace: deadlineShape.toItem(one) })),
        ...movedRequests(file, referral, along),
        ...checks,
      ],
    }
  }
}

/** Those joined to the family, and those that ended and still concern somebody. */
function othersConcerned({ referral, referrals }: CaseFile): Referral[] {
  return referrals.filter((one) => one.id !== referral.id && isConcerned(one))
}

/** What operators of the sending district wanted to be reminded of goes with the family. */
function ownDeadlines({ deadlines }: CaseFile, to: Parameters<typeof givenTo>[1], occasion: Occasion) {
  return deadlines
    .filter(isOpen)
    .filter(({ origin }) => origin === 'operator')
    .map((one) => givenTo(one, to, occasion))
}
