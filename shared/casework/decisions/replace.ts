import type { AnyEvent } from '../../../events/all-events.ts'
import { announce } from '../../../events/announce.ts'
import { householdReassigned } from '../../../events/household-reassigned.ts'
import { referralReassigned } from '../../../events/referral-reassigned.ts'
import type { Assignment } from '../../domain/assignment.ts'
import type { Household } from '../../domain/household.ts'
import { isConcerned, type Referral } from '../../domain/referral.ts'
import type { Change } from '../../table/commit.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'

type Taker = Pick<Assignment, 'owner' | 'reason'>

/** Who takes each of the places that somebody leaves in a case. */
export interface Replacement {
  readonly gone: string
  /** As liaison and as case manager. */
  readonly liaison: Taker
  readonly caseManager: Taker
  /** As who answers an offer, and as coordinator of a bounce: by district. */
  readonly elsewhere: ReadonlyMap<string, Taker>
  readonly checks: readonly Change[]
}

/** What somebody is in a case. */
export interface Places {
  readonly isLiaison: boolean
  readonly isCaseManager: boolean
  readonly answersFor: readonly string[]
  readonly settlesFor: readonly string[]
}

export function placesOf({ referrals, household }: CaseFile, operator: string): Places {
  const concerned = referrals.filter(isConcerned)
  return {
    isLiaison: household.liaison === operator || concerned.some(({ liaison }) => liaison === operator),
    isCaseManager: household.caseManager === operator,
    answersFor: concerned.flatMap((one) =>
      one.status === 'handing-over' && one.answerer === operator ? [one.toDistrict] : [],
    ),
    settlesFor: concerned.flatMap(({ bounced }) =>
      (bounced?.sides ?? []).flatMap((side) => (side.coordinator === operator ? [side.district] : [])),
    ),
  }
}

/**
 * With another person in the household all open deadlines of all its referrals move; beside that, so many referrals
 * change in one transaction as surely fit.
 */
const MOST_IN_TURN = 5

/**
 * Somebody who is not to have anything of a case any more is replaced wherever they stand in it. Where that is in many
 * places, not in all at once: the household first, so that its referrals go to the same person. Asked again, it goes on.
 */
export function replace(replacement: Replacement): Decision {
  return (file, occasion) => {
    const { gone, liaison, checks } = replacement
    const [{ reason: elsewhereReason } = liaison] = replacement.elsewhere.values()
    const theirs = file.referrals.filter(isConcerned).flatMap((one) => replacedIn(one, replacement))
    const household = householdWithout(file.household, replacement)
    const isHouseholdFirst = household !== undefined && theirs.length > MOST_IN_TURN
    const referrals = isHouseholdFirst ? [] : theirs.slice(0, MOST_IN_TURN)
    const events: AnyEvent[] = referrals.map((one) => {
      const wasLiaison = file.referrals.some(({ id, liaison }) => id === one.id && liaison === gone)
      const reason = wasLiaison ? liaison.reason : elsewhereReason
      const data = { caseCode: one.caseCode, liaison: one.liaison, reason }
      return announce(referralReassigned, occasion, { ...aboutReferral(one), data })
    })
    if (household === undefined) return { referrals, events, besides: referrals.length === 0 ? [] : checks }
    const { caseManager } = household
    const { reason } = file.household.caseManager === gone ? replacement.caseManager : liaison
    const data = { caseManager, liaison: household.liaison, reason }
    events.push(announce(householdReassigned, occasion, { ...aboutHousehold(household), data }))
    return { referrals, households: [household], events, besides: checks }
  }
}

function replacedIn(one: Referral, { gone, liaison, elsewhere }: Replacement): Referral[] {
  const isLiaison = one.liaison === gone
  const isAnswerer = one.status === 'handing-over' && one.answerer === gone
  const isSide = one.bounced?.sides.some(({ coordinator }) => coordinator === gone) ?? false
  if (!isLiaison && !isAnswerer && !isSide) return []
  const next = {
    ...one,
    ...(isLiaison ? { liaison: liaison.owner, assignedBy: liaison.reason } : {}),
    ...(isSide && one.bounced !== undefined ? { bounced: bouncedWithout(one.bounced, gone, elsewhere) } : {}),
  }
  if (next.status !== 'handing-over' || !isAnswerer) return [changed(next)]
  return [changed({ ...next, answerer: elsewhere.get(next.toDistrict)?.owner })]
}

function bouncedWithout(
  bounced: NonNullable<Referral['bounced']>,
  gone: string,
  elsewhere: Replacement['elsewhere'],
) {
  const sides = bounced.sides.map((side) =>
    side.coordinator === gone ? { ...side, coordinator: elsewhere.get(side.district)?.owner } : side,
  )
  return { ...bounced, sides }
}

function householdWithout(
  household: Household,
  { gone, liaison, caseManager }: Replacement,
): Household | undefined {
  if (household.liaison !== gone && household.caseManager !== gone) return undefined
  return changed({
    ...household,
    ...(household.liaison === gone ? { liaison: liaison.owner } : {}),
    ...(household.caseManager === gone ? { caseManager: caseManager.owner } : {}),
  })
}
