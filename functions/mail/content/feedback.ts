import { feedbackMailId } from '../../../shared/domain/feedback-mail.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import type { FeedbackStanding } from '../../../shared/mail/letter-content.ts'
import type { ContentOf } from './ground.ts'
import { referralOf, toSender } from './sender-content.ts'

/** What became of a referral: nothing, when its sender has heard meanwhile, or something else is to be told by now. */
export const feedbackContent: ContentOf = async (mail, ground) => {
  const found = await referralOf(ground.table, mail)
  if (found === undefined || feedbackMailId(found.referral) !== mail.id) return undefined
  const { referral, district } = found
  const standing = standingOf(referral)
  if (standing === undefined) return undefined
  return { ...toSender(district, ground), kind: 'feedback', name: referral.caseCode, referral: standing }
}

/** Undefined where what is owed and how it stands do not agree: a person tells that. */
function standingOf(referral: Referral): FeedbackStanding | undefined {
  const about = referral.feedbackOwed?.about
  if (about === 'declined') {
    return referral.status === 'declined' ? { about, reason: referral.reason } : undefined
  }
  if (about === 'closed') {
    return referral.status === 'closed' ? { about, outcome: referral.outcome } : undefined
  }
  return about === undefined ? undefined : { about }
}
