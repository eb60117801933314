import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { deadlineCancelled } from '../../events/deadline-cancelled.ts'
import { householdClosed } from '../../events/household-closed.ts'
import { type Deadline, isOpen } from '../domain/deadline.ts'
import type { Household } from '../domain/household.ts'
import { isDangerUnconfirmed, type Referral, referralBase } from '../domain/referral.ts'
import { Refused } from '../errors.ts'
import type { Change } from '../table/commit.ts'
import { deadlineShape } from '../table/deadline-store.ts'
import { aboutHousehold } from './about.ts'
import type { CaseFile } from './case-file.ts'
import { toldByName } from './deadlines/deadlines-told.ts'
import { end } from './deadlines/settled-deadlines.ts'
import { changed, type Outcome } from './decision.ts'
import { endRequests } from './mentoring/waiting-requests.ts'
import { requireRoom } from './room.ts'
import type { In } from './standing.ts'

/** So many referrals of one family end in one transaction, with all that hangs on them: no more are live together. */
export const MOST_AT_ONCE = 20

/** A referral that ends, and what is told of it. */
export interface Ended {
  readonly referral: Referral
  readonly event: AnyEvent
}

/**
 * Ends referrals of a household, each in its own way, and the household with them.
 * @throws Refused while a danger of any of them is unconfirmed, above `MOST_AT_ONCE`, and where too much else is open
 */
export function endCase(
  file: CaseFile,
  referrals: readonly Referral[],
  occasion: Occasion,
  endOne: (referral: Referral) => Ended,
): Outcome {
  requireNoDanger(referrals)
  if (referrals.length > MOST_AT_ONCE) {
    throw new Refused(
      `${referrals.length} referrals of one family are more than the ${MOST_AT_ONCE} that end at once: separate some first`,
    )
  }
  requireRoom(file, new Set(referrals.map(({ id }) => id)))
  const ended = referrals.map(endOne)
  const closed = closeHousehold(file.household, file, occasion)
  return {
    referrals: ended.map(({ referral }) => referral),
    households: [closed.household],
    events: [...ended.map(({ event }) => event), ...closed.events],
    besides: closed.besides,
  }
}

/**
 * The household, when nothing of it is live any more: closed, unless it was served before by the district's earlier
 * records. That one is served on; it is written all the same, so that nobody joins it to what has just ended. No mentor is
 * sought for it any longer.
 */
export function closeHousehold(household: Household, file: CaseFile, occasion: Occasion) {
  if (household.recordNumber !== undefined && household.takenInChargeAt === undefined) {
    const served = changed(household)
    return { household: served, ...endRequests(served, file, occasion) }
  }
  const closed = changed({ ...household, status: 'closed' as const, closedAt: occasion.at.toISOString() })
  const cancelled = ownOfJoined(household, file.deadlines).map((one) => end(one, 'cancelled', occasion))
  const requests = endRequests(closed, file, occasion)
  return {
    household: closed,
    events: [
      announce(householdClosed, occasion, { ...aboutHousehold(closed), data: {} }),
      ...toldByName(deadlineCancelled, cancelled, occasion),
      ...requests.events,
    ],
    besides: [
      ...cancelled.map((one): Change => ({ replace: deadlineShape.toItem(one) })),
      ...requests.besides,
    ],
  }
}

/** What operators added to the households that are joined to it, before they were. */
function ownOfJoined({ joined = [] }: Household, deadlines: readonly Deadline[]) {
  const subjects = new Set(joined.map((one) => `household/${one.household}`))
  return deadlines.filter(isOpen).filter((one) => one.origin === 'operator' && subjects.has(one.subject))
}

/** What every ended referral keeps: where it belongs is settled with it. */
export function endedBase(from: Referral) {
  const { bounced: _, ...base } = referralBase(from)
  return base
}

/** Those that follow the one that leads the family's case, the oldest first. */
export function joinedOf({ referrals }: CaseFile): In<'joined'>[] {
  return referrals.filter((one) => one.status === 'joined')
}

/** @throws Refused while nobody has confirmed a danger of one of them */
export function requireNoDanger(referrals: readonly Referral[]): void {
  const unconfirmed = referrals.find(isDangerUnconfirmed)
  if (unconfirmed === undefined) return
  const { caseCode } = unconfirmed
  throw new Refused(
    `${caseCode}: a child may be in danger and nobody has confirmed it: see to that first, then "danger confirm ${caseCode}"`,
  )
}
