import { announce } from '../../../events/announce.ts'
import { dangerConfirmed } from '../../../events/danger-confirmed.ts'
import { dangerRaised } from '../../../events/danger-raised.ts'
import { isDangerUnconfirmed, isLive } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutReferral } from '../about.ts'
import { actingOperator } from '../acting.ts'
import { changed, type Decision } from '../decision.ts'
import { whatHappened } from '../standing.ts'

/** Somebody fears that a child is in danger: told at once, and again until a person confirms it. */
export const raiseDanger: Decision = (file, occasion) => {
  const { referral: from, district } = file
  if (!isLive(from)) {
    const { duty } = district.phones
    const orDuty = duty === undefined ? '' : ` or the district's duty number, ${duty}`
    throw new Refused(
      `${from.caseCode} ${whatHappened(file)} and nobody hears of it any more: call 112${orDuty}`,
    )
  }
  if (isDangerUnconfirmed(from)) {
    const since = from.dangerRaisedAt ?? from.receivedAt
    throw new Refused(`${from.caseCode}: a danger was raised at ${since} and waits to be confirmed already`)
  }
  const { dangerConfirmed: _, ...rest } = from
  const referral = changed({ ...rest, isChildInDanger: true, dangerRaisedAt: occasion.at.toISOString() })
  return {
    referrals: [referral],
    events: [announce(dangerRaised, occasion, { ...aboutReferral(referral), data: { said: 'yes' } })],
  }
}

/** A person heard of the danger and does something about it: it is told no more. */
export const confirmDanger: Decision = ({ referral: from }, occasion) => {
  const by = actingOperator(occasion)
  if (!isDangerUnconfirmed(from)) {
    const { dangerConfirmed: confirmed } = from
    const why =
      confirmed === undefined ? 'no danger was raised' : `${confirmed.by} confirmed it at ${confirmed.at}`
    throw new Refused(`${from.caseCode}: ${why}: nothing was changed`)
  }
  const referral = changed({ ...from, dangerConfirmed: { at: occasion.at.toISOString(), by } })
  return {
    referrals: [referral],
    events: [announce(dangerConfirmed, occasion, { ...aboutReferral(referral), data: {} })],
    met: ['danger'],
  }
}
