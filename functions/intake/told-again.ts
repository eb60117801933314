import type { Submission } from '../../shared/domain/submission.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { findVersion } from '../../shared/table/submission-store.ts'
import type { SubmissionInHand } from './version.ts'

/**
 * A submission whose sender told a danger on its page again, after somebody had confirmed the one before: as if none had
 * been raised, so that this one is. While nobody has confirmed the first, it is being told all the same.
 */
export async function withDangerAnew({ submission, table }: SubmissionInHand): Promise<Submission> {
  const { dangerRaised, supplementOver } = submission
  if (dangerRaised === undefined || supplementOver === undefined) return submission
  const { additions = [] } = (await findVersion(table, submission)) ?? {}
  const isToldSince = additions.some(
    ({ at, answers }) => answers.child_in_danger !== undefined && at > dangerRaised.at,
  )
  if (!isToldSince) return submission
  const bearer =
    submission.status === 'registered' ? await findReferral(table, submission.referral) : submission
  if (bearer?.dangerConfirmed === undefined) return submission
  const { dangerRaised: _, dangerConfirmed: __, ...rest } = submission
  return rest
}
