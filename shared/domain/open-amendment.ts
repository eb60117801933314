import type { Referral } from './referral.ts'

/** Whether a person has to look at what its sender changed; also when that was changed after the referral had ended. */
export function isAmendmentOpen(referral: Referral): boolean {
  const { amended } = referral
  if (amended === undefined || amended.settledAt !== undefined) return false
  const endedAt = endOf(referral)
  return endedAt === undefined || amended.at > endedAt
}

function endOf(referral: Referral): string | undefined {
  switch (referral.status) {
    case 'closed':
      return referral.closedAt
    case 'declined':
      return referral.declinedAt
    case 'redirected':
      return referral.redirectedAt
    case 'withdrawn':
      return referral.withdrawnAt
    default:
      return undefined
  }
}
