import * as z from 'zod/mini'
import { formRefused } from '../../events/form-refused.ts'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Problem } from '../../shared/domain/field.ts'
import { hashInSubject } from '../../shared/domain/subject.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { commit } from '../../shared/table/commit.ts'
import { findForm } from '../../shared/table/form-store.ts'
import type { Lookups } from '../../shared/table/lookup-store.ts'
import { findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { type Danger, graver } from './danger.ts'
import { heedLaterVersion, raise } from './later-version.ts'
import { settleApplication } from './mentor/settled-application.ts'
import { readApplication } from './mentor/version.ts'
import { settleAsQuarantined } from './quarantined-submission.ts'
import { heedRefusals } from './refused-form.ts'
import { settleAsReferral } from './registered-submission.ts'
import { tested } from './registration.ts'
import { withDangerAnew } from './told-again.ts'
import { currentDistricts, examineVersion, readVersion, type SubmissionInHand } from './version.ts'

/** What the intake queue carries: the event is a hint, the table says what is to be done. */
export const message = z.discriminatedUnion('type', [
  submissionReceived.schema,
  submissionCompleted.schema,
  formRefused.schema,
])
export type Message = z.infer<typeof message>

/**
 * Settles a submission: it becomes a referral with its household, or the application of a mentor, in one transaction, or
 * is quarantined with every problem; either way somebody has it, by a day that is said. One that is settled already is left alone, but for what a
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
  const { understanding, settleAs } = await read(arrival, districts, lookups)
  if (submission.isTest === true) return report(understanding, arrival, now)
  // A version that was overtaken by a newer one before it was read may have told a danger: it is heeded too.
  const isOvertaken = announced !== submission.bodyHash
  const overtaken = isOvertaken ? (await examineVersion(arrival, announced)).findings.danger : 'no'
  const danger = graver(understanding.danger, overtaken)
  try {
    await settleAs(danger, now)
  } catch (error) {
    if (!(error instanceof Conflict)) await raise(danger, arrival, now)
    throw error
  }
  log.info('settled', { subject: hint.subject, correlationId: submission.correlationId })
}

/** What was made of a submission, as far as it matters whether it was understood, and what is to be done with it. */
interface Read {
  readonly understanding: Readonly<{ danger: Danger }> &
    Readonly<
      { isComplete: true; remarks: readonly Problem[] } | { isComplete: false; problems: readonly Problem[] }
    >
  settleAs(danger: Danger, now: Date): Promise<void>
}

/** A form of a partner asks for a family, or for somebody who wants to mentor. */
async function read(
  arrival: SubmissionInHand,
  districts: readonly DistrictRow[],
  lookups: Lookups,
): Promise<Read> {
  if (arrival.form.kind === 'mentor') {
    const understanding = await readApplication(arrival, districts)
    return {
      understanding,
      settleAs: (danger, now) => settleApplication(understanding, danger, arrival, now),
    }
  }
  const understanding = await readVersion(arrival, arrival.submission.bodyHash, districts)
  const settleAs: Read['settleAs'] = (danger, now) =>
    understanding.isComplete
      ? settleAsReferral(understanding, danger, { ...arrival, lookups }, now)
      : settleAsQuarantined(understanding, danger, arrival, now)
  return { understanding, settleAs }
}

async function report(
  understanding: Read['understanding'],
  { submission, table }: SubmissionInHand,
  now: Date,
): Promise<void> {
  const problems = understanding.isComplete ? understanding.remarks : understanding.problems
  const { submission: next, events } = tested(submission, problems, now)
  await commit(table, [{ replace: submissionShape.toItem(next) }], events)
}
