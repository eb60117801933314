import type { Referral, ReferralStatus } from '../domain/referral.ts'
import { Refused } from '../errors.ts'
import type { CaseFile } from './case-file.ts'

/** A referral in one of some statuses. */
export type In<Status extends ReferralStatus> = Extract<Referral, { status: Status }>

/**
 * The referral, when its status allows what is to be done with it.
 * @throws Refused with what happened to it instead
 */
export function standingAs<const Status extends ReferralStatus>(
  file: CaseFile,
  allowed: readonly Status[],
): In<Status> {
  const { referral } = file
  if (isIn(referral, allowed)) return referral
  throw new Refused(`${referral.caseCode} ${whatHappened(file)}: nothing was changed`)
}

function isIn<Status extends ReferralStatus>(
  referral: Referral,
  allowed: readonly Status[],
): referral is In<Status> {
  return allowed.some((status) => status === referral.status)
}

/** How a referral stands and since when: `was declined at 2026-11-23T08:12:00.000Z (duplicate)`. */
export function whatHappened({ referral, household }: Pick<CaseFile, 'referral' | 'household'>): string {
  switch (referral.status) {
    case 'received':
      return referral.acknowledgedAt === undefined
        ? 'waits to be acknowledged'
        : `was acknowledged at ${referral.acknowledgedAt} and waits to be taken in charge`
    case 'in-charge':
      return `was taken in charge at ${referral.takenInChargeAt} by ${household.caseManager ?? 'the district'}`
    case 'handing-over':
      return `was offered to ${referral.toDistrict} at ${referral.offeredAt} and waits for its answer`
    case 'joined':
      return `was joined to household ${referral.household} at ${referral.joinedAt}`
    case 'declined':
      return `was declined at ${referral.declinedAt} (${referral.reason})`
    case 'redirected':
      return `was redirected at ${referral.redirectedAt}`
    case 'withdrawn':
      return `was withdrawn by its sender at ${referral.withdrawnAt}`
    case 'closed':
      return `was closed at ${referral.closedAt} (${referral.outcome})`
    default:
      return referral satisfies never
  }
}
