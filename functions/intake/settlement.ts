import * as z from 'zod/mini'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { caseCode, caseYear } from '../../shared/domain/case-code.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import { householdIdOf } from '../../shared/domain/household.ts'
import { hashInSubject, referralIdOf } from '../../shared/domain/submission.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { commit } from '../../shared/table/commit.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import { findPossiblyKnown, type Lookups, lookupItems } from '../../shared/table/lookup-store.ts'
import { caseCodeItem, nextCaseNumber, referralShape } from '../../shared/table/referral-store.ts'
import { findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { type Danger, graver } from './danger.ts'
import { personsIn } from './first-referral.ts'
import { heedLaterVersion, raise } from './later-version.ts'
import { districtOf, quarantine, register, tested } from './registration.ts'
import type { Understanding } from './understanding.ts'
import { currentDistricts, examineVersion, readVersion, type SubmissionInHand } from './version.ts'

/** What the intake queue carries: the event is a hint, the table says what is to be done. */
export const message = z.discriminatedUnion('type', [submissionReceived.schema, submissionCompleted.schema])
export type Message = z.infer<typeof message>

/**
 * Settles a submission: it becomes a referral with its household in one transaction, or is quarantined with every
 * problem. One that is settled already is left alone, but for what a later version of it tells.
 * @throws Conflict when somebody changed it meanwhile: settle it again
 */
export async function settle(hint: Message, lookups: Lookups, now: Date): Promise<void> {
  const { table } = lookups
  const submission = await findSubmission(table, hint.data.form, hashInSubject(hint.subject))
  const form = await findForm(table, hint.data.form)
  if (submission === undefined || form === undefined) {
    throw new NotFound(`${hint.subject} is not in the table`)
  }
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
    await settleAs(understanding, danger, districts, { ...arrival, lookups }, now)
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
  districts: readonly DistrictRow[],
  { submission, form, table, lookups }: SubmissionInHand & { readonly lookups: Lookups },
  now: Date,
): Promise<void> {
  if (!understanding.isComplete) {
    const { submission: next, events } = quarantine(submission, understanding.problems, danger, now)
    return commit(table, [{ replace: submissionShape.toItem(next) }], events)
  }
  const district = districts.find(({ id }) => id === districtOf(understanding.place, form))
  if (district === undefined) throw new NotFound(`district of form ${form.id} is gone: load it again`)
  const household = householdIdOf(referralIdOf(submission))
  const persons = personsIn(understanding.answers, household)
  const possiblyKnown = await findPossiblyKnown(lookups, persons, household)
  const caseCode = await nextCaseCode(table, district, new Date(submission.receivedAt))
  const understood = { ...understanding, form, caseCode, danger, possiblyKnown }
  const registered = register(submission, understood, now)
  const changes = [
    { replace: submissionShape.toItem(registered.submission) },
    { create: referralShape.toItem(registered.referral) },
    { create: caseCodeItem(registered.referral) },
    { create: householdShape.toItem(registered.household) },
    ...persons.map((person) => ({ create: personShape.toItem(person) })),
    ...(await lookupItems(lookups, registered.household, persons)).map((create) => ({ create })),
  ]
  return commit(table, changes, registered.events)
}

async function nextCaseCode(table: Table, district: DistrictRow, receivedAt: Date): Promise<string> {
  const number = await nextCaseNumber(table, district.id, caseYear(receivedAt))
  return caseCode(district.codePrefix, receivedAt, number)
}
