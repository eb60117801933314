import type { Occasion } from '../../../events/announce.ts'
import { again } from '../../../shared/casework/again.ts'
import type { Submission } from '../../../shared/domain/submission.ts'
import { readSupplement, type Supplement } from '../../../shared/domain/supplement.ts'
import { NotFound, Unreadable } from '../../../shared/errors.ts'
import { commit } from '../../../shared/table/commit.ts'
import {
  findBody,
  findSubmission,
  submissionShape,
  supplementItem,
} from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { add, type Writing } from './addition.ts'

/**
 * Keeps what a sender wrote on its page, once, in one transaction with its event.
 * @throws NotFound when the submission is gone
 * @throws Conflict when it was changed again and again
 */
export async function keepAddition(
  table: Table,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
  writing: Writing,
  occasion: Occasion,
): Promise<'kept' | 'known' | 'refused'> {
  return again(async () => {
    const existing = await findSubmission(table, form, hash)
    if (existing === undefined) throw new NotFound(`submission ${form}.${hash} is gone`)
    const added = add(existing, await addedSoFar(table, existing), writing, occasion)
    if (typeof added === 'string') return added
    const { submission, over, bytes, event } = added
    const changes = [
      { replace: submissionShape.toItem(submission) },
      { create: supplementItem(submission, bytes, { over, at: occasion.at }) },
    ]
    await commit(table, changes, [event])
    return 'kept'
  })
}

async function addedSoFar(table: Table, existing: Submission): Promise<Supplement | undefined> {
  if (existing.supplementOver === undefined) return undefined
  const { bytes } = (await findBody(table, existing)) ?? {}
  const before = bytes === undefined ? undefined : readSupplement(bytes)
  if (before !== undefined) return before
  throw new Unreadable(`body ${existing.bodyHash} of ${existing.form}.${existing.hash} is no supplement`)
}
