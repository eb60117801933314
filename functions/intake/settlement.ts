import * as z from 'zod/mini'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { caseCode, caseYear } from '../../shared/domain/case-code.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Form } from '../../shared/domain/form.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { hashInSubject, type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { Conflict, NotFound, Unavailable } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { commit } from '../../shared/table/commit.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import {
  caseCodeItem,
  findReferral,
  nextCaseNumber,
  referralShape,
} from '../../shared/table/referral-store.ts'
import { findBody, findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { type Danger, graver, isToBeRaised } from './danger.ts'
import { providers } from './providers.ts'
import { districtOf, quarantine, raiseDanger, register } from './registration.ts'
import { type Understanding, understand } from './understanding.ts'

/** What the intake queue carries: the event is a hint, the table says what is to be done. */
export const message = z.discriminatedUnion('type', [submissionReceived.schema, submissionCompleted.schema])
export type Message = z.infer<typeof message>

/** What a message leads to: the submission as it stands now, and the form that it came by. */
interface Arrival {
  readonly hint: Message
  readonly submission: Submission
  readonly form: Form
  readonly table: Table
}

/**
 * Settles a submission: it becomes a referral with its household in one transaction, or is quarantined with every
 * problem. One that is settled already is left alone, but for a danger not told before.
 * @throws Conflict when somebody changed it meanwhile: settle it again
 */
export async function settle(hint: Message, table: Table, now: Date): Promise<void> {
  const submission = await findSubmission(table, hint.data.form, hashInSubject(hint.subject))
  const form = await findForm(table, hint.data.form)
  if (submission === undefined || form === undefined) {
    throw new NotFound(`${hint.subject} is not in the table`)
  }
  const arrival = { hint, submission, form, table }
  if (submission.status !== 'received') return heedDanger(arrival, now)
  const districts = await currentDistricts(arrival)
  const understanding = await read(arrival, submission.bodyHash, districts)
  const danger = graver(understanding.danger, await overtakenDanger(arrival))
  try {
    await settleAs(understanding, danger, districts, arrival, now)
  } catch (error) {
    if (!(error instanceof Conflict)) await raise(danger, arrival, now)
    throw error
  }
  log.info('settled', { subject: hint.subject, correlationId: submission.correlationId })
}

async function settleAs(
  understanding: Understanding,
  danger: Danger,
  districts: readonly DistrictRow[],
  { submission, form, table }: Arrival,
  now: Date,
): Promise<void> {
  if ('problems' in understanding) {
    const { submission: next, events } = quarantine(submission, understanding.problems, danger, now)
    return commit(table, [{ replace: submissionShape.toItem(next) }], events)
  }
  const district = districts.find(({ id }) => id === districtOf(understanding.place, form))
  if (district === undefined) throw new NotFound(`district of form ${form.id} is gone: load it again`)
  const caseCode = await nextCaseCode(table, district, new Date(submission.receivedAt))
  const registered = register(submission, { ...understanding, form, caseCode, danger }, now)
  const changes = [
    { replace: submissionShape.toItem(registered.submission) },
    { create: referralShape.toItem(registered.referral) },
    { create: caseCodeItem(registered.referral) },
    { create: householdShape.toItem(registered.household) },
    ...registered.persons.map((person) => ({ create: personShape.toItem(person) })),
  ]
  return commit(table, changes, registered.events)
}

/** @throws Unavailable while the index does not show the form's own district: a family must not seem out of area */
async function currentDistricts({ form, table }: Arrival): Promise<readonly DistrictRow[]> {
  const districts = await listDistricts(table)
  if (districts.some(({ id }) => id === form.district)) return districts
  throw new Unavailable(`the list of districts is behind: district ${form.district} is not in it yet`)
}

/** Reads one version of the submission; no district is needed to hear of a danger. */
async function read(
  { submission, form, table }: Arrival,
  bodyHash: string,
  districts: readonly DistrictRow[] = [],
): Promise<Understanding> {
  const body = await findBody(table, submission, bodyHash)
  if (body === undefined) throw new NotFound(`body ${bodyHash} of ${submissionSubject(submission)} is gone`)
  const receivedOn = romeDate(new Date(submission.receivedAt))
  const { corrections } = submission
  return understand({
    provider: providers[form.provider],
    body: body.bytes,
    corrections,
    districts,
    receivedOn,
  })
}

/** A version that was overtaken by a newer one before it was read may have told a danger: it is heeded too. */
async function overtakenDanger(arrival: Arrival): Promise<Danger> {
  const { hint, submission } = arrival
  if (hint.type !== 'submission.received' || hint.data.bodyHash === submission.bodyHash) return 'no'
  return (await read(arrival, hint.data.bodyHash)).danger
}

/** A settled submission needs nothing more, unless the version that is announced tells a danger not told before. */
async function heedDanger(arrival: Arrival, now: Date): Promise<void> {
  const { hint } = arrival
  if (hint.type !== 'submission.received') return
  await raise((await read(arrival, hint.data.bodyHash)).danger, arrival, now)
}

/** Raises a danger by itself: of a later version, or of a submission that cannot be settled for another reason. */
async function raise(danger: Danger, { submission, table }: Arrival, now: Date): Promise<void> {
  if (!isToBeRaised(danger, submission)) return
  const isRegistered = submission.status === 'registered'
  const referral = isRegistered ? await findReferral(table, submission.referral) : undefined
  const next = raiseDanger(submission, referral, danger, now)
  const changes = [
    { replace: submissionShape.toItem(next.submission) },
    ...(next.referral === undefined ? [] : [{ replace: referralShape.toItem(next.referral) }]),
  ]
  await commit(table, changes, next.events)
}

async function nextCaseCode(table: Table, district: DistrictRow, receivedAt: Date): Promise<string> {
  const number = await nextCaseNumber(table, district.id, caseYear(receivedAt))
  return caseCode(district.codePrefix, receivedAt, number)
}
