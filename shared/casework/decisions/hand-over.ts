import { announce } from '../../../events/announce.ts'
import { referralHandoverOffered } from '../../../events/referral-handover-offered.ts'
import { referralHandoverWithdrawn } from '../../../events/referral-handover-withdrawn.ts'
import type { Handover } from '../../domain/handover.ts'
import { type Referral, referralBase } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import type { Change } from '../../table/commit.ts'
import { handoverShape } from '../../table/handover-store.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { type In, standingAs } from '../standing.ts'

/** What is offered to whom. */
export interface Offer {
  readonly toDistrict: string
  /** Who is to answer there; without one, that district itself. */
  readonly answerer: string | undefined
  readonly by: string
  /** May be personal. */
  readonly note?: string | undefined
  /** That whoever is to answer still works there. */
  readonly checks: readonly Change[]
}

/** Another district is asked to take a family (*passaggio*); until it answers, the present one is responsible. */
export function offerHandover({ toDistrict, answerer, by, note, checks }: Offer): Decision {
  return (file, occasion) => {
    const from = standingAs(file, ['received', 'in-charge'])
    if (toDistrict === from.district) {
      throw new Refused(`${from.caseCode} is in ${toDistrict} already: name another district`)
    }
    const at = occasion.at.toISOString()
    const number = (from.handovers ?? 0) + 1
    const referral = changed({
      ...referralBase(from),
      bounced: undefined,
      status: 'handing-over' as const,
      offeredAt: at,
      toDistrict,
      answerer,
      from: from.status,
      takenInChargeAt: from.status === 'in-charge' ? from.takenInChargeAt : undefined,
      handovers: number,
    })
    const { id, caseCode } = referral
    const names = { referral: id, caseCode, number, from: from.district, to: toDistrict }
    const handover: Handover = {
      ...names,
      status: 'offered',
      offeredAt: at,
      offeredBy: by,
      ...(note === undefined ? {} : { note }),
      version: 1,
    }
    const data = { caseCode, number, toDistrict, answerer }
    return {
      referrals: [referral],
      events: [announce(referralHandoverOffered, occasion, { ...aboutReferral(referral), data })],
      met: ['settle-bounce'],
      besides: [{ create: handoverShape.toItem(handover) }, ...checks],
    }
  }
}

/** Who offered it takes the offer back: it stands as before, and its time has gone on. */
export function withdrawHandover(offered: Handover, by: string): Decision {
  return (file, occasion) => {
    const from = standingAs(file, ['handing-over'])
    const referral = changed(backFrom(from))
    const { caseCode } = referral
    const data = { caseCode, number: offered.number, toDistrict: from.toDistrict }
    const answer = { status: 'withdrawn', answeredAt: occasion.at.toISOString(), answeredBy: by } as const
    return {
      referrals: [referral],
      events: [announce(referralHandoverWithdrawn, occasion, { ...aboutReferral(referral), data })],
      besides: [{ replace: handoverShape.toItem(changed({ ...offered, ...answer })) }],
    }
  }
}

/** What a referral goes back to when another district does not take it: the state that it left. */
export function backFrom(offered: In<'handing-over'>): Referral {
  const { from, takenInChargeAt } = offered
  const base = referralBase(offered)
  return from === 'in-charge' && takenInChargeAt !== undefined
    ? { ...base, status: 'in-charge', takenInChargeAt }
    : { ...base, status: 'received' }
}
