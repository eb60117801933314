import { announce, type Occasion } from '../../events/announce.ts'
import { referralPromoted } from '../../events/referral-promoted.ts'
import { type Referral, referralBase } from '../domain/referral.ts'
import { aboutReferral } from './about.ts'
import { changed } from './decision.ts'
import type { Ended } from './ended-case.ts'
import type { In } from './standing.ts'

/**
 * A referral that was joined leads the family's case from now on, since the one that led it is gone. With its place goes
 * its clock: what was acknowledged is acknowledged, and nothing begins anew.
 */
export function promote(heir: In<'joined'>, lead: Referral, occasion: Occasion): Ended {
  const { acknowledgedAt, countsFrom = lead.receivedAt, liaison, bounced } = lead
  const base = {
    ...referralBase(heir),
    countsFrom,
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(liaison === undefined ? {} : { liaison }),
    ...(bounced === undefined ? {} : { bounced }),
  }
  const referral =
    lead.status === 'in-charge'
      ? changed({ ...base, status: 'in-charge' as const, takenInChargeAt: lead.takenInChargeAt })
      : changed({ ...base, status: 'received' as const })
  const { caseCode, status } = referral
  const data = { caseCode, status, insteadOf: lead.id }
  return { referral, event: announce(referralPromoted, occasion, { ...aboutReferral(referral), data }) }
}
