import { eventMailId } from './mail.ts'
import type { Referral } from './referral.ts'
import { submissionSubject } from './submission.ts'

/** Whoever sent a referral, as mails name their addressee. */
export function senderOf({ form, submission }: Pick<Referral, 'form' | 'submission'>): string {
  return submissionSubject({ form, hash: submission })
}

/**
 * The mail by which a sender hears what is owed to them now; undefined when they have heard. What is owed names it, not
 * the event that said so: told by several, it is one mail, and a mail of another name tells what no longer holds.
 */
export function feedbackMailId(
  referral: Pick<Referral, 'id' | 'form' | 'submission' | 'feedbackOwed'>,
): string | undefined {
  const { id, feedbackOwed } = referral
  if (feedbackOwed === undefined) return undefined
  const { about, since } = feedbackOwed
  return eventMailId('feedback', senderOf(referral), `${id} ${about} ${since}`)
}
