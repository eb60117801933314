import { systemOccasion } from '../../events/announce.ts'
import {
  deadlineChanges,
  deadlinesOfSubmission,
  settleSubmission,
} from '../../shared/casework/deadlines/submission-deadlines.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import type { District } from '../../shared/domain/district.ts'
import { type Change, commit } from '../../shared/table/commit.ts'
import { getDistrict } from '../../shared/table/district-store.ts'
import { submissionShape } from '../../shared/table/submission-store.ts'
import type { Settled } from './next-state.ts'
import type { SubmissionInHand } from './version.ts'

/** What a submission that is no referral asks of people so far, and the district whose policy says until when. */
export interface Duties {
  readonly district: District
  readonly present: readonly Deadline[]
}

export async function dutiesOf({
  submission,
  table,
}: Pick<SubmissionInHand, 'submission' | 'table'>): Promise<Duties> {
  const [district, present] = await Promise.all([
    getDistrict(table, submission.district),
    deadlinesOfSubmission(table, submission),
  ])
  return { district, present }
}

/** Writes a submission's next state with the deadlines that it demands. */
export async function settleWithDuties(
  { table }: Pick<SubmissionInHand, 'table'>,
  { submission, events }: Settled,
  { district, present, checks }: Duties & { readonly checks: readonly Change[] },
  now: Date,
): Promise<void> {
  const ground = {
    districts: [district],
    occasion: systemOccasion(now, submission.correlationId),
    met: new Set<never>(),
  }
  const its = settleSubmission(present, submission, ground)
  const state = { replace: submissionShape.toItem(submission) }
  await commit(table, [state, ...deadlineChanges(its.deadlines), ...checks], [...events, ...its.events])
}
