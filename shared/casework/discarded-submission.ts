import { announce, type Occasion } from '../../events/announce.ts'
import { submissionDiscarded } from '../../events/submission-discarded.ts'
import {
  type DiscardReason,
  type Submission,
  submissionBase,
  submissionSubject,
} from '../domain/submission.ts'
import { commit } from '../table/commit.ts'
import { submissionShape } from '../table/submission-store.ts'
import type { Table } from '../table/table.ts'
import { deadlineChanges, deadlinesOfSubmission, settleSubmission } from './deadlines/submission-deadlines.ts'

interface Why {
  readonly reason: DiscardReason
  /** In the words of whoever discards it. */
  readonly note?: string
}

/**
 * Writes that what was sent will be no referral, with whatever it asked of people. Whether it may is the caller's to say.
 * @throws Conflict when somebody changed it meanwhile
 */
export async function discard(
  table: Table,
  submission: Submission,
  why: Why,
  occasion: Occasion,
): Promise<Submission> {
  const next: Submission = {
    ...submissionBase(submission),
    ...{ status: 'discarded', discardedAt: occasion.at.toISOString(), ...why },
    version: submission.version + 1,
  }
  const { form, district, version } = next
  const event = announce(submissionDiscarded, occasion, {
    ...{ subject: submissionSubject(next), district, version },
    data: { form, reason: why.reason },
  })
  const present = await deadlinesOfSubmission(table, submission)
  // It demands nothing any more: no district's policy is asked.
  const { deadlines, events } = settleSubmission(present, next, { districts: [], occasion, met: new Set() })
  const changes = [{ replace: submissionShape.toItem(next) }, ...deadlineChanges(deadlines)]
  await commit(table, changes, [event, ...events])
  return next
}
