import { announce } from '../../../events/announce.ts'
import { referralRedirected } from '../../../events/referral-redirected.ts'
import type { Referral } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { type Ended, endCase, endedBase, joinedOf } from '../ended-case.ts'
import { ownWords } from '../own-words.ts'
import { standingAs } from '../standing.ts'

/**
 * A service outside the programme is to help the family: which one is kept with the referral and told in no event. Those
 * that were joined to it go the same way, and the household is closed.
 * @param to in words; without it, what was prepared when the family turned out to live out of area
 */
export function redirect(to?: string): Decision {
  return (file, occasion) => {
    const lead = standingAs(file, ['received'])
    const redirectedTo = ownWords('receiving service', to) ?? lead.redirectTo
    if (redirectedTo === undefined) {
      throw new Refused(
        `${lead.caseCode}: it is not known which service is to help the family: name it with --to`,
      )
    }
    const at = occasion.at.toISOString()
    const end = (from: Referral): Ended => {
      const referral = changed({
        ...endedBase(from),
        status: 'redirected' as const,
        redirectedAt: at,
        redirectedTo,
        feedbackOwed: { about: 'redirected' as const, since: at },
      })
      const data = { caseCode: referral.caseCode }
      return { referral, event: announce(referralRedirected, occasion, { ...aboutReferral(referral), data }) }
    }
    return {
      ...endCase(file, [lead, ...joinedOf(file)], occasion, end),
      met: ['acknowledge', 'triage'],
    }
  }
}
