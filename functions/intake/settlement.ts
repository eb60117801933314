import * as z from 'zod/mini'
import { formRefused } from '../../events/form-refused.ts'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { hashInSubject } from '../../shared/domain/subject.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { commit } from '../../shared/table/commit.ts'
import { findForm } from '../../shared/table/form-store.ts'
import type { Lookups } from '../../shared/table/lookup-store.ts'
import { findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { type Danger, graver } from './danger.ts'
import { heedLaterVersion, raise } from './later-version.ts'
import { settleAsQuarantined } from './quarantined-submission.ts'
import { heedRefusals } from './refused-form.ts'
import { settleAsReferral } from './registered-submission.ts'
import { tested } from './registration.ts'
import { withDangerAnew } from './told-again.ts'
import type { Understanding } from './understanding.ts'
import { currentDistricts, examineVersion, readVersion, type SubmissionInHand } from './version.ts'

/** What the intake queue carries: the event is a hint, the table says what is to be done. */
export const message = z.discriminatedUnion('type', [
  submissionReceived.schema,
  submissionCompleted.schema,
  formRefused.schema,
])
export type Message = z.infer<typeof message>

/**
 * Settles a submission: it becomes a referral with its household in one transaction, or is quarantined with every
 * problem; either way somebody has it, by a day that is said. One that is settled already is left alone, but for what a
 * later version of it tells.
 * @throws Conflict when somebody changed it meanwhile: settle it again
 */
export async function settle(hint: Message, lookups: Lookups, now: Date): Promise<void> {
  const { table } = lookups
  if (hint.type === 'form.refused') return heedRefusals(hint, table, now)
  const found = await findSubmission(table, hint.data.form, hashInSubject(hint.subject))
  const form = await findForm(table, hint.data.form)
  if (found === undefined || form === undefined) {
    throw new NotFound(`${hint.subject} is not in the table`)
  }
  const submission = await withDangerAnew({ submission: found, form, table })
  const arrival = { submission, form, table }
  const announced = hint.type === 'submission.received' ? hint.data.bodyHash : submission.bodyHash
  if (submission.status !== 'received') return heedLaterVersion(arrival, announced, now)
  const districts = await currentDistricts(arrival)
  const understanding = await readVersion(arrival, submission.bodyHash, districts)
  if (submission.isTest === true) return report(understanding, arrival, now)
  // A version that was overtaken by a newer one before it was read may have told a danger: it is heeded too.
  const isOvertaken = announced !== submission.bodyHash
  const overtaken = isOvertaken ? (await examineVersion(arrival, announced)).findings.danger : 'no'
  const danger = graver(understanding.danger, overtaken)
  try {
    await settleAs(understanding, danger, { ...arrival, lookups }, now)
  } catch (error) {
    if (!(error instanceof Conflict)) await raise(danger, arrival, now)
    throw error
  }
  log.info('settled', { subject: hint.subject, correlationId: submission.correlationId })
}

async function report(
  understanding: Understanding,
  { submission, table }: SubmissionInHand,
  now: Date,
): Promise<void> {
  const problems = understanding.isComplete ? understanding.remarks : understanding.problems
  const { submission: next, events } = tested(submission, problems, now)
  await commit(table, [{ replace: submissionShape.toItem(next) }], events)
}

async function settleAs(
  understanding: Understanding,
  danger: Danger,
  inHand: SubmissionInHand & { readonly lookups: Lookups },
  now: Date,
): Promise<void> {
  return understanding.isComplete
    ? settleAsReferral(understanding, danger, inHand, now)
    : settleAsQuarantined(understanding, danger, inHand, now)
}
