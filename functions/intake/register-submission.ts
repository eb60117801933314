import * as z from 'zod/mini'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { submissionReceived } from '../../events/submission-received.ts'
import { caseCode, caseYear } from '../../shared/domain/case-code.ts'
import type { DistrictRow } from '../../shared/domain/district.ts'
import type { Form } from '../../shared/domain/form.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { hashInSubject, type Submission } from '../../shared/domain/submission.ts'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { commit } from '../../shared/table/commit.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { householdShape, personShape } from '../../shared/table/household-store.ts'
import { caseCodeItem, nextCaseNumber, referralShape } from '../../shared/table/referral-store.ts'
import { findBody, findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { type Danger, graver, isToBeRaised } from './danger.ts'
import { providers } from './providers.ts'
import { districtOf, quarantine, raiseDanger, register } from './registration.ts'
import { type Understanding, understand } from './understand.ts'

/** What the intake queue carries: the event is a hint, the table says what is to be done. */
const message = z.discriminatedUnion('type', [submissionReceived.schema, submissionCompleted.schema])
type Message = z.infer<typeof message>

/**
 * Consumes the intake queue: a received submission becomes a referral with its household in one transaction, or is
 * quarantined with every problem. A repeated message finds nothing left to do.
 */
export const handler = queueHandler(message, () => openTable(setting('TABLE_NAME')), take)

const MAX_ATTEMPTS = 3

async function take(hint: Message, table: Table, now: Date): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await settle(hint, table, now)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

async function settle(hint: Message, table: Table, now: Date): Promise<void> {
  const submission = await findSubmission(table, hint.data.form, hashInSubject(hint.subject))
  const form = await findForm(table, hint.data.form)
  if (submission === undefined || form === undefined)
    throw new NotFound(`${hint.subject} is not in the table`)
  if (submission.status !== 'received') return heedDanger(hint, submission, form, table, now)
  const districts = await listDistricts(table)
  const understanding = await read(submission, submission.body, form, districts, table)
  const danger = graver(understanding.danger, await dangerOfHint(hint, submission, form, table))
  if ('problems' in understanding) {
    const { submission: next, events } = quarantine(submission, understanding.problems, danger, now)
    return commit(table, [{ replace: submissionShape.toItem(next) }], events)
  }
  const district = districts.find(({ id }) => id === districtOf(understanding.place, form))
  if (district === undefined)
    throw new NotFound(`district of ${hint.subject} is not in the table: add it again`)
  const code = await nextCaseCode(table, district, new Date(submission.receivedAt))
  const registered = register(submission, { ...understanding, form, caseCode: code, danger }, now)
  await commit(
    table,
    [
      { replace: submissionShape.toItem(registered.submission) },
      { create: referralShape.toItem(registered.referral) },
      { create: caseCodeItem(registered.referral) },
      { create: householdShape.toItem(registered.household) },
      ...registered.persons.map((person) => ({ create: personShape.toItem(person) })),
    ],
    registered.events,
  )
  log.info('registered', { subject: hint.subject, referral: registered.referral.id })
}

async function read(
  submission: Submission,
  bodyHash: string,
  form: Form,
  districts: readonly DistrictRow[],
  table: Table,
): Promise<Understanding> {
  const body = await findBody(table, submission, bodyHash)
  if (body === undefined)
    throw new NotFound(`body ${bodyHash} of submission ${submission.form} ${submission.hash} is gone`)
  const receivedOn = romeDate(new Date(submission.receivedAt))
  const provider = providers[form.provider]
  return understand({
    provider,
    body: body.bytes,
    corrections: submission.corrections,
    districts,
    receivedOn,
  })
}

/** A version that was overtaken by a newer one before it was read may have told a danger: it is heeded too. */
async function dangerOfHint(
  hint: Message,
  submission: Submission,
  form: Form,
  table: Table,
): Promise<Danger> {
  if (hint.type !== 'submission.received' || hint.data.body === submission.body) return 'no'
  return (await read(submission, hint.data.body, form, [], table)).danger
}

/** A settled submission needs nothing more, unless the version that is announced tells a danger for the first time. */
async function heedDanger(
  hint: Message,
  submission: Submission,
  form: Form,
  table: Table,
  now: Date,
): Promise<void> {
  if (hint.type !== 'submission.received' || submission.dangerRaisedAt !== undefined) return
  const { danger } = await read(submission, hint.data.body, form, [], table)
  if (!isToBeRaised(danger, submission)) return
  const { submission: next, events } = raiseDanger(submission, danger, now)
  await commit(table, [{ replace: submissionShape.toItem(next) }], events)
}

async function nextCaseCode(table: Table, district: DistrictRow, receivedAt: Date): Promise<string> {
  const number = await nextCaseNumber(table, district.id, caseYear(receivedAt))
  return caseCode(district.codePrefix, receivedAt, number)
}
