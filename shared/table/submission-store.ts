import * as z from 'zod/mini'
import { hashBytes } from '../domain/hash.ts'
import { hexId, instant } from '../domain/identifier.ts'
import {
  type Submission,
  type SubmissionStatus,
  submission,
  submissionSubject,
} from '../domain/submission.ts'
import { type Addition, readSupplement } from '../domain/supplement.ts'
import { Unreadable } from '../errors.ts'
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

/**
 * One version of what was sent: as the form's provider sent it, byte for byte, or what the sender added over that on its
 * page, in bytes of our own. Immutable: the same bytes are the same item.
 */
const body = z.object({
  form: z.string(),
  submission: hexId,
  hash: hexId,
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  contentType: z.string(),
  receivedAt: instant,
  /** The provider's body below it; absent when it is one itself. */
  over: z.optional(hexId),
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

/** What a sender added on its page, as an item of its own. */
export function supplementItem(
  { form, hash: submission }: Pick<Submission, 'form' | 'hash'>,
  bytes: Uint8Array,
  { over, at }: { readonly over: string; readonly at: Date },
): Item {
  const its = { form, submission, hash: hashBytes(bytes), bytes, over }
  return bodyItem({ ...its, contentType: 'application/json', receivedAt: at.toISOString() })
}

/** A submission as it stands now, by its form and hash. */
export async function findSubmission(
  table: Table,
  form: string,
  hash: string,
): Promise<Submission | undefined> {
  return find(table, submissionShape, key.submission(form, hash))
}

/** The bytes of one version of a submission; by default of the one that counts. */
export async function findBody(
  table: Table,
  { form, hash, bodyHash }: Submission,
  ofHash = bodyHash,
): Promise<Body | undefined> {
  return find(table, bodyShape, key.body(form, hash, ofHash))
}

/** A version of a submission: what the form's provider sent, and what the sender added to it on its page. */
export interface Version {
  readonly body: Body
  readonly additions: readonly Addition[]
}

/**
 * One version of a submission, by default the one that counts; undefined when a part of it is not in the table.
 * @throws Unreadable when what was added is not as it is written here
 */
export async function findVersion(
  table: Table,
  submission: Submission,
  ofHash = submission.bodyHash,
): Promise<Version | undefined> {
  const newest = await findBody(table, submission, ofHash)
  if (newest?.over === undefined) return newest === undefined ? undefined : { body: newest, additions: [] }
  const supplement = readSupplement(newest.bytes)
  if (supplement === undefined)
    throw new Unreadable(`body ${ofHash} of ${submissionSubject(submission)} is no supplement`)
  const body = await findBody(table, submission, newest.over)
  return body === undefined ? undefined : { body, additions: supplement.additions }
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
