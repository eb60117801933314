import { announce } from '../../../events/announce.ts'
import { householdReassigned } from '../../../events/household-reassigned.ts'
import { referralReassigned } from '../../../events/referral-reassigned.ts'
import type { Assignment } from '../../domain/assignment.ts'
import type { Household } from '../../domain/household.ts'
import type { Referral } from '../../domain/referral.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import type { Place } from './case-places.ts'

/** Who is to stand in a place from now on, and why. */
export interface Appointment {
  readonly place: Place
  readonly to: Pick<Assignment, 'owner' | 'reason'>
}

/** Whoever has the household has all open deadlines of its referrals: beside that, so many referrals surely fit. */
const MOST_IN_TURN = 5

/** As many as one transaction holds: the household first, so that its referrals go to the same person. */
export function inOneTurn(appointments: readonly Appointment[]): readonly Appointment[] {
  const subjects = [...new Set(appointments.map(({ place }) => place.subject))]
  if (subjects.length <= MOST_IN_TURN) return appointments
  const households = subjects.filter((one) => one.startsWith('household/'))
  const now = new Set(households.length > 0 ? households : subjects.slice(0, MOST_IN_TURN))
  return appointments.filter(({ place }) => now.has(place.subject))
}

/** Fills places of a case. */
export function appoint(appointments: readonly Appointment[]): Decision {
  return ({ referrals: before, household }, occasion) => {
    const toOf = (subject: string) => appointments.filter(({ place }) => place.subject === subject)
    const referrals = before.flatMap((one) => {
      const its = toOf(`referral/${one.id}`)
      return its.length === 0 ? [] : [{ next: withPlaces(one, its), its }]
    })
    const ofHousehold = toOf(`household/${household.id}`)
    const households = ofHousehold.length === 0 ? [] : [householdWith(household, ofHousehold)]
    const told = referrals.flatMap(({ next, its }) =>
      its.slice(0, 1).map(({ to: { reason } }) => {
        const data = { caseCode: next.caseCode, liaison: next.liaison, reason }
        return announce(referralReassigned, occasion, { ...aboutReferral(next), data })
      }),
    )
    const toldOfHousehold = households.flatMap((next) =>
      ofHousehold.slice(0, 1).map(({ to: { reason } }) => {
        const data = { caseManager: next.caseManager, liaison: next.liaison, reason }
        return announce(householdReassigned, occasion, { ...aboutHousehold(next), data })
      }),
    )
    return {
      referrals: referrals.map(({ next }) => next),
      households,
      events: [...told, ...toldOfHousehold],
    }
  }
}

function withPlaces(one: Referral, its: readonly Appointment[]): Referral {
  const liaison = its.find(({ place }) => place.as === 'liaison')?.to
  const answerer = its.find(({ place }) => place.as === 'answerer')?.to
  const { bounced } = one
  const next = {
    ...one,
    ...(liaison === undefined ? {} : { liaison: liaison.owner, assignedBy: liaison.reason }),
    ...(bounced === undefined ? {} : { bounced: { ...bounced, sides: sidesWith(bounced.sides, its) } }),
  }
  if (next.status !== 'handing-over' || answerer === undefined) return changed(next)
  return changed({ ...next, answerer: answerer.owner })
}

function sidesWith(sides: NonNullable<Referral['bounced']>['sides'], its: readonly Appointment[]) {
  return sides.map((side) => {
    const to = its.find(({ place }) => place.as === 'coordinator' && place.district === side.district)?.to
    return to === undefined || side.settledAt !== undefined ? side : { ...side, coordinator: to.owner }
  })
}

function householdWith(household: Household, its: readonly Appointment[]): Household {
  const liaison = its.find(({ place }) => place.as === 'liaison')?.to
  const caseManager = its.find(({ place }) => place.as === 'case-manager')?.to
  return changed({
    ...household,
    ...(liaison === undefined ? {} : { liaison: liaison.owner }),
    ...(caseManager === undefined ? {} : { caseManager: caseManager.owner }),
  })
}
