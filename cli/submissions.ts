import { announce } from '../events/announce.ts'
import { submissionCompleted } from '../events/submission-completed.ts'
import { faultOfCorrection } from '../functions/intake/correction.ts'
import { type FieldName, fieldName } from '../shared/domain/field.ts'
import { romeDate } from '../shared/domain/rome.ts'
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
  const shown = {
    ...neutral(submission),
    ...newerVersion(submission),
    subject: submissionSubject(submission),
  }
  const { corrections } = submission
  if (!isPersonal) return { ...shown, corrections: Object.keys(corrections) }
  const body = await findBody(connection.table, submission)
  const text = body === undefined ? undefined : Buffer.from(body.bytes).toString('utf8')
  return { ...shown, corrections, body: text }
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

/** The CLI names a submission as it was sent; when it was sent without an id, by the hash of its first body. The hash in its subject will do, too. */
async function requireSubmission(
  { table }: Connection,
  form: string,
  submissionId: string,
): Promise<Submission> {
  const found =
    (await findSubmission(table, form, submissionHash(form, submissionId))) ??
    (await findSubmission(table, form, submissionId))
  if (found === undefined)
    throw new NotFound(`form ${form} sent no submission ${submissionId}: see "submission list"`)
  return found
}

function neutral(submission: Submission) {
  const { partner, form, submissionId, status, receivedAt } = submission
  const problems = submission.status === 'quarantined' ? submission.problems : []
  const danger = submission.dangerRaised?.said
  const referral = submission.status === 'registered' ? { referral: submission.referral } : {}
  return {
    partner,
    form,
    submissionId,
    status,
    problems,
    ...(danger === undefined ? {} : { danger }),
    receivedAt,
    ...referral,
  }
}
