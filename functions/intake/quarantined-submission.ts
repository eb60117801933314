import { isOwned } from '../../shared/casework/deadlines/submission-deadlines.ts'
import { questionOf } from '../../shared/casework/owners/owner-question.ts'
import { findOwner } from '../../shared/casework/owners/owner-search.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import type { Danger } from './danger.ts'
import { dutiesOf, settleWithDuties } from './duties.ts'
import { quarantine } from './quarantine.ts'
import type { Incomplete } from './understanding.ts'
import type { SubmissionInHand } from './version.ts'

/**
 * A submission that is no referral or application yet is somebody's from now on, by a day that is said, all in one transaction. Whoever
 * has it already keeps it.
 */
export async function settleAsQuarantined(
  { problems, answers, institution }: Pick<Incomplete, 'problems' | 'answers' | 'institution'>,
  danger: Danger,
  inHand: SubmissionInHand,
  now: Date,
): Promise<void> {
  const { submission, form, table } = inHand
  const duties = await dutiesOf(inHand)
  const { district, present } = duties
  const { origin, urgency, referrer_email: referrerEmail } = answers
  const { assignment, checks } = isOwned(submission, present)
    ? { assignment: undefined, checks: [] }
    : await findOwner(table, questionOf({ district, at: now, form, origin, institution }))
  const isStillToComplete = present.some((one) => isOpen(one) && one.kind === 'complete')
  const isTakenUpAgain = submission.version > 1 && !isStillToComplete
  const lacking = {
    ...{ problems, danger, assignment, referrerEmail },
    isUrgent: urgency === 'urgent',
    ...(isTakenUpAgain ? { countsFrom: now } : {}),
  }
  await settleWithDuties(inHand, quarantine(submission, lacking, now), { ...duties, checks }, now)
}
