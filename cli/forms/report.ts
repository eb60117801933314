import type { ExplainedLine } from '../../functions/intake/explanation.ts'
import type { FormField } from '../../shared/domain/field.ts'
import type { FormKind } from '../../shared/domain/form.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import type { SubmissionStatus } from '../../shared/domain/submission.ts'
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
    reads: isComplete ? `complete: it can be ${thingOf[form.kind]}` : whatIncompleteMeans(last.status),
    danger: danger === 'no' && !isAsked('child_in_danger', lines) ? 'not asked' : danger,
    lines,
  }
}

const thingOf: Readonly<Record<FormKind, string>> = { referral: 'a referral', mentor: 'an application' }

function whatIncompleteMeans(status: SubmissionStatus): string {
  const was = status === 'registered' ? thingOf.referral : status === 'applied' ? thingOf.mentor : undefined
  return was === undefined
    ? 'incomplete: it waits for a person'
    : `incomplete as its form is read now; it is ${was}, as it was read then`
}

/** "No" would be a promise where nobody was asked. */
function isAsked(field: FormField, lines: readonly ExplainedLine[]): boolean {
  return lines.some((line) => line.field === field && line.verdict !== 'not asked')
}
