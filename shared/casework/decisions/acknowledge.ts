import { announce } from '../../../events/announce.ts'
import { referralAcknowledged } from '../../../events/referral-acknowledged.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { standingAs, whatHappened } from '../standing.ts'

/** Somebody has read it (*presa visione*). */
export const acknowledge: Decision = (file, occasion) => {
  const referral = standingAs(file, ['received'])
  if (referral.acknowledgedAt !== undefined) {
    throw new Refused(`${referral.caseCode} ${whatHappened(file)}: nothing was changed`)
  }
  const next = changed({ ...referral, acknowledgedAt: occasion.at.toISOString() })
  const { caseCode } = next
  return {
    referrals: [next],
    events: [announce(referralAcknowledged, occasion, { ...aboutReferral(next), data: { caseCode } })],
    met: ['acknowledge'],
  }
}
