import { type Submission, submissionHash } from '../../shared/domain/submission.ts'
import { NotFound } from '../../shared/errors.ts'
import { findSubmission } from '../../shared/table/submission-store.ts'
import type { Connection } from '../connection.ts'

/** A submission as a person names it. */
export interface SubmissionName {
  readonly form: string
  /**
   * As it was sent; when it was sent without an id, the hash of its first body. The hash in its subject will do, too.
   */
  readonly submissionId: string
}

/** @throws NotFound when the form sent no such submission */
export async function requireSubmission(
  { table }: Connection,
  { form, submissionId }: SubmissionName,
): Promise<Submission> {
  const found =
    (await findSubmission(table, form, submissionHash(form, submissionId))) ??
    (await findSubmission(table, form, submissionId))
  if (found === undefined)
    throw new NotFound(`form ${form} sent no submission ${submissionId}: see "submission list"`)
  return found
}

const ofAge =
  'by its birth date, whoever applies as an adult may be under 18: if the date is wrong, --correct birth_date=1980-05-31; if not, --correct mentor_kind=peer-tutor with institution, referent_name and referent_email'

/** What everybody may see of a submission. */
export function neutral(submission: Submission) {
  const { partner, form, submissionId, status, receivedAt } = submission
  const problems = 'problems' in submission ? submission.problems : []
  const danger = submission.dangerRaised?.said
  return {
    partner,
    form,
    submissionId,
    status,
    problems,
    ...(problems.some(({ problem }) => problem === 'not-of-age') ? { whatHelps: ofAge } : {}),
    ...(danger === undefined ? {} : { danger }),
    receivedAt,
    ...outcomeOf(submission),
  }
}

function outcomeOf(submission: Submission) {
  if (submission.status === 'registered') return { referral: submission.referral }
  if (submission.status === 'applied') return { mentor: submission.mentor }
  if (submission.status !== 'discarded') return {}
  const { discardedAt, reason } = submission
  return { discardedAt, reason }
}
