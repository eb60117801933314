import { announce, type Occasion } from '../../../events/announce.ts'
import { referralFeedbackGiven } from '../../../events/referral-feedback-given.ts'
import { referralFeedbackReopened } from '../../../events/referral-feedback-reopened.ts'
import type { ContactChannel, Feedback } from '../../domain/contact.ts'
import { feedbackMailId } from '../../domain/feedback-mail.ts'
import { hash } from '../../domain/hash.ts'
import { Refused } from '../../errors.ts'
import { feedbackShape } from '../../table/record-store.ts'
import { aboutReferral } from '../about.ts'
import { actingOperator } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision, type Outcome } from '../decision.ts'
import { ownWords } from '../own-words.ts'
import { whatHappened } from '../standing.ts'

/** The sender heard what became of its referral, by whatever way. */
export function giveFeedback(channel: ContactChannel, note?: string): Decision {
  return (file, occasion) => {
    const by = actingOperator(occasion)
    const words = ownWords('note', note)
    return given(file, { by, channel, ...(words === undefined ? {} : { note: words }) }, occasion)
  }
}

/** The mail that tells what is owed to the sender was delivered. Nothing, when something else is owed by now. */
export function giveFeedbackByMail(mail: string): Decision {
  return (file, occasion) => {
    const { feedbackOwed } = file.referral
    if (feedbackOwed === undefined || feedbackMailId(file.referral) !== mail) return nothing
    return given(file, { channel: 'email', mail, since: feedbackOwed.since }, occasion)
  }
}

/**
 * That mail came back after all: the sender is to hear by another way. Nothing, when they have heard since, something else
 * is owed, or they took their referral back.
 * @param told that they heard by it
 */
export function reopenFeedback({ about, since, at }: Feedback): Decision {
  return ({ referral }, occasion) => {
    if (referral.feedbackOwed !== undefined || referral.status === 'withdrawn') return nothing
    const next = changed({ ...referral, feedbackOwed: { about, since: since ?? at } })
    const data = { caseCode: next.caseCode, about }
    return {
      referrals: [next],
      events: [announce(referralFeedbackReopened, occasion, { ...aboutReferral(next), data })],
    }
  }
}

const nothing: Outcome = { events: [] }

type How = Pick<Feedback, 'by' | 'channel' | 'note' | 'mail' | 'since'>

function given(file: CaseFile, how: How, occasion: Occasion): Outcome {
  const { feedbackOwed, ...rest } = file.referral
  if (feedbackOwed === undefined) {
    throw new Refused(
      `${rest.caseCode} ${whatHappened(file)}: its sender has heard, or there is nothing to tell yet`,
    )
  }
  const { about } = feedbackOwed
  const referral = changed(rest)
  const { id, caseCode, version } = referral
  const record: Feedback = {
    ...{ household: referral.household, id: hash('feedback', id, String(version)), referral: id },
    ...{ at: occasion.at.toISOString(), about, ...how },
  }
  const data = { caseCode, about }
  return {
    referrals: [referral],
    events: [announce(referralFeedbackGiven, occasion, { ...aboutReferral(referral), data })],
    met: ['feedback'],
    besides: [{ create: feedbackShape.toItem(record) }],
  }
}
