import { announce } from '../../../events/announce.ts'
import { referralFeedbackGiven } from '../../../events/referral-feedback-given.ts'
import type { ContactChannel, Feedback } from '../../domain/contact.ts'
import { hash } from '../../domain/hash.ts'
import { Refused } from '../../errors.ts'
import { feedbackShape } from '../../table/record-store.ts'
import { aboutReferral } from '../about.ts'
import { actingOperator } from '../acting.ts'
import { changed, type Decision } from '../decision.ts'
import { ownWords } from '../own-words.ts'
import { whatHappened } from '../standing.ts'

/** The sender heard what became of its referral, by whatever way. */
export function giveFeedback(channel: ContactChannel, note?: string): Decision {
  return (file, occasion) => {
    const by = actingOperator(occasion)
    const { feedbackOwed, ...rest } = file.referral
    if (feedbackOwed === undefined) {
      throw new Refused(
        `${rest.caseCode} ${whatHappened(file)}: its sender has heard, or there is nothing to tell yet`,
      )
    }
    const { about } = feedbackOwed
    const referral = changed(rest)
    const { id, caseCode, version } = referral
    const words = ownWords('note', note)
    const record: Feedback = {
      ...{ household: referral.household, id: hash('feedback', id, String(version)), referral: id },
      ...{ at: occasion.at.toISOString(), by, about, channel },
      ...(words === undefined ? {} : { note: words }),
    }
    const data = { caseCode, about }
    return {
      referrals: [referral],
      events: [announce(referralFeedbackGiven, occasion, { ...aboutReferral(referral), data })],
      met: ['feedback'],
      besides: [{ create: feedbackShape.toItem(record) }],
    }
  }
}
