import { announce } from '../../../events/announce.ts'
import { referralHandoverRefused } from '../../../events/referral-handover-refused.ts'
import type { Handover, HandoverReason } from '../../domain/handover.ts'
import type { Referral } from '../../domain/referral.ts'
import type { Change } from '../../table/commit.ts'
import { handoverShape } from '../../table/handover-store.ts'
import { aboutReferral } from '../about.ts'
import { changed, type Decision } from '../decision.ts'
import { standingAs } from '../standing.ts'
import { backFrom } from './hand-over.ts'

type Sides = NonNullable<Referral['bounced']>['sides']

export interface SendBack {
  readonly offered: Handover
  readonly by: string
  readonly reason: HandoverReason
  /** May be personal. */
  readonly note?: string | undefined
  /** Of both districts, who settles where it belongs: when this is not the first refusal. */
  readonly sides?: Sides | undefined
  readonly checks: readonly Change[]
}

/** The other district does not take it: back to the state that it left, whose deadlines begin anew. */
export function refuseHandover({ offered, by, reason, note, sides, checks }: SendBack): Decision {
  return (file, occasion) => {
    const from = standingAs(file, ['handing-over'])
    const at = occasion.at.toISOString()
    const bounced = sides === undefined ? {} : { bounced: { at, sides } }
    const referral = changed({ ...backFrom(from), countsFrom: at, ...bounced })
    const { caseCode } = referral
    const { number, to: byDistrict } = offered
    const data = { caseCode, number, byDistrict, reason, isSecond: sides !== undefined }
    const answer = { status: 'refused', answeredAt: at, answeredBy: by, reason } as const
    const handover = changed({
      ...offered,
      ...answer,
      ...(note === undefined ? {} : { answerNote: note }),
    })
    return {
      referrals: [referral],
      events: [announce(referralHandoverRefused, occasion, { ...aboutReferral(referral), data })],
      met: ['answer-handover'],
      besides: [{ replace: handoverShape.toItem(handover) }, ...checks],
    }
  }
}
