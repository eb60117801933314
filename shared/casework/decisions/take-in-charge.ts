import { announce } from '../../../events/announce.ts'
import { referralTakenInCharge } from '../../../events/referral-taken-in-charge.ts'
import { referralBase } from '../../domain/referral.ts'
import type { Change } from '../../table/commit.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { standingAs } from '../standing.ts'

/**
 * Somebody works with the family from now on (*presa in carico*): the case manager. The sender is to hear of it.
 * @param checks that this person still works there
 */
export function takeInCharge(caseManager: string, checks: readonly Change[] = []): Decision {
  return (file, occasion) => {
    const { bounced: _, ...from } = referralBase(standingAs(file, ['received']))
    const at = occasion.at.toISOString()
    const referral = changed({
      ...from,
      status: 'in-charge' as const,
      takenInChargeAt: at,
      acknowledgedAt: from.acknowledgedAt ?? at,
      feedbackOwed: { about: 'accepted' as const, since: at },
    })
    const { urgency, caseCode } = referral
    const household = changed({ ...file.household, caseManager, takenInChargeAt: at, urgency })
    const data = { caseCode, caseManager }
    return {
      referrals: [referral],
      households: [household],
      events: [announce(referralTakenInCharge, occasion, { ...aboutReferral(referral), data })],
      besides: checks,
      met: ['acknowledge', 'triage', 'settle-bounce'],
    }
  }
}
