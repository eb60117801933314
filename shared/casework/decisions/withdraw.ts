import { announce, type Occasion } from '../../../events/announce.ts'
import { referralWithdrawn } from '../../../events/referral-withdrawn.ts'
import type { Referral } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { type Ended, endCase, endedBase, joinedOf, requireNoDanger } from '../ended-case.ts'
import { promote } from '../promoted.ts'
import { standingAs } from '../standing.ts'

/**
 * Its sender takes a referral back (*ritirata*), and need hear no more of it. What other senders sent of the same family
 * goes on: the oldest that was joined takes its place. The last one closes the household, unless somebody works with the
 * family already: that is the district's to close.
 */
export const withdraw: Decision = (file, occasion) => {
  const referral = standingAs(file, ['received', 'in-charge', 'joined'])
  requireNoDanger([referral])
  const ended = end(referral, occasion)
  if (referral.status === 'joined') return { referrals: [ended.referral], events: [ended.event] }
  const [heir] = joinedOf(file)
  if (heir !== undefined) {
    const promoted = promote(heir, referral, occasion)
    return { referrals: [ended.referral, promoted.referral], events: [ended.event, promoted.event] }
  }
  if (referral.status === 'in-charge') {
    const { caseCode } = referral
    throw new Refused(
      `${caseCode}: somebody works with the family since ${referral.takenInChargeAt}, which its sender cannot end: close it, "referral close ${caseCode} --outcome family-withdrew"`,
    )
  }
  return endCase(file, [referral], occasion, () => ended)
}

function end(from: Referral, occasion: Occasion): Ended {
  const { feedbackOwed: _, ...base } = endedBase(from)
  const referral = changed({
    ...base,
    status: 'withdrawn' as const,
    withdrawnAt: occasion.at.toISOString(),
  })
  const { caseCode } = referral
  return {
    referral,
    event: announce(referralWithdrawn, occasion, { ...aboutReferral(referral), data: { caseCode } }),
  }
}
