import { announce } from '../../../events/announce.ts'
import { referralBounceSettled } from '../../../events/referral-bounce-settled.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'

/** One side's coordinator has settled with the other where a family belongs that was sent back twice. */
export function settleBounce(side: string): Decision {
  return ({ referral }, occasion) => {
    const { bounced, caseCode } = referral
    const its = bounced?.sides.find(({ district }) => district === side)
    if (bounced === undefined || its === undefined) {
      throw new Refused(`${caseCode}: there is nothing that ${side} has to settle`)
    }
    if (its.settledAt !== undefined) {
      throw new Refused(`${caseCode}: ${side} settled it at ${its.settledAt}, nothing was changed`)
    }
    const settledAt = occasion.at.toISOString()
    const sides = bounced.sides.map((one) => (one.district === side ? { ...one, settledAt } : one))
    const next = changed({ ...referral, bounced: { ...bounced, sides } })
    const data = { caseCode, side }
    return {
      referrals: [next],
      events: [announce(referralBounceSettled, occasion, { ...aboutReferral(next), data })],
      met: ['settle-bounce'],
    }
  }
}
