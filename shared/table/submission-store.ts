import * as z from 'zod/mini'
import { hexId, instant } from '../domain/identifier.ts'
import { type Submission, type SubmissionStatus, submission } from '../domain/submission.ts'
import { index, key } from './keys.ts'
import { find, queryIndex, queryList } from './read.ts'
import { type Item, type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const submissionShape = shape({
  name: 'submission',
  schema: submission,
  key: ({ form, hash }) => key.submission(form, hash),
  indexes: (submission) => ({
    gsi1pk: index.submissions(submission.district, submission.status),
    gsi1sk: submission.receivedAt,
    gsi2pk: index.formSubmissions(submission.form),
    gsi2sk: submission.bodyAt,
    list: listRow(submission),
  }),
  // The second only stands in one index more, by form.
  lifts: [(first) => first],
})

function listRow(submission: Submission): ListRow {
  const { partner, form, submissionId, hash, status, receivedAt, bodyAt } = submission
  const problems = 'problems' in submission ? submission.problems : []
  const danger = submission.dangerRaised?.said
  return { partner, form, submissionId, hash, status, problems, danger, receivedAt, bodyAt }
}

/** One version of what was sent, byte for byte. Immutable: the same bytes are the same item. */
const body = z.object({
  form: z.string(),
  submission: hexId,
  hash: hexId,
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  contentType: z.string(),
  receivedAt: instant,
})
export type Body = z.infer<typeof body>

export const bodyShape = shape({
  name: 'body',
  schema: body,
  key: ({ form, submission, hash }) => key.body(form, submission, hash),
})

/** A body as an item of its own: created once, never changed. */
export function bodyItem(body: Body): Item {
  return bodyShape.toItem(body)
}

/** A submission as it stands now, by its form and hash. */
export async function findSubmission(
  table: Table,
  form: string,
  hash: string,
): Promise<Submission | undefined> {
  return find(table, submissionShape, key.submission(form, hash))
}

/** One version of a submission, byte for byte; by default the one that counts. */
export async function findBody(
  table: Table,
  { form, hash, bodyHash }: Submission,
  ofHash = bodyHash,
): Promise<Body | undefined> {
  return find(table, bodyShape, key.body(form, hash, ofHash))
}

/** Rows of one district's submissions in one status, by first arrival. May be seconds behind. */
export function submissionRows(
  table: Table,
  district: string,
  status: SubmissionStatus,
  upTo?: Date,
): AsyncGenerator<ListRow> {
  return queryList(table, index.submissions(district, status), upTo?.toISOString())
}

/** What a form sent last, as it stands now; by its newest version. May be seconds behind. */
export async function findLastSubmission(table: Table, form: string): Promise<Submission | undefined> {
  const pk = index.formSubmissions(form)
  for await (const entry of queryIndex(table, { index: 'gsi2', pk, isNewestFirst: true, pageSize: 1 })) {
    return find(table, submissionShape, { pk: String(entry['pk']), sk: String(entry['sk']) })
  }
  return undefined
}
