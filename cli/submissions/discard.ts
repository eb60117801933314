import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import { discard } from '../../shared/casework/discarded-submission.ts'
import type { DiscardReason, Submission } from '../../shared/domain/submission.ts'
import { Refused } from '../../shared/errors.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { neutral, requireSubmission, type SubmissionName } from './submission.ts'

const MAX_NOTE_LENGTH = 1000

export interface Discard extends SubmissionName {
  readonly reason: DiscardReason
  /** Why, in the operator's own words. */
  readonly note?: string | undefined
}

/**
 * Decides that what was sent is no referral. A newer version of it, or a replay, is read all the same.
 * @throws NotFound when the form sent no such submission
 * @throws Refused when it is of another district, was not read yet, is a referral or an application, was discarded before, or tells of a danger that nobody confirmed
 */
export async function discardSubmission(connection: Connection, wanted: Discard) {
  const { submissionId, reason, note = '' } = wanted
  const submission = await requireSubmission(connection, wanted)
  const occasion = occasionOf(connection)
  const deed = `${submission.district} decides about submission ${submission.submissionId}`
  await requireOwnDistrict(connection.table, occasion, { district: submission.district, deed })
  requireDiscardable(submission)
  const trimmed = note.trim()
  if (trimmed.length > MAX_NOTE_LENGTH)
    throw new Refused(`--note has ${trimmed.length} characters: use at most ${MAX_NOTE_LENGTH}`)
  const why = { reason, ...(trimmed === '' ? {} : { note: trimmed }) }
  const { correlationId } = submission
  const written = discard(connection.table, submission, why, { ...occasion, correlationId })
  return neutral(await written.catch(refusedWhenChanged(`submission ${submissionId}`)))
}

function requireDiscardable(submission: Submission): void {
  const { submissionId } = submission
  if (submission.status === 'received') {
    throw new Refused(
      `submission ${submissionId} has not been read yet, and may tell of a child in danger: wait a moment, or see "dead-letter list"`,
    )
  }
  if (submission.status === 'registered') {
    throw new Refused(
      `submission ${submissionId} is registered, and only what is no referral can be discarded: see "referral show ${submission.referral}"`,
    )
  }
  if (submission.status === 'applied') {
    throw new Refused(
      `submission ${submissionId} is an application, and only what is none can be discarded: see "mentor show ${submission.mentor}"`,
    )
  }
  if (submission.status === 'discarded') {
    throw new Refused(
      `submission ${submissionId} was discarded already (${submission.reason}): "submission replay" takes it up again`,
    )
  }
  if (submission.dangerRaised !== undefined && submission.dangerConfirmed === undefined) {
    throw new Refused(
      `submission ${submissionId} tells of a child in danger, and nobody has confirmed it: "danger confirm ${submission.form} ${submissionId}" first`,
    )
  }
}
