import { formInSubject, hashInSubject } from '../../../shared/domain/subject.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { getDistrict } from '../../../shared/table/district-store.ts'
import { findSubmission } from '../../../shared/table/submission-store.ts'
import { incompleteMailId } from '../sender-mails.ts'
import type { ContentOf } from './ground.ts'
import { toSender } from './sender-content.ts'

/** What is missing of a submission: nothing, when it was completed or discarded, or something else is missing by now. */
export const incompleteContent: ContentOf = async ({ id, about = '' }, ground) => {
  const { table, language } = ground
  const form = formInSubject(about)
  const submission = await findSubmission(table, form, hashInSubject(about))
  if (submission?.status !== 'quarantined' || incompleteMailId(submission) !== id) return undefined
  return {
    ...toSender(await getDistrict(table, submission.district), ground),
    kind: 'incomplete',
    name: shortName({ subject: about }, language),
    problems: submission.problems,
    isDanger: submission.dangerRaised !== undefined,
  }
}
