import { confirmSubmissionDanger } from '../../shared/casework/confirm-submission-danger.ts'
import { confirmDanger } from '../../shared/casework/decisions/danger.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { neutral, requireSubmission } from '../submissions/submission.ts'
import { decideCase, requireActor } from './case.ts'

/**
 * Confirms the danger of a submission that is no referral yet; of one that is, the referral's.
 * @throws NotFound when the form sent no such submission
 * @throws Refused when it tells none, or somebody confirmed it
 */
export async function confirmDangerOf(connection: Connection, form: string, submissionId: string) {
  await requireActor(connection)
  const submission = await requireSubmission(connection, { form, submissionId })
  if (submission.status === 'registered') return decideCase(connection, submission.referral, confirmDanger)
  const next = await confirmSubmissionDanger(connection.table, submission, occasionOf(connection)).catch(
    refusedWhenChanged(`submission ${submissionId}`),
  )
  return { ...neutral(next), dangerConfirmed: next.dangerConfirmed }
}
