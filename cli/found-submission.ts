import { type Submission, submissionHash } from '../shared/domain/submission.ts'
import { NotFound } from '../shared/errors.ts'
import { findSubmission } from '../shared/table/submission-store.ts'
import type { Connection } from './connection.ts'

/**
 * A submission by its id as it was sent; when it was sent without an id, by the hash of its first body. The hash in its
 * subject will do, too.
 * @throws NotFound when its form sent no such submission
 */
export async function requireSubmission(
  { table }: Connection,
  form: string,
  submissionId: string,
): Promise<Submission> {
  const found =
    (await findSubmission(table, form, submissionHash(form, submissionId))) ??
    (await findSubmission(table, form, submissionId))
  if (found === undefined)
    throw new NotFound(`form ${form} sent no submission ${submissionId}: see "submission list"`)
  return found
}
