import { announce } from '../../events/announce.ts'
import { submissionCompleted } from '../../events/submission-completed.ts'
import { refusalOfCorrection } from '../../functions/intake/correction.ts'
import { vocabularyOf } from '../../functions/intake/mapping/vocabulary.ts'
import { type FormField, formField } from '../../shared/domain/field.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { type Submission, submissionBase, submissionSubject } from '../../shared/domain/submission.ts'
import { Refused } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { findForm } from '../../shared/table/form-store.ts'
import { findSubmission, submissionShape } from '../../shared/table/submission-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { neutral, requireSubmission, type SubmissionName } from './submission.ts'

export type Corrections = Partial<Record<FormField, string>>

export interface Replay extends SubmissionName {
  readonly corrections: Corrections
  /** What was sent while the form was tried out is a real family after all. */
  readonly isReal?: boolean | undefined
  /** How long what becomes of it is waited for. */
  readonly waitSeconds: number
}

/**
 * Has a submission read again, with what a person corrected; an empty correction takes an earlier one back.
 * @throws NotFound when the form sent no such submission
 * @throws Refused when it is a referral or an application already, when it was a test of a form that is live now and is not said to be
 * real, or when a correction cannot be read: nothing is kept then
 */
export async function replaySubmission(connection: Connection, replay: Replay) {
  const { form, submissionId, corrections, waitSeconds } = replay
  const submission = await requireSubmission(connection, replay)
  if (submission.status === 'registered') {
    throw new Refused(`submission ${submissionId} is registered: see "referral show ${submission.referral}"`)
  }
  if (submission.status === 'applied') {
    throw new Refused(`submission ${submissionId} is an application: see "mentor show ${submission.mentor}"`)
  }
  const { isTest, ...base } = submissionBase(submission)
  const isStillTest = isTest === true && replay.isReal !== true
  if (isStillTest) await requireTesting(connection, replay)
  await requireReadable(connection, replay)
  const all = Object.entries({ ...submission.corrections, ...corrections })
  const next: Submission = {
    ...base,
    ...(isStillTest ? { isTest } : {}),
    corrections: Object.fromEntries(all.filter(([, value]) => value.trim() !== '')),
    status: 'received',
    version: submission.version + 1,
  }
  const { district, version } = next
  const event = announce(
    submissionCompleted,
    { ...occasionOf(connection), correlationId: submission.correlationId },
    {
      subject: submissionSubject(next),
      district,
      version,
      data: { form, fields: Object.keys(corrections).map((name) => formField.parse(name)) },
    },
  )
  const changes = [{ replace: submissionShape.toItem(next) }]
  await commit(connection.table, changes, [event]).catch(refusedWhenChanged(`submission ${submissionId}`))
  return neutral(await settled(connection, next, waitSeconds))
}

/** A test must not become the referral of an invented family because its form is live by now. */
async function requireTesting({ table }: Connection, { form, submissionId }: SubmissionName): Promise<void> {
  if ((await findForm(table, form))?.isTesting === true) return
  throw new Refused(
    `submission ${submissionId} was sent while the form was tried out: if it is a real family, add --real`,
  )
}

/** A mistyped correction would outweigh whatever right version the sender sends later. */
async function requireReadable({ table, now }: Connection, { form, corrections }: Replay): Promise<void> {
  const { kind = 'referral' } = (await findForm(table, form)) ?? {}
  const { fields, isNone } = vocabularyOf(kind)
  const context = { districts: await listDistricts(table), today: romeDate(now()) }
  for (const [name, value] of Object.entries(corrections)) {
    if (!fields.some((one) => one === name)) {
      throw new Refused(`nothing was changed: --correct ${name}: ${isNone}; use one of ${fields.join(', ')}`)
    }
    if (value.trim() === '') continue
    const refusal = refusalOfCorrection(formField.parse(name), value, context)
    if (refusal !== undefined)
      throw new Refused(`nothing was changed: --correct ${name}=${value}: ${refusal}`)
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
