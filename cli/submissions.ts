import { announce } from '../events/announce.ts'
import { submissionCompleted } from '../events/submission-completed.ts'
import type { FieldName } from '../shared/domain/field.ts'
import {
  type Submission,
  type SubmissionStatus,
  submissionBase,
  submissionHash,
  submissionStatuses,
  submissionSubject,
} from '../shared/domain/submission.ts'
import { Conflict, NotFound, Refused } from '../shared/errors.ts'
import { commit } from '../shared/table/commit.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import {
  findBody,
  findSubmission,
  submissionRows,
  submissionShape,
} from '../shared/table/submission-store.ts'
import { type Connection, opsOccasion } from './connection.ts'
import { byTime, collect, latestOf } from './lists.ts'

export type Corrections = Partial<Record<FieldName, string>>

/** Rows of all submissions, or of those in one status, oldest first. */
export async function listSubmissions({ table }: Connection, status?: SubmissionStatus) {
  const statuses = status === undefined ? submissionStatuses : [status]
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) => statuses.map((one) => submissionRows(table, id, one)))
  return byTime(latestOf(await collect(lists), ['form', 'hash']), 'receivedAt')
}

export async function showSubmission(
  connection: Connection,
  form: string,
  submissionId: string,
  isPersonal: boolean,
) {
  const submission = await requireSubmission(connection, form, submissionId)
  if (!isPersonal) return neutral(submission)
  const body = await findBody(connection.table, submission)
  const text = body === undefined ? undefined : Buffer.from(body.bytes).toString('utf8')
  return { ...neutral(submission), corrections: submission.corrections, body: text }
}

/**
 * Has a submission read again, with what a person corrected.
 * @throws Refused when it is a referral already
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
  const next: Submission = {
    ...submissionBase(submission),
    corrections: { ...submission.corrections, ...corrections },
    status: 'received',
    version: submission.version + 1,
  }
  const { district, version } = next
  const event = announce(
    submissionCompleted,
    { ...opsOccasion(connection.now()), correlationId: submission.correlationId },
    {
      subject: submissionSubject(next),
      district,
      version,
      data: { form, fields: Object.keys(corrections) as FieldName[] },
    },
  )
  await commit(connection.table, [{ replace: submissionShape.toItem(next) }], [event]).catch(
    (error: unknown) => {
      if (!(error instanceof Conflict)) throw error
      throw new Refused(`submission ${submissionId} was changed at the same moment: try again`, {
        cause: error,
      })
    },
  )
  return neutral(await settled(connection, next, waitSeconds))
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

/** The CLI names a submission as it was sent; when it was sent without an id, by the hash of its first body. */
async function requireSubmission(
  { table }: Connection,
  form: string,
  submissionId: string,
): Promise<Submission> {
  const found = await findSubmission(table, form, submissionHash(form, submissionId))
  if (found === undefined)
    throw new NotFound(`form ${form} sent no submission ${submissionId}: see "submission list"`)
  return found
}

function neutral(submission: Submission) {
  const { partner, form, submissionId, status, receivedAt } = submission
  const problems = submission.status === 'quarantined' ? submission.problems : []
  const referral = submission.status === 'registered' ? { referral: submission.referral } : {}
  return { partner, form, submissionId, status, problems, receivedAt, ...referral }
}
