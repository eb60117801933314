import type { Mapping } from '../../shared/domain/mapping.ts'
import { NotFound } from '../../shared/errors.ts'
import { findLastSubmission } from '../../shared/table/submission-store.ts'
import type { Connection } from '../connection.ts'
import { explanationOf } from './explanation.ts'
import { requireForm } from './form.ts'

/**
 * How the last submission of a form is read, question by question; values by their shape only.
 * @param mapping in place of the form's own, to see what it would do
 * @throws NotFound when the form never sent anything
 */
export async function reportOnForm(connection: Connection, id: string, mapping?: Mapping) {
  const found = await requireForm(connection, id)
  const last = await findLastSubmission(connection.table, id)
  if (last === undefined)
    throw new NotFound(`form ${id} has not sent anything yet: fill it in once, and ask again`)
  const form = mapping === undefined ? found : { ...found, mapping }
  const { isComplete, danger, lines } = await explanationOf(connection, last, form)
  return {
    form: id,
    submissionId: last.submissionId,
    status: last.status,
    sentAt: last.bodyAt,
    reads: isComplete ? 'complete: it can be a referral' : 'incomplete: it waits for a person',
    danger,
    lines,
  }
}
