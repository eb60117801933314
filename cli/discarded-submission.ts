import { announce } from '../events/announce.ts'
import { submissionDiscarded } from '../events/submission-discarded.ts'
import {
  type DiscardReason,
  type Submission,
  submissionBase,
  submissionSubject,
} from '../shared/domain/submission.ts'
import { Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { submissionShape } from '../shared/table/submission-store.ts'
import { refusedWhenChanged } from './conflicts.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { requireSubmission } from './found-submission.ts'
import { neutral } from './shown-submission.ts'

const MAX_NOTE_LENGTH = 1000

/**
 * Decides that what was sent is no referral. A newer version of it, or a replay, is read all the same.
 * @throws Refused when it is a referral, or was discarded before
 */
export async function discardSubmission(
  connection: Connection,
  form: string,
  submissionId: string,
  reason: DiscardReason,
  note = '',
) {
  const submission = await requireSubmission(connection, form, submissionId)
  requireDiscardable(submission)
  const trimmed = note.trim()
  if (trimmed.length > MAX_NOTE_LENGTH)
    throw new Refused(`--note has ${trimmed.length} characters: use at most ${MAX_NOTE_LENGTH}`)
  const at = connection.now()
  const next: Submission = {
    ...submissionBase(submission),
    status: 'discarded',
    discardedAt: at.toISOString(),
    reason,
    ...(trimmed === '' ? {} : { note: trimmed }),
    version: submission.version + 1,
  }
  const { correlationId, district, version } = next
  const event = announce(
    submissionDiscarded,
    { ...opsOccasion(at, connection.operator), correlationId },
    { subject: submissionSubject(next), district, version, data: { form, reason } },
  )
  const changes = [{ replace: submissionShape.toItem(next) }]
  await commit(connection.table, changes, [event]).catch(refusedWhenChanged(`submission ${submissionId}`))
  return neutral(next)
}

function requireDiscardable(submission: Submission): void {
  const { submissionId } = submission
  if (submission.status === 'registered') {
    throw new Refused(
      `submission ${submissionId} is registered, and only what is no referral can be discarded: see "referral show ${submission.referral}"`,
    )
  }
  if (submission.status === 'discarded') {
    throw new Refused(
      `submission ${submissionId} was discarded already (${submission.reason}): "submission replay" takes it up again`,
    )
  }
}
