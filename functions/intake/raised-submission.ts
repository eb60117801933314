import { isOwned } from '../../shared/casework/deadlines/submission-deadlines.ts'
import { questionOf } from '../../shared/casework/owners/owner-question.ts'
import { type FoundOwner, findOwner } from '../../shared/casework/owners/owner-search.ts'
import type { District } from '../../shared/domain/district.ts'
import { log } from '../../shared/log.ts'
import type { Danger } from './danger.ts'
import { dutiesOf, settleWithDuties } from './duties.ts'
import { raiseDanger } from './raised-danger.ts'
import type { SubmissionInHand } from './version.ts'

/** A danger of what is no referral (yet) is raised with an owner and its deadline, whatever else is wrong with it. */
export async function raiseOnSubmission(danger: Danger, inHand: SubmissionInHand, now: Date): Promise<void> {
  const { submission } = inHand
  const duties = await dutiesOf(inHand)
  const { district, present } = duties
  const { assignment, checks } = isOwned(submission, present)
    ? { assignment: { owner: submission.owner }, checks: [] }
    : await ownerOrNobody(inHand, district, now)
  const where = { district: district.id, owner: assignment.owner }
  await settleWithDuties(inHand, raiseDanger(submission, danger, where, now), { ...duties, checks }, now)
}

/** A danger waits for nobody: when the search itself fails, it is the district's own, which raises an alarm. */
async function ownerOrNobody(
  { submission, form, table }: SubmissionInHand,
  district: District,
  at: Date,
): Promise<FoundOwner> {
  try {
    return await findOwner(table, questionOf({ district, at, form }))
  } catch (error) {
    log.error('owner not found', error, { correlationId: submission.correlationId })
    return { assignment: { reason: 'nobody-there' }, checks: [] }
  }
}
