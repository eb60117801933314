import type * as z from 'zod/mini'
import { announce } from '../../../events/announce.ts'
import { referralClosed } from '../../../events/referral-closed.ts'
import { type closeOutcome, isLive, type Referral } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { type Ended, endCase, endedBase } from '../ended-case.ts'
import { householdInCharge } from '../household-at-work.ts'
import { standingAs, whatHappened } from '../standing.ts'

export type CloseOutcome = z.infer<typeof closeOutcome>

/** The work with the family ends (*conclusa*): all its referrals are closed, and each sender hears of it. */
export function close(outcome: CloseOutcome): Decision {
  return (file, occasion) => {
    requireTaken(file)
    standingAs(file, ['in-charge', 'joined'])
    const household = householdInCharge(file)
    const live = file.referrals.filter(isLive)
    const offered = live.find(({ status }) => status === 'handing-over')
    if (offered !== undefined) {
      const what = whatHappened({ referral: offered, household })
      throw new Refused(
        `${offered.caseCode} ${what}: have it answered, or withdraw it with "handover withdraw ${offered.caseCode}", and close then`,
      )
    }
    const at = occasion.at.toISOString()
    const end = (from: Referral): Ended => {
      const referral = changed({
        ...endedBase(from),
        status: 'closed' as const,
        closedAt: at,
        outcome,
        feedbackOwed: { about: 'closed' as const, since: at },
      })
      const data = { caseCode: referral.caseCode, outcome }
      return { referral, event: announce(referralClosed, occasion, { ...aboutReferral(referral), data }) }
    }
    return endCase(file, live, occasion, end)
  }
}

/** Closing ends work with a family; what nobody has begun ends otherwise. */
function requireTaken(file: CaseFile): void {
  const { status, caseCode } = file.referral
  if (status !== 'received') return
  throw new Refused(
    `${caseCode} ${whatHappened(file)}: take it in charge first, "referral take ${caseCode}", or end it with "referral decline ${caseCode}"`,
  )
}
