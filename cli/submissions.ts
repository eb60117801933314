import { announce } from '../events/announce.ts'
import { submissionCompleted } from '../events/submission-completed.ts'
import { faultOfCorrection } from '../functions/intake/correction.ts'
import { type FieldName, fieldName } from '../shared/domain/field.ts'
import { romeDate } from '../shared/domain/rome.ts'
import {
  type Submission,
  type SubmissionStatus,
  submissionBase,
  submissionStatuses,
  submissionSubject,
} from '../shared/domain/submission.ts'
import { Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import {
  findBody,
  findSubmission,
  submissionRows,
  submissionShape,
} from '../shared/table/submission-store.ts'
import { refusedWhenChanged } from './conflicts.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { requireSubmission } from './found-submission.ts'
import { byTime, collect, latestOf } from './lists.ts'
import { inTheFormsWords, neutral, readableBody } from './shown-submission.ts'
import { noteView } from './views.ts'

export type Corrections = Partial<Record<FieldName, string>>

/** Rows of all submissions, or of those in one status, oldest first. */
export async function listSubmissions({ table }: Connection, status?: SubmissionStatus) {
  const statuses = status === undefined ? submissionStatuses : [status]
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) => statuses.map((one) => submissionRows(table, id, one)))
  return byTime(latestOf(await collect(lists), ['form', 'hash']), 'receivedAt')
}

/** One submission and what is wrong with it; what it says only when that is asked for, which leaves a view. */
export async function showSubmission(
  connection: Connection,
  form: string,
  submissionId: string,
  isPersonal: boolean,
) {
  const submission = await requireSubmission(connection, form, submissionId)
  const subject = submissionSubject(submission)
  const shown = {
    ...neutral(submission),
    ...newerVersion(submission),
    subject,
    ...(await inTheFormsWords(connection, submission, isPersonal)),
  }
  const { corrections } = submission
  if (!isPersonal) return { ...shown, corrections: Object.keys(corrections) }
  const { table } = connection
  await noteView(connection, subject, 'personal-data')
  const note = submission.status === 'discarded' ? submission.note : undefined
  const body = await findBody(table, submission)
  const text = body === undefined ? undefined : readableBody(body)
  return { ...shown, corrections, ...(note === undefined ? {} : { note }), body: text }
}

/** A version that came after the submission became a referral is kept beside it, and not in the referral. */
function newerVersion(submission: Submission): { newerVersionAt?: string } {
  const isNewer = submission.status === 'registered' && submission.bodyAt > submission.registeredAt
  return isNewer ? { newerVersionAt: submission.bodyAt } : {}
}

/**
 * Has a submission read again, with what a person corrected; an empty correction takes an earlier one back.
 * @throws Refused when it is a referral already, or when a correction cannot be read: nothing is kept then
 */
export async function replaySubmission(
  connection: Connection,
  form: string,
  submissionId: string,
  corrections: Corrections,
  waitSeconds: number,
) {
  const submission = await requireSubmission(connection, form, submissionId)
  if (submission.status === 'registered') {
    throw new Refused(`submission ${submissionId} is registered: see "referral show ${submission.referral}"`)
  }
  await requireReadable(connection, corrections)
  const all = Object.entries({ ...submission.corrections, ...corrections })
  const next: Submission = {
    ...submissionBase(submission),
    corrections: Object.fromEntries(all.filter(([, value]) => value.trim() !== '')),
    status: 'received',
    version: submission.version + 1,
  }
  const { district, version } = next
  const event = announce(
    submissionCompleted,
    { ...opsOccasion(connection.now(), connection.operator), correlationId: submission.correlationId },
    {
      subject: submissionSubject(next),
      district,
      version,
      data: { form, fields: Object.keys(corrections) as FieldName[] },
    },
  )
  const changes = [{ replace: submissionShape.toItem(next) }]
  await commit(connection.table, changes, [event]).catch(refusedWhenChanged(`submission ${submissionId}`))
  return neutral(await settled(connection, next, waitSeconds))
}

/** A mistyped correction would outweigh whatever right version the sender sends later. */
async function requireReadable({ table, now }: Connection, corrections: Corrections): Promise<void> {
  const context = { districts: await listDistricts(table), today: romeDate(now()) }
  for (const [name, value] of Object.entries(corrections)) {
    const fault = value.trim() === '' ? undefined : faultOfCorrection(fieldName.parse(name), value, context)
    if (fault !== undefined) throw new Refused(`--correct ${name}=${value}: ${fault}; nothing was changed`)
  }
}

const POLL_MS = 200

/** Waits until the submission is read; as it stands when the time is over. */
async function settled(
  { table }: Connection,
  submission: Submission,
  waitSeconds: number,
): Promise<Submission> {
  const until = Date.now() + waitSeconds * 1000
  let present: Submission | undefined = submission
  while (present?.status === 'received' && Date.now() < until) {
    await new Promise((resume) => setTimeout(resume, POLL_MS))
    present = await findSubmission(table, submission.form, submission.hash)
  }
  return present ?? submission
}
