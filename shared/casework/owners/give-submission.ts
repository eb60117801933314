import { announce, type Occasion } from '../../../events/announce.ts'
import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { submissionReassigned } from '../../../events/submission-reassigned.ts'
import { isOpen } from '../../domain/deadline.ts'
import type { District } from '../../domain/district.ts'
import { type Submission, submissionSubject } from '../../domain/submission.ts'
import { NotFound } from '../../errors.ts'
import { commit } from '../../table/commit.ts'
import { deadlinesOf } from '../../table/deadline-store.ts'
import { getDistrict } from '../../table/district-store.ts'
import { findSubmission, submissionShape } from '../../table/submission-store.ts'
import type { Table } from '../../table/table.ts'
import { again } from '../again.ts'
import { toldWithDays } from '../deadlines/deadlines-told.ts'
import { givenTo } from '../deadlines/given-deadline.ts'
import { deadlineChanges } from '../deadlines/submission-deadlines.ts'
import type { FoundOwner } from './owner-search.ts'

/** Says who is to have a submission; nobody, when it stays as it is. */
export type Choice = (submission: Submission, district: District) => Promise<FoundOwner | undefined>

/**
 * Gives a submission that is to be completed to somebody else, with its deadlines, in one transaction.
 * @returns to whom, when it was given away
 * @throws NotFound when there is no such submission
 */
export async function giveSubmission(
  table: Table,
  { form, hash }: Pick<Submission, 'form' | 'hash'>,
  choose: Choice,
  occasion: Occasion,
): Promise<FoundOwner['assignment'] | undefined> {
  return again(async () => {
    const submission = await findSubmission(table, form, hash)
    if (submission === undefined) throw new NotFound(`form ${form} sent no submission ${hash}`)
    const district = await getDistrict(table, submission.district)
    const chosen = await choose(submission, district)
    if (chosen === undefined) return undefined
    const { owner, reason } = chosen.assignment
    const next: Submission = { ...submission, owner, version: submission.version + 1 }
    const subject = submissionSubject(next)
    const deadlines = (await deadlinesOf(table, subject))
      .filter(isOpen)
      .map((one) => givenTo(one, { owner, liaison: owner, district }, occasion))
    const { correlationId, version } = next
    const what = { subject, district: district.id, version, data: { owner, reason } }
    await commit(
      table,
      [{ replace: submissionShape.toItem(next) }, ...deadlineChanges(deadlines), ...chosen.checks],
      [
        announce(submissionReassigned, { ...occasion, correlationId }, what),
        ...toldWithDays(deadlineMoved, deadlines, occasion),
      ],
    )
    return chosen.assignment
  })
}
