import { sentText } from '../functions/intake/answer-text.ts'
import { readMultipart } from '../functions/intake/providers/multipart.ts'
import type { Submission } from '../shared/domain/submission.ts'
import { parseJson } from '../shared/json.ts'
import type { Body } from '../shared/table/submission-store.ts'
import type { Connection } from './connection.ts'
import { explained } from './explained.ts'
import { requireForm } from './forms.ts'

/** What everybody may see of a submission. */
export function neutral(submission: Submission) {
  const { partner, form, submissionId, status, receivedAt } = submission
  const problems = 'problems' in submission ? submission.problems : []
  const danger = submission.dangerRaised?.said
  return {
    partner,
    form,
    submissionId,
    status,
    problems,
    ...(danger === undefined ? {} : { danger }),
    receivedAt,
    ...outcomeOf(submission),
  }
}

function outcomeOf(submission: Submission) {
  if (submission.status === 'registered') return { referral: submission.referral }
  if (submission.status !== 'discarded') return {}
  const { discardedAt, reason } = submission
  return { discardedAt, reason }
}

/** What is wrong, question by question, as the form calls it; what was answered only when that is asked for. */
export async function inTheFormsWords(connection: Connection, submission: Submission, isPersonal: boolean) {
  if (submission.status !== 'quarantined' && submission.status !== 'tested') return {}
  const form = await requireForm(connection, submission.form)
  const { lines } = await explained(connection, submission, form, sentText)
  const wrong = lines.filter(({ problem }) => problem !== undefined)
  return {
    explained: wrong.map(({ verdict, field, called, problem, value }) => ({
      verdict,
      field,
      ...(called === undefined ? {} : { called }),
      problem,
      ...(isPersonal && value !== undefined ? { value } : {}),
    })),
  }
}

/** A body as a person can read it: one in parts as an object of them, its JSON unfolded; any other as it was sent. */
export function readableBody({ bytes, contentType }: Body): string {
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
