import { sentText } from '../../functions/intake/answer-text.ts'
import { readMultipart } from '../../functions/intake/providers/multipart.ts'
import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import { requireMaySee } from '../../shared/casework/seen-family.ts'
import type { Problem } from '../../shared/domain/field.ts'
import { type Submission, submissionSubject } from '../../shared/domain/submission.ts'
import { parseJson } from '../../shared/json.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import { findMentor } from '../../shared/table/mentor-store.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { type Body, findVersion, type Version } from '../../shared/table/submission-store.ts'
import type { Connection } from '../connection.ts'
import { explanationOf } from '../forms/explanation.ts'
import { requireForm } from '../forms/form.ts'
import { noteView, occasionOf } from '../operator.ts'
import { neutral, requireSubmission } from './submission.ts'

/**
 * One submission and what is wrong with it; what it says only when that is asked for, which leaves a view.
 * @throws NotFound when the form sent no such submission
 * @throws Refused when it is of a restricted family, or of a mentor of another district, and not for this person to see
 */
export async function showSubmission(
  connection: Connection,
  form: string,
  submissionId: string,
  isPersonal: boolean,
) {
  const submission = await requireSubmission(connection, { form, submissionId })
  const subject = submissionSubject(submission)
  const shown = {
    ...neutral(submission),
    ...newerVersion(submission),
    subject,
    ...(await inTheFormsWords(connection, submission, isPersonal)),
  }
  const { corrections } = submission
  if (!isPersonal) return { ...shown, corrections: Object.keys(corrections) }
  await requireMaySeeFamilyOf(connection, submission)
  await requireMaySeeMentorOf(connection, submission)
  await noteView(connection, subject, 'personal-data')
  const note = submission.status === 'discarded' ? submission.note : undefined
  const version = await findVersion(connection.table, submission)
  const text = version === undefined ? undefined : readableBody(version.body)
  return {
    ...{ ...shown, corrections, ...(note === undefined ? {} : { note }), body: text },
    // What the sender wrote on its page, over that.
    ...(version === undefined || version.additions.length === 0 ? {} : { added: addedTo(version) }),
  }
}

/** What a restricted family's form said is no more for everybody than what was made of it. */
async function requireMaySeeFamilyOf({ table, operator }: Connection, submission: Submission): Promise<void> {
  const referral =
    submission.status === 'registered' ? await findReferral(table, submission.referral) : undefined
  const household = referral === undefined ? undefined : await findHousehold(table, referral.household)
  if (household !== undefined) await requireMaySee(table, household, operator)
}

/** What somebody wrote who mentors now is for whoever may see the mentor. */
async function requireMaySeeMentorOf(connection: Connection, submission: Submission): Promise<void> {
  if (submission.status !== 'applied') return
  const { district } = (await findMentor(connection.table, submission.mentor)) ?? submission
  const deed = `what mentor ${submission.mentor} wrote, is shown to people of ${district}`
  await requireOwnDistrict(connection.table, occasionOf(connection), { district, deed })
}

/** A version that came after the submission became a referral, or an application, is kept beside it, and not in that. */
function newerVersion(submission: Submission): { newerVersionAt?: string } {
  const isNewer =
    (submission.status === 'registered' && submission.bodyAt > submission.registeredAt) ||
    (submission.status === 'applied' && submission.bodyHash !== submission.appliedBody)
  return isNewer ? { newerVersionAt: submission.bodyAt } : {}
}

/** What is wrong, question by question, as the form calls it; what was answered only when that is asked for. */
async function inTheFormsWords(connection: Connection, submission: Submission, isPersonal: boolean) {
  if (!('problems' in submission)) return {}
  const form = await requireForm(connection, submission.form)
  const { lines } = await explanationOf(connection, submission, form, sentText)
  const wrong = lines.filter(({ problem }) => problem !== undefined)
  return {
    explained: wrong.map(({ verdict, field, called, problem, value }) => ({
      verdict: verdict === 'missing' && value !== undefined ? unusable(problem) : verdict,
      field,
      ...(called === undefined ? {} : { called }),
      problem,
      ...(isPersonal && value !== undefined ? { value } : {}),
    })),
  }
}

/** An answer is there, and will not do. */
function unusable(problem: Problem['problem'] | undefined): string {
  return problem === 'not-of-age' ? 'not accepted' : 'not understood'
}

function addedTo({ additions }: Version) {
  return additions.map(({ at, answers }) => ({ at, ...answers }))
}

/** A body as a person can read it: one in parts as an object of them, its JSON unfolded; any other as it was sent. */
function readableBody({ bytes, contentType }: Body): string {
  const parts = contentType.startsWith('multipart/') ? readMultipart(bytes) : undefined
  if (parts === undefined) return textOf(bytes)
  const fields = [...parts.fields].map(([name, value]) => {
    const text = textOf(value)
    return [name, parseJson(text) ?? text]
  })
  return JSON.stringify(Object.fromEntries(fields), null, 2)
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
