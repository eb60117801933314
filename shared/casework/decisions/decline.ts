import type * as z from 'zod/mini'
import { announce } from '../../../events/announce.ts'
import { referralDeclined } from '../../../events/referral-declined.ts'
import type { declineReason, Referral } from '../../domain/referral.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { type Ended, endCase, endedBase, joinedOf } from '../ended-case.ts'
import { standingAs } from '../standing.ts'

export type DeclineReason = z.infer<typeof declineReason>

/**
 * The family is not taken in charge (*non accolta*). Those that were joined to it are declined with it, each sender
 * hears its own answer, and the household is closed.
 */
export function decline(reason: DeclineReason): Decision {
  return (file, occasion) => {
    const lead = standingAs(file, ['received'])
    const at = occasion.at.toISOString()
    const end = (from: Referral): Ended => {
      const referral = changed({
        ...endedBase(from),
        status: 'declined' as const,
        declinedAt: at,
        reason,
        feedbackOwed: { about: 'declined' as const, since: at },
      })
      const data = { caseCode: referral.caseCode, reason }
      return { referral, event: announce(referralDeclined, occasion, { ...aboutReferral(referral), data }) }
    }
    return {
      ...endCase(file, [lead, ...joinedOf(file)], occasion, end),
      met: ['acknowledge', 'triage'],
    }
  }
}
