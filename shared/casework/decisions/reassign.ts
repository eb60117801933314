import type { AnyEvent } from '../../../events/all-events.ts'
import { announce } from '../../../events/announce.ts'
import { householdReassigned } from '../../../events/household-reassigned.ts'
import { referralReassigned } from '../../../events/referral-reassigned.ts'
import { isConcerned } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import type { Change } from '../../table/commit.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { whatHappened } from '../standing.ts'

/** Whom a person chooses for a case. */
export interface Reassignment {
  /** Who has the referral, and the household unless the referral is only joined to it. */
  readonly liaison?: string | undefined
  /** Who works with the family. */
  readonly caseManager?: string | undefined
  /** That both still work there. */
  readonly checks: readonly Change[]
}

/** Somebody else has a referral, or works with its family, because a person says so. */
export function reassign({ liaison, caseManager, checks }: Reassignment): Decision {
  return (file, occasion) => {
    requireReassignable(file, { liaison, caseManager })
    const reason = 'chosen' as const
    const { household } = file
    const referral =
      liaison === undefined || liaison === file.referral.liaison
        ? undefined
        : changed({ ...file.referral, liaison, assignedBy: reason })
    const its = {
      ...(liaison === undefined || file.referral.status === 'joined' ? {} : { liaison }),
      ...(caseManager === undefined ? {} : { caseManager }),
    }
    const next = changed({ ...household, ...its })
    const isSame = next.liaison === household.liaison && next.caseManager === household.caseManager
    const households = isSame ? [] : [next]
    const events: AnyEvent[] = households.map((one) =>
      announce(householdReassigned, occasion, { ...aboutHousehold(one), data: { ...its, reason } }),
    )
    if (referral === undefined) return { households, events, besides: checks }
    const data = { caseCode: referral.caseCode, liaison, reason }
    events.push(announce(referralReassigned, occasion, { ...aboutReferral(referral), data }))
    return { referrals: [referral], households, events, besides: checks }
  }
}

function requireReassignable(file: CaseFile, { liaison, caseManager }: Omit<Reassignment, 'checks'>): void {
  const { referral, household } = file
  const { caseCode } = referral
  if (!isConcerned(referral)) {
    throw new Refused(`${caseCode} ${whatHappened(file)}: nobody has to do anything with it`)
  }
  if (caseManager !== undefined && household.takenInChargeAt === undefined) {
    throw new Refused(`${caseCode} is not in charge: who works with the family is said by "referral take"`)
  }
  const hasLiaison = liaison === undefined || (liaison === referral.liaison && isOurs(file, liaison))
  if (hasLiaison && (caseManager === undefined || caseManager === household.caseManager)) {
    throw new Refused(`${caseCode} is ${liaison ?? caseManager}'s already: nothing was changed`)
  }
}

function isOurs({ referral, household }: CaseFile, liaison: string): boolean {
  return referral.status === 'joined' || household.liaison === liaison
}
